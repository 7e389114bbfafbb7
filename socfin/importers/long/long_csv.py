"""The project's own long format: one amount a row, as CSV or a workbook with the same header.

Amounts are kronor with the committee's signs (cost negative). An empty amount is missing, not zero.
Columns, in any order: verksamhet, verksamhetsnamn, överordnad, konto, kontonamn, rad, period, månader,
scenario, belopp, prognos_efter. See docs/formats.md.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.text import damage
from socfin.importers.long.cells import blank
from socfin.importers.long.columns import frame_of_sheet, frame_of_text
from socfin.importers.long.header import Header, header_of_sheet, header_of_text
from socfin.importers.long.interpreted import NAME, interpret
from socfin.importers.options import Options
from socfin.importers.report.other_sheets import left_noted, more_sheets, reports_in

__all__ = ["LABEL", "NAME", "read", "recognise"]

LABEL = "Långt format (CSV eller Excel)"
_APART = "Ska de också läsas: spara varje blad som en egen fil och lämna in dem en i taget."


def recognise(file: SourceFile) -> bool:
    """True when one of the first rows of the text, or of a sheet, is this format's header."""
    return _header(file) is not None


def read(file: SourceFile, options: Options) -> Parsed:
    """The file's figures and every problem with its row; nothing is guessed."""
    listed = _header(file)
    if listed is None or not listed[0].is_whole:
        return Parsed(format=NAME, problems=(_header_problem(listed[0].row if listed else 1),))
    header, sheet = listed
    file.tell(0.1)
    frame = frame_of_sheet(sheet, header) if sheet else frame_of_text(file.text.text, header)
    if isinstance(frame, Problem):
        return Parsed(format=NAME, problems=(frame,))
    file.tell(0.6)
    return _told(interpret(_without_blank_rows(frame), header, options), file, sheet)


def _told(parsed: Parsed, file: SourceFile, sheet: Sheet | None) -> Parsed:
    """The figures with where they come from, and letters that were lost on the way."""
    source = "Ur en arbetsbok" if sheet else f"Teckenkodning {file.text.encoding}"
    more, left = _sheets_left(file, sheet) if sheet else (damage(file.text), ())
    return replace(parsed, notes=(f"{source}.", *parsed.notes, *left), problems=(*parsed.problems, *more))


def _sheets_left(file: SourceFile, sheet: Sheet) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What is said of a workbook's other sheets: lists and reports with a warning, others in a note."""
    if isinstance(file.grid, Problem):
        return (), ()
    others = [other_sheet for other_sheet in file.grid.sheets if other_sheet.name != sheet.name]
    lists = {sheet.name for sheet in others if header_of_sheet(sheet, file.filename) is not None}
    alike = [sheet.name for sheet in others if sheet.name in {*lists, *reports_in(others)}]
    return more_sheets(sheet.name, alike, _APART), left_noted(others, alike)


def _header(file: SourceFile) -> tuple[Header, Sheet | None] | None:
    """The header, and the sheet that has it."""
    if file.is_text:
        header = header_of_text(file.head, file.filename)
        return None if header is None else (header, None)
    if isinstance(file.grid, Problem):
        return None
    headers = ((header_of_sheet(sheet, file.filename), sheet) for sheet in file.grid.sheets)
    return next(
        ((replace(header, scaled=sheet.scaled), sheet) for header, sheet in headers if header is not None),
        None,
    )


def _without_blank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    empty = np.ones(len(frame), dtype=bool)
    for name in frame.columns:
        empty &= blank(frame[name])
    return frame[~empty] if empty.any() else frame


def _header_problem(row: int) -> Problem:
    return error(
        "Rubrikraden saknar en kolumn eller har samma kolumn två gånger.",
        "Rubriken ska ha verksamhet, belopp och period eller scenario, var och en en gång.",
        row=row,
        code="header",
    )
