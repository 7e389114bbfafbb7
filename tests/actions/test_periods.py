"""Closing, locking and opening a committee's months: who was first, what was left, what the month keeps."""

from decimal import Decimal

import pytest

from socfin import reporting
from socfin.actions.closed import PeriodShut
from socfin.actions.committees import change_presentation
from socfin.actions.forecasts import make_forecasts
from socfin.actions.people.memberships import give_role
from socfin.actions.periods import (
    approve_reopening,
    ask_reopening,
    begin_closing,
    close_period,
    decline_reopening,
    lock_period,
    plan_periods,
    reopen_period,
)
from socfin.actions.publishing import OthersPublished, publish
from socfin.actions.remarks import write_remark
from socfin.domain.closing import NotMoved, PeriodState
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Presentation
from socfin.domain.money import Unit
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.roles import Role
from socfin.domain.standing import Overtaken
from socfin.models import AuditEvent, Committee, PeriodChange, Upload
from socfin.selectors import periods
from socfin.selectors.forecast_basis import shown_run
from socfin.selectors.uploads import publishing_mark
from tests.at_once import at_once
from tests.shut import ROWS, hand_in

JANUARY = {"month": Month(2022, 1)}
FEBRUARY = {"month": Month(2022, 2)}


@pytest.fixture
def eva(committee, olle, adam):
    """A second administrator."""
    give_role(user=olle, committee=committee, given=GivenRole(role=Role.ADMINISTRATOR), by=adam)
    return olle


def state(committee, month=JANUARY):
    return periods.period_of(committee, month["month"]).state


def test_a_month_without_figures_cannot_be_closed(committee, carin):
    with pytest.raises(NotMoved, match="Inga siffror är publicerade för januari 2022"):
        close_period(committee=committee, by=carin, **JANUARY)


def test_what_was_left_is_kept_with_the_reason_and_in_the_trail(committee, publish_rows, carin):
    publish_rows(ROWS)
    with pytest.raises(NotMoved, match="skriv varför månaden ändå kan stängas"):
        close_period(committee=committee, by=carin, **JANUARY)

    made = close_period(committee=committee, by=carin, reason=" Bedömning kommer i mars. ", **JANUARY)

    assert (made.state, made.reason, made.number) == ("closed", "Bedömning kommer i mars.", 1)
    assert made.remaining == ["Ingen har bedömt helåret efter januari."]
    noted = AuditEvent.objects.filter(action="close_period").get().details
    assert (noted["before"], noted["after"], noted["remaining"]) == ("open", "closed", made.remaining)


def test_while_a_month_is_being_closed_it_can_be_written_in(committee, publish_rows, carin):
    publish_rows(ROWS)
    begin_closing(committee=committee, by=carin, **JANUARY)

    node = committee.verksamheter.get(code="511")
    write_remark(verksamhet=node, words=RemarkWords(text="Ord.", cause=""), by=carin, **JANUARY)

    assert state(committee) is PeriodState.CLOSING


def test_who_closes_what_changed_since_it_was_looked_at_is_told_what(committee, publish_rows, carin):
    publish_rows(ROWS)
    seen = publishing_mark(committee)
    publish_rows("511 5020 2022-01 utfall -7", "rattelse.csv")

    with pytest.raises(NotMoved, match=r"publicerade rattelse\.csv .*stäng igen"):
        close_period(committee=committee, by=carin, reason="Prov.", seen=seen, **JANUARY)

    assert state(committee) is PeriodState.OPEN


def test_a_closed_month_keeps_the_limits_and_the_forecast_it_was_closed_with(
    committee, publish_rows, carin, adam
):
    publish_rows(ROWS)
    run = make_forecasts(committee=committee, by=carin, **JANUARY)
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)

    change_presentation(
        committee=committee,
        presentation=Presentation(
            unit=Unit.TKR, watch_percent=Decimal(20), deficit_percent=Decimal(30), floor=5, total_first=False
        ),
        by=adam,
    )
    publish_rows("511 5020 2022-12 budget -900000", "beslut.csv", "KF § 9")

    assert periods.limits_of(committee, Month(2022, 1)).floor == 100_000_00
    assert periods.limits_of(committee, Month(2022, 2)).floor == 5
    assert run is not None
    assert shown_run(committee, Month(2022, 1)) == run
    assert make_forecasts(committee=committee, by=carin, **JANUARY) is None


def test_a_month_opened_again_says_what_counts_now(committee, publish_rows, carin):
    months = range(1, 13)
    publish_rows("\n".join(f"511 5020 2022-{month:02} budget -100" for month in months), "budget.csv")
    publish_rows("511 5020 2022-01 utfall -100")
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)
    committee.refresh_from_db()
    closed = reporting.report(committee, Month(2022, 1)).total.year.budget
    publish_rows("511 5020 2022-12 budget -900000", "beslut.csv", "KF § 9")
    committee.refresh_from_db()
    assert reporting.report(committee, Month(2022, 1)).total.year.budget == closed

    reopen_period(committee=committee, reason="Nytt beslut.", by=carin, **JANUARY)
    committee.refresh_from_db()

    assert reporting.report(committee, Month(2022, 1)).total.year.budget == closed - 900_000_00 == -901_200_00


def test_a_locked_month_takes_two_administrators(committee, publish_rows, carin, adam, eva):
    publish_rows(ROWS)
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)
    lock_period(committee=committee, by=adam, **JANUARY)

    with pytest.raises(NotMoved, match="två administratörer"):
        reopen_period(committee=committee, reason="Fel.", by=adam, **JANUARY)
    with pytest.raises(NotMoved, match="Bara en administratör"):
        ask_reopening(committee=committee, reason="Fel.", by=carin, **JANUARY)
    ask_reopening(committee=committee, reason="Fel i bokslutet.", by=adam, **JANUARY)
    for approver, words in ((adam, "En annan administratör"), (carin, "Bara en administratör")):
        with pytest.raises(NotMoved, match=words):
            approve_reopening(committee=committee, by=approver, **JANUARY)
    assert state(committee) is PeriodState.LOCKED

    approve_reopening(committee=committee, by=eva, **JANUARY)

    assert state(committee) is PeriodState.OPEN
    assert [one.step for one in periods.steps(committee, Month(2022, 1))] == [
        "close_period",
        "lock_period",
        "ask_reopening",
        "approve_reopening",
    ]


def test_a_declined_reopening_leaves_it_locked_and_cannot_be_approved_after(
    committee, publish_rows, carin, adam, eva
):
    publish_rows(ROWS)
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)
    lock_period(committee=committee, by=adam, **JANUARY)
    ask_reopening(committee=committee, reason="Fel.", by=adam, **JANUARY)

    decline_reopening(committee=committee, reason="Rättas nästa år.", by=eva, **JANUARY)

    with pytest.raises(NotMoved, match="Ingen har begärt"):
        approve_reopening(committee=committee, by=eva, **JANUARY)


def test_an_administrator_of_another_committee_and_one_who_has_left_approve_nothing(
    committee, publish_rows, carin, adam, olle, eva
):
    publish_rows(ROWS)
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)
    lock_period(committee=committee, by=adam, **JANUARY)
    ask_reopening(committee=committee, reason="Fel.", by=adam, **JANUARY)
    eva.is_active = False
    eva.save()

    with pytest.raises(NotMoved, match="Bara en administratör"):
        approve_reopening(committee=committee, by=eva, **JANUARY)


def test_due_dates_are_compared_with_what_the_writer_saw(committee, adam, carin):
    seen = periods.plan(committee, 2022).mark
    plan_periods(committee=committee, year=2022, workday=5, dates={}, by=adam, seen=seen)

    with pytest.raises(Overtaken):
        plan_periods(committee=committee, year=2022, workday=6, dates={}, by=carin, seen=seen)

    assert Committee.objects.get().due_workday == 5


def both(*acts):
    """What those were told who could not, of several who act in the same moment."""
    met = at_once(*acts)
    assert [one for one in met if not isinstance(one, NotMoved | PeriodShut | OthersPublished)] == []
    return [str(refused) for refused in met]


def test_of_two_who_close_at_once_one_does_and_the_other_is_told_who(
    transactional_db, committee, publish_rows, carin, adam
):
    publish_rows(ROWS)

    told = both(
        *[
            lambda by=by: close_period(committee=committee, by=by, reason="Prov.", **JANUARY)
            for by in (carin, adam)
        ]
    )

    (closed,) = PeriodChange.objects.all()
    assert len(told) == 1
    assert f"Januari 2022 är redan stängd, av {closed.changed_by}" in told[0]


def test_of_a_closing_and_a_publishing_at_once_one_wins_and_the_other_is_told(
    transactional_db, committee, publish_rows, carin, adam
):
    publish_rows(ROWS)
    file, seen = hand_in(committee, "511 5020 2022-01 utfall -7", carin), publishing_mark(committee)

    told = both(
        lambda: publish(upload=Upload.objects.get(pk=file.pk), by=carin, seen=seen, reason="Prov."),
        lambda: close_period(committee=committee, by=adam, reason="Prov.", seen=seen, **JANUARY),
    )

    published, closed = file.publications.exists(), state(committee) is PeriodState.CLOSED
    assert published is not closed
    assert len(told) == 1
    assert ("är stängd" in told[0]) if closed else ("publicerade ny.csv" in told[0])


def test_two_who_answer_a_locked_month_at_once_leave_one_answer(
    transactional_db, committee, publish_rows, carin, adam, eva
):
    publish_rows(ROWS)
    close_period(committee=committee, by=carin, reason="Prov.", **JANUARY)
    lock_period(committee=committee, by=adam, **JANUARY)
    ask_reopening(committee=committee, reason="Fel.", by=adam, **JANUARY)

    told = both(
        lambda: approve_reopening(committee=committee, by=eva, **JANUARY),
        lambda: decline_reopening(committee=committee, reason="Togs tillbaka.", by=adam, **JANUARY),
    )

    assert len(told) == 1
    assert PeriodChange.objects.filter(step__in=["approve_reopening", "decline_reopening"]).count() == 1
