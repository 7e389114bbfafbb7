"""A committee's part of a period as its municipality sees it, and what has moved since the month before."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.municipal.trade import CommitteeTrade
from socfin.domain.report import Report, ReportRow

ALONE = (
    "committee",
    "committee_name",
    "municipality",
    "constructed",
    "public",
    "period",
    "unit",
    "organisation",
    "total",
    "months",
    "published",
    "published_by",
)
"""What a report says of its total alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a committee's report says of the committee as a whole."""

    report: Report
    """Its total and its year, without all that lies beneath: small to keep."""
    measures: int
    """How many measures of the year are decided, begun or done."""
    measures_ore: Ore | None
    """What they are to give in the year, öre, positive is better; None where one of them does not say."""
    costs_ore: Ore | None = None
    """From January, negative; None where the report does not tell costs and revenue apart."""
    revenue_ore: Ore | None = None

    @classmethod
    def of(cls, report: Report) -> Standing:
        """What a report says of its total."""
        amounts = [row.year_ore for row in report.measures if row.state.counts]
        known = [amount for amount in amounts if amount is not None]
        costs, revenue = _sides(report)
        return cls(
            report=_alone(report),
            measures=len(amounts),
            measures_ore=sum(known) if amounts and len(known) == len(amounts) else None,
            costs_ore=costs,
            revenue_ore=revenue,
        )

    @property
    def total(self) -> ReportRow:
        """The committee as a whole."""
        return self.report.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One committee in a period as the reader may see it; without a standing it has not reported."""

    slug: str
    name: str
    now: Standing | None = None
    before: Standing | None = None
    """The month before in the same year, where that is published too."""
    hidden: bool = False
    """Whether there is a report, of which nothing may be shown to the reader."""
    trade: CommitteeTrade | None = None
    """Whom it has traded with, as its files tell; None where nothing of that may be shown to the reader."""

    @property
    def forecast_ore(self) -> Ore | None:
        """The forecast's deviation from the year's budget, öre, negative is underskott; None is missing."""
        return None if self.now is None else self.now.total.year.deviation

    @property
    def forecast_moved_ore(self) -> Ore | None:
        """How much that has changed since the month before, öre, negative is worse; None is missing."""
        before = None if self.before is None else self.before.total.year.deviation
        return None if self.forecast_ore is None or before is None else self.forecast_ore - before

    @property
    def moved_ore(self) -> Ore | None:
        """How much the deviation from January has changed since the month before, öre; None as above."""
        if self.now is None or self.before is None:
            return None
        now, before = self.now.total.to_date.deviation, self.before.total.to_date.deviation
        return None if now is None or before is None else now - before


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A municipality's committees beside each other in a period."""

    report: Report
    """Its rows are the committees, its total the sum of those that have reported."""
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """Those that are not in the sum."""
        return tuple(part for part in self.parts if part.now is None)

    @property
    def reported(self) -> tuple[Part, ...]:
        """Those that are."""
        return tuple(part for part in self.parts if part.now is not None)


def _sides(report: Report) -> tuple[Ore | None, Ore | None]:
    """The costs and the revenue of the statement; one that has no row is 0 where the other is the net."""
    rows = {row.code: row.to_date.outcome for row in report.lines}
    net, costs, revenue = (
        report.total.to_date.outcome,
        rows.get(Line.COST.value),
        rows.get(Line.REVENUE.value),
    )
    if Line.COST.value not in rows and revenue is not None and revenue == net:
        return 0, revenue
    if Line.REVENUE.value not in rows and costs is not None and costs == net:
        return costs, 0
    return costs, revenue


def _alone(report: Report) -> Report:
    return Report(**{name: getattr(report, name) for name in ALONE})
