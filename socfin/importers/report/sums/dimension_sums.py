"""Rows that sum others in a dimension that is not used, as "Totalt" under Ansvar; never other sums.

Rows that only such a dimension parts are added, so a sum among them would double their amounts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from socfin.domain.figures import Problem
from socfin.importers.containers.cells import Row, text_of
from socfin.importers.options import Alike
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.entries import Entry, Rows
from socfin.importers.report.rows.unused_dimensions import is_dimension
from socfin.importers.report.sums.by_amount import BY_CHANCE, CERTAIN, LONGEST, rarity
from socfin.importers.report.sums.dimension_words import asked_of, assumed, differing, named_sums
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.dimensions import dimension_of, says_all, says_total
from socfin.importers.spelling.roles import Role

_KEYS = frozenset({Role.PERIOD, Role.FROM, Role.YEAR, Role.SCENARIO})
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows without the sums among them, and what is said of these."""

    rows: Rows
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row and what it says in each unused dimension."""

    entry: Entry
    cells: tuple[str, ...]

    def totals(self) -> frozenset[int]:
        """The dimensions in which it says total, all or nothing."""
        return frozenset(at for at, text in enumerate(self.cells) if says_all(text) or says_total(text))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row that may sum others of its key, and whether it equals them in every column."""

    entry: Entry
    parts: tuple[Entry, ...]
    cell: str
    """What parts it from them, as "Totalt"."""
    ties: bool

    @property
    def row(self) -> int:
        """The file's row that may be a sum."""
        return self.entry.row

    @property
    def part_rows(self) -> tuple[int, ...]:
        """The rows it may sum."""
        return tuple(part.row for part in self.parts)

    @property
    def asked(self) -> bool:
        """True for a row of an account or a line: those of verksamheter are asked of elsewhere."""
        return bool(self.entry.account or self.entry.label.line)


def without_dimension_sums(
    rows: Rows, layout: Layout, mapping: Mapping, precision: Precision, answer: Alike | None
) -> Kept:
    """The rows without those that sum others in an unused dimension, in all or most of their keys.

    One that calls itself a total is left out; one that its amounts give away is told, or asked about.
    """
    dimensions = _dimensions(mapping)
    if not dimensions or answer is Alike.OWN:
        return Kept(rows)
    columns = [c.index for c in mapping.columns if c.role is Role.AMOUNT]
    body = dict(layout.body)
    groups = [group for group in _groups(rows.entries, body, mapping, dimensions) if len(group) > 1]
    kept, tries = Kept(rows), sum(map(len, groups))
    for some in _by_text(groups, columns, precision).values():
        tied = [each for each in some if each.ties]
        chance = _chance(tied, columns, precision)
        by_one = chance * _chance_by_one(tied, columns, precision)
        kept = _settled(kept, some, (chance, by_one / tries), answer)
    return kept


def _settled(
    kept: Kept, some: Sequence[Likeness], chances: tuple[Fraction, Fraction], answer: Alike | None
) -> Kept:
    """Rows alike in what they say, left out, asked about or left as they are.

    `chances` are how rarely they tie by chance with several rows, and with one also, beside all tries.
    """
    chance, by_one = chances
    tied = [each for each in some if each.ties]
    most, total, cell = 2 * len(tied) > len(some), says_total(some[0].cell), some[0].cell
    sure = most and (total or (says_all(cell) and chance >= CERTAIN))
    if sure or (answer is Alike.SUM and (total or most)):
        notes = (named_sums(tied),) if total and tied else ()
        doubts = (*(() if total or answer is Alike.SUM else assumed(tied)), *differing(some))
        left = {each.entry.row for each in some}
        return Kept(_without(kept.rows, left), (*kept.problems, *doubts), (*kept.notes, *notes))
    asks = some[0].asked or all(len(each.parts) == 1 for each in tied)
    if total or (asks and most and BY_CHANCE * by_one >= 1):
        return replace(kept, problems=(*kept.problems, asked_of(some)))
    return kept


def _without(rows: Rows, left: set[int]) -> Rows:
    entries = tuple(entry for entry in rows.entries if entry.row not in left)
    return replace(rows, entries=entries, passed=tuple(sorted({*rows.passed, *left})))


def _dimensions(mapping: Mapping) -> list[tuple[int, ...]]:
    """The columns of each unused dimension: code and name are of one."""
    of: dict[str, list[int]] = {}
    for column in filter(is_dimension, mapping.columns):
        named = dimension_of(column.header)
        of.setdefault(named.name if named else f"?{column.index}", []).append(column.index)
    return [tuple(columns) for columns in of.values()]


def _groups(
    entries: Sequence[Entry], body: dict[int, Row], mapping: Mapping, dimensions: Sequence[tuple[int, ...]]
) -> list[list[_Placed]]:
    """The rows that nothing but unused dimensions part."""
    keys = [c.index for c in mapping.columns if c.role in _KEYS]
    groups: dict[tuple[object, ...], list[_Placed]] = {}
    for entry in entries:
        row = body.get(entry.row, ())
        label = entry.label
        about = (entry.verksamhet, entry.account, label.code, label.name, label.line, entry.scenario)
        placed = _Placed(entry, tuple(" ".join(filter(None, _texts(row, of))) for of in dimensions))
        groups.setdefault((*about, *_texts(row, keys)), []).append(placed)
    return list(groups.values())


def _texts(row: Row, columns: Sequence[int]) -> Texts:
    return tuple(text_of(row[at]).strip() if at < len(row) else "" for at in columns)


def _by_text(
    groups: Sequence[Sequence[_Placed]], columns: Sequence[int], precision: Precision
) -> dict[str, list[Likeness]]:
    """The rows that may be sums, and those like them that are not, by what they say in the dimension."""
    alike: dict[str, list[Likeness]] = {}
    silent: list[Sequence[_Placed]] = []
    for group in groups:
        worded = list(_worded(group, columns, precision))
        for likeness in worded:
            alike.setdefault(likeness.cell, []).append(likeness)
        if not worded and 2 < len(group) <= LONGEST:
            silent.append(group)
    tied = {each.row: each for group in silent for each in _tied(group, columns, precision)}
    for placed in (each for group in silent for each in group) if tied else ():
        likeness = tied.get(placed.entry.row) or Likeness(placed.entry, (), _said_in(placed), ties=False)
        alike.setdefault(likeness.cell, []).append(likeness)
    return alike


def _worded(group: Sequence[_Placed], columns: Sequence[int], precision: Precision) -> Iterator[Likeness]:
    """The rows of one key that say total or all against those that are narrower, innermost first."""
    wide = sorted((each for each in group if each.totals()), key=lambda each: len(each.totals()))
    sums: set[int] = set()
    for placed in wide if len(wide) <= LONGEST else ():
        parts = tuple(p.entry for p in group if p.entry.row not in sums and _is_part(p, placed))
        if not parts:
            continue
        ties = _ties(placed.entry, parts, columns, precision)
        if ties:
            sums.add(placed.entry.row)
        yield Likeness(placed.entry, parts, _said_in(placed), ties)


def _tied(group: Sequence[_Placed], columns: Sequence[int], precision: Precision) -> Iterator[Likeness]:
    """Each row that is all others of its key; the first column tells most of them apart at once."""
    if not columns:
        return
    limit = math.floor(tolerance(len(group), precision))
    firsts = [each.entry.amounts.get(columns[0]) or 0 for each in group]
    total = sum(firsts)
    for placed, first in zip(group, firsts, strict=True):
        if abs(2 * first - total) > limit:
            continue
        parts = tuple(other.entry for other in group if other is not placed)
        if _ties(placed.entry, parts, columns, precision):
            yield Likeness(placed.entry, parts, _said_in(placed), ties=True)


def _said_in(placed: _Placed) -> str:
    totals = placed.totals()
    words = [text for at, text in enumerate(placed.cells) if at in totals or not totals]
    return next(filter(says_total, words), next(filter(None, words), ""))


def _is_part(part: _Placed, total: _Placed) -> bool:
    """Whether a row is alike but in dimensions where the total says total, and is narrower in one of them."""
    wide, own = total.totals(), part.totals()
    same = all(part.cells[at] == total.cells[at] for at in range(len(total.cells)) if at not in wide)
    return same and bool(wide - own)


def _ties(entry: Entry, parts: Sequence[Entry], columns: Sequence[int], precision: Precision) -> bool:
    limit = tolerance(len(parts), precision)
    for column in columns:
        printed = entry.amounts.get(column)
        given = [amount for part in parts if (amount := part.amounts.get(column)) is not None]
        if (printed is None) != (not given) or (printed is not None and abs(printed - sum(given)) > limit):
            return False
    return True


def _chance(some: Sequence[Likeness], columns: Sequence[int], precision: Precision) -> Fraction:
    """In how many tries chance makes rows tie as these do, about once; no more than is certain."""
    product = Fraction(1)
    for each in some:
        product *= max(rarity(each.entry, each.parts, columns, precision), Fraction(1))
        if product >= CERTAIN:
            break
    return product


def _chance_by_one(some: Sequence[Likeness], columns: Sequence[int], precision: Precision) -> Fraction:
    """The same for rows that equal one other: a half a unit on either side of the largest amount."""
    product = Fraction(1)
    for each in (each for each in some if len(each.parts) == 1):
        largest = max((abs(each.entry.amounts.get(column) or 0) for column in columns), default=0)
        product *= max(2 * largest / precision.last_place, Fraction(1))
        if product >= CERTAIN:
            break
    return product
