"""Whether a column headed "Förbrukat" holds amounts or per cents, by its cells beside a budget's.

Rule, in the rows where both have a number: typically above PER_CENTS it is no per cent; typically less than
LEAST of the budget it is no amount. Between the two, as in millions, amounts follow the budgets from row to
row and per cents do not: what varies less than half as much as the other is what the column is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median, pstdev

from socfin.domain.figures import Problem, Scenario, error
from socfin.importers.containers.cells import Row, is_blank
from socfin.importers.options import Options
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import percent_of
from socfin.importers.spelling.other_amounts import spent_as_outcome
from socfin.importers.spelling.roles import Basis, Role

PER_CENTS = 300
"""No budget is typically spent three times over."""
LEAST = 0.02
"""After a month a twelfth of the year's is spent, and seldom less than a quarter of that."""
APART = 2
"""So many times less does one vary than the other."""
LOOKED_AT = 300
"""Rows that are looked at."""


def with_spent(headings: Sequence[Heading], body: Sequence[Row]) -> list[Heading]:
    """The headings, "Förbrukat" as the outcome to date where its cells are amounts and no other is that."""
    return [
        outcome
        if (outcome := _outcome_at(at, headings)) is not None and _is_amounts(at, headings, body)
        else own
        for at, own in enumerate(headings)
    ]


def asked_of_spent(
    mapping: Mapping, headings: Sequence[Heading], body: Sequence[Row], options: Options
) -> tuple[Problem, ...]:
    """An error for a column of what is spent that may be either, unless a person has said what it holds."""
    answered = options.contents or {}
    if options.mapping is not None and options.mapping.columns:
        return ()
    return tuple(
        _either(column.header)
        for column in mapping.columns
        if column.role is Role.IGNORE and plain(column.header) not in answered
        if column.index < len(headings) and _outcome_at(column.index, headings) is not None
        if _is_amounts(column.index, headings, body) is None
    )


def _outcome_at(at: int, headings: Sequence[Heading]) -> Heading | None:
    """The heading as one of outcome, where it says what is spent and no other says the outcome to date."""
    own = headings[at]
    words = spent_as_outcome(plain(own.text)) if own.role in (None, Role.IGNORE) else None
    if words is None or any(map(_is_to_date, headings)):
        return None
    outcome = read_heading(words)
    if outcome.role is not Role.AMOUNT or outcome.scenario is not Scenario.OUTCOME:
        return None
    return replace(outcome, text=own.text, basis=outcome.basis or Basis.TO_DATE)


def _is_to_date(heading: Heading) -> bool:
    """True for an outcome that is not of one month, nor of a year by its name: that may be another."""
    if heading.role is not Role.AMOUNT or heading.scenario is not Scenario.OUTCOME or heading.last_year:
        return False
    named = heading.year if heading.months is None else heading.months.year
    if heading.basis in (Basis.YEAR, Basis.MONTH) or named is not None:
        return False
    return heading.months is None or not heading.months.is_single or heading.basis is Basis.TO_DATE


def _is_amounts(at: int, headings: Sequence[Heading], body: Sequence[Row]) -> bool | None:
    """True for amounts, False for per cents, None where the cells are as either."""
    foreseen = (Scenario.BUDGET, Scenario.FORECAST)
    held = [n for n, h in enumerate(headings) if h.role is Role.AMOUNT and h.scenario in foreseen]
    pairs = [pair for row in body[:LOOKED_AT] for n in held if (pair := _pair(row, at, n)) is not None]
    if not pairs:
        return False
    if median(spent for spent, _ in pairs) > PER_CENTS:
        return True
    if median(spent / budget for spent, budget in pairs) < LEAST:
        return False
    own = pstdev([math.log(spent) for spent, _ in pairs])
    shares = pstdev([math.log(spent / budget) for spent, budget in pairs])
    if shares * APART < own:
        return True
    return False if own * APART < shares else None


def _pair(row: Row, at: int, budget: int) -> tuple[float, float] | None:
    """The sizes of a row's two numbers; None unless both are some, or where the first is a per cent."""
    sizes = list(_sizes(row, (at, budget)))
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else None


def _sizes(row: Row, places: Sequence[int]) -> Iterator[float]:
    for at in places:
        cell = row[at] if at < len(row) else None
        try:
            if is_blank(cell) or percent_of(cell) is not None:
                return
            yield abs(float(amount_of(cell) or 0))
        except ValueError:
            return


def _either(header: str) -> Problem:
    return error(
        f"Kolumnen ”{header}” kan vara utfallet hittills i kronor eller en andel i procent. "
        "Det framgår inte av talen.",
        "Välj Utfall eller Används inte för kolumnen, under Så lästes filen (--contents i kommandot).",
        column=header,
        code="spent_or_share",
    )
