"""Rows of other committees in a long file, by a column of committees or by name; never which they are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.importers.long.cells import rows_where
from socfin.importers.long.header import DIMENSION, Header
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.other_committees import others_by_name, others_in_column
from socfin.importers.spelling.dimensions import WIDE, dimension_of

Left = tuple[np.ndarray, tuple[Problem, ...]]


def others_left(frame: pd.DataFrame, header: Header, options: Options) -> Left:
    """The rows of other committees, and what is said of them."""
    left, problems = np.zeros(len(frame), dtype=bool), tuple[Problem, ...]()
    if options.other_committees is OtherCommittees.COUNTED:
        return left, problems
    for at, heading in _columns(header):
        name = f"{DIMENSION} {at}"
        others, asked = others_in_column(_words(frame, name, left), heading, options)
        problems += asked
        left |= _rows(frame, name, others)
    name = "verksamhetsnamn" if "verksamhetsnamn" in frame else "verksamhet"
    others, asked = others_by_name(_words(frame, name, left), options)
    return left | _rows(frame, name, others), (*problems, *asked)


def _columns(header: Header) -> list[tuple[int, str]]:
    """The columns of committees, and of administrations, that are not what the rows are of."""
    known = [(at, text, dimension_of(text)) for at, text in enumerate(header.texts)]
    return [
        (at, text)
        for at, text, third in known
        if third is not None and third.name in WIDE and header.columns[at] == f"{DIMENSION} {at}"
    ]


def _words(frame: pd.DataFrame, name: str, left: np.ndarray) -> set[str]:
    """The words of a column in the rows that are not left out."""
    some = frame.loc[~left, name] if left.any() else frame[name]
    return {str(word).strip() for word in some.cat.remove_unused_categories().cat.categories}


def _rows(frame: pd.DataFrame, name: str, others: list[str]) -> np.ndarray:
    chosen = set(others)
    return rows_where(frame, name, lambda word: word in chosen)
