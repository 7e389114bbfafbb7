"""A figure of a timespan held against its budget and against last year, money or not; formats nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from socfin.domain.limits import Status, Thresholds
from socfin.domain.money import Ore, share_of

ORE = "öre"
"""The unit of money; an indicator's comparison names its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An outcome beside its budget and last year, whole numbers of one unit; None is missing, never zero.

    Money has the committee's signs (cost negative), so that a negative deviation is underskott on income and
    cost alike. Rules: docs/figures.md, "Avvikelse".
    """

    outcome: int | None = None
    """What became of it; of a whole year that is not over, the official forecast of it."""
    budget: int | None = None
    last_year: int | None = None
    """The outcome of the same timespan a year earlier."""
    unit: str = ORE
    stated: int | None = None
    """A deviation that a file states without outcome or budget; never summed with either."""
    like_budget: bool = True
    """False where outcome and budget are sums of different things, and so give no deviation."""
    like_last_year: bool = True
    """The same of outcome and last year."""
    status: Status = Status.UNKNOWN
    """The word for the deviation, by the limits of when the figures were composed."""
    share_decimals: int = 0
    """With how many decimals the share is written, by the same limits (`Thresholds.share_decimals`)."""

    @property
    def deviation(self) -> int | None:
        """Outcome − budget in the unit, negative is worse for money; None when the two are unlike.

        Where one of them is missing it is what a file states, if any does.
        """
        if not self.like_budget:
            return None
        reckoned = _difference(self.outcome, self.budget)
        return self.stated if reckoned is None else reckoned

    @property
    def is_stated(self) -> bool:
        """Whether the deviation is a file's own word, with no outcome and budget to reckon it from."""
        return self.stated is not None and _difference(self.outcome, self.budget) is None

    @property
    def share(self) -> float | None:
        """Deviation / |budget|, 0.05 is 5 %; None without a deviation and when the budget is zero."""
        return shown_share(share_of(self.deviation, self.budget))

    @property
    def change(self) -> int | None:
        """Outcome − last year in the unit; None when one is missing or unlike."""
        return _difference(self.outcome, self.last_year) if self.like_last_year else None

    def judged(self, limits: Thresholds) -> Comparison:
        """With the status that the limits give money's deviation, and the decimals of its share."""
        deviation = self.deviation
        return replace(
            self,
            status=limits.status(deviation, self.budget),
            share_decimals=limits.share_decimals(deviation, self.budget),
        )

    def held_against(self, *, budget: bool, last_year: bool = True) -> Comparison:
        """Compared only with what is a sum of the same things; without a deviation there is no status."""
        status = self.status if budget else Status.UNKNOWN
        return replace(self, like_budget=budget, like_last_year=last_year, status=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasts:
    """The full year as each method sees it, öre, cost negative; None where a method cannot tell."""

    straight_line: Ore | None = None
    budget_remaining: Ore | None = None
    assessed: Ore | None = None
    """The forecast a person has entered or uploaded."""
    model: Ore | None = None
    """The model's forecast, also where another one is official."""
    low: Ore | None = None
    """With `high`: where the model expects the year to end with a probability of 80 %."""
    high: Ore | None = None
    method: str = ""
    """The official one's in Swedish: "bedömd", "beräknad prognos" …; "" when there is none."""


def shown_share(share: Fraction | None) -> float | None:
    """A share (0.05 is 5 %) as the nearest float, which a Report carries and JSON writes; None stays None."""
    return None if share is None else float(share)


def _difference(outcome: int | None, reference: int | None) -> int | None:
    return None if outcome is None or reference is None else outcome - reference
