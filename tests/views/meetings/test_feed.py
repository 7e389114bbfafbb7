"""A committee's feed: what was published and frozen, to whom may read it, by key or logged in."""

from datetime import date, timedelta
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from socfin import reporting
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.tokens import create_token
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.people.tokens import Scope
from socfin.domain.period import Month
from socfin.reporting import as_frozen, public_version
from socfin.selectors.committees import committee_by_slug
from socfin.services.prose.sentences import heading
from socfin.views.meetings import feed
from tests.cast import person, published

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


def hide_the_small(committee, by, limit: int = 5) -> None:
    change_small_numbers(
        committee=committee, limit=limit, mask_for_politicians=True, people={"511": 3, "520": 3}, by=by
    )


def test_what_was_made_is_sent_again_without_masking_anything_anew(
    frozen, committee, logged_in, petra, carin, monkeypatch
):
    hide_the_small(committee, carin)
    first = logged_in(petra).get(FEED).content
    monkeypatch.setattr(reporting, "public_version", lambda *_: pytest.fail("it was masked once more"))

    assert logged_in(petra).get(FEED).content == first


def test_who_sees_all_and_who_does_not_are_never_given_each_others(
    frozen, committee, logged_in, petra, carin, monkeypatch
):
    hide_the_small(committee, carin)
    masked = []
    real = reporting.public_version
    monkeypatch.setattr(reporting, "public_version", lambda *given: masked.append(1) or real(*given))

    whole = [summary for *_, summary in entries(logged_in(carin).get(FEED)) if summary]
    assert (whole, masked) == ([heading(as_frozen(frozen.report))], [])
    logged_in(petra).get(FEED)
    assert masked == [1]


def test_a_unit_that_is_hidden_now_is_gone_from_a_feed_that_was_made_before(
    frozen, committee, logged_in, petra, carin
):
    client = logged_in(petra)
    before = entries(client.get(FEED))
    assert before[0][2] == heading(as_frozen(frozen.report))
    change_small_numbers(
        committee=committee,
        limit=9,
        mask_for_politicians=True,
        people={"511": 3, "512": 3, "520": 3},
        by=carin,
    )

    assert entries(client.get(FEED))[0][2] == heading(public_version(committee_by_slug("provby"), frozen))


def test_a_new_item_and_a_new_name_show_at_once(frozen, committee, logged_in, petra, sara):
    client = logged_in(petra)
    assert len(entries(client.get(FEED))) == 2
    other = create_meeting(committee=committee, occasion=Occasion(date(2022, 6, 7)), by=sara)
    freeze(meeting=other, month=Month(2022, 3), by=sara)

    assert entries(client.get(FEED))[0][0] == "Ärendet om mars 2022 till sammanträdet 7 juni 2022"


@pytest.mark.django_db(transaction=True)
def test_with_workers_a_program_comes_back_for_what_is_being_made(
    committee, carin, sara, petra, logged_in, settings, monkeypatch
):
    published(committee, ROWS)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 5, 3)), by=sara)
    freeze(meeting=meeting, month=Month(2022, 3), by=sara)
    hide_the_small(committee, carin)
    settings.WORKERS = True
    monkeypatch.setattr(feed, "FEED_WAIT_SECONDS", 0)
    client = logged_in(petra)

    for _ in range(2):
        later = client.get(FEED)
        assert (later.status_code, later["Retry-After"]) == (503, "60")
        assert "Fråga igen om en minut" in later.content.decode()
    assert DBTaskResult.objects.count() == 1
    call_command("work", once=True, stdout=StringIO())

    made = client.get(FEED).content
    settings.WORKERS = False
    caches["standing"].clear()
    assert client.get(FEED).content == made
