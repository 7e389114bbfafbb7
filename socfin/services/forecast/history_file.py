"""Reads a file of accumulated monthly figures for a back-test, and names every bad row in Swedish.

The form: series;group;year;month;budget_year;actual_to_date, one header row, UTF-8, decimal point or comma.
Budget and outcome may be empty: an empty cell is a missing figure, never 0.
"""

from __future__ import annotations

import csv
import io
import math
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import Problem, Severity
from socfin.services.forecast.panel import COLUMNS

HEADER = ";".join(COLUMNS)


@dataclass(frozen=True)
class Read:
    """The rows as a frame with panel.COLUMNS, and what is wrong; the frame counts only without problems."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class BadCell(Exception):
    """One cell that cannot be used, and what to do about it."""

    column: str
    message: str
    remedy: str


def read_history(content: bytes) -> Read:
    """Every row, or the problems with row number, column and remedy; never raises for what a file holds."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _refused("Filen är inte UTF-8.", "Spara den som CSV UTF-8 och försök igen.")
    rows = csv.reader(io.StringIO(text), delimiter=";")
    header = [name.strip() for name in next(rows, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        named = ", ".join(missing)
        return _refused(f"Kolumner saknas: {named}.", f"Första raden ska vara: {HEADER}", row=1)
    kept, problems = [], list[Problem]()
    first_seen: dict[tuple[object, ...], int] = {}
    group_of: dict[str, str] = {}
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            row = _row(header, cells)
            _agrees(row, number, first_seen, group_of)
        except BadCell as bad:
            problems.append(Problem(Severity.ERROR, bad.message, bad.remedy, number, bad.column))
        else:
            kept.append(row)
    if not kept and not problems:
        return _refused("Filen har inga rader med siffror.", "Lägg till minst en rad under rubrikraden.")
    return Read(pd.DataFrame(kept, columns=list(COLUMNS)).astype(COLUMNS), tuple(problems))


def _refused(message: str, remedy: str, *, row: int | None = None) -> Read:
    empty = pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    return Read(empty, (Problem(Severity.ERROR, message, remedy, row),))


def _row(header: list[str], cells: list[str]) -> dict[str, object]:
    if len(cells) != len(header):
        raise BadCell(
            "", f"Raden har {len(cells)} fält, rubrikraden {len(header)}.", "Ett semikolon mellan varje fält."
        )
    given = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    for column in ("series", "group"):
        if not given[column]:
            raise BadCell(column, "Namnet saknas.", "Skriv seriens och gruppens namn på varje rad.")
    return {
        "series": given["series"],
        "group": given["group"],
        "year": _whole(given["year"], "year", 1900, 2200, "ett år, till exempel 2024"),
        "month": _whole(given["month"], "month", 1, 12, "en månad, 1–12"),
        "budget_year": _amount(given["budget_year"], "budget_year"),
        "actual_to_date": _amount(given["actual_to_date"], "actual_to_date"),
    }


def _whole(text: str, column: str, least: int, most: int, wanted: str) -> int:
    if text.isdecimal() and least <= int(text) <= most:
        return int(text)
    raise BadCell(column, f"”{text}” går inte att läsa.", f"Skriv {wanted}.")


def _amount(text: str, column: str) -> float:
    if not text:
        return math.nan
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    try:
        amount = float(plain.replace("\u2212", "-").replace(",", "."))
    except ValueError:
        amount = math.nan
    if math.isfinite(amount):
        return amount
    raise BadCell(column, f"”{text}” är inget belopp.", "Skriv ett tal, eller lämna fältet tomt.")


def _agrees(
    row: dict[str, object],
    number: int,
    first_seen: dict[tuple[object, ...], int],
    group_of: dict[str, str],
) -> None:
    series, group = str(row["series"]), str(row["group"])
    if group_of.setdefault(series, group) != group:
        raise BadCell(
            "group",
            f"{series} hör till gruppen {group_of[series]} på en tidigare rad och till {group} här.",
            "En serie hör till en grupp: rätta gruppen eller ge serien ett eget namn.",
        )
    key = (series, row["year"], row["month"])
    if first_seen.setdefault(key, number) != number:
        raise BadCell(
            "month",
            f"{series} {row['year']}-{row['month']:02} finns redan på rad {first_seen[key]}.",
            "Ta bort den ena raden.",
        )
