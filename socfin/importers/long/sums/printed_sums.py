"""Rows of a long file that call themselves sums, held against the figures they sum; never counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import format_exact
from socfin.domain.period import Month, Span
from socfin.importers.long.sums.cubes import CELL, limit, step_of
from socfin.importers.problems import each_row, rows_text
from socfin.importers.spelling.labels import read_label

MOST = 500
"""Sum rows that are held one by one; a file with more is told so."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What was found of a file's sum rows."""

    problems: tuple[Problem, ...] = ()
    printed: tuple[PrintedTotal, ...] = ()
    tied: tuple[int, ...] = ()
    """The rows that tie."""
    notes: tuple[str, ...] = ()


def held_sums(sums: pd.DataFrame, figures: pd.DataFrame, per_unit: int) -> Held:
    """Each sum row against the rows of its key, those right above it or all above it: one of them it is.

    `sums` are figures with the columns `label`, the words that say the sum, `keyed`, which is False where
    scenario or period could not be read, and `of_account`, True where the sum is one of accounts.
    """
    if sums.empty:
        return Held()
    counted = figures[(figures["line"] != Line.OF_WHICH_PERSONNEL.value) & figures["amount_ore"].notna()]
    ore = counted["amount_ore"].to_numpy(dtype="int64")
    step = step_of(ore, per_unit)
    wrong: list[tuple[int, str]] = []
    printed: list[PrintedTotal] = []
    before = 0
    for total in sums.head(MOST).itertuples(index=False):
        row, sum_printed = int(total.row), int(total.amount_ore)  # type: ignore[arg-type]
        own = _own(counted, total)
        parts = next(
            (way for way in _ways(counted, own, before, row) if _ties(ore, way, sum_printed, step)), None
        )
        if parts is None:
            parts = own
            wrong.append((row, _differs(sum_printed, int(ore[own].sum()))))
        if own.any() and not total.of_account and parts.sum() == _cell(counted, own).sum():
            printed += _total(counted, own, total)
        before = row
    wrong_rows = {row for row, _ in wrong}
    ties = tuple(row for row in sums["row"].head(MOST).tolist() if row not in wrong_rows)
    return Held(each_row(wrong, _problem), tuple(printed), ties, _notes(sums))


def _ways(counted: pd.DataFrame, own: np.ndarray, before: int, row: int) -> Iterator[np.ndarray]:
    """What a sum on a row may be of: its own key, that since the sum before, that above it, all above it."""
    rows = counted["row"].to_numpy()
    above = rows < row
    yield own
    yield own & above & (rows > before)
    yield own & above
    yield above & (rows > before)
    yield above


def _notes(sums: pd.DataFrame) -> tuple[str, ...]:
    rows = sums["row"].tolist()
    more = "" if len(rows) <= MOST else f" Bara de {MOST} första kontrolleras."
    return (f"Summarader kontrolleras och räknas inte med: {rows_text(rows)}.{more}",)


def _own(counted: pd.DataFrame, total: object) -> np.ndarray:
    """The figures with the sum's own key: its verksamhet or its begun code, its scenario and months."""
    own = np.ones(len(counted), dtype=bool)
    if total.keyed:  # type: ignore[attr-defined]
        for name in CELL[:3]:
            own &= (counted[name] == getattr(total, name)).to_numpy()
    code = total.verksamhet_code if total.of_account else read_label(total.label).code  # type: ignore[attr-defined]
    if code:
        begun = counted["verksamhet_code"].cat
        hits = np.array([str(word).startswith(code) for word in begun.categories], dtype=bool)
        narrow = own & hits[begun.codes.to_numpy()]
        own = narrow if narrow.any() else own
    return own


def _ties(ore: np.ndarray, way: np.ndarray, printed: int, step: int) -> bool:
    parts = int(way.sum())
    total = int(ore[way].sum())
    return parts > 0 and min(abs(total - printed), abs(total + printed)) <= limit(parts, step)


def _cell(counted: pd.DataFrame, own: np.ndarray) -> np.ndarray:
    """All figures of the one cell that the sum's are of."""
    some = counted.loc[own, CELL[:3]].drop_duplicates()
    if len(some) != 1:
        return np.zeros(len(counted), dtype=bool)
    cell = np.ones(len(counted), dtype=bool)
    for name in CELL[:3]:
        cell &= (counted[name] == some[name].iloc[0]).to_numpy()
    return cell


def _total(counted: pd.DataFrame, own: np.ndarray, total: object) -> Iterator[PrintedTotal]:
    first = counted[own].iloc[0]
    scenario = Scenario(str(first["scenario"]))
    made = Month.from_number(int(first["as_of"])) if scenario is Scenario.FORECAST else None
    span = Span(Month.from_number(int(first["last_month"])), int(first["months"]))
    yield PrintedTotal(scenario, span, int(total.amount_ore), int(total.row), made)  # type: ignore[attr-defined]


def _differs(printed: int, given: int) -> str:
    return (
        f"säger {format_exact(printed)} kr, men raderna ger {format_exact(given)} kr "
        f"(skillnad {format_exact(printed - given)} kr)"
    )


def _problem(row: int, what: str) -> Problem:
    return warning(
        f"Summaraden {what}.",
        "Raderna används, inte summan. Kontrollera att filen är komplett.",
        row=row,
        column="belopp",
        code="sum_differs",
    )
