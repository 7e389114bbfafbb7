"""Months and spans of months, and their Swedish names; never days, never time zones."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering
from itertools import groupby

from socfin.domain.listing import listed

MONTH_NAMES = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month (1–12) of 1900–2200, else ValueError; the financial year is the calendar year."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12 or not 1900 <= self.year <= 2200:
            raise ValueError(f"Ingen månad: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read "2022-03"; ValueError with a Swedish message for anything else."""
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text.strip())
        if match is None or not 1 <= int(match[2]) <= 12:
            raise ValueError(f"”{text}” är ingen månad. Skriv år och månad så här: 2022-03.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def from_number(cls, number: int) -> Month:
        """The month of a running number (year × 12 + month − 1), the inverse of `number`."""
        return cls(number // 12, number % 12 + 1)

    @property
    def number(self) -> int:
        """Running number: consecutive months differ by one."""
        return self.year * 12 + self.month - 1

    @classmethod
    def from_yyyymm(cls, yyyymm: int) -> Month:
        """The month of 202203, the inverse of `yyyymm`; ValueError when it is no month."""
        return cls(yyyymm // 100, yyyymm % 100)

    @property
    def yyyymm(self) -> int:
        """202203: how the database and files number a month."""
        return self.year * 100 + self.month

    @property
    def days(self) -> int:
        """How many days it has: 28–31."""
        return monthrange(self.year, self.month)[1]

    @property
    def name(self) -> str:
        """ "mars"."""
        return MONTH_NAMES[self.month - 1]

    @property
    def label(self) -> str:
        """ "mars 2022"."""
        return f"{self.name} {self.year}"

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier, when negative)."""
        return Month.from_number(self.number + months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def __lt__(self, other: Month) -> bool:
        return self.number < other.number


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive months whose amount is known together: January–March is one figure, not three.

    ValueError unless all `months` of them, the last included, lie within one year.
    """

    last: Month
    months: int = 1

    def __post_init__(self) -> None:
        if self.months < 1 or self.months > self.last.month:
            raise ValueError(f"Spannet måste ligga inom ett år: {self.months} månader t.o.m. {self.last}")

    @classmethod
    def to_date(cls, month: Month) -> Span:
        """January to the month, both included."""
        return cls(month, month.month)

    @classmethod
    def full_year(cls, year: int) -> Span:
        """January to December."""
        return cls(Month(year, 12), 12)

    @classmethod
    def between(cls, first: Month, last: Month) -> Span:
        """From first to last, both included; ValueError unless they are in order within one year."""
        return cls(last, last.number - first.number + 1)

    @property
    def first(self) -> Month:
        """The first month covered."""
        return self.last.plus(1 - self.months)

    @property
    def numbers(self) -> range:
        """The running number of each month covered (`Month.number`)."""
        return range(self.first.number, self.last.number + 1)

    def is_part_of(self, whole: Span) -> bool:
        """True for a shorter span whose months are all among another's."""
        return self.months < whole.months and whole.first <= self.first and self.last <= whole.last

    @property
    def label(self) -> str:
        """ "januari–mars 2022" or "mars 2022"."""
        return from_to(self.first, self.last)

    def __str__(self) -> str:
        return str(self.last) if self.months == 1 else f"{self.first}–{self.last}"


def from_to(first: Month, last: Month) -> str:
    """ "oktober–december 2025", "september 2025–februari 2026": one month to another, both included."""
    if first == last:
        return last.label
    return f"{first.name if first.year == last.year else first.label}–{last.label}"


def months_in_words(spans: Iterable[Span]) -> str:
    """ "januari–mars och maj 2022": the months that the spans cover together, never those between them.

    "november 2021–januari 2022" where no month is left out between years. "" for no span.
    """
    covered = sorted({number for span in spans for number in span.numbers})
    if covered and covered[0] // 12 != covered[-1] // 12 and covered[-1] - covered[0] + 1 == len(covered):
        return f"{Month.from_number(covered[0]).label}–{Month.from_number(covered[-1]).label}"
    years: dict[int, list[str]] = {}
    for _, group in groupby(enumerate(covered), key=lambda pair: (pair[1] - pair[0], pair[1] // 12)):
        run = [Month.from_number(number) for _, number in group]
        name = run[0].name if len(run) == 1 else f"{run[0].name}–{run[-1].name}"
        years.setdefault(run[0].year, []).append(name)
    return ", ".join(f"{listed(names)} {year}" for year, names in years.items())
