"""Words typed in every field, in spellings that slip past the eye: none of them is read outside."""

from datetime import date
from itertools import count

import pytest
from django.urls import reverse

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import set_agenda, write_remark
from socfin.documents import FORMATS
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.report import AgendaItem
from socfin.selectors.committees import root_of
from tests.attack.conftest import MARCH
from tests.attack.documents import text_of
from tests.attack.planting import pages, plant
from tests.cast import person

SPELLINGS = (
    "grupphem  alfa",
    "Grupp\u00adhem\u00a0Al\u200bfa",
    "kostar2345678kr",
    "2'345'678",
    "2\u2009346 tkr",
    "2,35 mnkr",
    "\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
    "enhet110",
    "drygt 2,3 miljoner",
)
MARK = "lekord"
"""Stands in every telling text; where it is read, the text was."""
EXTENSIONS = tuple(each.extension for each in FORMATS.values())


@pytest.fixture
def telling():
    """Gives a telling text each time it is asked, in the next spelling."""
    asked = count()

    def text(length: int = 200) -> str:
        return f"{MARK} {SPELLINGS[next(asked) % len(SPELLINGS)]}"[:length]

    return text


@pytest.fixture
def planted(committee, telling):
    """A committee with telling words in every field."""
    return plant(committee, telling)


def test_no_page_of_the_politicians_has_words_that_tell(planted, committee, logged_in):
    client = logged_in(person("petra"))

    read = 0
    for item in planted:
        for address in pages(committee, item):
            answer = client.get(address)
            assert answer.status_code in (200, 403, 404), address
            text = answer.content.decode()
            assert MARK not in text, (address, text[max(text.find(MARK) - 200, 0) : text.find(MARK) + 80])
            read += answer.status_code == 200
    assert read > 20


@pytest.mark.any_database
def test_no_public_document_has_words_that_tell(planted, committee, logged_in):
    client = logged_in(person("sara"))

    for kind in EXTENSIONS:
        for address in (
            reverse("item_document", args=[committee.slug, planted[1].meeting_id, planted[1].pk, kind])
            + "?visa=offentlig",
            reverse("export", args=[committee.slug, str(MARCH), kind]) + "?offentlig=ja",
        ):
            answer = client.get(address)
            assert answer.status_code == 200, address
            text = text_of(kind, answer.content)
            assert len(text) > 60, address
            assert MARK not in text, address


def test_those_inside_read_all_of_it(planted, committee, logged_in):
    client = logged_in(person("sara"))
    item = planted[1]

    for address in (
        reverse("item", args=[committee.slug, item.meeting_id, item.pk]),
        reverse("meeting", args=[committee.slug, item.meeting_id]),
        reverse("meetings", args=[committee.slug]),
    ):
        assert MARK in client.get(address).content.decode(), address
    for kind in ("pdf", "docx", "pptx"):
        address = reverse("item_document", args=[committee.slug, item.meeting_id, item.pk, kind])
        assert MARK in text_of(kind, client.get(address).content), kind


def test_words_that_tell_nothing_are_read_by_politicians_too(committee, logged_in):
    sara = person("sara")
    words = {
        "item": "Su § 16",
        "dnr": "SN 2025/00123",
        "heading": "Ekonomi efter mars 2025",
        "decision": "Nämnden tackar för informationen den 12 april 2025.",
    }
    set_agenda(committee=committee, month=MARCH, agenda=AgendaItem(**words), by=sara)
    words["comment"] = "Sjukfrånvaron steg till 7,9 % i januari."
    write_remark(
        verksamhet=root_of(committee),
        month=MARCH,
        words=RemarkWords(text=words["comment"], cause=""),
        by=person("carin"),
    )
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2025, 5, 3), starts=None, ends=None, place="Plan 2, rum 214"),
        by=sara,
    )
    item = freeze(meeting=meeting, month=MARCH, by=sara).item

    client = logged_in(person("petra"))
    page = client.get(reverse("item", args=[committee.slug, meeting.pk, item.pk])).content.decode()
    page = page.replace("\u00a0", " ")  # an amount is never parted from its unit
    assert [one for one in words.values() if one not in page] == []
    assert (
        "Plan 2, rum 214"
        in client.get(reverse("meeting", args=[committee.slug, meeting.pk])).content.decode()
    )
