"""The committees of a municipality beside each other: one that has not reported is missing, never zero."""

from dataclasses import replace

import pytest

from socfin.domain.comparison import Comparison, Forecasts
from socfin.domain.limits import Status
from socfin.domain.municipal.together import Part, Standing, Together
from socfin.domain.municipal.trade import CommitteeTrade
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.report.compose import CommitteeFacts
from socfin.services.report.municipal import (
    EVERY,
    THE_REPORTED,
    THEIR_OWN,
    municipal_report,
)
from socfin.services.report.trade import NOT_ELIMINATED

MARCH = Month(2022, 3)
FACTS = CommitteeFacts(slug="provby", name="Kommunens nämnder", municipality="Provby")


def part(slug, outcome=-110_000_00, budget=-100_000_00, **year):
    """A committee's part in March; `year` has what its total knows of the whole year."""
    total = ReportRow(
        code="5",
        name="Allt",
        level=0,
        kind=RowKind.TOTAL,
        to_date=Comparison(outcome=outcome, budget=budget, last_year=-90_000_00),
        year=Comparison(outcome=year.get("forecast", -430_000_00), budget=-400_000_00),
        forecasts=Forecasts(
            model=-430_000_00, low=-450_000_00, high=-410_000_00, method=year.get("method", "bedömd")
        ),
    )
    report = Report(
        committee=slug,
        committee_name=slug,
        municipality="Provby",
        period="2022-03",
        total=total,
        published="2022-04-12 14:03",
    )
    return Part(slug=slug, name=slug.capitalize(), now=Standing.of(report), trade=CommitteeTrade())


def made(*parts):
    return municipal_report(FACTS, MARCH, parts)


def test_the_total_is_the_sum_of_every_committee():
    report = made(part("skola"), part("vård", outcome=-200_000_00, budget=-220_000_00))

    assert report.total.name == EVERY
    assert (report.total.to_date.outcome, report.total.to_date.budget) == (-310_000_00, -320_000_00)
    assert report.total.to_date.deviation == 10_000_00
    assert report.total.to_date.last_year == -180_000_00
    assert [(row.code, row.kind, row.to_date.deviation) for row in report.rows] == [
        ("skola", RowKind.COMMITTEE, -10_000_00),
        ("vård", RowKind.COMMITTEE, 20_000_00),
    ]


def test_the_steps_of_the_bridge_are_the_committees_and_add_up():
    report = made(part("skola"), part("vård", outcome=-200_000_00, budget=-220_000_00))

    assert [(step.name, step.amount_ore) for step in report.bridge] == [
        ("Budget", -320_000_00),
        ("Vård", 20_000_00),
        ("Skola", -10_000_00),
        ("Utfall", -310_000_00),
    ]


def test_who_has_not_reported_is_a_row_without_figures_outside_the_sum_and_is_named():
    report = made(part("skola"), Part(slug="kultur", name="Kultur"))

    assert report.total.name == THE_REPORTED
    assert report.total.to_date.outcome == -110_000_00
    assert report.row("kultur").to_date == Comparison()
    assert report.notes == ("Kultur har inte publicerat mars 2022 och ingår inte i summan.",)


def test_who_may_not_be_shown_is_said_to_be_hidden():
    report = made(part("skola"), Part(slug="kultur", name="Kultur", hidden=True))

    assert report.notes == ("Kultur visas inte, för att skydda små grupper, och ingår inte i summan.",)


def test_a_range_that_would_tell_of_a_small_unit_is_missing_and_it_is_said_why():
    school = part("skola")
    shielded = replace(school.now.total, forecasts=Forecasts(assessed=-430_000_00, method="bedömd"))
    own = replace(school.now.report, total=shielded, public=True)
    report = made(replace(school, now=replace(school.now, report=own)), part("vård"))

    assert report.total.range_low is None
    assert "Det troliga spannet visas inte för Skola, för att skydda små grupper." in report.notes


def test_a_figure_that_one_lacks_is_missing_in_the_sum_and_it_is_said_whose():
    report = made(part("skola"), part("vård", budget=None), part("kultur", forecast=None))

    assert report.total.to_date.outcome == -330_000_00
    assert report.total.to_date.budget is None
    assert report.total.to_date.deviation is None
    assert report.total.to_date.status is Status.UNKNOWN
    assert report.bridge == ()
    assert report.notes == (
        "Vård saknar budget till och med månaden, så den saknas också i summan.",
        "Kultur saknar prognos för helåret, så den saknas också i summan.",
        NOT_ELIMINATED,
    )


def test_the_range_is_as_wide_as_if_all_went_the_same_way():
    total = made(part("skola"), part("vård", method="beräknad prognos")).total

    assert (total.forecasts.low, total.forecasts.high) == (-900_000_00, -820_000_00)
    assert (total.range_low, total.range_high) == (-100_000_00, -20_000_00)
    assert total.forecasts.method == THEIR_OWN
    assert total.year.deviation == -60_000_00


def test_where_outcome_and_budget_are_unlike_there_is_no_deviation():
    odd = part("skola")
    own = odd.now.total
    unlike = replace(own, to_date=own.to_date.held_against(budget=False))
    total = made(
        replace(odd, now=replace(odd.now, report=replace(odd.now.report, total=unlike))), part("vård")
    ).total

    assert total.to_date.deviation is None


def test_it_is_the_municipalitys_limits_that_judge_the_sum():
    assert made(part("skola", outcome=-20_000_000_00, budget=-10_000_000_00)).total.to_date.status is (
        Status.DEFICIT
    )


def test_without_any_report_there_is_nothing_to_sum():
    with pytest.raises(ValueError, match="ingen nämnd"):
        made(Part(slug="kultur", name="Kultur"))


def test_what_has_moved_is_told_of_those_that_have_both_months():
    now = part("skola")
    moved = replace(now, before=part("skola", outcome=-104_000_00, forecast=-410_000_00).now)

    assert (now.moved_ore, now.forecast_moved_ore) == (None, None)
    assert (moved.moved_ore, moved.forecast_moved_ore) == (-6_000_00, -20_000_00)
    together = Together(report=made(moved, Part(slug="kultur", name="Kultur")), parts=(moved,))
    assert (together.missing, together.reported) == ((), (moved,))


def test_each_committee_says_what_moved_and_is_decided_with_their_sum_last():
    school, care = part("skola"), part("vård")
    before = part("x", outcome=-104_000_00, forecast=-410_000_00).now
    decided = replace(school.now, measures=2, measures_ore=1_500_00)
    report = made(
        replace(school, now=decided, before=before),
        replace(care, before=before),
        Part(slug="kultur", name="Kultur"),
    )
    told = report.committees

    assert [row.name for row in told] == ["Skola", "Vård", "Kultur", THE_REPORTED]
    assert [row.moved_ore for row in told] == [-6_000_00, -6_000_00, None, -12_000_00]
    assert [row.forecast_moved_ore for row in told] == [-20_000_00, -20_000_00, None, -40_000_00]
    assert [(row.low_ore, row.high_ore) for row in told[2:]] == [(None, None), (-100_000_00, -20_000_00)]
    assert [(row.measures, row.measures_ore) for row in told] == [
        (2, 1_500_00),
        (0, None),
        (0, None),
        (2, 1_500_00),
    ]
    assert [row.reported for row in told] == [True, True, False, True]


def test_what_one_lacks_is_missing_in_their_sum_and_one_alone_has_no_sum():
    before = part("x").now
    together = made(replace(part("skola"), before=before), part("vård")).committees

    assert together[-1].moved_ore is None
    assert len(made(part("skola"), Part(slug="kultur", name="Kultur")).committees) == 2


def test_the_report_is_written_and_read_as_any_other():
    report = made(part("skola"), Part(slug="kultur", name="Kultur"))

    assert Report.from_json(report.to_json()) == report
