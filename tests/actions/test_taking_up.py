"""A report is taken up at a meeting with its words in one step; nothing is half done."""

from datetime import date

import pytest

from socfin.actions.periods import close_period, lock_period
from socfin.actions.taking_up import take_up
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.domain.standing import Overtaken
from socfin.models import AgendaFact, Meeting

JANUARY = Month(2022, 1)
WHEN = Occasion(date=date(2022, 2, 8), place="Tingshuset")
WORDS = AgendaItem(item="SN § 9", dnr="SN 2022-4", heading="Ekonomi", decision="Nämnden godkänner.")


@pytest.fixture
def january(publish_rows, committee):
    publish_rows("511 5020 2022-01 utfall -1100000\n511 5020 2022-01 budget -1000000")
    return committee


def frozen_words(version) -> AgendaItem:
    return Report.from_json(version.report).agenda


def test_a_new_meeting_the_words_and_the_frozen_report_come_in_one_step(january, sara):
    version = take_up(committee=january, month=JANUARY, to=WHEN, agenda=WORDS, by=sara)

    assert frozen_words(version) == WORDS
    assert version.item.meeting.place == "Tingshuset"
    assert AgendaFact.objects.get().paragraph == "SN § 9", "the month's own documents are called the same"


def test_a_locked_month_is_taken_up_with_its_paragraph_and_stays_called_what_it_was(january, sara, carin):
    close_period(committee=january, month=JANUARY, by=carin, reason="Prov.")
    lock_period(committee=january, month=JANUARY, by=carin)

    version = take_up(committee=january, month=JANUARY, to=WHEN, agenda=WORDS, by=sara)

    assert frozen_words(version) == WORDS
    assert not AgendaFact.objects.exists()


def test_nothing_is_done_when_another_has_written_the_words_meanwhile(january, sara):
    take_up(committee=january, month=JANUARY, to=WHEN, agenda=WORDS, by=sara)

    with pytest.raises(Overtaken):
        take_up(committee=january, month=JANUARY, to=WHEN, agenda=AgendaItem(item="SN § 1"), by=sara, seen="")

    assert Meeting.objects.count() == 1
