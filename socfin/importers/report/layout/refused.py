"""Tables that look like reports and hold no readable figures, refused in words; never how others are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of, listed
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.problems import rows_text
from socfin.importers.report.layout.columns import LABELS
from socfin.importers.report.layout.header import LOOK_AT, WIDEST, Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.layout.unfit import strings_alone
from socfin.importers.report.layout.units_across import units_across
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.headings import Heading, read_heading, unit_in
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.marks import ALONE, MARKS, are_marks
from socfin.importers.spelling.measures import measured_apart, measures_in
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role

_MINUS = ("-", "−", "–", "(")
LEAST = 2
"""Rows of amounts that must be called budget, outcome or forecast for a table to lie across."""


def refused(sheets: Sequence[Sheet]) -> Problem | None:
    """Why none of the sheets can be read, with what to do: a table that lies across, or only deviations."""
    if (strings := strings_alone(sheets)) is not None:
        return strings
    for sheet in sheets:
        problem = lies_across(sheet.rows) or _only_deviations(sheet.rows) or units_across(sheet.rows)
        if problem is not None:
            return problem
    return None


def sign_apart(layout: Layout) -> tuple[Problem, ...]:
    """An error for a minus that stands in a column of its own beside amounts that have none."""
    figures = [c.index for c in layout.columns if c.role is Role.AMOUNT]
    cells = (row[at] for _, row in layout.body for at in figures if at < len(row))
    marked = [c for c in layout.columns if c.role is Role.IGNORE and plain(c.header) in ALONE]
    if not marked or any(text_of(cell).lstrip().startswith(_MINUS) for cell in cells if not is_blank(cell)):
        return ()
    words = {text_of(row[marked[0].index]) for _, row in layout.body if marked[0].index < len(row)}
    if not are_marks(words) or all(MARKS[word.casefold()] > 0 for word in words):
        return ()
    return (
        error(
            f"Minustecknen står i en egen kolumn, ”{marked[0].header}”.",
            "Sätt tecknet framför beloppen i Excel, eller ta ut filen med tecknet i beloppet.",
            column=marked[0].header,
            code="sign_apart",
        ),
    )


def lies_across(rows: Iterable[tuple[int, Row]]) -> Problem | None:
    """An error for a table whose rows are budget and outcome and whose columns are verksamheter.

    Most rows with amounts, and at least two different ones, must be called so.
    """
    named, others = list[tuple[int, str]](), 0
    for number, row in islice(rows, LOOK_AT):
        if not _numbers(row):
            continue
        label = next((cell for cell in row[:WIDEST] if not is_blank(cell)), None)
        heading = read_heading(text_of(label)) if isinstance(label, str) else Heading("")
        if heading.scenario is not None and heading.is_figures:
            named.append((number, heading.text))
        else:
            others += 1
    texts = dict.fromkeys(text for _, text in named)
    if len(texts) < LEAST or len(texts) < len(named) or len(named) < others:
        return None
    names = listed([f"”{shown(text)}”" for text in list(texts)[:4]])
    return error(
        f"Tabellen ligger på tvären: {names} står som rader "
        f"({rows_text(number for number, _ in named)}), inte som kolumner.",
        "Markera tabellen i Excel, kopiera den, välj Klistra in special och Transponera på ett tomt blad, "
        "spara och lämna in filen igen.",
        row=named[0][0],
        code="lies_across",
    )


def _only_deviations(rows: Sequence[tuple[int, Row]]) -> Problem | None:
    """An error for a table with nothing but what is left of a budget: it is no outcome and no deviation."""
    for at, (_, row) in enumerate(rows[:LOOK_AT]):
        headings = [read_heading(text) for text in map(text_of, row[:WIDEST]) if text]
        deviations = [h for h in headings if h.role is Role.DEVIATION]
        amounts = [h for h in headings if h.role is Role.AMOUNT]
        labelled = any(h.role in LABELS for h in headings) or len(headings) > len(deviations)
        if deviations and labelled and not amounts and any(_numbers(under) for _, under in rows[at + 1 :]):
            return _deviations_refused([h.text for h in deviations], rows[at][0])
    return None


def _deviations_refused(headings: Sequence[str], row: int) -> Problem:
    names = first_of([f"”{shown(text)}”" for text in headings])
    return error(
        f"Rapporten har bara avvikelser eller det som är kvar av budgeten ({names}). Av det går det inte att "
        "räkna ut vare sig utfallet eller budgeten.",
        "Ta ut rapporten med kolumnerna Budget och Utfall, så räknas avvikelsen om. En kolumn som är "
        "avvikelsen mot budget heter Avvikelse.",
        row=row,
        code="only_deviations",
    )


def _numbers(row: Row) -> list[Cell]:
    return list(_amounts(row[1:WIDEST]))


def _amounts(cells: Iterable[Cell]) -> Iterator[Cell]:
    for cell in cells:
        try:
            if amount_of(cell) is not None:
                yield cell
        except ValueError:
            continue


def mixed_units(mapping: Mapping) -> tuple[Problem, ...]:
    """Columns of amounts that name different units; no choice of one unit can be right for both.

    One that names its unit beside others that name none is in another than theirs, where the report's is.
    """
    of = {c.header: unit_in(c.header) for c in mapping.columns if c.role is Role.AMOUNT}
    named = {unit.label for unit in of.values() if unit is not None}
    if None in of.values() and mapping.unit is not None and named:
        named.add(mapping.unit.label)
    if len(named) < 2:
        return ()
    return (
        error(
            f"Kolumnerna har olika enheter: {', '.join(sorted(named))}.",
            "Ta ut rapporten i en enhet, eller välj Används inte för kolumnerna i den ena enheten under "
            "Så lästes filen (--columns i kommandot).",
            code="mixed_units",
        ),
    )


def mixed_measures(layout: Layout, mapping: Mapping) -> tuple[Problem, ...]:
    """A column beside the amounts that says that some rows are hours, posts or another unit of money."""
    problems = []
    for column in (c for c in mapping.columns if c.role in (Role.IGNORE, Role.DIMENSION)):
        cells = (row[column.index] for _, row in layout.body if column.index < len(row))
        measures = measures_in(text for text in map(text_of, cells) if text)
        if len(measures) > 1:
            problems.append(measured_apart(measures, column.header))
    return tuple(problems)


def no_header() -> Problem:
    """No row that names budget, outcome or forecast."""
    return error(
        "Ingen rubrikrad med budget, utfall eller prognos hittades bland filens första rader.",
        "Skriv vilken rad rubriken står på under Så lästes filen (--header i kommandot), eller ta med den "
        "när rapporten tas ut.",
        code="no_header",
    )


def no_rows() -> Problem:
    """A header and nothing below it."""
    return error(
        "Rapporten har en rubrik men inga rader med belopp.",
        "Kontrollera urvalet i ekonomisystemet och exportera rapporten på nytt.",
        code="empty",
    )
