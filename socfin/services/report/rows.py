"""One row's deviations, shares, forecast and status from its amounts; the same for node, line and total."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore, share_of
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


def deviation(outcome: Ore | None, budget: Ore | None) -> Ore | None:
    """Outcome − budget in öre; negative is underskott, on income and cost alike."""
    return None if outcome is None or budget is None else outcome - budget


def figured(identity: Identity, amounts: Amounts, outlook: Outlook, thresholds: Thresholds) -> ReportRow:
    """The row with all its figures. Rules: docs/figures.md."""
    to_date = deviation(amounts.outcome_to_date, amounts.budget_to_date)
    month = deviation(amounts.outcome_month, amounts.budget_month)
    forecast = deviation(outlook.official, amounts.budget_year)
    return ReportRow(
        code=identity.code,
        name=identity.name,
        level=identity.level,
        kind=identity.kind,
        parent=identity.parent,
        has_children=identity.has_children,
        budget_to_date_ore=amounts.budget_to_date,
        outcome_to_date_ore=amounts.outcome_to_date,
        deviation_to_date_ore=to_date,
        deviation_share=_shown(share_of(to_date, amounts.budget_to_date)),
        budget_month_ore=amounts.budget_month,
        outcome_month_ore=amounts.outcome_month,
        deviation_month_ore=month,
        deviation_month_share=_shown(share_of(month, amounts.budget_month)),
        budget_year_ore=amounts.budget_year,
        used_share=_shown(used_share(amounts.outcome_to_date, amounts.budget_year)),
        last_year_to_date_ore=amounts.last_year_to_date,
        change_last_year_ore=deviation(amounts.outcome_to_date, amounts.last_year_to_date),
        straight_line_ore=outlook.straight_line,
        budget_remaining_ore=outlook.budget_remaining,
        assessed_ore=outlook.assessed,
        model_ore=None if outlook.model is None else outlook.model.amount,
        forecast_year_ore=outlook.official,
        forecast_deviation_ore=forecast,
        forecast_share=_shown(share_of(forecast, amounts.budget_year)),
        forecast_low_ore=None if outlook.model is None else outlook.model.low,
        forecast_high_ore=None if outlook.model is None else outlook.model.high,
        forecast_method=outlook.method,
        status=thresholds.status(to_date, amounts.budget_to_date),
        month_status=thresholds.status(month, amounts.budget_month),
        forecast_status=thresholds.status(forecast, amounts.budget_year),
        comment=identity.comment,
    )


def used_share(outcome_to_date: Ore | None, budget_year: Ore | None) -> Fraction | None:
    """Outcome to date / full-year budget; negative when they have different signs, None for a zero budget."""
    if outcome_to_date is None or not budget_year:
        return None
    return Fraction(outcome_to_date, budget_year)


def _shown(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
