"""A year of one indicator as cells, months by verksamhet, and what was typed in them as a file to hand in.

Nothing typed is kept here: a grid becomes the same file that a controller could have written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from socfin.domain.figures import Scenario
from socfin.domain.formula_guard import guarded
from socfin.domain.indicators import Indicator, Steps, Value, spell, spell_with_unit
from socfin.domain.money import MISSING, NBSP
from socfin.domain.period import Month, Span
from socfin.services.indicators.grid_columns import months_of
from socfin.services.indicators.rows import Place

Key = tuple[str, Span]
"""Verksamhet and the month, or the months whose value is one."""
HEADINGS = {Scenario.OUTCOME: "Utfall", Scenario.BUDGET: "Mål"}


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its months, what stands in it, and whether it may be written in."""

    span: Span
    name: str
    """Of its field: "510:3", "510:1-3"."""
    label: str
    """Its months in words, without the year: "mars", "januari–mars"."""
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
    """What counts of each month, or of several as one, as a person types it; "–" of what is missing."""
    own = {
        (value.verksamhet, value.span): value.steps
        for value in values
        if (value.indicator, value.scenario) == (indicator.code, scenario) and value.span.last.year == year
    }
    return {key: _typed(steps, indicator) for key, steps in own.items()}


def grid_rows(
    places: Iterable[Place], spans: Sequence[Span], filled: Filled, shut: Iterable[Month]
) -> tuple[GridRow, ...]:
    """The verksamheter that exist in all of any of the spans, parts beneath their whole, with their cells."""
    listed = [place for place in places if any(_exists_through(place, span) for span in spans)]
    closed = set(shut)
    return tuple(
        GridRow(
            place.code,
            place.name,
            level,
            tuple(_cell(place, span, filled, closed) for span in spans),
        )
        for level, place in _in_tree(listed)
    )


def with_values(rows: Iterable[GridRow], codes: Collection[str] = ()) -> tuple[GridRow, ...]:
    """The rows with anything in a cell or beside one, and those above them; all where there is nothing.

    Those of `codes` are kept too: they have values of other months than the grid's.
    """
    every = tuple(rows)
    kept: list[GridRow] = []
    level = 0
    for row in reversed(every):  # what is above stands before its parts
        has_values = row.code in codes or any(cell.text or cell.beside for cell in row.cells)
        if row.level < level or has_values:
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


def _exists_through(place: Place, span: Span) -> bool:
    """Whether it exists in every month: a value of more months than its own would count nowhere."""
    return place.exists_in(span.first) and place.exists_in(span.last)


def _cell(place: Place, span: Span, filled: Filled, closed: set[Month]) -> GridCell:
    key = (place.code, span)
    return GridCell(
        span=span,
        name=cell_name(key),
        label=months_of(span),
        text=filled.texts.get(key, ""),
        is_shut=span.last in closed or not _exists_through(place, span),
        fault=filled.faults.get(key, ""),
        beside=filled.beside.get(key, ""),
    )


def cell_name(key: Key) -> str:
    """The name of a cell's field."""
    code, span = key
    months = str(span.last.month) if span.months == 1 else f"{span.first.month}-{span.last.month}"
    return f"{code}:{months}"


def changed_spans(before: Mapping[Key, str], typed: Mapping[Key, str]) -> list[Span]:
    """The months that anything was changed in, January first."""
    keys = before.keys() | typed.keys()
    changed = {key[1] for key in keys if before.get(key, "") != typed.get(key, "")}
    return sorted(changed, key=lambda span: (span.last, span.months))


def as_file(
    indicator: Indicator, scenario: Scenario, typed: Mapping[Key, str], spans: Iterable[Span]
) -> tuple[str, dict[int, Key]]:
    """The CSV of the months with every cell that has a text, and the row of each of them in it.

    Months are written whole: a file replaces all values of an indicator for just those months.
    """
    wanted = set(spans)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Verksamhet", "Nyckeltal", "Period", "Månader", HEADINGS[scenario]))
    rows: dict[int, Key] = {}
    for number, (key, text) in enumerate(
        ((key, text) for key, text in typed.items() if key[1] in wanted and text), start=2
    ):
        rows[number] = key
        code, span = key
        writer.writerow((guarded(code), indicator.code, str(span.last), span.months, text))
    return out.getvalue(), rows


def overfull(days: Mapping[Key, Steps | None], places: Mapping[Key, Steps | None]) -> dict[Key, str]:
    """The cells with more days than the places that count hold, with what is wrong.

    Of several months the places of each of them; where they are not all known nothing is held against.
    """
    faults = {}
    for (code, span), steps in days.items():
        months = [Span(Month.from_number(number)) for number in span.numbers]
        there = [places.get((code, month)) for month in months]
        known = [count for count in there if count is not None]
        if steps is None or len(known) < len(there):
            continue
        room = sum(count * month.last.days for count, month in zip(known, months, strict=True))
        if steps > room:
            held = spell_with_unit(room, 0, "dygn")
            faults[code, span] = f"{_places(known)} rymmer {held}."
    return faults


def _places(counts: Sequence[Steps]) -> str:
    """ "10 platser", or "8–10 platser" where they changed."""
    fewest, most = min(counts), max(counts)
    if fewest == most:
        return spell_with_unit(most, 0, "platser")
    return f"{spell(fewest, 0)}–{spell_with_unit(most, 0, 'platser')}"


def of_months(values: Iterable[Value], code: str) -> dict[Key, Steps | None]:
    """The outcome of an indicator, each month by itself and several as one."""
    return {
        (value.verksamhet, value.span): value.steps
        for value in values
        if value.indicator == code and value.scenario is Scenario.OUTCOME
    }


def _typed(steps: Steps | None, indicator: Indicator) -> str:
    text = MISSING if steps is None else spell(steps, indicator.decimals)
    return text.replace(NBSP, " ")
