"""One row's deviations, shares, forecast and status from its amounts; the same for node, line and total."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    stated_to_date: Ore | None = None
    """Deviations that a file states; they count only where outcome or budget is missing."""
    stated_month: Ore | None = None
    stated_year: Ore | None = None


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
    to_date = _compared(
        Comparison(
            outcome=amounts.outcome_to_date,
            budget=amounts.budget_to_date,
            last_year=amounts.last_year_to_date,
        ),
        amounts.stated_to_date,
    )
    month = _compared(
        Comparison(outcome=amounts.outcome_month, budget=amounts.budget_month), amounts.stated_month
    )
    year = _compared(Comparison(outcome=outlook.official, budget=amounts.budget_year), amounts.stated_year)
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


def _compared(known: Comparison, stated: Ore | None) -> Comparison:
    """With what a file states of the deviation, where it cannot be reckoned."""
    return known if known.deviation is not None else replace(known, stated=stated)


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
