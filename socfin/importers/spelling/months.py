"""Months as a text says them by days, numbers and years; never months by their names."""

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
    r"(?i)\b(?:utfall|utf|budget|bud|prognos|pro?gn?|bokslut|plan|ram)\W{0,2}(2\d)(?![\d.,:/%-]|\s*(?:mån|st\b|h\b|tim|plats))"
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


TO = r"\s*(?:-|–|—|−|--|\.\.|(?:fram )?till(?:\s+och\s+med)?|tom|t\.?\s?o\.?\s?m\.?|to)\s*"
THE_DAY = r"(?:den\s+)?(?:(?:3[01]|[12]\d|0?[1-9])(?::?[ae])?\.?\s+)?"
"""Before the last month of a stretch of time: "1 januari – 31 oktober"."""
_LAST_DAY = rf"(?:3[01]|2[89])([./])(0?[1-9]|1[0-2])(?:[./]({YEAR}))?"
DATE_RANGE = re.compile(
    rf"(?i)(?<![\d./-])0?1[./](0?[1-9]|1[0-2])(?:[./]({YEAR}))?{TO}{_LAST_DAY}(?![\d./])(?:\W({YEAR}))?"
)
"""From the first day of a month to the last of one: "1/1–31/10 2025", "01.01.2025-31.10.2025"."""
NUMBERS = re.compile(
    r"(?i)\b(?:period(?:er|en|erna)?|per\.?|månad(?:er|erna)?|mån|p)\W{0,3}(0?[1-9]|1[0-2])"
    r"\s*(?:-|–|—|till|t\.?\s?o\.?\s?m\.?)\s*p?(0?[1-9]|1[0-2])(?![\d/.-])"
)
"""Months by their numbers: "period 1-10 2025", "P01-P10"."""
FULL_DATE = re.compile(rf"(?<![\d./-])(?:3[01]|[12]\d|0?[1-9])[./](0?[1-9]|1[0-2])[./]({YEAR})(?!\d)")
SHORT_DATE = re.compile(
    r"(?i)\b(?:tom|t\.?\s?o\.?\s?m|till och med|per|utfall|utf|budget|bud|bokslut|ack\w*)\b\W{0,3}"
    r"(2\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
"""The day up to which a report is: "t.o.m. 251031", "Utfall 251031"."""
NUMBER = re.compile(
    r"(?i)\b(?:(?:period|månad)(?:en)?\W{1,3}(?=\d)|(?:per|tom|t\.?\s?o\.?\s?m)\.?\s(?=\d\d?\W*(?:20\d\d\W*)?$))"
    r"(1[0-2]|0?[1-9])(?![\d.,/:-]|\s*[-–—]\s*\d)"
)
"""One month by its number: "Period 10 (ack)", "Månad: 8", "Ack utf per 8", "tom 8"."""


def date_range(spelled: re.Match[str], text: str) -> Months | None:
    first, last = int(spelled[1]), int(spelled[4])
    years = {int(year) for year in (spelled[2], spelled[5], spelled[6]) if year}
    if first > last or len(years) > 1:
        return None
    return Months(first, last, years.pop() if years else year_in(text))


def numbers(spelled: re.Match[str], text: str) -> Months | None:
    first, last = int(spelled[1]), int(spelled[2])
    return Months(first, last, year_in(text)) if first <= last else None


def number_alone(spelled: re.Match[str], text: str) -> Months:
    return Months(int(spelled[1]), int(spelled[1]), year_in(text))


def full_date(spelled: re.Match[str], _text: str) -> Months:
    return Months(int(spelled[1]), int(spelled[1]), int(spelled[2]))


def short_date(spelled: re.Match[str], _text: str) -> Months:
    return Months(int(spelled[2]), int(spelled[2]), 2000 + int(spelled[1]))
