"""Months as a text says them, and the year of a text; never which spellings say them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socfin.domain.period import Month, Span

YEAR = r"(?:19|20)\d{2}"
LONE_YEAR = re.compile(rf"(?<!\d)({YEAR})(?!\d)")


@dataclass(frozen=True, slots=True)
class Months:
    """First and last month as said, and the year when it is said."""

    first: int
    last: int
    year: int | None = None

    def span(self, year: int | None = None) -> Span | None:
        """The span in its own year, else in the given one; None when neither is known."""
        known = self.year if self.year is not None else year
        if known is None or not 1900 <= known <= 2200 or self.first > self.last:
            return None
        return Span.between(Month(known, self.first), Month(known, self.last))

    @property
    def is_single(self) -> bool:
        """True when one month is said."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """True when January to December is said."""
        return (self.first, self.last) == (1, 12)


_SHORT_YEAR = re.compile(
    r"(?i)\b(?:utfall|utf|budget|bud|prognos|progn?|bokslut|plan|ram)\W{0,2}(2\d)(?![\d.,:/%-]|\s*(?:mån|st\b|h\b|tim|plats))"
)
"""A year in two figures after the word of an amount: "Utfall 24", "Budget -25"; never a month."""


def short_year_in(heading: str) -> int | None:
    """The year of "Utfall 24"; None for a heading without one."""
    spelled = _SHORT_YEAR.search(heading)
    return 2000 + int(spelled[1]) if spelled else None


def year_in(text: str) -> int | None:
    """The one year a text names; None when it names none or several."""
    years = set(LONE_YEAR.findall(text[:300]))
    return int(years.pop()) if len(years) == 1 else None
