"""A committee's part of a period as its municipality sees it, and what has moved since the month before."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.money import Ore
from socfin.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One committee in a period: its report as the reader may see it; without one it has not reported."""

    slug: str
    name: str
    report: Report | None = None
    before: Report | None = None
    """The month before in the same year, where that is published too."""
    hidden: bool = False
    """Whether there is a report, of which nothing may be shown to the reader."""

    @property
    def forecast_ore(self) -> Ore | None:
        """The forecast's deviation from the year's budget, öre, negative is underskott; None is missing."""
        return None if self.report is None else self.report.total.year.deviation

    @property
    def forecast_moved_ore(self) -> Ore | None:
        """How much that has changed since the month before, öre, negative is worse; None is missing."""
        before = None if self.before is None else self.before.total.year.deviation
        return None if self.forecast_ore is None or before is None else self.forecast_ore - before

    @property
    def moved_ore(self) -> Ore | None:
        """How much the deviation from January has changed since the month before, öre; None as above."""
        if self.report is None or self.before is None:
            return None
        now, before = self.report.total.to_date.deviation, self.before.total.to_date.deviation
        return None if now is None or before is None else now - before

    @property
    def measures(self) -> int:
        """How many measures of the year are decided, begun or done."""
        return 0 if self.report is None else sum(row.state.counts for row in self.report.measures)

    @property
    def measures_ore(self) -> Ore | None:
        """What they are to give in the year, öre, positive is better; None where one of them does not say."""
        if self.report is None:
            return None
        amounts = [row.year_ore for row in self.report.measures if row.state.counts]
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if amounts and len(known) == len(amounts) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A municipality's committees beside each other in a period."""

    report: Report
    """Its rows are the committees, its total the sum of those that have reported."""
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """Those that are not in the sum."""
        return tuple(part for part in self.parts if part.report is None)

    @property
    def reported(self) -> tuple[Part, ...]:
        """Those that are."""
        return tuple(part for part in self.parts if part.report is not None)
