"""One row's deviations, shares, forecast and status from its amounts; the same for node, line and total."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.comparison import Comparison, Forecasts
from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore
from socfin.domain.report import Comment, ReportRow, RowKind
from socfin.services.report.outlook import Outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What is known of a row before anything is calculated, in öre; None is missing."""

    budget_to_date: Ore | None = None
    outcome_to_date: Ore | None = None
    budget_month: Ore | None = None
    outcome_month: Ore | None = None
    budget_year: Ore | None = None
    last_year_to_date: Ore | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which row it is."""

    code: str
    name: str
    level: int
    kind: RowKind
    parent: str = ""
    has_children: bool = False
    comment: Comment | None = None


def figured(identity: Identity, amounts: Amounts, outlook: Outlook, thresholds: Thresholds) -> ReportRow:
    """The row with all its figures. Rules: docs/figures.md."""
    to_date = Comparison(
        outcome=amounts.outcome_to_date,
        budget=amounts.budget_to_date,
        last_year=amounts.last_year_to_date,
    )
    month = Comparison(outcome=amounts.outcome_month, budget=amounts.budget_month)
    year = Comparison(outcome=outlook.official, budget=amounts.budget_year)
    return ReportRow(
        code=identity.code,
        name=identity.name,
        level=identity.level,
        kind=identity.kind,
        parent=identity.parent,
        has_children=identity.has_children,
        to_date=to_date.judged(thresholds),
        month=month.judged(thresholds),
        year=year.judged(thresholds),
        forecasts=_forecasts(outlook),
        comment=identity.comment,
    )


def _forecasts(outlook: Outlook) -> Forecasts:
    model = outlook.model
    return Forecasts(
        straight_line=outlook.straight_line,
        budget_remaining=outlook.budget_remaining,
        assessed=outlook.assessed,
        model=None if model is None else model.amount,
        low=None if model is None else model.low,
        high=None if model is None else model.high,
        method=outlook.method,
    )
