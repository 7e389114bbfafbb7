"""Old figures never come back: the revision only rises, and what is frozen is read from the database."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from socfin import reporting
from socfin.actions.audit import record
from socfin.actions.committees import change_presentation
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion, Presentation
from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.models import Committee
from socfin.reporting.held import hold

JANUARY = Month(2022, 1)
OLD, NEW = "511 5020 2022-01 utfall -1000", "511 5020 2022-01 utfall -5000"


def outcome(committee) -> int:
    return reporting.report(Committee.objects.get(pk=committee.pk), JANUARY).total.to_date.outcome


def settings(committee, by):
    change_presentation(
        committee=committee,
        presentation=Presentation(
            unit=Unit.KR, watch_percent=Decimal(1), deficit_percent=Decimal(3), floor=0, total_first=True
        ),
        by=by,
    )


def small_numbers(committee, by):
    change_small_numbers(committee=committee, limit=6, mask_for_politicians=True, people={}, by=by)


def whole_object(committee, by):
    committee.name = "Omsorgsnämnden"
    committee.save()
    record("change_presentation", by=by, committee=committee)


@pytest.mark.parametrize("change", [settings, small_numbers, whole_object])
def test_a_setting_saved_with_a_committee_fetched_earlier_brings_no_old_figures_back(
    committee, publish_rows, adam, change
):
    publish_rows(OLD)
    assert outcome(committee) == -1000_00
    fetched_earlier = Committee.objects.get(pk=committee.pk)
    publish_rows(NEW)
    before = Committee.objects.get(pk=committee.pk).revision

    change(fetched_earlier, adam)

    assert outcome(committee) == -5000_00
    assert Committee.objects.get(pk=committee.pk).revision > before


def test_a_revision_that_was_rolled_back_never_comes_again(committee, adam):
    with transaction.atomic():
        record("give_role", by=adam, committee=committee)
        rolled_back = committee.revision
        transaction.set_rollback(True)

    record("give_role", by=adam, committee=committee)

    assert committee.revision > rolled_back


def test_what_is_frozen_is_read_from_the_database_whatever_was_kept(committee, publish_rows, sara):
    publish_rows(NEW)
    committee.refresh_from_db()
    meeting = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    committee.refresh_from_db()
    false = reporting.report(committee, JANUARY).to_json().replace("-500000", "-100000")
    hold(f"{committee.pk}:report:{JANUARY}::then", committee.revision, Report.from_json(false), weight=1)
    assert outcome(committee) == -1000_00  # the page would show what was kept

    frozen = freeze(meeting=meeting, month=JANUARY, by=sara)

    assert Report.from_json(frozen.report).total.to_date.outcome == -5000_00
