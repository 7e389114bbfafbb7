"""Each notice reaches those it is for, and stops when what it is about is over."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from socfin.actions.agenda import withdraw_item
from socfin.actions.audit import trace
from socfin.actions.meetings import call_off_meeting, create_meeting, freeze
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.people.notices import NoticeKind
from socfin.domain.period import Month
from socfin.reporting.due import steps_due
from socfin.reporting.notices import TRIES_OF_A_NAME, TRIES_OF_NOBODY, notices_of
from tests.cast import NAMES, person

MARCH = Month(2022, 3)
DEFICIT = "511 5020 2022-03 utfall -9000000 3\n511 5020 2022-03 budget -7000000 3"


def told(kind: NoticeKind) -> dict[str, list[str]]:
    """Who of the cast is told what of a kind."""
    words = {name: [one.words for one in notices_of(person(name)) if one.kind is kind] for name in NAMES}
    return {name: said for name, said in words.items() if said}


@pytest.fixture
def published(committee, publish_rows):
    publish_rows(DEFICIT)
    return committee


@pytest.fixture
def meeting(published, sara):
    day = timezone.localdate() + timedelta(days=5)
    return create_meeting(
        committee=published, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )


def test_new_figures_are_told_to_everyone_with_a_role_but_the_one_who_published(published):
    words = told(NoticeKind.PUBLISHED)

    assert sorted(words) == ["adam", "petra", "sara"]
    assert words["petra"] == ["Underskott 2,0\u00a0mnkr mot budget till och med mars 2022."]


def test_news_is_no_news_after_two_weeks(published, petra):
    later = timezone.now() + timedelta(days=15)

    assert notices_of(petra, later) == []


def test_what_is_beyond_the_limit_is_told_by_its_topmost_row(published):
    assert told(NoticeKind.BEYOND_LIMIT)["petra"] == [
        "Hemtjänst: underskott 2,0\u00a0mnkr mot budget till och med mars 2022."
    ]


def test_what_was_beyond_the_limit_the_month_before_is_not_told_again(published, publish_rows):
    publish_rows("511 5020 2022-04 utfall -3000000\n511 5020 2022-04 budget -2000000", "april.csv")

    assert told(NoticeKind.BEYOND_LIMIT) == {}


@pytest.mark.parametrize(("outcome", "beyond"), [(-7210000, False), (-7210001, True)])
def test_the_limit_itself_is_not_beyond(outcome, beyond, committee, publish_rows):
    publish_rows(f"511 5020 2022-03 utfall {outcome} 3\n511 5020 2022-03 budget -7000000 3")

    assert bool(told(NoticeKind.BEYOND_LIMIT)) is beyond


def test_a_missing_comment_is_told_to_those_who_may_write_it_until_they_do(published, carin):
    before = told(NoticeKind.COMMENT_MISSING)
    write_remark(
        verksamhet=published.verksamheter.get(code="510"),
        month=MARCH,
        words=RemarkWords(text="Fler timmar.", cause=""),
        by=carin,
    )

    assert sorted(before) == ["adam", "carin"]
    assert told(NoticeKind.COMMENT_MISSING) == {}


def test_a_paper_is_told_to_everyone_but_the_one_who_froze_it(meeting, sara):
    freeze(meeting=meeting, month=MARCH, by=sara)

    words = told(NoticeKind.PAPER_READY)
    assert sorted(words) == ["adam", "carin", "petra"]
    assert words["petra"][0].startswith("Underlaget för mars 2022 är klart till sammanträdet ")


def test_a_meeting_that_is_called_off_has_no_paper(meeting, sara):
    item = freeze(meeting=meeting, month=MARCH, by=sara).item
    withdraw_item(item=item, reason="Ställs in.", by=sara)
    call_off_meeting(meeting=meeting, by=sara)

    assert told(NoticeKind.PAPER_READY) == {}


def test_a_frozen_report_that_holds_no_longer_is_told_to_those_who_freeze(meeting, sara, publish_rows):
    freeze(meeting=meeting, month=MARCH, by=sara)
    before = told(NoticeKind.FROZEN_OUTDATED)
    publish_rows(DEFICIT.replace("9000000", "9000001"), "rättad.csv")

    assert before == {}
    assert sorted(told(NoticeKind.FROZEN_OUTDATED)) == ["adam", "sara"]


def test_failed_log_ins_are_told_to_the_administrator_from_as_many_as_lock_the_name(committee, petra):
    for _ in range(TRIES_OF_A_NAME - 1):
        trace("log_in_failed", who="petra")
    before = told(NoticeKind.LOG_IN_FAILED)
    trace("log_in_failed", who="petra")

    assert before == {}
    assert {name: len(words) for name, words in told(NoticeKind.LOG_IN_FAILED).items()} == {"adam": 1}
    assert "5 misslyckade inloggningar för petra" in told(NoticeKind.LOG_IN_FAILED)["adam"][0]


def test_names_that_nobody_has_are_told_to_those_who_administer_the_site(committee, olle):
    olle.is_superuser = True
    olle.save(update_fields=["is_superuser"])
    for _ in range(TRIES_OF_NOBODY):
        trace("log_in_failed", who="")

    assert list(told(NoticeKind.LOG_IN_FAILED)) == ["olle"]
    assert "20 misslyckade inloggningar med namn som ingen har" in told(NoticeKind.LOG_IN_FAILED)["olle"][0]


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2022, 4, 8), []),
        (date(2022, 4, 9), ["Siffrorna för mars 2022 ska vara klara 12 april 2022."]),
        (date(2022, 4, 26), ["Siffrorna för mars 2022 ska vara klara 12 april 2022."]),
        (date(2022, 4, 27), []),
    ],
)
def test_figures_are_asked_for_from_three_days_before_to_two_weeks_after_the_day(today, asked, committee):
    assert [step.words for step in steps_due(committee, today)] == asked


def test_a_month_with_figures_is_asked_to_be_closed_after_the_day(published):
    assert list(steps_due(published, date(2022, 4, 12))) == []
    assert [step.words for step in steps_due(published, date(2022, 4, 13))] == [
        "Mars 2022 har siffror och är inte stängd. Dagen för siffror har passerat."
    ]
