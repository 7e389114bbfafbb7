"""Codes that Excel has made dates or powers of ten: how they are known and what is said; never the code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from socfin.domain.figures import Problem, error
from socfin.importers.containers.cells import KEPT, Cell, is_number, text_of
from socfin.importers.problems import each_row
from socfin.importers.spelling.numbers import shown

CODE = "code_turned"
LARGEST = 1e11
"""No code has as many figures as a number that Excel shows as a power of ten."""
_MONTH = r"(?:jan|feb|mars?|apr|maj|may|june?|juni?|july?|juli?|aug|sept?|okt|oct|nov|dec)\.?"
_DATE = re.compile(
    rf"(?i)(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{4}})(?:[ T]\d\d:\d\d.*)?"
    rf"|\d\d?[- ]{_MONTH}|{_MONTH}[- ]\d{{2,4}}"
)
_POWER = re.compile(r"(?i)\d+(?:[.,]\d+)?E[+-]?\d+")
_SHORT = re.compile(r"(?i)\d{1,3}E\d{1,2}")
"""A code such as 5E1 is short and has neither decimals nor a sign; 5,2E12 and 5E+12 are powers."""
_REMEDY = (
    "Gör kolumnen till text i Excel och skriv koden på nytt, eller exportera filen igen utan att öppna den."
)


def became(cell: Cell) -> str:
    """What Excel has made of a code, in Swedish; "" for a code that is whole."""
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return "ett datum"
    if is_number(cell):
        return "ett tal" if abs(float(str(cell))) >= LARGEST else ""
    return _text_became(text_of(cell))


@lru_cache(maxsize=KEPT)
def _text_became(text: str) -> str:
    if _DATE.fullmatch(text):
        return "ett datum"
    return "ett tal" if _POWER.fullmatch(text) and not _SHORT.fullmatch(text) else ""


def turned_problems(cells: Iterable[tuple[int, str, str]], heading: str) -> tuple[Problem, ...]:
    """An error for each cell of a column: its row, its text, and what Excel has made of it."""

    def problem(row: int, both: str) -> Problem:
        what, _, text = both.partition("|")
        message = f"”{shown(text)}” är ingen kod: Excel har gjort om koden till {what}"
        return error(f"{message} (kolumnen {shown(heading)}).", _REMEDY, row=row, column=heading, code=CODE)

    return each_row(((row, f"{what}|{text}") for row, text, what in cells), problem)
