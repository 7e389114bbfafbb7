"""Lines of a verksamhet that are sums of its other lines or accounts: netto, kostnader; never verksamheter.

Rule: in each verksamhet and cell NET is held against all else, COST against the costs by kind, and any other
line against its own accounts (by the default table). A line that ties in at least half of the places where
it has such parts is their sum in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.lines import DEFAULT_RULES, Line, line_of
from socfin.importers.long.sums.cubes import CELL, MOST_TIE, limit, places_of, step_of
from socfin.importers.long.words import LINES

KINDS = [at for at, line in enumerate(LINES) if line.is_cost and line is not Line.COST]
COST, NET, MEMO = (LINES.index(line) for line in (Line.COST, Line.NET, Line.OF_WHICH_PERSONNEL))


@dataclass(frozen=True, slots=True, eq=False)
class LineSum:
    """A line beside its parts: the figures that say it, those that differ from them, and if it is a sum."""

    line: Line
    rows: np.ndarray
    apart: np.ndarray
    is_sum: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Öre by place (a verksamhet in a cell) and line, of accounts and of lines apart."""

    of_row: np.ndarray
    lines: np.ndarray
    is_line: np.ndarray
    by_account: np.ndarray
    by_line: np.ndarray
    counts: np.ndarray
    step: int


def line_sums(figures: pd.DataFrame, per_unit: int) -> Iterator[LineSum]:
    """Every line that stands beside its own parts somewhere in the file."""
    if (figures["account"] != "").all():
        return
    places = _places(figures, per_unit)
    net, gone = places.by_line + places.by_account, np.zeros_like(places.by_line)
    for at in (*KINDS, LINES.index(Line.REVENUE), COST, NET):
        parts = _parts(at, net - gone, places)
        rows = places.is_line & (places.lines == at)
        beside = rows & (places.counts[places.of_row] > 0) & _has_parts(at, places)[places.of_row]
        if not beside.any():
            continue
        where = np.unique(places.of_row[beside])
        differ = np.abs(places.by_line[where, at] - parts[where]) > _limits(places, where)
        apart = np.isin(places.of_row, where[differ]) & beside
        is_sum = bool((~differ).mean() >= MOST_TIE) and bool(places.by_line[where, at].any())
        if is_sum:
            gone[where, at] += places.by_line[where, at]
        yield LineSum(LINES[at], beside, apart, is_sum)


def _limits(places: _Places, where: np.ndarray) -> np.ndarray:
    return np.array([limit(int(n), places.step) for n in places.counts[where]])


def _parts(at: int, net: np.ndarray, places: _Places) -> np.ndarray:
    """What a line ought to be, by place."""
    if at == NET:
        parts: np.ndarray = net.sum(axis=1) - net[:, NET] + places.by_account[:, NET]
    elif at == COST:
        parts = net[:, KINDS].sum(axis=1) + places.by_account[:, COST]
    else:
        parts = places.by_account[:, at]
    return parts


def _has_parts(at: int, places: _Places) -> np.ndarray:
    """The places that have any of a line's parts."""
    count = np.zeros(len(places.counts), dtype="int64")
    if at == NET:
        parts = ~(places.is_line & (places.lines == NET))
    elif at == COST:
        parts = np.isin(places.lines, KINDS)
    else:
        parts = ~places.is_line & (places.lines == at)
    np.add.at(count, places.of_row[parts], 1)
    hits: np.ndarray = count > 0
    return hits


def _places(figures: pd.DataFrame, per_unit: int) -> _Places:
    memo = figures["line"].isin([line.value for line in Line if not line.is_summed]).to_numpy()
    of_row = places_of(figures, ["verksamhet_code", *CELL])
    size = int(of_row.max()) + 1 if len(of_row) else 1
    is_line = (figures["account"] == "").to_numpy() & ~memo
    lines = np.where(memo, MEMO, _lines(figures))
    ore = figures["amount_ore"].fillna(0).to_numpy(dtype="int64")
    by_account, by_line = (np.zeros((size, len(LINES)), dtype="int64") for _ in range(2))
    accounts = ~is_line & ~memo
    np.add.at(by_account, (of_row[accounts], lines[accounts]), ore[accounts])
    np.add.at(by_line, (of_row[is_line], lines[is_line]), ore[is_line])
    counts = np.bincount(of_row[~memo], minlength=size)
    return _Places(of_row, lines, is_line, by_account, by_line, counts, step_of(ore, per_unit))


def _lines(figures: pd.DataFrame) -> np.ndarray:
    """Each figure's place in LINES, by its account where it has one."""
    accounts, words = figures["account"].cat, figures["line"].cat
    of = [line_of(str(account), DEFAULT_RULES) or Line.NET for account in accounts.categories]
    by_account = np.array([LINES.index(line) for line in of] or [NET])[accounts.codes.to_numpy()]
    named = [LINES.index(Line(str(word))) if word else NET for word in words.categories]
    by_line = np.array(named)[words.codes.to_numpy()]
    lines: np.ndarray = np.where((figures["account"] == "").to_numpy(), by_line, by_account)
    return lines
