"""What a forecast of the year is the sum of: outcome, the ordinary rest, and what is known beside it; öre.

Rule: docs/figures.md, "Vad prognosen består av".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.terms.sections import TermRow
from socfin.services.forecast.adjustments import AdjustmentFact, passed, remaining


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The model's forecast of a report's total, taken apart; costs negative, and all of it adds up."""

    outcome: Ore
    """To date."""
    ordinary: Ore
    """What the rest of the year comes to without the terms."""
    rows: tuple[TermRow, ...]
    total: Ore
    """The model's forecast of the year."""
    budget: Ore | None

    def without(self, numbers: Collection[int]) -> Ore:
        """The year if those terms do not come: what they have given by now is outcome, and stays."""
        return self.total - sum(row.left_ore for row in self.rows if row.number in numbers)


def row_of(fact: AdjustmentFact, name: str, month: Month) -> TermRow:
    """The term after a month, `name` its verksamhet's."""
    reckoning = fact.reckoning
    return TermRow(
        number=fact.number,
        code=fact.code,
        verksamhet=name,
        kind=fact.kind,
        text=fact.text,
        first=str(fact.first),
        last=str(fact.last),
        line=fact.line,
        reckoned=reckoning.kind.value if reckoning else "",
        each_ore=reckoning.each if reckoning else None,
        tenths=reckoning.tenths if reckoning else 0,
        passed_ore=passed(fact, month),
        left_ore=remaining(fact, month),
    )


def of_year(facts: Iterable[AdjustmentFact], year: int) -> list[AdjustmentFact]:
    """Those that fall in some month of a year, in the order they are given."""
    return [fact for fact in facts if fact.first.year <= year <= fact.last.year]


def terms(report: Report) -> Terms | None:
    """What the model's forecast of the total is made of; None where there is none, or nothing beside it."""
    total, outcome = report.total.forecasts.model, report.total.to_date.outcome
    if total is None or outcome is None or not report.terms:
        return None
    left = sum(row.left_ore for row in report.terms)
    return Terms(
        outcome=outcome,
        ordinary=total - outcome - left,
        rows=report.terms,
        total=total,
        budget=report.total.year.budget,
    )
