"""Codes of the long format that Excel has turned into dates or powers of ten; never what the code was."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.importers.long.cells import rows_where
from socfin.importers.spelling.several_codes import says_several, several_problems
from socfin.importers.spelling.turned_codes import became, turned_problems

COLUMNS = ("verksamhet", "överordnad", "konto")


def several_codes(frame: pd.DataFrame) -> tuple[Problem, ...]:
    """An error for each cell of verksamheter that says several codes, in a list without their names."""
    if "verksamhet" not in frame or "verksamhetsnamn" in frame:
        return ()
    rows = rows_where(frame, "verksamhet", says_several)
    words = frame["verksamhet"].astype("str")[rows]
    cells = ((int(row), str(word)) for row, word in zip(words.index.tolist(), words.tolist(), strict=True))
    return several_problems(cells, "verksamhet")


def turned_codes(frame: pd.DataFrame) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """The rows with a code that is a date or a power of ten, and an error for each cell of them."""
    bad = np.zeros(len(frame), np.bool_)
    problems: list[Problem] = []
    for name in (column for column in COLUMNS if column in frame):
        words = frame[name].cat.categories
        made = np.array([*(became(str(word).strip()) for word in words), ""])
        codes = frame[name].cat.codes.to_numpy()
        wrong = made[codes] != ""
        if not wrong.any():
            continue
        bad |= wrong
        cells = (
            (int(frame.index[at]), str(words[codes[at]]), str(made[codes[at]]))
            for at in np.flatnonzero(wrong).tolist()
        )
        problems += turned_problems(cells, name)
    return bad, tuple(problems)
