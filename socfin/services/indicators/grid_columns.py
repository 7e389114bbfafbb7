"""Which months the columns of a grid are: each by itself, or several whose value is one; never a value.

A value of several months stays one: no month of its own is ever made of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from socfin.domain.period import MONTH_NAMES, Month, Span, months_in_words

MONTHS = 12
"""Of a year."""
EACH, TO_DATE, OTHERS = "manad", "hittills", "andra"
EQUAL_PARTS = {EACH: 1, "kvartal": 3, "tertial": 4, "halvar": 6, "helar": MONTHS}
"""The months of a column where the year is cut in equal parts."""
DIVISIONS = {
    EACH: "varje månad för sig",
    "kvartal": "kvartal",
    "tertial": "tertial",
    "halvar": "halvår",
    TO_DATE: "januari till och med en månad",
    "helar": "hela året",
    OTHERS: "andra månader",
}
"""How a year may be laid in columns, by the word of it in an address, in Swedish."""
SHORT = 3
"""Letters of a month's name over a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid."""

    span: Span

    @property
    def heading(self) -> str:
        """ "jan" or "jan–mar"."""
        first, last = (MONTH_NAMES[month.month - 1][:SHORT] for month in (self.span.first, self.span.last))
        return last if self.span.months == 1 else f"{first}–{last}"


def columns(division: str, year: int, *, own: Span | None, standing: Iterable[Span]) -> tuple[Column, ...]:
    """The columns of a division of a year, January first.

    Of "andra" the months of every value that no other division has room for, and the user's own.
    """
    return tuple(map(Column, _spans(division, year, own, standing)))


def _spans(division: str, year: int, own: Span | None, standing: Iterable[Span]) -> list[Span]:
    if division in EQUAL_PARTS:
        size = EQUAL_PARTS[division]
        return [Span(Month(year, last), size) for last in range(size, MONTHS + 1, size)]
    if division == TO_DATE:
        return [Span.to_date(Month(year, last)) for last in range(2, MONTHS + 1)]
    odd = {span for span in standing if division_of(span) == OTHERS} | ({own} if own else set())
    return sorted(odd, key=lambda span: (span.last, span.months))


def division_of(span: Span) -> str:
    """The first division that has a column of just these months."""
    for division, size in EQUAL_PARTS.items():
        if span.months == size and span.last.month % size == 0:
            return division
    return TO_DATE if span.months == span.last.month else OTHERS


def elsewhere(standing: Iterable[Span], shown: Iterable[Column]) -> dict[str, str]:
    """The divisions with values that the columns have no room for, and their months in words."""
    missed = set(standing) - {column.span for column in shown}
    spans: dict[str, list[Span]] = {}
    for span in sorted(missed, key=lambda span: (span.last, span.months)):
        spans.setdefault(division_of(span), []).append(span)
    return {division: _named(division, its) for division, its in spans.items()}


def _named(division: str, spans: list[Span]) -> str:
    """Months one by one are run together; several whose value is one stay apart."""
    if division == EACH:
        return months_in_words(spans).removesuffix(f" {spans[0].last.year}")
    return ", ".join(map(months_of, spans))


def months_of(span: Span) -> str:
    """ "januari–mars", without the year."""
    return span.label.removesuffix(f" {span.last.year}")
