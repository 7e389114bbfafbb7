"""The rows of a Report: a verksamhet, a line, a total, an account, a month; each with its comparisons.

Amounts are öre with the committee's signs (cost negative); None is missing, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from socfin.domain.comparison import Comparison, Forecasts, shown_share
from socfin.domain.money import Ore

NOTHING = Comparison()
"""Nothing is known of the timespan."""
NO_FORECASTS = Forecasts()


class RowKind(StrEnum):
    """How a row takes part in sums."""

    VERKSAMHET = "verksamhet"
    COMMITTEE = "committee"
    """One of a municipality's, whole, beside the others."""
    LINE = "line"
    SUM = "sum"
    MEMO = "memo"
    TOTAL = "total"
    BESIDE = "beside"
    """Beside the net, under it: investments, taxes, the financial net."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """The controller's words on a verksamhet in a period."""

    text: str
    cause: str = ""
    """A short tag, e.g. "Placeringar"."""
    author: str = ""
    written: str = ""
    """Date as 2022-04-12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One verksamhet, line or total: what it is, and how each timespan compares."""

    code: str
    name: str
    level: int
    """1 = directly under the total; the total itself is 0."""
    kind: RowKind = RowKind.VERKSAMHET
    parent: str = ""
    """Code of the row above in the tree, "" directly under the total."""
    has_children: bool = False
    to_date: Comparison = NOTHING
    """January to the period's last month."""
    month: Comparison = NOTHING
    """The period's last month alone; last year's is not kept."""
    year: Comparison = NOTHING
    """The full-year budget, and as its outcome the official forecast: the assessed one, else the model's."""
    forecasts: Forecasts = NO_FORECASTS
    comment: Comment | None = None

    @property
    def range_low(self) -> Ore | None:
        """The lower end of the range − the year's budget, öre, negative is underskott; None is missing."""
        return self._against_budget(self.forecasts.low)

    @property
    def range_high(self) -> Ore | None:
        """The upper end of the range − the year's budget, öre, negative is underskott; None is missing."""
        return self._against_budget(self.forecasts.high)

    def _against_budget(self, amount: Ore | None) -> Ore | None:
        budget = self.year.budget if self.year.like_budget else None
        return None if amount is None or budget is None else amount - budget

    @property
    def used_share(self) -> float | None:
        """Outcome to date / budget of the year: negative when their signs differ.

        None when either is missing, when they are sums of different things, and when the budget is zero.
        """
        if self.to_date.outcome is None or not self.year.budget or not self.year.like_budget:
            return None
        return shown_share(Fraction(self.to_date.outcome, self.year.budget))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account of a verksamhet with its figures to date."""

    code: str
    """The account number."""
    name: str
    line: str
    """The line's Swedish name."""
    to_date: Comparison = NOTHING
    level: int = 1
    kind: RowKind = RowKind.LINE
    parent: str = ""
    has_children: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPoint:
    """One month of the year: alone and accumulated, each figure None where it is not known."""

    month: int
    """1–12."""
    alone: Comparison = NOTHING
    to_date: Comparison = NOTHING
    """January to this month."""
