"""Where a nämnd has files, periods and questions a kommunstyrelse says that it has none, and leads on."""

import pytest

from socfin.actions.municipal.roles import give_municipal_role
from socfin.actions.people.memberships import give_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.selectors.committees import committee_by_slug
from tests.cast import person
from tests.reporting.municipal.test_board import two_namnder_and_their_board

PAGES = {"uppladdningar/": "Filer", "perioder/2022/": "Perioder", "fragor/": "Frågor"}


@pytest.fixture(scope="module")
def world(once):
    return once(two_namnder_and_their_board)


@pytest.fixture
def adam(world, db):
    adam, styrelsen = person("adam"), committee_by_slug("styrelsen")
    give_role(user=adam, committee=styrelsen, given=GivenRole(role=Role.ADMINISTRATOR), by=adam)
    return adam


def words(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("where", "heading"), PAGES.items())
def test_its_page_says_where_they_are_and_leads_on(where, heading, adam, logged_in):
    page = words(logged_in(adam).get(f"/styrelsen/{where}"))

    assert f"{heading} finns i nämnderna" in page
    assert "Kommunstyrelsen tar upp nämndernas siffror på sina sammanträden och har inga egna." in page
    assert 'href="/styrelsen/sammantraden/"' in page
    assert 'href="/kommun/provby/"' not in page, "adam has no role above the nämnder"


def test_who_has_a_role_in_the_municipality_is_led_to_all_of_them(adam, logged_in):
    municipality = committee_by_slug("styrelsen").municipality
    give_municipal_role(
        user=adam, municipality=municipality, given=GivenRole(role=Role.FINANCE_CHIEF), by=adam
    )

    assert 'href="/kommun/provby/"' in words(logged_in(adam).get("/styrelsen/perioder/2022/"))


def test_the_way_to_its_periods_and_a_days_plan_end_there_too(adam, logged_in):
    client = logged_in(adam)

    assert "Perioder finns i nämnderna" in words(client.get("/styrelsen/perioder/", follow=True))
    assert "Perioder finns i nämnderna" in words(client.post("/styrelsen/perioder/2022/", {"workday": "9"}))
    assert committee_by_slug("styrelsen").due_workday == committee_by_slug("skola").due_workday
