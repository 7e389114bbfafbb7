"""What is said of a code that Excel has made a date or a power of ten of; never how one is recognised."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.figures import Problem, error
from socfin.importers.problems import each_row
from socfin.importers.spelling.numbers import shown

CODE = "code_turned"
_REMEDY = (
    "Gör kolumnen till text i Excel och skriv koden på nytt, eller exportera filen igen utan att öppna den."
)


def turned_problems(cells: Iterable[tuple[int, str, str]], heading: str) -> tuple[Problem, ...]:
    """An error for each cell of a column: its row, its text, and what Excel has made of it."""

    def problem(row: int, both: str) -> Problem:
        what, _, text = both.partition("|")
        message = f"”{shown(text)}” är ingen kod: Excel har gjort om koden till {what}"
        return error(f"{message} (kolumnen {shown(heading)}).", _REMEDY, row=row, column=heading, code=CODE)

    return each_row(((row, f"{what}|{text}") for row, text, what in cells), problem)
