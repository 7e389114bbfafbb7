"""A large committee's page comes with its first level, and an address opens the rest."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlparse

import pytest

from socfin.actions.meetings import create_meeting, freeze
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
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


@pytest.fixture
def frozen(large, committee, sara):
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 4, 19), starts=None, ends=None, place=""),
        by=sara,
    )
    return freeze(meeting=meeting, month=Month(2022, 3), by=sara).item_id


@pytest.mark.parametrize(
    ("address", "also"),
    [
        ("2022-03/prognos/", {"enhet": "kr"}),
        ("2022-03/sammanfattning/", {"enhet": "kr"}),
        ("2022-03/sammanfattning/", {"offentlig": "ja"}),
        ("sammantraden/{meeting}/arende/{item}/", {"version": "1"}),
        ("sammantraden/{meeting}/arende/{item}/", {"visa": "offentlig"}),
    ],
)
def test_every_page_with_a_large_table_opens_its_parts_and_keeps_what_was_chosen(
    frozen, committee, logged_in, carin, address, also
):
    meeting = committee.meetings.get().pk
    client = logged_in(carin)
    page = f"/provby/{address.format(meeting=meeting, item=frozen)}?{urlencode(also)}"

    closed = client.get(page).content.decode()
    link = unescape(re.search(r'class="fold" href="([^"]*)"', closed)[1])
    opened = client.get(urljoin(page, link.split("#")[0])).content.decode()

    assert 'data-code="511"' not in closed
    assert 'data-code="511"' in opened
    assert set(also.items()) - {("version", "1")} <= set(parse_qsl(urlparse(link).query))
