"""A whole column of amounts in one unit as öre at once, exactly as reading cell by cell would."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from socfin.domain.money import Unit
from socfin.importers.containers.cells import Cell
from socfin.importers.spelling.numbers import (
    Mark,
    decimal_of,
    decimals_of,
    mark_of,
    ore_of,
    other_mark,
    shown,
)

_TO_PLAIN = str.maketrans({"−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_PLAIN = re.compile(r"[-+0-9., \n]*")
_BAD_GROUP = re.compile(r"\d (?!\d{3}(?:[ ,.\n]|$))|[.,]\d+ |\d{4} ")
_TWO_WAYS = re.compile(r"(?m)^[-+(−– ]*[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9])[^0-9.,\n]*\.?$")
"""One mark and three figures: "12.000" is twelve thousand to one program and twelve to another."""
TWO_WAYS = "går att läsa på flera sätt: som tusental eller med decimaler"
"""What is told of such an amount that nothing decides."""
_AFTER = re.compile(r"[^0-9.,]+\.?$")
_SHAPE = str.maketrans("23456789", "11111111")
"""Amounts that differ in figures only show the same mark."""
SAFE = 1e11
"""Kronor below which a double holds every öre with room to tell noise from a third decimal."""


def amounts_to_ore(
    cells: pd.Series, unit: int = 100, *, grouped: bool | None = None
) -> tuple[pd.Series, dict[int, str]]:
    """Int64 öre (missing where empty) on the column's index, and index → message for what is no amount.

    `unit` is the öre in one of the file's unit: 100 for kronor, 1 where the amounts are in öre.

    "12.000" is read as a person has said (`grouped` is twelve thousand), else by what the column's other
    spellings show the mark to be, and refused when they do not.
    """
    numbers = cells if cells.dtype.kind in "iuf" else _plain_numbers(cells)
    values = numbers.to_numpy(dtype="float64")
    with np.errstate(invalid="ignore", over="ignore"):
        whole = np.rint(values * unit)
        exact = (np.abs(values) < SAFE * 100 / unit) & (np.abs(values * unit - whole) < 1e-4)
    ore = np.where(exact, whole, 0).astype("int64")
    missing = ~exact
    problems: dict[int, str] = {}
    mark: Mark | None = None
    for at in np.flatnonzero(missing & ~_empty(cells)).tolist():
        try:
            cell = cells.iloc[at]
            cell = cell.item() if isinstance(cell, np.generic) else cell
            if isinstance(cell, str) and _TWO_WAYS.match(cell.strip()):
                mark = mark or (_mark(cells) if grouped is None else Mark.EITHER)
                amount = _told_apart(cell, mark if grouped is None else _chosen(cell, grouped), unit)
            else:
                amount = _ore(cell, unit)
        except ValueError as refused:
            problems[int(cells.index[at])] = str(refused)
            continue
        if amount is not None:
            ore[at], missing[at] = amount, False
    return pd.Series(pd.arrays.IntegerArray(ore, missing), index=cells.index), problems


def _empty(cells: pd.Series) -> np.ndarray:
    if cells.dtype.kind in "iuf":
        return cells.isna().to_numpy()
    return (cells.isna() | (cells == "")).to_numpy(dtype=bool)


def _plain_numbers(cells: pd.Series) -> pd.Series:
    """The plain spellings of a text column as doubles, NaN for all that needs a closer look."""
    texts: Iterable[object] = [
        "" if missing else text for text, missing in zip(cells, cells.isna(), strict=True)
    ]
    nothing = pd.Series(np.nan, index=cells.index)
    if any(not isinstance(text, str) for text in texts):
        return nothing
    joined = "\n".join(map(str, texts)).translate(_TO_PLAIN)
    if not _PLAIN.fullmatch(joined) or _BAD_GROUP.search(joined):
        return nothing
    plain = joined.replace(" ", "").replace(",", ".").split("\n")
    if len(plain) != len(cells):
        return nothing
    numbers = pd.to_numeric(pd.Series(plain, index=cells.index, dtype=object), errors="coerce")
    numbers = numbers.astype("float64")
    if _TWO_WAYS.search(joined):
        numbers[[_TWO_WAYS.match(text) is not None for text in joined.split("\n")]] = np.nan
    return numbers


def _mark(cells: pd.Series) -> Mark:
    """What stands before the decimals in the column; EITHER when nothing shows it, or it shows both."""
    shapes = {text.translate(_SHAPE) for text in cells if isinstance(text, str)}
    met: set[Mark] = set()
    for text in shapes:
        met.add(Mark.EITHER if _TWO_WAYS.match(text.strip()) else mark_of([_AFTER.sub("", text)]))
        if {Mark.COMMA, Mark.POINT} <= met:
            return Mark.EITHER
    return next(iter(met - {Mark.EITHER}), Mark.EITHER)


def _chosen(text: str, grouped: bool) -> Mark:
    """The decimal mark of "12.000" when it is said whether its own mark parts thousands."""
    own = Mark.COMMA if "," in text else Mark.POINT
    return other_mark(own) if grouped else own


def _told_apart(text: str, mark: Mark, unit: int) -> int | None:
    if mark is Mark.EITHER:
        raise ValueError(f"”{shown(text)}” {TWO_WAYS}.")
    return _ore(text, unit, mark)


def _ore(cell: Cell, unit: int, mark: Mark = Mark.EITHER) -> int | None:
    number = decimal_of(cell, mark)
    if number is None:
        return None
    places = len(str(unit)) - 1
    if isinstance(cell, str) and decimals_of(number) > places and places <= 2:
        few = "decimaler, fast beloppen är i öre" if places == 0 else "fler än två decimaler"
        raise ValueError(f"”{cell.strip()}” har {few}.")
    return ore_of(number * unit / 100, Unit.KR)
