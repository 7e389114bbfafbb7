"""Cells that say several codes and no name, "510;520" and "5000-5999"; never which of them is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from socfin.domain.figures import Problem, error
from socfin.importers.problems import each_row
from socfin.importers.spelling.numbers import shown

SEVERAL = "several_codes"
_LIST = re.compile(r"\d{3,}(?:\s*(?:[;,+&]|och|samt)\s*\d{3,})+")
_INTERVAL = re.compile(r"(\d{3,})\s*(?:-|–|—|\.\.|till)\s*(\d{3,})")
_REMEDY = (
    "Ta ut filen med en kod på varje rad. Är raden en grupp: skriv ett namn på den i cellen, så blir den en "
    "egen verksamhet."
)


def says_several(text: str) -> bool:
    """True for codes of one length in a row, and for an interval up to one that ends in 9.

    "510-01" and "1234-510" are codes with a hyphen, and so is "510-520", which may be two dimensions.
    """
    text = text.strip()
    if _LIST.fullmatch(text):
        return len({len(code) for code in re.findall(r"\d+", text)}) == 1
    ends = _INTERVAL.fullmatch(text)
    if ends is None:
        return False
    return len(ends[1]) == len(ends[2]) and ends[1] < ends[2] and ends[2].endswith("9")


def several_problems(cells: Iterable[tuple[int, str]], heading: str) -> tuple[Problem, ...]:
    """An error for each cell, by its row and text: one row cannot be told apart on several verksamheter."""

    def problem(row: int, text: str) -> Problem:
        message = f"”{shown(text)}” är flera koder i en cell (kolumnen {shown(heading)})."
        return error(message, _REMEDY, row=row, column=heading, code=SEVERAL)

    return each_row(cells, problem)
