"""A role in a municipality is a seat in each of its committees, and in no other's."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from socfin.actions.committees import create_committee
from socfin.actions.municipal.roles import end_municipal_role, give_municipal_role
from socfin.actions.people.memberships import RoleClash, give_role
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import AuditEvent, MunicipalRole
from socfin.models.guards import REFUSAL
from socfin.selectors.memberships import role_of, seats_of
from tests.cast import published

TODAY = timezone.localdate()
TOMORROW, NEXT_WEEK = TODAY + timedelta(days=1), TODAY + timedelta(days=7)


@pytest.fixture
def elsewhere(committee):
    return create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Annby", root_code="9", root_name="Allt"),
        by=machine_user(),
    )


@pytest.fixture
def give(committee, olle, adam):
    def run(role=Role.BOARD, **days):
        given = GivenRole(role=role, **days)
        return give_municipal_role(user=olle, municipality=committee.municipality, given=given, by=adam)

    return run


def test_who_has_a_role_in_the_municipality_has_one_in_its_committees_and_no_other(
    give, committee, elsewhere, olle
):
    give(Role.ADMINISTRATOR)

    assert [(seat.committee, seat.role) for seat in seats_of(olle)] == [(committee, Role.ADMINISTRATOR)]
    assert role_of(olle, elsewhere) is None


def test_the_pages_of_another_municipality_are_not_there(give, elsewhere, olle, logged_in, publish_rows):
    publish_rows("511 5020 2022-03 utfall -1000")
    published(elsewhere, "9 5020 2022-03 utfall -1000")
    give(Role.ADMINISTRATOR)
    client = logged_in(olle)

    assert client.get("/provby/2022-03/").status_code == 200
    assert client.get("/provby/installningar/personer/").status_code == 200
    for page in ("2022-03/", "installningar/", "installningar/personer/", "uppladdningar/"):
        assert client.get(f"/annan/{page}").status_code == 404
    assert "Annby" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("role", "statuses"),
    [(Role.BOARD, [200, 403, 403, 403]), (Role.FINANCE_CHIEF, [200, 200, 403, 403])],
)
def test_the_board_reads_and_the_finance_chief_sets(give, role, statuses, olle, logged_in, publish_rows):
    publish_rows("511 5020 2022-03 utfall -1000")
    give(role)
    client = logged_in(olle)

    pages = ("2022-03/", "installningar/", "uppladdningar/", "installningar/personer/")
    assert [client.get(f"/provby/{page}").status_code for page in pages] == statuses


def test_of_two_roles_the_one_that_may_most_counts(give, committee, olle, adam):
    given = GivenRole(role=Role.SECRETARY)
    give_role(user=olle, committee=committee, given=given, by=adam)
    give(Role.BOARD)
    assert role_of(olle, committee) is Role.SECRETARY

    give(Role.ADMINISTRATOR)
    assert role_of(olle, committee) is Role.ADMINISTRATOR


def test_a_role_counts_between_its_days_and_one_follows_on_another(give, committee, olle):
    before = give()
    give(Role.FINANCE_CHIEF, first_day=None, last_day=NEXT_WEEK)

    before.refresh_from_db()
    assert before.ended_at is not None
    assert role_of(olle, committee) is Role.FINANCE_CHIEF


def test_a_role_to_come_is_none_yet_and_is_not_run_over(give, committee, olle):
    give(first_day=TOMORROW)
    assert role_of(olle, committee) is None

    with pytest.raises(RoleClash, match="annan roll"):
        give(Role.FINANCE_CHIEF)


@pytest.mark.parametrize("role", [Role.CONTROLLER, Role.POLITICIAN, Role.SECRETARY, Role.VERKSAMHETSCHEF])
def test_a_role_of_a_committee_is_none_in_a_municipality(give, role):
    with pytest.raises(RoleClash, match="roll i en nämnd"):
        give(role)


def test_an_ended_role_gives_nothing_and_is_ended_once(give, committee, olle, adam):
    held = give()
    end_municipal_role(held=held, by=adam)

    assert role_of(olle, committee) is None
    with pytest.raises(RoleClash, match="redan avslutad"):
        end_municipal_role(held=held, by=adam)


def test_the_database_lets_no_role_be_another_or_go(give, olle, adam):
    give()

    for change in (
        lambda: MunicipalRole.objects.update(role="administrator"),
        lambda: MunicipalRole.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
            change()


def test_each_committees_trail_says_who_was_let_in(give, committee, adam):
    end_municipal_role(held=give(), by=adam)

    noted = AuditEvent.objects.filter(committee="provby", details__municipality="provby").order_by("id")
    assert [(one.action, one.details["user"]) for one in noted] == [
        ("give_municipal_role", "olle"),
        ("end_municipal_role", "olle"),
    ]


def test_a_role_is_given_by_command(committee, olle):
    call_command("give_role", "provby", "olle", "finance_chief", "--municipality", verbosity=0)
    assert role_of(olle, committee) is Role.FINANCE_CHIEF

    with pytest.raises(CommandError, match="finns inte"):
        call_command("give_role", "ingen", "olle", "board", "--municipality")
