"""Rows of a long file that sum others in a dimension that is not used, as "Totalt" under Ansvar.

Rows that only such a dimension parts are added, so a sum among them would double their amounts. The rule is
that of reports (report/sums/dimension_sums.py); here a row has one amount, and the rows may be a million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.frames.declared import numbered
from socfin.frames.figures import KEY
from socfin.importers.long.header import DIMENSION, Header
from socfin.importers.long.sums.cubes import SURE, step_of
from socfin.importers.options import Alike
from socfin.importers.report.sums.dimension_words import asked_of, assumed, differing, named_sums
from socfin.importers.spelling.dimensions import dimension_of, says_all, says_total

BY_CHANCE = 4
"""A likeness is asked about where the rows tried would make a fourth of one such by chance, as in reports."""
MOST_DIMENSIONS = 12
"""In which a row may say all; a header with more of them is of bookings, and their blanks say nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The figures without the sums among them, the rows of these, and what is said of them."""

    figures: pd.DataFrame
    checked: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Likeness:
    """A row that may be a sum, what it may sum where that is told, and what it says in its dimension."""

    row: int
    part_rows: tuple[int, ...]
    cell: str
    ties: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The rows that share their key with others, as arrays."""

    key: np.ndarray
    ore: np.ndarray
    row: np.ndarray
    cells: np.ndarray
    """What each says in each unused dimension, as numbers that are equal for equal words."""
    words: list[list[str]]
    """The words of those numbers, by dimension."""
    wide: np.ndarray
    """The dimensions in which each row says total or all, as bits."""
    step: int

    def limit(self, parts: np.ndarray) -> np.ndarray:
        """(n + 1) · ½ of the last place, for n rows in a sum."""
        most: np.ndarray = (parts + 1) * self.step / 2 if self.step > 1 else np.zeros(len(parts))
        return most


@dataclass(frozen=True, slots=True, eq=False)
class _Tried:
    """Rows held against narrower ones of their group: how many those are, and whether the row ties."""

    at: np.ndarray
    parts: np.ndarray
    ties: np.ndarray
    group: np.ndarray
    """Of every row of the table."""
    is_part: np.ndarray
    """Of every row of the table, whether it is a part in its group."""

    def part_rows(self, table: _Table, at: int) -> tuple[int, ...]:
        """The file's rows that the row is held against."""
        parts = self.is_part & (self.group == self.group[at])
        parts[at] = False
        return tuple(table.row[parts].tolist())


def without_dimension_sums(
    figures: pd.DataFrame, cells: pd.DataFrame, header: Header, per_unit: int, answer: Alike | None
) -> Kept:
    """The figures without rows that sum others in an unused dimension, in all or most of their keys.

    One that calls itself a total is left out; one that its amounts give away is told, or asked about.
    """
    names = [name for name in cells.columns if name.startswith(DIMENSION)]
    known = figures[figures["amount_ore"].notna()]
    if not names or len(names) > MOST_DIMENSIONS or answer is Alike.OWN or known.empty:
        return Kept(figures)
    key = numbered(known[KEY])
    again = pd.Series(key).duplicated(keep=False).to_numpy()
    if not again.any():
        return Kept(figures)
    step = step_of(known["amount_ore"].to_numpy(dtype="int64"), per_unit)
    table = _table(known[again], key[again], cells.loc[known.index[again], names], step)
    tried = list(_tried(table, unworded=not _has_bookings(header)))
    kept = Kept(figures)
    for text, some in _by_text(table, tried) if tried else ():
        kept = _settled(kept, table, tried, (text, some), answer)
    return kept


def _has_bookings(header: Header) -> bool:
    """True where a column tells single bookings apart: those may equal each other by habit."""
    dimensions = zip(header.texts, header.columns, strict=True)
    return any(name.startswith(DIMENSION) and dimension_of(text) is None for text, name in dimensions)


def _table(figures: pd.DataFrame, key: np.ndarray, cells: pd.DataFrame, step: int) -> _Table:
    columns, words = [], []
    wide = np.zeros(len(figures), dtype="int64")
    for bit, name in enumerate(cells.columns):
        codes, values = pd.factorize(cells[name].astype("str").fillna("").str.strip())
        words.append([str(value) for value in values])
        says = np.array([says_all(word) or says_total(word) for word in words[-1]], dtype=bool)
        wide |= says[codes].astype("int64") << bit
        columns.append(codes)
    rows = figures["row"].to_numpy(dtype="int64")
    ore = figures["amount_ore"].to_numpy(dtype="int64")
    return _Table(pd.factorize(key)[0], ore, rows, np.column_stack(columns), words, wide, step)


def _tried(table: _Table, *, unworded: bool) -> Iterator[_Tried]:
    """The rows that say total or all against the narrower ones, innermost first; else each against the rest.

    A key in which some row says so is not tried further.
    """
    is_sum = np.zeros(len(table.key), dtype=bool)
    worded = np.zeros(int(table.key.max()) + 1, dtype=bool)
    for bits in sorted(set(table.wide.tolist()) - {0}, key=lambda bits: int(bits).bit_count()):
        tried = _against_narrower(table, bits, is_sum)
        is_sum[tried.at[tried.ties]] = True
        worded[table.key[tried.at]] = True
        yield tried
    if unworded:
        yield _against_the_others(table, worded)


def _against_narrower(table: _Table, bits: int, is_sum: np.ndarray) -> _Tried:
    same = [at for at in range(table.cells.shape[1]) if not bits >> at & 1]
    group = numbered(pd.DataFrame({"key": table.key} | {f"{at}": table.cells[:, at] for at in same}))
    group = pd.factorize(group)[0]
    is_part = ~is_sum & ((table.wide & bits) != bits)
    counts, sums = _summed(group[is_part], table.ore[is_part], int(group.max()) + 1)
    at = np.flatnonzero((table.wide == bits) & (counts[group] > 0))
    parts = counts[group[at]]
    ties = np.abs(table.ore[at] - sums[group[at]]) <= table.limit(parts)
    return _Tried(at, parts, ties, group, is_part)


def _against_the_others(table: _Table, worded: np.ndarray) -> _Tried:
    """Each row of three or more of a key against all the others."""
    counts, sums = _summed(table.key, table.ore, len(worded))
    at = np.flatnonzero((counts[table.key] > 2) & ~worded[table.key])
    parts = counts[table.key[at]] - 1
    ties = np.abs(2 * table.ore[at] - sums[table.key[at]]) <= table.limit(parts)
    return _Tried(at, parts, ties, table.key, np.ones(len(table.key), dtype=bool))


def _summed(group: np.ndarray, ore: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """How many rows and öre each group has."""
    sums = np.zeros(size, dtype="int64")
    np.add.at(sums, group, ore)
    return np.bincount(group, minlength=size), sums


def _by_text(table: _Table, tried: Sequence[_Tried]) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows (at, parts, ties, tried) whose likes mostly tie, or that say total, by their words."""
    columns = {
        name: np.concatenate([getattr(some, name) for some in tried]) for name in ("at", "parts", "ties")
    }
    number = np.repeat(np.arange(len(tried)), [len(some.at) for some in tried])
    frame = pd.DataFrame(columns | {"tried": number})
    frame["text"] = _texts(table, columns["at"])
    most = 2 * frame.groupby("text")["ties"].transform("sum") > frame.groupby("text")["ties"].transform(
        "size"
    )
    total = frame["text"].map({text: says_total(text) for text in frame["text"].unique()}).astype(bool)
    for text, some in frame[most | total].groupby("text", sort=False):
        yield str(text), some.sort_values("at")


def _texts(table: _Table, at: np.ndarray) -> list[str]:
    """What parts each row from others: where it says total, else where it says all, else its first word."""
    number = pd.factorize(numbered(pd.DataFrame(table.cells[at])))[0] if len(at) else at
    _, first = np.unique(number, return_index=True)
    words = [_words(table, place) for place in at[first].tolist()]
    return [words[n] for n in number.tolist()]


def _words(table: _Table, at: int) -> str:
    bits = int(table.wide[at])
    cells = enumerate(table.cells[at].tolist())
    words = [table.words[d][code] for d, code in cells if bits >> d & 1 or not bits]
    return next(filter(says_total, words), next(filter(None, words), ""))


def _settled(
    kept: Kept,
    table: _Table,
    tried: Sequence[_Tried],
    alike: tuple[str, pd.DataFrame],
    answer: Alike | None,
) -> Kept:
    """Rows alike in what they say, left out, asked about or left as they are."""
    text, some = alike
    tied = some[some["ties"]]
    total = says_total(text)
    most = 2 * len(tied) > len(some)
    agree = _agreeing(table, tied[tied["parts"] > 1])
    sure = most and (total or (says_all(text) and agree >= SURE))
    likenesses = _likenesses(table, tried, text, some)
    if sure or (answer is Alike.SUM and (total or most)):
        ties = [each for each in likenesses if each.ties]
        notes = (named_sums(ties),) if total and ties else ()
        doubts = (*(() if total or answer is Alike.SUM else assumed(ties)), *differing(likenesses))
        return _without(kept, likenesses, doubts, notes)
    tries = np.log10(len(table.key) * BY_CHANCE)
    if total or (most and tries <= _agreeing(table, tied)):
        return replace(kept, problems=(*kept.problems, asked_of(likenesses)))
    return kept


def _agreeing(table: _Table, tied: pd.DataFrame) -> float:
    """How many figures agree where rows tie; exact, as twice their units."""
    return float(np.log10(np.maximum(2 * np.abs(table.ore[tied["at"]]) / table.step, 1)).sum())


def _likenesses(table: _Table, tried: Sequence[_Tried], text: str, some: pd.DataFrame) -> list[_Likeness]:
    """The rows as they are told; what the first that ties is held against is named."""
    shown = int(some["ties"].to_numpy().argmax())
    parts: dict[int, tuple[int, ...]] = {}
    at = int(some["at"].iloc[shown])
    parts[at] = tried[int(some["tried"].iloc[shown])].part_rows(table, at)
    pairs = zip(some["at"].tolist(), some["ties"].tolist(), strict=True)
    return [_Likeness(int(table.row[at]), parts.get(at, ()), text, ties) for at, ties in pairs]


def _without(
    kept: Kept, some: Sequence[_Likeness], doubts: tuple[Problem, ...], notes: tuple[str, ...]
) -> Kept:
    left = {each.row for each in some}
    return Kept(
        kept.figures[~kept.figures["row"].isin(left)],
        (*kept.checked, *(each.row for each in some if each.ties)),
        (*kept.wrong, *(each.row for each in some if not each.ties)),
        (*kept.problems, *doubts),
        (*kept.notes, *notes),
    )
