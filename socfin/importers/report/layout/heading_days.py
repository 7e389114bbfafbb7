"""A day in a heading, as "Utfall 2020-10-31": what is accumulated up to it; never a day in titles or rows.

A report is not of one day. The last day of a month ends what is accumulated, unless three months or more
stand side by side, or another column is that itself; the first is how a spreadsheet writes a month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from socfin.importers.spelling.headings import Heading
from socfin.importers.spelling.months import YEAR
from socfin.importers.spelling.periods import NAMES, months_in, range_in
from socfin.importers.spelling.roles import Basis, Role

SIDE_BY_SIDE = 3
"""So many months beside each other are months, as their days are alike; two may be two follow-ups."""
COMMON_YEAR = 2023
"""Where no year is said the 28th of February is its last day, as the 29th is."""
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_DAYS = tuple(
    map(
        re.compile,
        (
            rf"(?<!\d)(?P<year>{YEAR})[-/.]?(?P<month>0[1-9]|1[0-2])[-/.]?(?P<day>3[01]|[12]\d|0[1-9])(?!\d)",
            r"(?<!\d)(?P<year>2\d)(?P<month>0[1-9]|1[0-2])(?P<day>3[01]|2\d|1[3-9])(?!\d)",
            rf"(?i)(?<![\d/.-]){_DAY}(?::?[ae])?\.?\s+(?P<name>{NAMES})\b",
            rf"(?<![\d/.-]){_DAY}[/.]{_MONTH}(?!\d)",
        ),
    )
)


class Day(StrEnum):
    """Which of its month's days a heading names."""

    FIRST = "first"
    WITHIN = "within"
    LAST = "last"


def day_in(text: str) -> Day | None:
    """Which day of its month a heading names; None for one without a day, or from one day to another."""
    months = months_in(text, heading=True)
    if months is None or not months.is_single or range_in(text) is not None:
        return None
    spelled = next(filter(None, (pattern.search(text) for pattern in _DAYS)), None)
    if spelled is None:
        return None
    day, last = int(spelled["day"]), monthrange(months.year or COMMON_YEAR, months.last)[1]
    if day == 1:
        return Day.FIRST
    return Day.LAST if day >= last else Day.WITHIN


def with_days(headings: Sequence[Heading]) -> list[Heading]:
    """The headings; one that names its month's last day is up to that day."""
    return [
        replace(heading, basis=Basis.TO_DATE) if _ends_there(heading, headings) else heading
        for heading in headings
    ]


def in_doubt(heading: Heading, headings: Sequence[Heading]) -> bool:
    """True where a day leaves it open: within its month, or the last of one of two months side by side."""
    day = day_in(heading.text) if heading.role is Role.AMOUNT and _is_single(heading) else None
    beside = len(_months_beside(heading, headings))
    if day is None or day is Day.FIRST or beside >= SIDE_BY_SIDE:
        return False
    return heading.basis in (Basis.HEADER, Basis.TO_DATE) and (day is Day.WITHIN or beside > 1)


def _ends_there(heading: Heading, headings: Sequence[Heading]) -> bool:
    if not heading.is_figures or heading.basis is not Basis.HEADER or not _is_single(heading):
        return False
    if day_in(heading.text) is not Day.LAST or len(_months_beside(heading, headings)) >= SIDE_BY_SIDE:
        return False
    return not any(_is_alike(other, heading) and other.basis is Basis.TO_DATE for other in headings)


def _is_single(heading: Heading) -> bool:
    return heading.months is not None and heading.months.is_single


def _months_beside(heading: Heading, headings: Sequence[Heading]) -> set[int]:
    """The months of a year that columns of the same kind name by a day, the heading's own among them."""
    own = heading.months
    return {
        other.months.last
        for other in headings
        if _is_alike(other, heading) and other.months is not None and own is not None
        if other.months.is_single and other.months.year == own.year and day_in(other.text) is not None
    }


def _is_alike(other: Heading, heading: Heading) -> bool:
    """True for amounts of the same kind and year."""
    named = [h.months.year if h.months else h.year for h in (other, heading)]
    same = (other.role, other.scenario, other.last_year, other.line) == (
        heading.role,
        heading.scenario,
        heading.last_year,
        heading.line,
    )
    return same and (named[0] == named[1] or None in named)
