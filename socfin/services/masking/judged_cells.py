"""What small numbers are judged by: every unit's amount in every published cell; never which rows are hidden.

A cell is a measure in a period (outcome to date in March, budget of May …); a gathered row prints the sum of
its units in each of them. Rule: docs/meetings.md, "Små grupper".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from socfin.domain.disclosure import FEWEST_UNITS, LARGEST_SHARE
from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow

MEASURES = (
    attrgetter("to_date.outcome"),
    attrgetter("to_date.budget"),
    attrgetter("month.outcome"),
    attrgetter("month.budget"),
    attrgetter("year.budget"),
    attrgetter("to_date.last_year"),
    attrgetter("year.outcome"),
)
"""The amounts of a row that others are computed from."""


@dataclass(frozen=True)
class Cells:
    """Amounts in öre, [cell, unit]; 0 where nothing is said or the amount is missing."""

    codes: tuple[str, ...]
    amounts: NDArray[np.int64] = field(repr=False)
    given: NDArray[np.bool_] = field(repr=False)
    since: NDArray[np.int64] = field(repr=False)
    """The month (`Month.number`) in which each cell was first told; whoever saved it has it still."""

    @classmethod
    def of(cls, codes: Sequence[str], cells: Iterable[Mapping[str, Ore | None]], since: int = 0) -> Cells:
        """From one mapping a cell: what hangs on each code itself, None or left out where not known."""
        listed = list(cells)
        shape = (len(listed), len(codes))
        rows = [[cell.get(code) for code in codes] for cell in listed]
        amounts = np.array([[amount or 0 for amount in row] for row in rows], dtype="int64").reshape(shape)
        given = np.array([[amount is not None for amount in row] for row in rows], dtype=bool).reshape(shape)
        return cls(tuple(codes), amounts, given, np.full(len(listed), since, dtype="int64"))

    @property
    def silent(self) -> Cells:
        """As many cells, told since the same months, in which nothing is said."""
        return Cells(self.codes, np.zeros_like(self.amounts), np.zeros_like(self.given), self.since)

    def until(self, month: int) -> Cells:
        """The cells that had been told when the month had been."""
        then = self.since <= month
        return Cells(self.codes, self.amounts[then], self.given[then], self.since[then])

    def and_also(self, other: Cells) -> Cells:
        """The cells of both; ValueError unless the codes are the same."""
        if self.codes != other.codes:
            raise ValueError("Cells of different units cannot be put together.")
        return Cells(
            self.codes,
            np.vstack([self.amounts, other.amounts]),
            np.vstack([self.given, other.given]),
            np.concatenate([self.since, other.since]),
        )

    def plus(self, other: Cells) -> Cells:
        """Cell by cell the sum: two lines taken as one."""
        return Cells(self.codes, self.amounts + other.amounts, self.given | other.given, self.since)


@dataclass(frozen=True)
class Units:
    """The tree with the people behind each unit, and the limit: fewer than so many people are too few."""

    root: str
    parents: Mapping[str, str]
    """The code above each code but the root, parents before children, in the order of a table."""
    people: Mapping[str, int]
    """Places or clients as given; a code that is not there cannot point anyone out."""
    limit: int
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, root: str, parents: Mapping[str, str], people: Mapping[str, int], limit: int) -> Units:
        """With the children of each code listed."""
        below: dict[str, list[str]] = {}
        for code, parent in parents.items():
            below.setdefault(parent, []).append(code)
        return cls(root, parents, people, limit, {code: tuple(kids) for code, kids in below.items()})

    def subtree(self, code: str) -> Iterator[str]:
        """The code and everything beneath, parents first."""
        yield code
        for child in self.below.get(code, ()):
            yield from self.subtree(child)

    def over(self, code: str) -> Iterator[str]:
        """Every code above one, the root last."""
        while code in self.parents:
            code = self.parents[code]
            yield code

    def behind(self, code: str) -> int | None:
        """The people behind a row: as given, or its parts' sum when known and less; None when neither is."""
        given = self.people.get(code)
        parts = [self.behind(child) for child in self.below.get(code, ())]
        if not parts or None in parts:
            return given
        summed = sum(part for part in parts if part is not None)
        return summed if given is None else min(given, summed)

    @property
    def small(self) -> frozenset[str]:
        """Rows with fewer people behind them than the limit; exactly the limit is enough."""
        counts = {code: self.behind(code) for code in (self.root, *self.parents)}
        return frozenset(code for code, count in counts.items() if count is not None and count < self.limit)


def is_safe(cells: Cells, units: Units, tops: Iterable[str]) -> bool:
    """Whether the sum of `tops` may be known in every cell in which anything is said of them.

    Each such cell needs FEWEST_UNITS units and `limit` people behind amounts other than zero, and no row
    beneath `tops` with more than LARGEST_SHARE of the absolute amounts.
    """
    return unsafe_since(cells, units, tops) is None


def unsafe_since(cells: Cells, units: Units, tops: Iterable[str]) -> int | None:
    """The month in which the sum of `tops` was first told in a cell that is not safe; None when all are."""
    places = {code: number for number, code in enumerate(cells.codes)}
    gathered = [_Branch.of(cells, units, places, top) for top in tops]
    if not gathered:
        return None
    spoken = np.logical_or.reduce([branch.given for branch in gathered])
    weight = np.sum([branch.weight for branch in gathered], axis=0)
    largest = np.max([branch.weight for branch in gathered], axis=0)
    enough = (
        (np.sum([branch.contributors for branch in gathered], axis=0) >= FEWEST_UNITS)
        & (np.sum([branch.people for branch in gathered], axis=0) >= units.limit)
        & (largest * LARGEST_SHARE.denominator <= weight * LARGEST_SHARE.numerator)
    )
    unsafe = cells.since[spoken & ~enough]
    return int(unsafe.min()) if len(unsafe) else None


@dataclass(frozen=True)
class _Branch:
    """A row with all beneath it, cell by cell."""

    given: NDArray[np.bool_]
    weight: NDArray[np.int64]
    """Absolute amounts of its units together."""
    contributors: NDArray[np.int64]
    people: NDArray[np.int64]
    """Behind amounts other than zero; a unit whose people are not given counts as the limit."""

    @classmethod
    def of(cls, cells: Cells, units: Units, places: Mapping[str, int], code: str) -> _Branch:
        place = places[code]
        own = np.abs(cells.amounts[:, place])
        counts = own > 0
        given = units.people.get(code)
        parts = [cls.of(cells, units, places, child) for child in units.below.get(code, ())]
        people = np.where(counts, units.limit if given is None else given, 0)
        people = people + np.sum([part.people for part in parts], axis=0) if parts else people
        weight = own + np.sum([part.weight for part in parts], axis=0) if parts else own
        return cls(
            given=np.logical_or.reduce([cells.given[:, place], *(part.given for part in parts)]),
            weight=weight,
            contributors=counts + np.sum([part.contributors for part in parts], axis=0)
            if parts
            else counts.astype("int64"),
            people=people if given is None else np.minimum(people, given),
        )


def cells_of(report: Report, codes: Sequence[str]) -> Cells:
    """The cells that a report prints: one for each of MEASURES, with what hangs on each row itself.

    Told since the report's month.
    """
    below: dict[str, list[ReportRow]] = {}
    for row in report.rows:
        below.setdefault(row.parent or report.total.code, []).append(row)
    return Cells.of(
        codes,
        [
            {row.code: _own(row, below.get(row.code, []), measure) for row in report.rows}
            for measure in MEASURES
        ],
        since=report.month.number,
    )


def _own(row: ReportRow, parts: list[ReportRow], measure: Callable[[ReportRow], Ore | None]) -> Ore | None:
    """What hangs on a row itself; nothing when its parts make it up, or when it is missing."""
    amount = measure(row)
    if amount is None or not parts:
        return amount
    own = amount - sum(measure(part) or 0 for part in parts)
    return own or None
