"""A large committee's page comes with its first level, and an address opens the rest."""

import pytest

from socfin.tables import branches

TWO = """
511 5020 2022-03 utfall -1200
511 5020 2022-03 budget -900
520 5020 2022-03 utfall -500
520 5020 2022-03 budget -600
"""


@pytest.fixture
def large(monkeypatch, committee, publish_rows):
    publish_rows(TWO)
    monkeypatch.setattr(branches, "FROM_ROWS", 1)


@pytest.mark.parametrize("username", ["petra", "carin"])
def test_the_overview_opens_a_verksamhet_by_its_link(large, logged_in, petra, carin, username):
    client = logged_in({"petra": petra, "carin": carin}[username])

    closed = client.get("/provby/2022-03/?enhet=kr").content.decode()
    opened = client.get("/provby/2022-03/?enhet=kr&oppna=510").content.decode()

    assert 'data-code="511"' not in closed
    assert 'href="?enhet=kr&amp;oppna=510#rad-510"' in closed
    assert 'data-code="511"' in opened
    assert 'href="?enhet=kr#rad-510"' in opened


def test_the_page_of_a_verksamhet_holds_its_own_parts(large, logged_in, petra):
    page = logged_in(petra).get("/provby/2022-03/verksamhet/510/").content.decode()

    assert 'data-code="511"' in page
