"""A committee's feed: what was published and frozen, to whom may read it, by key or logged in."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.tokens import create_token
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month
from socfin.reporting import as_frozen
from socfin.services.prose.sentences import heading
from tests.cast import person

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/provby/flode.atom"
ROWS = """
511 5020 2022-03 utfall -1000000 3
511 5020 2022-03 budget -900000 3
520 5020 2022-03 utfall -2500000 3
520 5020 2022-03 budget -2600000 3
"""


@pytest.fixture
def frozen(committee, publish_rows, sara):
    publish_rows(ROWS)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 5, 3)), by=sara)
    return freeze(meeting=meeting, month=Month(2022, 3), by=sara)


def entries(answer) -> list[tuple[str, str, str]]:
    root = ElementTree.fromstring(answer.content)
    return [
        (
            entry.findtext(f"{ATOM}title"),
            entry.find(f"{ATOM}link").get("href"),
            entry.findtext(f"{ATOM}summary") or "",
        )
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_the_newest_comes_first_and_each_leads_to_its_page(frozen, logged_in, petra):
    answer = logged_in(petra).get(FEED)
    item, month = entries(answer)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert item[0] == "Ärendet om mars 2022 till sammanträdet 3 maj 2022"
    assert item[1].endswith(f"/arende/{frozen.item_id}/?version=1")
    assert item[2] == heading(as_frozen(frozen.report))
    assert month[:2] == ("Siffror för mars 2022 är publicerade", "http://testserver/provby/2022-03/")


def test_a_key_reads_it_and_each_page_of_the_committee_tells_where_it_is(frozen, client, logged_in):
    secret = create_token(
        user=person("petra"),
        committee=frozen.item.meeting.committee,
        name="Läsare",
        scope=Scope.EXPORT,
        last_day=timezone.localdate() + timedelta(days=1),
        who="petra",
    )
    page = logged_in(person("petra")).get("/provby/2022-03/").content.decode()

    assert len(entries(client.get(FEED, headers={"Authorization": f"Bearer {secret}"}))) == 2
    assert 'type="application/atom+xml"' in page
    assert f'href="{FEED}"' in page


def test_a_feed_never_says_more_than_the_item_does(frozen, committee, logged_in, petra, carin):
    change_small_numbers(
        committee=committee, limit=5, mask_for_politicians=True, people={"511": 3, "520": 3}, by=carin
    )
    seen = str(entries(logged_in(petra).get(FEED)))

    assert "norr" not in seen
    assert "Hemtjänst" not in seen
