"""Freezing is exact and for ever; a reopened item gets a new version and the old one stays."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from socfin import reporting
from socfin.actions.meetings import (
    AlreadyThere,
    change_meeting,
    create_meeting,
    freeze,
    keep_document,
    reopen,
)
from socfin.actions.publishing import undo
from socfin.actions.remarks import set_agenda, write_remark
from socfin.documents import FORMATS, render
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.models import AuditEvent, Item, ItemVersion
from socfin.selectors.committees import verksamhet_by_code
from socfin.selectors.meetings import agenda_of_version, previous_item
from socfin.services.comparison.reports import changes
from socfin.services.prose.change_sentences import news
from tests.cast import person, provby, published

MARCH = Month(2022, 3)
ROWS = """
511 5020 2022-01 budget -1000000
511 5020 2022-01 utfall -1100000
520 5020 2022-01 budget -2000000
520 5020 2022-01 utfall -1900000
"""
MORE = "511 5020 2022-01 utfall -1200000\n520 5020 2022-01 utfall -1900000"
JANUARY = Month(2022, 1)


@pytest.fixture(scope="module")
def january(once):
    return once(january_frozen)


@pytest.fixture
def frozen(january, db):
    return ItemVersion.objects.get(pk=january)


@pytest.fixture
def meeting(frozen):
    return frozen.item.meeting


def january_frozen():
    committee, sara = provby(), person("sara")
    published(committee, ROWS)
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(
            date=date(2022, 5, 3), starts=time(13), ends=time(15, 30), place="Nostrarummet, Tingshuset"
        ),
        by=sara,
    )
    return freeze(meeting=meeting, month=JANUARY, by=sara).pk


def test_what_is_frozen_is_the_report_as_it_was_published(frozen, committee):
    assert Report.from_json(frozen.report) == reporting.report(committee, JANUARY)
    assert frozen.number == 1


def test_new_figures_do_not_touch_what_is_frozen(frozen, committee, publish_rows):
    before = frozen.report

    publish_rows(MORE, "nya.csv")

    frozen.refresh_from_db()
    assert frozen.report == before
    now = reporting.report(committee, JANUARY)
    assert news(changes(Report.from_json(before), now))[0].startswith("Nya siffror finns: totalt 0")


def test_undoing_the_files_does_not_touch_what_is_frozen(frozen, carin):
    upload_id = Report.from_json(frozen.report).sources[0].upload
    upload = frozen.item.meeting.committee.uploads.get(pk=upload_id)
    before = frozen.report

    undo(upload=upload, by=carin)

    frozen.refresh_from_db()
    assert frozen.report == before


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"pdf"}))
def test_documents_of_a_frozen_item_are_the_same_bytes_when_figures_change(frozen, publish_rows, format):
    before = render(Report.from_json(frozen.report), format).content

    publish_rows(MORE, "nya.csv")

    frozen.refresh_from_db()
    assert render(Report.from_json(frozen.report), format).content == before


def test_comments_and_the_agenda_are_frozen_with_the_figures(frozen, committee, carin, sara):
    node = verksamhet_by_code(committee, "520")
    write_remark(verksamhet=node, month=JANUARY, words=RemarkWords(text="Efteråt.", cause=""), by=carin)
    set_agenda(
        committee=committee,
        month=JANUARY,
        agenda=AgendaItem(item="§ 99", dnr="", heading="", decision=""),
        by=sara,
    )

    frozen.refresh_from_db()
    assert "Efteråt." not in frozen.report
    assert frozen.item.paragraph == ""


def test_a_period_is_frozen_once_in_a_meeting(frozen, meeting, sara):
    with pytest.raises(AlreadyThere) as there:
        freeze(meeting=meeting, month=JANUARY, by=sara)

    assert there.value.item == frozen.item
    assert ItemVersion.objects.count() == 1


def test_a_period_without_figures_cannot_be_frozen_and_leaves_nothing(meeting, sara):
    with pytest.raises(ValueError, match="Inga siffror är publicerade för mars 2022"):
        freeze(meeting=meeting, month=MARCH, by=sara)

    assert not Item.objects.filter(month=MARCH.yyyymm).exists()


def test_reopening_with_the_new_figures_makes_a_version_and_keeps_the_old(frozen, publish_rows, sara):
    before = frozen.report
    publish_rows(MORE, "nya.csv")

    second = reopen(
        item=frozen.item,
        agenda=AgendaItem(item="Su § 16"),
        new_figures=True,
        reason="Rättad lön i januari",
        by=sara,
    )

    frozen.refresh_from_db()
    assert frozen.report == before
    assert (second.number, second.reason) == (2, "Rättad lön i januari")
    assert Report.from_json(second.report).total.to_date.outcome == -310_000_000
    assert frozen.item.paragraph == "Su § 16"


def test_reopening_for_the_decision_keeps_the_frozen_figures(frozen, publish_rows, sara):
    publish_rows(MORE, "nya.csv")

    second = reopen(
        item=frozen.item,
        agenda=AgendaItem(decision="Nämnden tackar för informationen."),
        new_figures=False,
        reason="Beslutet infört",
        by=sara,
    )

    was, now = Report.from_json(frozen.report), Report.from_json(second.report)
    assert now.total == was.total
    assert now.rows == was.rows
    assert now.agenda.decision == "Nämnden tackar för informationen."


def test_a_new_version_without_new_words_keeps_those_that_another_wrote_meanwhile(frozen, sara):
    stale = Item.objects.get(pk=frozen.item_id)
    reopen(
        item=frozen.item, agenda=AgendaItem(decision="Bifall."), new_figures=False, reason="Beslut", by=sara
    )

    third = reopen(item=stale, agenda=None, new_figures=False, reason="Små grupper", by=sara)

    assert Report.from_json(third.report).agenda.decision == "Bifall."
    assert Item.objects.get(pk=frozen.item_id).decision == "Bifall."


def test_an_item_is_not_opened_without_a_reason(frozen, sara):
    with pytest.raises(ValueError, match="varför"):
        reopen(item=frozen.item, agenda=AgendaItem(), new_figures=False, reason="  ", by=sara)

    assert frozen.item.versions.count() == 1


def test_a_document_is_kept_as_it_was_first_made(frozen, sara):
    first = render(Report.from_json(frozen.report), "csv")
    changed = render(Report.from_json(frozen.report), "text")

    keep_document(version=frozen, format="csv", public=False, document=first, by=sara)
    kept = keep_document(version=frozen, format="csv", public=False, document=changed, by=sara)

    assert bytes(kept.content) == first.content


def test_the_public_version_takes_no_room_when_it_says_the_same(frozen):
    assert frozen.public_report == ""


def test_a_meeting_that_ends_before_it_starts_is_refused(committee, sara):
    with pytest.raises(ValidationError, match="Sluttiden måste vara efter starttiden"):
        create_meeting(
            committee=committee,
            occasion=Occasion(date=date(2022, 5, 3), starts=time(15), ends=time(13), place=""),
            by=sara,
        )


def test_a_moved_meeting_keeps_its_items(frozen, meeting, sara):
    change_meeting(
        meeting=meeting, occasion=Occasion(date=date(2022, 5, 10), starts=None, ends=None, place=""), by=sara
    )

    assert [item.pk for item in meeting.items.all()] == [frozen.item_id]


def test_the_item_before_is_that_of_the_meeting_before(frozen, committee, publish_rows, sara):
    later = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 6, 7), starts=None, ends=None, place=""),
        by=sara,
    )
    publish_rows("511 5020 2022-02 utfall -900\n511 5020 2022-02 budget -900")

    second = freeze(meeting=later, month=Month(2022, 2), by=sara)

    assert previous_item(second.item) == frozen.item
    assert previous_item(frozen.item) is None


def test_everything_that_is_done_is_in_the_diary(frozen, sara):
    reopen(item=frozen.item, agenda=AgendaItem(), new_figures=False, reason="Rättat", by=sara)

    done = list(AuditEvent.objects.filter(by="sara").order_by("id").values_list("action", flat=True))
    assert done == ["create_meeting", "freeze", "reopen"]


def decided(version) -> bool | None:
    return Report.from_json(version.report).agenda.decided


def test_what_is_proposed_is_decided_only_when_it_is_entered_and_stays_so_in_later_versions(frozen, sara):
    words = AgendaItem(decision="Bifall.")
    anew = reopen(item=frozen.item, agenda=words, new_figures=False, reason="Rättad", by=sara)
    entered = reopen(
        item=frozen.item, agenda=replace(words, decided=True), new_figures=False, reason="Beslut", by=sara
    )
    later = reopen(item=frozen.item, agenda=None, new_figures=True, reason="Nya siffror", by=sara)

    assert [decided(version) for version in (frozen, anew, entered, later)] == [False, False, True, True]


def test_what_was_frozen_before_a_decision_was_entered_as_such_is_a_proposal_until_its_meetings_day(frozen):
    old = json.loads(frozen.report)
    del old["agenda"]["decided"]
    frozen.report = json.dumps(old)
    frozen.frozen_at = datetime(2022, 5, 2, 12, tzinfo=UTC)
    before = agenda_of_version(frozen).decided
    frozen.frozen_at = datetime(2022, 5, 3, 12, tzinfo=UTC)

    assert before is False
    assert agenda_of_version(frozen).decided is None
