"""The committee's administrator sees who may do what, gives roles and ends them; out at the next click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from socfin.actions.committees import create_committee
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import ALLOWS, Permission, Role
from socfin.models import AuditEvent
from socfin.selectors.memberships import counting, role_of
from tests.at_once import at_once

PAGE = "/provby/installningar/personer/"
TODAY = timezone.localdate()


@pytest.fixture
def client(logged_in, committee, adam):
    """Adam, who administers the committee and is no superuser."""
    assert not adam.is_superuser
    return logged_in(adam)


def test_the_page_says_who_has_which_role_and_what_each_role_may(client):
    page = client.get(PAGE).content.decode()

    for words in ("Petra Politiker", "Förtroendevald", "Carin Controller", *ALLOWS.values()):
        assert words in page
    assert "Olle" not in page
    assert set(ALLOWS) == set(Permission)


def test_those_who_administer_the_whole_site_are_named(client, olle):
    olle.is_superuser = True
    olle.save()

    assert "Hela webbplatsen administreras av Olle Utanroll" in client.get(PAGE).content.decode()


def test_a_role_that_is_given_counts_at_the_next_click(client, logged_in, committee, olle):
    olles = logged_in(olle)
    assert olles.get("/provby/").status_code == 404

    answer = client.post(PAGE, {"username": "olle", "role": "secretary", "first_day": "", "last_day": ""})

    assert answer.status_code == 302
    assert olles.get("/provby/").status_code == 200
    assert AuditEvent.objects.filter(action="give_role", by="adam", details__user="olle").exists()


def test_a_role_to_come_stands_by_itself_and_one_that_ended_stays_to_be_read(client, committee, petra, adam):
    day = TODAY + timedelta(days=30)
    give_role(user=petra, committee=committee, given=GivenRole(role=Role.SECRETARY, first_day=day), by=adam)
    sara = committee.memberships.get(user__username="sara")
    client.post(f"{PAGE}{sara.pk}/", {"now": "1"})

    context = client.get(PAGE).context

    assert [row["person"].username for row in context["ahead"]] == ["petra"]
    assert [row["person"].username for row in context["past"]] == ["sara"]


def test_a_role_ended_now_is_out_at_the_next_click(client, logged_in, committee, petra):
    petras = logged_in(petra)
    assert petras.get("/provby/").status_code == 200

    client.post(f"{PAGE}{committee.memberships.get(user=petra).pk}/", {"now": "1"})

    assert petras.get("/provby/").status_code == 404


def test_a_last_day_is_the_last_on_which_the_role_counts(client, committee, petra):
    held = committee.memberships.get(user=petra)

    assert client.post(f"{PAGE}{held.pk}/", {"last_day": TODAY.isoformat()}).status_code == 302

    held.refresh_from_db()
    assert held.last_day == TODAY
    assert role_of(petra, committee) is Role.POLITICIAN


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"username": "finnsinte", "role": "secretary"}, "Ingen som kan logga in heter så"),
        ({"username": "adam", "role": "politician"}, "Det är din egen roll"),
        ({"username": "olle", "role": ""}, "Välj en roll"),
        (
            {"username": "olle", "role": "secretary", "last_day": "2001-01-01"},
            "Sista dagen kan inte vara före",
        ),
    ],
)
def test_what_cannot_be_is_told_in_words_and_nothing_is_given(client, committee, olle, sent, told):
    answer = client.post(PAGE, sent)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert committee.memberships.count() == 4


def test_no_one_ends_the_own_role(client, committee, adam):
    answer = client.post(f"{PAGE}{committee.memberships.get(user=adam).pk}/", {"now": "1"})

    assert "Det är din egen roll" in answer.content.decode()
    assert role_of(adam, committee) is Role.ADMINISTRATOR


def test_a_role_of_another_committee_is_not_found(client, committee, petra):
    assert client.get(f"{PAGE}999999/").status_code == 404


def test_who_administers_a_committee_does_not_administer_the_site(committee, adam, logged_in):
    create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Annby", root_code="9", root_name="Annat"),
        by=machine_user(),
    )
    client = logged_in(adam)

    assert (adam.is_superuser, adam.is_staff, list(adam.get_all_permissions())) == (False, False, [])
    assert client.get("/admin/", follow=True).status_code == 403
    assert client.post("/admin/socfin/user/add/", {"username": "spok"}, follow=True).status_code == 403
    assert client.get("/annan/installningar/personer/").status_code == 404


@pytest.mark.parametrize("sent", [{"now": "1"}, {"username": "", "role": "politician"}])
def test_of_two_administrators_who_end_each_others_roles_at_once_one_stays(
    transactional_db, logged_in, committee, adam, olle, sent
):
    give_role(user=olle, committee=committee, given=GivenRole(role=Role.ADMINISTRATOR), by=adam)
    roles = {each.user: each.pk for each in counting().filter(role=Role.ADMINISTRATOR)}

    def ends(who, whose):
        client, role = logged_in(who), {"first_day": "", "last_day": "", **sent, "username": whose.username}
        return lambda: client.post(PAGE if "role" in sent else f"{PAGE}{roles[whose]}/", role)

    assert at_once(ends(adam, olle), ends(olle, adam)) == []

    assert counting().filter(committee=committee, role=Role.ADMINISTRATOR).count() == 1
