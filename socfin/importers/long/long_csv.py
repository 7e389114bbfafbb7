"""The project's own long format: one amount a row, as CSV or a workbook with the same header.

Amounts are kronor with the committee's signs (cost negative). An empty amount is missing, not zero.
Columns, in any order: verksamhet, verksamhetsnamn, överordnad, konto, kontonamn, rad, period, månader,
scenario, belopp, prognos_efter. See docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.text import damage
from socfin.importers.long.cells import blank
from socfin.importers.long.columns import frame_of_sheet, frame_of_text
from socfin.importers.long.contents import Contents, scenario_given, unknown_headings
from socfin.importers.long.header import Header, header_of_sheet, header_of_text
from socfin.importers.long.interpreted import NAME, interpret
from socfin.importers.long.rivals import which_leads
from socfin.importers.options import Options
from socfin.importers.reading import FileReading
from socfin.importers.report.other_sheets import left_noted, more_sheets, reports_in
from socfin.importers.report.several import SHEETS, SheetRead, sheets_gone, together

__all__ = ["LABEL", "NAME", "examine", "read", "recognise"]

LABEL = "Långt format (CSV eller Excel)"
_APART = "Ska de också läsas: spara varje blad som en egen fil och lämna in dem en i taget."


def recognise(file: SourceFile, contents: Contents = None) -> bool:
    """True when one of the first rows of the text, or of a sheet, is this format's header.

    `contents` is what a person has said that columns hold.
    """
    return bool(_lists(file, contents))


def list_sheets(file: SourceFile) -> tuple[str, ...]:
    """The sheets of a workbook that hold a list of this format."""
    return tuple(sheet.name for _, sheet in _lists(file) if sheet is not None)


def read(file: SourceFile, options: Options) -> Parsed:
    """The file's figures and every problem with its row; nothing is guessed."""
    return examine(file, options)[0]


def examine(file: SourceFile, options: Options) -> tuple[Parsed, FileReading]:
    """`read`, with the sheets of lists that a person may choose among; several are read together."""
    lists = _lists(file, options.contents)
    if not lists:
        return Parsed(format=NAME, problems=(_header_problem(1),)), FileReading()
    there = tuple(sheet.name for _, sheet in lists if sheet is not None)
    wanted = [(header, sheet) for header, sheet in lists if sheet and sheet.name in options.sheets]
    chosen = wanted or lists[:1]
    taken = tuple(sheet.name for _, sheet in chosen if sheet is not None)
    reading = FileReading(sheets=there if len(there) > 1 else (), lists=taken)
    if there and not set(options.sheets) <= set(there):
        return Parsed(format=NAME, problems=(sheets_gone(options.sheets, there),)), reading
    apart = [_of_list(file, header, sheet, options) for header, sheet in chosen]
    parsed = together(list(map(SheetRead, taken, apart)), SHEETS) if len(apart) > 1 else apart[0]
    if not taken:
        return _with_the_rest(parsed, f"Teckenkodning {file.text.encoding}.", damage(file.text), ()), reading
    more, left = _sheets_left(file, there, taken)
    return _with_the_rest(parsed, "Ur en arbetsbok.", () if options.sheets else more, left), reading


def _of_list(file: SourceFile, header: Header, sheet: Sheet | None, options: Options) -> Parsed:
    if not header.is_whole:
        return Parsed(format=NAME, problems=(_header_problem(header.row),))
    file.tell(0.1)
    frame = frame_of_sheet(sheet, header) if sheet else frame_of_text(file.text.text, header)
    if isinstance(frame, Problem):
        return Parsed(format=NAME, problems=(frame,))
    file.tell(0.6)
    frame = _without_blank_rows(frame)
    scenario = scenario_given(options.contents, header.amounts)
    parsed = interpret(frame, header, replace(options, scenario=scenario or options.scenario))
    unsure = (*unknown_headings(options.contents, header.texts), *which_leads(frame, header))
    return replace(parsed, problems=(*unsure, *parsed.problems))


def _with_the_rest(parsed: Parsed, source: str, more: tuple[Problem, ...], left: tuple[str, ...]) -> Parsed:
    """The figures with where they come from, and what else is said of the file."""
    return replace(parsed, notes=(source, *parsed.notes, *left), problems=(*parsed.problems, *more))


def _sheets_left(
    file: SourceFile, lists: Collection[str], taken: Sequence[str]
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What is said of a workbook's other sheets: lists and reports with a warning, others in a note."""
    if isinstance(file.grid, Problem):
        return (), ()
    others = [sheet for sheet in file.grid.sheets if sheet.name not in taken]
    reports = set(reports_in(others)) - set(lists)
    alike = [sheet.name for sheet in others if sheet.name in {*lists, *reports}]
    return more_sheets(taken[0], alike, _APART if reports else SHEETS.remedy), left_noted(others, alike)


def _lists(file: SourceFile, contents: Contents = None) -> list[tuple[Header, Sheet | None]]:
    """The headers, each with the sheet that has it; of a text the only one."""
    if file.is_text:
        header = header_of_text(file.head, file.filename, contents)
        return [] if header is None else [(header, None)]
    if isinstance(file.grid, Problem):
        return []
    headers = ((header_of_sheet(sheet, file.filename, contents), sheet) for sheet in file.grid.sheets)
    return [(replace(header, scaled=sheet.scaled), sheet) for header, sheet in headers if header is not None]


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
