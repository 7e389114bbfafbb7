"""Roles are given for a time, follow on each other and are ended; only one counts at a time."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from socfin.actions.people.memberships import RoleClash, end_role, give_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import AuditEvent
from socfin.selectors.memberships import counting, role_of
from tests.roles import end_every_role

TODAY = timezone.localdate()
TOMORROW, NEXT_WEEK, NEXT_YEAR = (TODAY + timedelta(days=days) for days in (1, 7, 365))


@pytest.fixture
def give(committee, olle, adam):
    def run(role: Role = Role.SECRETARY, first: date | None = None, last: date | None = None):
        return give_role(
            user=olle,
            committee=committee,
            given=GivenRole(role=role, first_day=first, last_day=last),
            by=adam,
        )

    return run


def roles_on(committee, user, day):
    return [one.role for one in counting(day).filter(committee=committee, user=user)]


def test_a_role_counts_only_between_its_days(give, committee, olle):
    give(first=TOMORROW, last=NEXT_WEEK)

    assert role_of(olle, committee) is None
    assert roles_on(committee, olle, TOMORROW) == ["secretary"]
    assert roles_on(committee, olle, NEXT_WEEK) == ["secretary"]
    assert roles_on(committee, olle, NEXT_WEEK + timedelta(days=1)) == []


def test_the_database_and_the_term_agree_on_every_day(give, committee, olle):
    give(first=TOMORROW, last=NEXT_WEEK)
    for days in range(10):
        day = TODAY + timedelta(days=days)
        assert bool(roles_on(committee, olle, day)) is committee.memberships.get(user=olle).term.holds(day)


def test_a_role_to_come_follows_on_the_one_before_without_a_day_of_both(give, committee, olle):
    before = give()
    give(Role.ADMINISTRATOR, first=NEXT_WEEK)

    before.refresh_from_db()
    assert before.last_day == NEXT_WEEK - timedelta(days=1)
    assert role_of(olle, committee) is Role.SECRETARY
    assert roles_on(committee, olle, NEXT_WEEK) == ["administrator"]


def test_a_role_from_now_ends_the_one_before_at_once_and_both_are_kept(give, committee, olle):
    give()
    give(Role.CONTROLLER)

    assert role_of(olle, committee) is Role.CONTROLLER
    assert [one.role for one in committee.memberships.filter(user=olle).order_by("pk")] == [
        "secretary",
        "controller",
    ]


def test_a_role_that_would_run_into_one_to_come_is_refused_and_nothing_is_changed(give, committee, olle):
    give(last=TOMORROW)
    give(Role.ADMINISTRATOR, first=NEXT_WEEK)

    with pytest.raises(RoleClash, match="ska vara administratör från"):
        give(Role.CONTROLLER)
    assert role_of(olle, committee) is Role.SECRETARY
    give(Role.CONTROLLER, last=NEXT_WEEK - timedelta(days=1))
    assert role_of(olle, committee) is Role.CONTROLLER


@pytest.mark.parametrize(("first", "last"), [(None, TODAY - timedelta(days=1)), (NEXT_WEEK, TOMORROW)])
def test_a_role_never_ends_before_it_begins(give, first, last):
    with pytest.raises(RoleClash, match="Sista dagen kan inte vara före"):
        give(first=first, last=last)


def test_an_ended_role_counts_no_longer_and_is_ended_only_once(give, committee, olle, adam):
    held = give()
    end_role(membership=held, by=adam)

    assert role_of(olle, committee) is None
    assert committee.memberships.filter(user=olle).count() == 1
    with pytest.raises(RoleClash, match="redan avslutad"):
        end_role(membership=held, by=adam)
    last = AuditEvent.objects.filter(action="end_role").get()
    assert (last.by, last.details["user"], last.details["after"]) == ("adam", "olle", {"ended": "at once"})


def test_the_last_day_can_be_moved_until_it_has_been_but_not_into_a_role_to_come(give, adam):
    held = give(last=TOMORROW)
    give(Role.ADMINISTRATOR, first=NEXT_WEEK)

    end_role(membership=held, by=adam, last_day=TODAY)
    end_role(membership=held, by=adam, last_day=TOMORROW)
    with pytest.raises(RoleClash, match="ska vara administratör från"):
        end_role(membership=held, by=adam, last_day=NEXT_YEAR)


def test_taking_a_role_ends_those_to_come_too(give, committee, olle, adam):
    give(last=TOMORROW)
    give(Role.ADMINISTRATOR, first=NEXT_WEEK)

    end_every_role(user=olle, committee=committee, by=adam)

    assert roles_on(committee, olle, NEXT_YEAR) == roles_on(committee, olle, TODAY) == []
    assert committee.memberships.filter(user=olle).count() == 2
