"""The measures of a Report: what each is to give in the year, what it gave, and what is left; öre.

Positive improves the result. Rule: docs/figures.md, "Åtgärder".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.measures.facts import MeasureFact
from socfin.domain.measures.sections import MeasureMonth, MeasureProof, MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Ore, nearest
from socfin.domain.period import Month
from socfin.services.forecast.adjustments import AdjustmentFact, planned
from socfin.services.ledger.rollup import total_of


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows a measure's effect, and what it was in each month that is known."""

    proof: MeasureProof
    months: dict[Month, int] = field(default_factory=dict)


def measure_row(fact: MeasureFact, name: str, month: Month, shown: Shown | None = None) -> MeasureRow:
    """The measure after a month, `name` its verksamhet's; what is told of later months is left out."""
    plan, now, decision = fact.plan, fact.standing, fact.decision
    length = plan.last.number - plan.first.number + 1
    months = _months(fact, month, shown)
    begun = [each for each in months if Month.parse(each.month) <= month]
    followed = [each.realised_ore for each in begun if each.realised_ore is not None]
    year = None if plan.amount is None else sum(each.expected_ore for each in months)
    realised = sum(followed) if followed else None
    return MeasureRow(
        number=fact.number,
        code=fact.code,
        verksamhet=name,
        text=plan.text,
        consequence=plan.consequence,
        role=plan.role,
        state=now.state,
        since=now.day.isoformat() if now.day else "",
        remark=now.text,
        body=decision.body if decision else "",
        decided=decision.day.isoformat() if decision and decision.day else "",
        item=decision.item if decision else "",
        dnr=decision.dnr if decision else "",
        first=str(plan.first),
        last=str(plan.last),
        amount_ore=plan.amount,
        per_month_ore=None if plan.amount is None else nearest(plan.amount, length),
        full_year_ore=None if plan.amount is None else nearest(plan.amount * 12, length),
        year_ore=year,
        expected_ore=None if plan.amount is None else sum(each.expected_ore for each in begun),
        realised_ore=realised,
        left_ore=None if year is None else year - (realised or 0),
        begun=len(begun),
        followed=len(followed),
        proof=shown.proof if shown else None,
        months=months,
    )


def _months(fact: MeasureFact, month: Month, shown: Shown | None) -> tuple[MeasureMonth, ...]:
    """The months of the report's year that it is to give something in; after a stop none."""
    plan, year = fact.plan, month.year
    shares = planned(
        AdjustmentFact(fact.code, AdjustmentKind.MEASURE, plan.first, plan.last, plan.amount or 0), year
    )
    inside = [at for at in (Month(year, number) for number in range(1, 13)) if plan.first <= at <= plan.last]
    return tuple(
        MeasureMonth(
            month=str(at),
            expected_ore=shares[at.month - 1],
            realised_ore=fact.effects[at].amount if at in fact.effects and at <= month else None,
            proof=shown.months.get(at) if shown and at <= month else None,
            remark=fact.effects[at].text if at in fact.effects and at <= month else "",
        )
        for at in inside
        if fact.until is None or at <= fact.until
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSums:
    """What the measures that are decided come to in the year, öre; None where nothing is known."""

    count: int
    """Those with an amount."""
    without_amount: int
    year: Ore | None
    expected: Ore | None
    realised: Ore | None
    left: Ore | None
    unfollowed: int
    """Months that have passed without being followed up, of all of them together."""


def measure_sums(rows: Iterable[MeasureRow]) -> MeasureSums:
    """The sums of those that are decided; proposals are none of them."""
    counted = [row for row in rows if row.state.counts]
    known = [row for row in counted if row.year_ore is not None]
    followed = [row.realised_ore for row in known if row.realised_ore is not None]
    return MeasureSums(
        count=len(known),
        without_amount=len(counted) - len(known),
        year=total_of(row.year_ore for row in known) if known else None,
        expected=total_of(row.expected_ore for row in known) if known else None,
        realised=sum(followed) if followed else None,
        left=total_of(row.left_ore for row in known) if known else None,
        unfollowed=sum(row.begun - row.followed for row in known),
    )


def decided(rows: Iterable[MeasureRow]) -> list[MeasureRow]:
    """Those that somebody has decided, largest of the year first; those without an amount last."""
    counted = [row for row in rows if row.state.counts]
    return sorted(counted, key=lambda row: (row.year_ore is None, -(row.year_ore or 0)))


def proposed(rows: Iterable[MeasureRow]) -> list[MeasureRow]:
    """The proposals, those that wait for a decision first."""
    return sorted(
        (row for row in rows if row.state.is_proposal), key=lambda row: row.state is MeasureState.REFUSED
    )
