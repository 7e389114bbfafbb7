"""The ekonomichef sets what the nämnder have in common."""

import pytest

from socfin.actions.municipal.roles import give_municipal_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.selectors.committees import committee_by_slug
from tests.cast import as_seen, made

SETTINGS = "/kommun/provby/installningar/"
TYPED = {
    "name": "Provby",
    "organisation_number": "2120000142",
    "accent": "skog",
    "open_licence": "cc-by",
    "open_contact": "data@provby.se",
    "unit": "mnkr",
    "watch_percent": "2",
    "deficit_percent": "4",
    "floor": "200",
    "risk_percent": "60",
}


@pytest.fixture
def as_role(committee, olle, adam, logged_in):
    def run(role):
        where = committee.municipality
        give_municipal_role(user=olle, municipality=where, given=GivenRole(role=role), by=adam)
        return logged_in(olle)

    return run


def test_what_the_ekonomichef_sets_holds_in_every_namnd_that_follows(as_role, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1000")
    client = as_role(Role.FINANCE_CHIEF)

    assert client.post(SETTINGS, TYPED | as_seen(client, SETTINGS)).status_code == 302

    stands = committee_by_slug("provby")
    assert (stands.unit, stands.watch_percent, stands.floor_ore, stands.risk_percent) == (
        "mnkr",
        2,
        200_000_00,
        60,
    )
    assert stands.municipality.organisation_number == "212000-0142"
    assert 'data-accent="skog"' in client.get("/provby/2022-01/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"organisation_number": "212000-0143"}, "Sista siffran stämmer inte"),
        ({"deficit_percent": "1"}, "minst lika stor"),
        ({"name": ""}, "name"),
        ({"accent": "rosa"}, "accent"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(as_role, wrong, words):
    client = as_role(Role.FINANCE_CHIEF)

    answer = client.post(SETTINGS, TYPED | as_seen(client, SETTINGS) | wrong)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert committee_by_slug("provby").unit == "tkr"


def test_of_two_who_write_at_once_the_later_is_asked(as_role):
    client = as_role(Role.FINANCE_CHIEF)
    seen = as_seen(client, SETTINGS)
    client.post(SETTINGS, TYPED | seen)

    answer = client.post(SETTINGS, TYPED | seen | {"unit": "kr"})

    assert answer.status_code == 422
    assert "någon annan hann före" in answer.content.decode()
    assert committee_by_slug("provby").unit == "mnkr"


def test_a_namnd_sees_what_is_its_own_and_can_follow_in_all_again(as_role, committee, carin, logged_in):
    client = logged_in(carin)
    page = "/provby/installningar/"
    own = {"unit": "kr", "watch_percent": "1", "deficit_percent": "3", "floor": "100", "risk_percent": "50"}
    client.post(page, own | as_seen(client, page, "presentation_form"))

    assert "enheten" in made(client, page).content.decode()
    assert "enheten" in made(as_role(Role.FINANCE_CHIEF), SETTINGS).content.decode()
    assert client.post(page, {"follow": "ja"}).status_code == 302
    assert committee_by_slug("provby").unit == "tkr"
    assert committee_by_slug("provby").own_settings == []


def test_the_ekonomichef_says_which_motpart_is_which_namnd_by_name(as_role):
    client = as_role(Role.FINANCE_CHIEF)
    typed = TYPED | {"counterparts": "820 = socialnämnden\r\n\r\n851=utanför"}

    assert client.post(SETTINGS, typed | as_seen(client, SETTINGS)).status_code == 302
    assert committee_by_slug("provby").municipality.counterparts == "820 = provby\n851 = utanför"
    assert "820 = Socialnämnden\n851 = utanför" in client.get(SETTINGS).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("820", "Rad 1 går inte att läsa"),
        ("820 = Skolnämnden", "Rad 1: ingen nämnd i kommunen heter ”Skolnämnden”. Skriv ”Socialnämnden”"),
        ("820 = utanför\n820 = Socialnämnden", "Rad 2: koden 820 är redan en annan nämnd."),
    ],
)
def test_a_counterpart_that_nobody_can_mean_is_refused_with_its_row(as_role, typed, words):
    client = as_role(Role.FINANCE_CHIEF)
    answer = client.post(SETTINGS, TYPED | {"counterparts": typed} | as_seen(client, SETTINGS))

    assert answer.status_code == 422
    assert words in answer.content.decode()
