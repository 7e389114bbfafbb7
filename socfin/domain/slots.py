"""A slot: what is published and undone as a whole, in one encoding; never the figures that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span

MONEY = ""
"""Where the slot of an indicator has its code."""
COLUMNS = ("scenario", "source", "last", "months", "as_of", "indicator")
"""What the database has of a slot, in this order; months as yyyymm."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What one scenario and source say of a span; the latest publication for a slot is what counts.

    `as_of` is the month after which a forecast was made, None for what is no forecast; `indicator` is the
    code of what is measured, MONEY for amounts.
    """

    scenario: Scenario
    source: str
    span: Span
    as_of: Month | None = None
    indicator: str = MONEY

    @property
    def stored(self) -> tuple[str, str, int, int, int, str]:
        """The values of COLUMNS, which also sort slots: months as yyyymm, an `as_of` of none as 0."""
        made = self.as_of.yyyymm if self.as_of else 0
        last = self.span.last.yyyymm
        return self.scenario.value, self.source, last, self.span.months, made, self.indicator

    @property
    def columns(self) -> Mapping[str, str | int]:
        """COLUMNS with their values."""
        return dict(zip(COLUMNS, self.stored, strict=True))

    @classmethod
    def from_stored(
        cls, scenario: str, source: str, last: int, months: int, as_of: int = 0, indicator: str = MONEY
    ) -> Slot:
        """The slot of stored values, `last` and `as_of` as yyyymm; the inverse of `stored`."""
        made = Month.from_yyyymm(as_of) if as_of else None
        return cls(Scenario(scenario), source, Span(Month.from_yyyymm(last), months), made, indicator)

    @classmethod
    def from_numbers(cls, scenario: str, source: str, last: int, months: int, as_of: int) -> Slot:
        """The slot of a frame's columns, `last` and `as_of` as Month.number, an `as_of` of none as 0."""
        made = Month.from_number(as_of) if as_of else None
        return cls(Scenario(scenario), source, Span(Month.from_number(last), months), made)

    @property
    def known_in(self) -> Month:
        """The first month whose report may show it: the span's last, or that a forecast was made after."""
        return self.as_of or self.span.last

    def overlaps(self, other: Slot) -> bool:
        """Whether the two are of one scenario, source, forecast and indicator, and have a month in common."""
        same = (self.scenario, self.source, self.as_of, self.indicator) == (
            other.scenario,
            other.source,
            other.as_of,
            other.indicator,
        )
        return same and self.span.first <= other.span.last and other.span.first <= self.span.last
