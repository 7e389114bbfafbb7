"""Codes of the long format that Excel has turned into dates or powers of ten; never what the code was."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.importers.spelling.turned_codes import turned_problems

COLUMNS = ("verksamhet", "överordnad", "konto")
_MONTH = r"(?:jan|feb|mars?|apr|maj|may|june?|juni?|july?|juli?|aug|sept?|okt|oct|nov|dec)\.?"
_DATE = re.compile(
    rf"(?i)(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{4}})(?:[ T]\d\d:\d\d.*)?"
    rf"|\d\d?[- ]{_MONTH}|{_MONTH}[- ]\d{{2,4}}"
)
_POWER = re.compile(r"(?i)\d+(?:[.,]\d+)?E\+?\d+")
"""A plus is optional in a written power, as in 5,2E12; a code such as 5E1 is short and has no decimals."""
_SHORT = re.compile(r"(?i)\d{1,3}E\d{1,2}")


def turned_codes(frame: pd.DataFrame) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """The rows with a code that is a date or a power of ten, and an error for each cell of them."""
    bad = np.zeros(len(frame), np.bool_)
    problems: list[Problem] = []
    for name in (column for column in COLUMNS if column in frame):
        words = frame[name].cat.categories
        became = np.array([*(_became(str(word).strip()) for word in words), ""])
        codes = frame[name].cat.codes.to_numpy()
        wrong = became[codes] != ""
        if not wrong.any():
            continue
        bad |= wrong
        cells = (
            (int(frame.index[at]), str(words[codes[at]]), str(became[codes[at]]))
            for at in np.flatnonzero(wrong).tolist()
        )
        problems += turned_problems(cells, name)
    return bad, tuple(problems)


def _became(word: str) -> str:
    """What Excel has made of a code; "" for a code that is whole."""
    if _DATE.fullmatch(word):
        return "ett datum"
    return "ett tal" if _POWER.fullmatch(word) and not _SHORT.fullmatch(word) else ""
