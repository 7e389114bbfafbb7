"""A year of one indicator as cells, month by verksamhet, and what was typed in them as a file to hand in.

Nothing typed is kept here: a grid becomes the same file that a controller could have written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from socfin.domain.figures import Scenario
from socfin.domain.formula_guard import guarded
from socfin.domain.indicators import Indicator, Steps, Value, spell, spell_with_unit
from socfin.domain.money import MISSING, NBSP
from socfin.domain.period import Month, Span
from socfin.services.indicators.rows import Place

MONTHS = range(1, 13)
Key = tuple[str, int]
"""Verksamhet and month."""
HEADINGS = {Scenario.OUTCOME: "Utfall", Scenario.BUDGET: "Mål"}


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its month, what stands in it, and whether it may be written in."""

    month: int
    name: str
    """Of its field: "510:3"."""
    text: str
    is_shut: bool = False
    fault: str = ""
    """What is wrong with what was typed, with how to mend it."""
    beside: str = ""
    """What counts of the other kind: the target of an outcome, the outcome of a target."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the cells and beside them, and what is wrong with it."""

    texts: Mapping[Key, str] = field(default_factory=dict)
    faults: Mapping[Key, str] = field(default_factory=dict)
    beside: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A verksamhet's year."""

    code: str
    name: str
    level: int
    cells: tuple[GridCell, ...]


def standing_texts(
    values: Iterable[Value], indicator: Indicator, scenario: Scenario, year: int
) -> dict[Key, str]:
    """What counts of each month by itself, as a person types it; "–" where it is said to be missing."""
    own = {
        (value.verksamhet, value.span.last.month): value.steps
        for value in values
        if (value.indicator, value.scenario) == (indicator.code, scenario)
        and value.span.months == 1
        and value.span.last.year == year
    }
    return {key: _typed(steps, indicator) for key, steps in own.items()}


def grid_rows(
    places: Iterable[Place], year: int, filled: Filled, shut: Iterable[Month]
) -> tuple[GridRow, ...]:
    """The verksamheter that exist in the year, parts beneath their whole, with their cells."""
    listed = [place for place in places if any(place.exists_in(Month(year, month)) for month in MONTHS)]
    closed = set(shut)
    return tuple(
        GridRow(
            place.code,
            place.name,
            level,
            tuple(_cell(place, Month(year, month), filled, closed) for month in MONTHS),
        )
        for level, place in _in_tree(listed)
    )


def with_values(rows: Iterable[GridRow]) -> tuple[GridRow, ...]:
    """The rows with anything in a cell or beside one, and those above them; all where there is nothing."""
    every = tuple(rows)
    kept: list[GridRow] = []
    level = 0
    for row in reversed(every):  # what is above stands before its parts
        if row.level < level or any(cell.text or cell.beside for cell in row.cells):
            kept.append(row)
            level = row.level
    return tuple(reversed(kept)) or every


def _in_tree(places: Iterable[Place]) -> Iterator[tuple[int, Place]]:
    """Every place with its level, each followed by those beneath it; those whose whole is gone are roots."""
    listed = list(places)
    codes = {place.code for place in listed}
    below: dict[str, list[Place]] = {}
    for place in listed:
        below.setdefault(place.parent if place.parent in codes else "", []).append(place)
    waiting = [(0, place) for place in reversed(below.get("", []))]
    while waiting:
        level, place = waiting.pop()
        yield level, place
        waiting += [(level + 1, part) for part in reversed(below.get(place.code, []))]


def _cell(place: Place, at: Month, filled: Filled, closed: set[Month]) -> GridCell:
    key = (place.code, at.month)
    return GridCell(
        month=at.month,
        name=cell_name(key),
        text=filled.texts.get(key, ""),
        is_shut=at in closed or not place.exists_in(at),
        fault=filled.faults.get(key, ""),
        beside=filled.beside.get(key, ""),
    )


def cell_name(key: Key) -> str:
    """The name of a cell's field."""
    return f"{key[0]}:{key[1]}"


def changed_months(before: Mapping[Key, str], typed: Mapping[Key, str]) -> list[int]:
    """The months that anything was changed in, January first."""
    keys = before.keys() | typed.keys()
    return sorted({key[1] for key in keys if before.get(key, "") != typed.get(key, "")})


def as_file(
    indicator: Indicator, scenario: Scenario, year: int, typed: Mapping[Key, str], months: Iterable[int]
) -> tuple[str, dict[int, Key]]:
    """The CSV of the months with every cell that has a text, and the row of each of them in it.

    A month is written whole: a file replaces all values of an indicator for its months.
    """
    wanted = set(months)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Verksamhet", "Nyckeltal", "Period", HEADINGS[scenario]))
    rows: dict[int, Key] = {}
    for number, (key, text) in enumerate(
        ((key, text) for key, text in typed.items() if key[1] in wanted and text), start=2
    ):
        rows[number] = key
        writer.writerow((guarded(key[0]), indicator.code, str(Month(year, key[1])), text))
    return out.getvalue(), rows


def overfull(
    year: int, days: Mapping[Key, Steps | None], places: Mapping[Key, Steps | None]
) -> dict[Key, str]:
    """The cells with more days than the places that count hold, with what is wrong."""
    faults = {}
    for key, steps in days.items():
        there = places.get(key)
        if steps is None or there is None:
            continue
        room = there * Month(year, key[1]).days
        if steps > room:
            held = spell_with_unit(room, 0, "dygn")
            faults[key] = f"{spell_with_unit(there, 0, 'platser')} rymmer {held}."
    return faults


def of_months(values: Iterable[Value], code: str, year: int) -> dict[Key, Steps | None]:
    """The outcome of an indicator of each month by itself."""
    return {
        (value.verksamhet, value.span.last.month): value.steps
        for value in values
        if value.indicator == code
        and value.scenario is Scenario.OUTCOME
        and value.span == Span(Month(year, value.span.last.month))
    }


def _typed(steps: Steps | None, indicator: Indicator) -> str:
    text = MISSING if steps is None else spell(steps, indicator.decimals)
    return text.replace(NBSP, " ")
