"""A table of older official forecasts: år, när, sa, blev; every good row kept, every bad cell named.

Columns, in any order: År; När (or a column for each occasion); Sa; Blev; and where they exist Budget,
Verksamhet and Lutning. Sa and Blev are deviations from budget, or amounts beside a Budget; docs/formats.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.domain.money import Unit
from socfin.domain.past_forecasts.facts import ReadTable, ToldForecast
from socfin.importers.containers.grid import refusal
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.workbook import is_workbook
from socfin.importers.past_forecasts.header import BECAME, EXPECTED, Header, header_in
from socfin.importers.past_forecasts.rows import Rows

FIRST_YEAR = 1990
"""Older than what any municipality tells of its forecasts."""
MOST_BYTES = 5 * 1024 * 1024
"""A table of a few hundred rows; a whole year's book is another kind of file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose forecasts a table may tell of, and which years have ended."""

    tree: Mapping[str, str]
    """Code → name of the committee's verksamheter."""
    root: str
    committee: str
    """Its name, by which a table may call the whole of it."""
    before: int
    """The first year that has not ended."""
    unit: Unit | None = None
    """Of a table that does not say its own."""


def read_past_forecasts(content: bytes, filename: str, place: Place) -> ReadTable:
    """The forecasts of the first sheet that has such a table, and every problem with its cell."""
    if len(content) > MOST_BYTES:
        return _refused(
            error("Filen är för stor för en tabell över äldre prognoser.", "Spara bara tabellen.")
        )
    problem = None if is_workbook(content) else refusal(content)
    file = SourceFile(content, filename)
    grid = problem or file.grid
    if isinstance(grid, Problem):
        return _refused(grid)
    known = header_in(grid.sheets)
    if known is None:
        return _refused(_no_header())
    header, sheet = known
    problems = (*_of_header(header), *_units(header, place.unit))
    if any(each.code in STOPPING for each in problems):
        return ReadTable(problems=tuple(problems), sheet=sheet.name if grid.is_workbook else "")
    return _read(header, sheet, place, problems, sheet.name if grid.is_workbook else "")


STOPPING = frozenset({"column_twice", "no_unit", "deviation_unsaid", "no_expected"})
"""With these no row can be read."""


def _read(header: Header, sheet: Sheet, place: Place, problems: tuple[Problem, ...], name: str) -> ReadTable:
    rows = Rows(header, place, FIRST_YEAR)
    for number, row in sheet.rows:
        if number > header.row:
            rows.read(number, row)
    forecasts = rows.forecasts()
    problems = (*problems, *rows.problems, *_twice(forecasts))
    if not forecasts and not any(each.row for each in problems):
        problems = (*problems, error("Tabellen har inga prognoser.", "Fyll i minst en rad under rubriken."))
    return ReadTable(
        forecasts=forecasts,
        problems=tuple(sorted(problems, key=lambda each: each.row or 0)),
        sheet=name,
        notes=tuple(_notes(header, place, rows)),
    )


def _of_header(header: Header) -> Iterator[Problem]:
    if header.twice:
        yield error(
            f"Kolumnen ”{header.twice[0]}” säger detsamma som en annan kolumn.",
            "Behåll en av dem.",
            row=header.row,
            column=header.twice[0],
            code="column_twice",
        )
    for column in (*header.expected, header.became):
        if column is not None and column.is_deviation is None:
            yield error(
                f"Det framgår inte om ”{column.heading}” är avvikelsen från budget eller hela beloppet.",
                f"Skriv ”{column.heading}, avvikelse” i rubriken, eller lägg till kolumnen Budget.",
                row=header.row,
                column=column.heading,
                code="deviation_unsaid",
            )
    if header.unread:
        named = first_of([f"”{text}”" for text in header.unread])
        yield warning(f"Läses inte: kolumnen {named}.", row=header.row, code="column_unread")


def _units(header: Header, given: Unit | None) -> Iterator[Problem]:
    if given is None and any(column.unit is None for column in header.amounts):
        yield error(
            "Det framgår inte om beloppen är i kronor, tkr eller mnkr.",
            "Skriv enheten i rubriken, till exempel ”Sa, mnkr”, eller välj den bredvid filen "
            "(--unit i kommandot).",
            row=header.row,
            code="no_unit",
        )


def _twice(forecasts: tuple[ToldForecast, ...]) -> Iterator[Problem]:
    counts = Counter(each.key for each in forecasts)
    seen = set()
    for each in forecasts:
        if counts[each.key] > 1 and each.key in seen:
            yield error(
                f"Prognosen för {each.year} efter samma månad står på flera rader.",
                "Behåll en av dem.",
                row=each.row,
                code="forecast_twice",
            )
        seen.add(each.key)


def _notes(header: Header, place: Place, rows: Rows) -> Iterator[str]:
    for name, column in ((EXPECTED, header.expected[0]), (BECAME, header.became)):
        if column is not None:
            unit = column.unit or place.unit
            what = "avvikelse från budget" if column.is_deviation else "helt belopp, jämfört med Budget"
            yield f"{name.capitalize()}: {what}, {unit.label if unit else ''}."
    if rows.left_out:
        yield f"Sammanfattande rader lämnas utanför: {first_of(rows.left_out)}."


def _refused(problem: Problem) -> ReadTable:
    return ReadTable(problems=(problem,))


def _no_header() -> Problem:
    return error(
        "Rubrikraden hittas inte.",
        "Rubriken ska ha År, När, Sa och Blev, eller År och en kolumn för varje månad med en prognos.",
        code="no_header",
    )
