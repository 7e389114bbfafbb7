"""What Exempelkommunen's controller and secretary have written: comments, assessments and agenda facts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.money import NBSP, Ore, Unit, format_money
from socfin.domain.period import Month, Span
from socfin.management.demo import events
from socfin.management.demo.comments.explained import DemoRemark, explained
from socfin.management.demo.texts import AGENDA, TAGS, TEXTS
from socfin.management.demo.tree import area_of

ASSESSED_AREAS = ("510", "520", "530", "540")
"""Funktionsstöd enters no assessment, so that the model's forecast has a verksamhet to speak for."""
FIRST_ASSESSED, LAST_ASSESSED = 3, 11
HUNDRED_THOUSAND: Ore = 100_000_00


@dataclass(frozen=True, slots=True)
class DemoAssessment:
    """The assessed full-year outcome of a verksamhet, öre, after a month."""

    code: str
    month: Month
    amount: Ore


@dataclass(frozen=True, slots=True)
class DemoAgenda:
    """How a month's report is named at the committee's meeting."""

    month: Month
    item: str
    dnr: str
    heading: str
    decision: str


def remarks(frame: pd.DataFrame) -> tuple[DemoRemark, ...]:
    """Every comment, with the amounts it speaks of taken from the figures; those typed by hand first."""
    written: list[DemoRemark] = []
    for period, texts in TEXTS.items():
        month = Month.parse(period)
        amounts = _amounts(frame, month)
        written += [
            DemoRemark(code, month, cause, text.format(**amounts), TAGS.get(cause, ()))
            for code, (cause, text) in texts.items()
        ]
    return (*written, *explained(frame, {(remark.code, remark.month) for remark in written}))


def assessments(frame: pd.DataFrame) -> tuple[DemoAssessment, ...]:
    """What each area was believed to end at, March to November of every year with an outcome.

    Rule: budget of the year + deviation to date, drawn out over the year and trusted by half early and by
    nine tenths late, rounded to 100 tkr. Only what was known after the month is used.
    """
    areas = frame.assign(area=[area_of(code) for code in frame["code"]], year=frame["month"] // 100)
    sums = areas.groupby(["scenario", "area", "month"])["amount_ore"].sum()
    last = int(frame.loc[frame["scenario"] == Scenario.OUTCOME.value, "month"].max())
    return tuple(
        DemoAssessment(area, month, _assess(sums, area, month))
        for year in sorted(set(areas["year"].tolist()))
        for number in range(FIRST_ASSESSED, LAST_ASSESSED + 1)
        if (month := Month(int(year), number)).yyyymm <= last
        for area in ASSESSED_AREAS
    )


def _assess(sums: pd.Series[int], area: str, month: Month) -> Ore:
    def total(scenario: Scenario, last: int) -> Ore:
        return int(sums.loc[scenario.value, area, month.year * 100 + 1 : last].sum())

    deviation = total(Scenario.OUTCOME, month.yyyymm) - total(Scenario.BUDGET, month.yyyymm)
    trust = 35 + 5 * month.month  # per cent: half in March, nine tenths in November
    drawn_out = deviation * 12 * trust // (month.month * 100)
    year = total(Scenario.BUDGET, month.year * 100 + 12)
    return (year + drawn_out + HUNDRED_THOUSAND // 2) // HUNDRED_THOUSAND * HUNDRED_THOUSAND


def agenda() -> tuple[DemoAgenda, ...]:
    """The finance items of the meetings so far."""
    return tuple(
        DemoAgenda(month, f"SN §{NBSP}{item}", dnr, f"Ekonomirapport {Span.to_date(month).label}", decision)
        for period, (item, dnr, decision) in AGENDA.items()
        for month in [Month.parse(period)]
    )


def _amounts(frame: pd.DataFrame, month: Month) -> dict[str, str]:
    """The amounts that comments may name, in mnkr and without sign."""
    year = frame[(frame["month"] > month.year * 100) & (frame["month"] <= month.yyyymm)]
    outcome = year[year["scenario"] == Scenario.OUTCOME.value]
    agency = outcome[outcome["code"].isin(events.NURSES) & (outcome["account"] == "7510")]
    hvb = year[year["code"] == events.RUNAWAY].groupby("scenario")["amount_ore"].sum()
    return {
        "inhyrd": format_money(abs(int(agency["amount_ore"].sum())), Unit.MNKR),
        "hvb": format_money(abs(int(hvb[Scenario.OUTCOME.value] - hvb[Scenario.BUDGET.value])), Unit.MNKR),
    }
