"""The administrator of a municipality says who has a role above its nämnder."""

import pytest

from socfin.actions.municipal.roles import give_municipal_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.selectors.memberships import counting_above, role_of
from tests.at_once import at_once
from tests.cast import made

PAGE = "/kommun/provby/personer/"


@pytest.fixture
def client(committee, olle, adam, logged_in):
    given = GivenRole(role=Role.ADMINISTRATOR)
    give_municipal_role(user=olle, municipality=committee.municipality, given=given, by=adam)
    return logged_in(olle)


def test_the_administrator_gives_and_ends_roles_above_the_namnder(client, committee, petra):
    sent = {"username": "petra", "role": "board", "first_day": "", "last_day": ""}

    assert client.post(PAGE, sent).status_code == 302
    held = petra.municipal_roles.get()
    assert "Petra Politiker" in made(client, "/provby/installningar/personer/").content.decode()
    assert client.post(PAGE, {"end": held.pk}).status_code == 302
    assert not petra.municipal_roles.filter(ended_at=None).exists()
    assert role_of(petra, committee) is Role.POLITICIAN


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"username": "ingen", "role": "board"}, 422),
        ({"username": "olle", "role": "board"}, 422),
        ({"username": "petra", "role": "controller"}, 422),
        ({"end": "99"}, 404),
        ({"end": "²"}, 404),
    ],
)
def test_nobody_is_given_what_cannot_be(client, petra, sent, status):
    assert client.post(PAGE, {"first_day": "", "last_day": ""} | sent).status_code == status
    assert not petra.municipal_roles.exists()


def test_an_administrator_does_not_end_the_own_role(client, olle):
    client.post(PAGE, {"end": olle.municipal_roles.get().pk})

    assert olle.municipal_roles.get().ended_at is None


def test_of_two_administrators_who_end_each_others_roles_at_once_one_stays(
    transactional_db, client, logged_in, committee, adam, olle
):
    given = GivenRole(role=Role.ADMINISTRATOR)
    theirs = give_municipal_role(user=adam, municipality=committee.municipality, given=given, by=olle)
    adams, own = logged_in(adam), olle.municipal_roles.get()

    assert (
        at_once(lambda: client.post(PAGE, {"end": theirs.pk}), lambda: adams.post(PAGE, {"end": own.pk}))
        == []
    )

    assert counting_above().filter(municipality=committee.municipality).count() == 1
