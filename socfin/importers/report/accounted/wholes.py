"""Amounts of several months held against the columns that part them: both are read, and may contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.money import Ore, format_exact
from socfin.domain.period import Span
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.roles import Role

LEAST = 2
"""Rows that must tie before one that does not is told by itself; one alone may by chance."""


def wholes_differ(
    entries: Sequence[Entry], mapping: Mapping, spans: Spans, precision: Precision
) -> Iterator[Problem]:
    """A serious warning for each row whose months do not make the whole beside them, or one for the column.

    "Jan", "Feb" and "Mar" beside "Ack mars", and "Ack sep" and "Okt" beside "Ack okt". Where fewer rows tie
    than not, the columns are most likely of other months than they were read as.
    """
    if mapping.accumulated:
        return
    mapping = mapping.spoken
    for whole in (c for c in mapping.columns if c.role is Role.AMOUNT and c.index in spans.of):
        parts = _parting(whole, mapping, spans)
        if not parts:
            continue
        limit = tolerance(len(parts), precision)
        given = [(e, *both) for e in entries if (both := _both(e, whole, parts)) is not None]
        wrong = [(e, own, added) for e, own, added in given if abs(own - added) > limit]
        if len(given) - len(wrong) >= max(LEAST, len(wrong)):
            yield from (_differs(whole, entry, own, added) for entry, own, added in wrong)
        elif wrong:
            yield _unlike(whole, len(wrong), len(given))


def _parting(whole: Column, mapping: Mapping, spans: Spans) -> list[Column]:
    """The columns that together have each month of the whole once, those of single months first; else []."""
    span = spans.of[whole.index]
    inside = [
        c
        for c in mapping.columns
        if c.role is Role.AMOUNT and c.index in spans.of and c.scenario is whole.scenario
        if side_of(c, mapping) is side_of(whole, mapping) and spans.of[c.index].is_part_of(span)
        if spans.as_of.get(c.index) == spans.as_of.get(whole.index)
    ]
    sizes = sorted({spans.of[c.index].months for c in inside})
    alike = [[c for c in inside if spans.of[c.index].months == size] for size in sizes]
    return next((some for some in (*alike, inside) if _cover(some, span, spans)), [])


def _cover(columns: Sequence[Column], span: Span, spans: Spans) -> bool:
    months = [number for c in columns for number in spans.of[c.index].numbers]
    return sorted(months) == list(span.numbers)


def _both(entry: Entry, whole: Column, parts: Sequence[Column]) -> tuple[Ore, Ore] | None:
    """What the row says for the whole and what its parts make, an empty part nothing; None without either."""
    own, added = entry.amounts.get(whole.index), entry.together(c.index for c in parts)
    return None if own is None or added is None else (own, added)


def _differs(whole: Column, entry: Entry, own: Ore, added: Ore) -> Problem:
    return warning(
        f"”{entry.called}”: kolumnen ”{whole.header}” säger {format_exact(own)} kr, men månaderna bredvid "
        f"ger tillsammans {format_exact(added)} kr (skillnad {format_exact(own - added)} kr).",
        "Rätta det belopp som är fel i filen. Båda läses som de står.",
        row=entry.row,
        column=whole.header,
        code="months_differ",
    )


def _unlike(whole: Column, wrong: int, rows: int) -> Problem:
    return warning(
        f"Kolumnen ”{whole.header}” är inte summan av månaderna bredvid på {wrong} av {rows} rader.",
        "Kontrollera vilka månader kolumnerna gäller, under Så lästes filen (--columns i kommandot).",
        column=whole.header,
        code="months_differ",
    )
