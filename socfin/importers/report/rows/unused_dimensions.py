"""Rows that differ only in a dimension that is not used, or in their day, added; never rows alike in all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from socfin.domain.money import Ore
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.options import Repeats
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.blocks import Given
from socfin.importers.report.rows.entries import Entry
from socfin.importers.spelling.dimensions import dimension_of
from socfin.importers.spelling.periods import is_day
from socfin.importers.spelling.roles import Role


@dataclass(frozen=True, slots=True)
class Added:
    """A report's figures with the rows of unused dimensions added, and how many rows became how many."""

    given: tuple[Given, ...]
    rows: int = 0
    into: int = 0


def added(given: Iterable[Given], layout: Layout, mapping: Mapping, repeats: Repeats | None = None) -> Added:
    """The figures of rows that only an unused dimension parts as one, in öre; one missing makes it missing.

    Rows with the same cells in every dimension are asked about, and left as they are until somebody has said
    that they are added, or are the same amount once more where they have one amount.
    """
    groups = _of_one_key(given)
    several = [group for group in groups.values() if len(group) > 1]
    columns = [c.index for c in mapping.columns if is_dimension(c)]
    days = [c.index for c in mapping.columns if c.role is Role.PERIOD]
    if not several or not (columns or days or repeats):
        return Added(tuple(given for group in groups.values() for given in group))
    apart = {number: _dimensions(row, columns, days) for number, row in layout.body}
    kept: list[Given] = []
    parts: dict[int, int] = {}
    for group in groups.values():
        if len(group) == 1:
            kept += group
            continue
        parted = bool(columns or days) and _differ(group, apart)
        if not parted and repeats is Repeats.ONCE and len({cell.figure.amount for cell in group}) == 1:
            kept.append(group[0])
            continue
        if not parted and repeats is not Repeats.ADDED:
            kept += group
            continue
        first = group[0]
        kept.append(Given(replace(first.figure, amount=_sum(group)), first.column, first.block))
        parts |= dict.fromkeys((given.figure.row for given in group), first.figure.row)
    return Added(tuple(kept), len(parts), len(set(parts.values())))


def each_once(entries: Sequence[Entry], layout: Layout, mapping: Mapping) -> tuple[Entry, ...]:
    """The rows without those that say what an earlier one says, with its amounts in every column.

    A person has said that such rows are one amount once more: the file's sums count them once too.
    """
    columns = [c.index for c in mapping.columns if is_dimension(c)]
    days = [c.index for c in mapping.columns if c.role is Role.PERIOD]
    rows = dict(layout.body)
    seen: set[tuple[object, ...]] = set()
    kept: list[Entry] = []
    for entry in entries:
        about = (entry.verksamhet, entry.account, entry.label.line)
        amounts = tuple(sorted(entry.amounts.items()))
        key = (*about, entry.scenario, amounts, _dimensions(rows[entry.row], columns, days))
        if not (entry.is_plain and any(about)) or key not in seen:
            kept.append(entry)
        seen.add(key)
    return tuple(kept)


def _of_one_key(given: Iterable[Given]) -> dict[tuple[object, ...], list[Given]]:
    """The figures by what they are of, in order.

    A column's figures share their spans, and a span is compared slowly: each gets a number the first time
    that its object is met, equal for equal spans. `given` keeps the objects, so that no other gets an id.
    """
    groups: dict[tuple[object, ...], list[Given]] = {}
    kept = list(given)
    numbers: dict[object, int] = {None: 0}
    known: dict[int, int] = {id(None): 0}
    for cell in kept:
        f = cell.figure
        for span in (f.span, f.as_of):
            if id(span) not in known:
                known[id(span)] = numbers.setdefault(span, len(numbers))
        spans = known[id(f.span)], known[id(f.as_of)]
        key = (cell.block, cell.column, f.verksamhet_code, f.account, f.line, f.scenario, *spans)
        group = groups.get(key)
        if group is None:
            groups[key] = [cell]
        else:
            group.append(cell)
    return groups


def is_dimension(column: Column) -> bool:
    """True for a column of another dimension than the rows' own."""
    named = column.role is Role.IGNORE and dimension_of(column.header) is not None
    return column.role is Role.DIMENSION or named


def _differ(group: Sequence[Given], apart: dict[int, tuple[str, ...]]) -> bool:
    """Whether no two rows are alike in the dimensions, and in the day where their month is said by one."""
    return len({apart.get(given.figure.row, ()) for given in group}) == len(group)


def _dimensions(row: Row, columns: Sequence[int], days: Sequence[int]) -> tuple[str, ...]:
    return (*[_text(row, at) for at in columns], *[_day(row, at) for at in days])


def _day(row: Row, at: int) -> str:
    text = _text(row, at)
    return text if is_day(text) else ""


def _text(row: Row, at: int) -> str:
    return text_of(row[at]) if at < len(row) else ""


def _sum(group: Sequence[Given]) -> Ore | None:
    amounts = [given.figure.amount for given in group]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
