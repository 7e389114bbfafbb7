"""Budget i balans: what must change per remaining month to land on budget, and what decided measures give.

Öre with the committee's signs; positive is an improvement. Rule: docs/figures.md, "Budget i balans".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.money import Ore, round_half_away
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow
from socfin.services.forecast.adjustments import AdjustmentFact, monthly, remaining


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """One verksamhet's way to its budget; amounts in öre."""

    row: ReportRow
    months_left: int
    gap: Ore
    """Forecast − budget of the full year; negative is a deficit to close."""
    per_month: Ore
    """What each remaining month must improve by; negative is room to spare."""
    expected: Ore | None
    """The mean of the remaining months according to the forecast, costs negative; None without an outcome."""
    allowed: Ore | None
    """The mean of the remaining months that lands on budget, costs negative; None without an outcome."""
    measures: Ore
    """What decided measures give in the remaining months; 0 when there are none."""

    @property
    def budget(self) -> Ore:
        """The full year's, öre, costs negative; there is no balance without one."""
        return self.row.year.budget or 0

    @property
    def room(self) -> Ore:
        """What each remaining month has to spare, öre; negative is what it lacks."""
        return -self.per_month

    @property
    def overspent(self) -> Ore:
        """What has been spent beyond the whole year's budget of costs, öre, negative; 0 where none has."""
        spent = self.row.to_date.outcome
        return 0 if spent is None or self.budget >= 0 else min(0, spent - self.budget)

    @property
    def counts_measures(self) -> bool:
        """Whether the forecast is the model's, which alone is known to have the measures in it."""
        return self.row.forecasts.model is not None and self.row.forecasts.model == self.row.year.outcome

    @property
    def without_measures(self) -> Ore:
        """The gap in öre, had the measures not been decided; true only where `counts_measures`."""
        return self.gap - self.measures


def balance(row: ReportRow, month: Month, measures: Ore) -> Balance | None:
    """The way to budget after a month; None without forecast or budget, and when the year is out."""
    left = 12 - month.month
    if left == 0 or row.year.outcome is None or row.year.budget is None:
        return None
    gap = row.year.outcome - row.year.budget
    outcome = row.to_date.outcome
    return Balance(
        row=row,
        months_left=left,
        gap=gap,
        per_month=_share(-gap, left),
        expected=None if outcome is None else _share(row.year.outcome - outcome, left),
        allowed=None if outcome is None else _share(row.year.budget - outcome, left),
        measures=measures,
    )


def balances(report: Report, given: Mapping[str, Ore]) -> tuple[Balance, ...]:
    """The report's total first, then every row directly under it, furthest from its budget first.

    `given` is what decided measures give per code (`by_code`), öre; a code that is not there has none.
    """
    total = balance(report.total, report.month, given.get(report.total.code, 0))
    under = [balance(row, report.month, given.get(row.code, 0)) for row in report.top]
    rows = sorted((way for way in under if way is not None), key=lambda way: way.gap)
    return (*([total] if total is not None else []), *rows)


def by_code(report: Report, facts: Iterable[AdjustmentFact]) -> dict[str, Ore]:
    """What decided measures give in the remaining months, öre, per row of the report and all above it.

    A code without measures is left out, and so is a measure of what the report does not have.
    """
    above = {row.code: row.parent or report.total.code for row in report.rows}
    given: dict[str, Ore] = {}
    for fact in facts:
        if fact.kind is not AdjustmentKind.MEASURE:
            continue
        code, amount = fact.code, remaining(fact, report.month)
        if code not in above and code != report.total.code:
            continue
        while code != report.total.code:
            given[code] = given.get(code, 0) + amount
            code = above[code]
        given[code] = given.get(code, 0) + amount
    return given


def given_by_month(report: Report, adjustments: Iterable[AdjustmentFact]) -> dict[int, Ore]:
    """What decided measures of the report's verksamheter give in each month (1–12) after its own, öre.

    Positive is an improvement; empty when no measure is told.
    """
    codes = {report.total.code, *(row.code for row in report.rows)}
    savings: dict[int, Ore] = {}
    for adjustment in adjustments:
        if adjustment.kind is AdjustmentKind.MEASURE and adjustment.code in codes:
            for month, amount in enumerate(monthly(adjustment, report.month.year), start=1):
                if month > report.month.month:
                    savings[month] = savings.get(month, 0) + amount
    return savings


def _share(amount: Ore, months: int) -> Ore:
    return int(round_half_away(Fraction(amount, months)))
