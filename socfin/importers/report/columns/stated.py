"""Deviations of a report without outcome or budget, kept as deviations; never turned into an amount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import first_of
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Row
from socfin.importers.options import Options
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.other_amounts import says_remaining
from socfin.importers.spelling.roles import Basis, Role

KEPT, BESIDE = "deviation_sign", "deviation_kept"
"""Codes of what is told of deviations alone, which a person may turn, and of those beside amounts."""
_TURN = "Välj annars Vänt tecken under Så lästes filen (--sign i kommandot)."
_LEAVE = "Välj annars Används inte för kolumnen under Så lästes filen (--contents i kommandot)."
_ENDS = frozenset({Scenario.OUTCOME, Scenario.FORECAST})


def with_stated(mapping: Mapping, rows: Iterable[Row]) -> Mapping:
    """The mapping with its deviations as amounts of their own, where no two columns give a deviation.

    That is a table without a budget, or with neither outcome nor forecast. What is left of a budget, and last
    year's, are none; nor is a column of nothing but zeros beside amounts, which nobody has reckoned.
    """
    silent = mapping.scenario is Scenario.DEVIATION
    keeps = _lacks_a_pair(mapping)
    stated = [c for c in mapping.columns if (keeps and _tells(c)) or (silent and _is_silent(c))]
    if any(c.role is Role.AMOUNT for c in mapping.columns) and stated:
        body = list(rows)
        stated = [c for c in stated if any(_is_some(row, c.index) for row in body)]
    return replace(mapping, columns=tuple(_stated(c) if c in stated else c for c in mapping.columns))


def is_stated(column: Column) -> bool:
    """True for a column of deviations that are kept as such."""
    return column.role is Role.AMOUNT and column.scenario is Scenario.DEVIATION


def is_of_deviations(headings: Iterable[Heading]) -> bool:
    """True for headings that name a deviation to keep, and no amount."""
    listed = list(headings)
    tells = any(h.role is Role.DEVIATION and not h.last_year and not says_remaining(h.text) for h in listed)
    return tells and not any(h.role in (Role.AMOUNT, Role.SUM) for h in listed)


def has_some_below(headings: Iterable[Heading], rows: Iterable[Row]) -> bool:
    """Whether a row has another number than zero under one of the deviations."""
    columns = [index for index, heading in enumerate(headings) if heading.role is Role.DEVIATION]
    return any(_is_some(row, index) for row in rows for index in columns)


def made_after(column: Column, span: Span, period: Month) -> Month | None:
    """The month after which a deviation of the whole year was foreseen; None for one of what has been."""
    foreseen = read_heading(column.header).scenario is Scenario.FORECAST or column.basis is Basis.YEAR
    is_year = span == Span.full_year(period.year)
    return period if is_year and (foreseen or period.month != 12) else None


def told_stated(
    entries: Iterable[Entry], mapping: Mapping, unit: Unit, options: Options
) -> tuple[Problem, ...]:
    """That deviations are kept as they stand, and what a minus is, unless a person has said it."""
    columns = [c for c in mapping.columns if is_stated(c)]
    if not columns or options.sign is not None or (options.mapping and options.mapping.sign):
        return ()
    rows = [entry for entry in entries if entry.is_plain]
    below = sum(_below(entry, columns) for entry in rows)
    worst = min((a for e in rows for c in columns if (a := e.amounts.get(c.index)) is not None), default=0)
    alone = not any(c.role is Role.AMOUNT and not is_stated(c) for c in mapping.columns)
    return (_difference(columns, below, worst, unit, alone=alone),)


def _difference(columns: list[Column], below: int, worst: Ore, unit: Unit, *, alone: bool) -> Problem:
    names = first_of([f"”{column.header}”" for column in columns])
    example = f", till exempel {format_money(worst, unit)}" if worst < 0 else ""
    return warning(
        f"Filen har inte både utfall och budget. Avvikelserna i {names} behålls som avvikelser: de visas och "
        "exporteras, men blir aldrig utfall eller budget. Minus läses som underskott "
        f"({below} av raderna{example}).",
        f"Kontrollera att ett underskott har minus. {_TURN if alone else _LEAVE} "
        "Ta helst ut rapporten med kolumnerna Budget och Utfall.",
        column=columns[0].header,
        code=KEPT if alone else BESIDE,
    )


def _below(entry: Entry, columns: Iterable[Column]) -> bool:
    return any((entry.amounts.get(column.index) or 0) < 0 for column in columns)


def _lacks_a_pair(mapping: Mapping) -> bool:
    if any(c.role is Role.SCENARIO for c in mapping.columns):
        return False
    amounts = [c for c in mapping.columns if c.role is Role.AMOUNT and not c.last_year]
    scenarios = {c.scenario or mapping.scenario for c in amounts}
    return None not in scenarios and not (Scenario.BUDGET in scenarios and scenarios & _ENDS)


def _tells(column: Column) -> bool:
    return column.role is Role.DEVIATION and not column.last_year and not says_remaining(column.header)


def _is_some(row: Row, index: int) -> bool:
    """Whether the row has something else than zero there."""
    try:
        return index < len(row) and bool(amount_of(row[index]))
    except ValueError:
        return False


def _is_silent(column: Column) -> bool:
    return column.role is Role.AMOUNT and column.scenario is None


def _stated(column: Column) -> Column:
    return replace(column, role=Role.AMOUNT, scenario=Scenario.DEVIATION)
