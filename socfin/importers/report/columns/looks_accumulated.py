"""Whether months side by side look accumulated though nothing says so; tells it, and changes no figure.

Rule: in at least MOST of the rows the amounts never shrink and end larger than they began, over MONTHS
months or more, and the last month is together at least 1 + (n − 1) / 4 times the first, of n months. Single
months that grow that much in nearly every row are rare; amounts from January grow by about n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.money import Ore
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.columns.to_come import is_to_come
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.roles import Basis, Role

MONTHS = 3
MOST = Fraction(9, 10)


def growing_months(rows: Sequence[Entry], mapping: Mapping, spans: Spans) -> tuple[Problem, ...]:
    """A warning for each kind of month columns, as outcome or budget, that look accumulated.

    `rows` are the rows that carry figures, amounts in öre with any sign. Nothing is told of columns that are
    read as accumulated.
    """
    if mapping.accumulated:
        return ()
    kinds: dict[tuple[Scenario | None, int], list[Column]] = {}
    for column in mapping.columns:
        if _is_single_month(column, spans) and not is_to_come(column, mapping, spans):
            year = spans.of[column.index].last.year
            kinds.setdefault((column.scenario or mapping.scenario, year), []).append(column)
    return tuple(
        _question(columns, scenario)
        for (scenario, _), columns in kinds.items()
        if len(columns) >= MONTHS and _grow(_series(rows, columns, spans))
    )


def _is_single_month(column: Column, spans: Spans) -> bool:
    span = spans.of.get(column.index)
    return (
        column.role is Role.AMOUNT and column.basis is Basis.HEADER and span is not None and span.months == 1
    )


def _series(rows: Iterable[Entry], columns: Sequence[Column], spans: Spans) -> list[list[Ore]]:
    """The rows' amounts month by month, for rows that are not zero throughout; a missing one is left out."""
    in_order = sorted(columns, key=lambda column: spans.of[column.index].last)
    given = ([a for c in in_order if (a := row.amounts.get(c.index)) is not None] for row in rows)
    return [amounts for amounts in given if len(amounts) >= MONTHS and any(amounts)]


def _grow(series: Sequence[Sequence[Ore]]) -> bool:
    growing = sum(map(_only_grows, series))
    if not series or growing < MOST * len(series):
        return False
    first, last = (sum(abs(amounts[at]) for amounts in series) for at in (0, -1))
    months = max(map(len, series))
    return last >= first * (1 + Fraction(months - 1, 4))


def _only_grows(amounts: Sequence[Ore]) -> bool:
    """True for amounts of one sign that never shrink and end larger than they began."""
    one_sign = min(amounts) >= 0 or max(amounts) <= 0
    sizes = [abs(amount) for amount in amounts]
    return one_sign and sizes[-1] > sizes[0] and all(a <= b for a, b in pairwise(sizes))


def _question(columns: Sequence[Column], scenario: Scenario | None) -> Problem:
    what = scenario.label.lower() if scenario else "belopp"
    return warning(
        f"Månadskolumnerna ”{columns[0].header}” till ”{columns[-1].header}” ({what}) läses som enstaka "
        "månader, men beloppen växer månad för månad på nästan alla rader, som om de vore ackumulerade.",
        "Är de ackumulerade: kryssa i ”Månadskolumnerna är ackumulerade från januari” under Så lästes filen "
        "(--month-columns i kommandot).",
        code="looks_accumulated",
    )
