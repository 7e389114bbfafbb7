"""The report as a workbook: true kronor shown in the committee's unit, deviations as formulas, print set up.

Sheets: the verksamheter, the income statement, the indicators and what they cost, the budget's decisions,
the measures, the goals, the comments, the questions, the notes and sources, and last where all about each
figure is told. Every formula carries the report's own value, so that a reader that does not calculate shows
the same figure.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from socfin.documents.excel.addresses import add_addresses
from socfin.documents.excel.columns import COLUMNS, Column, letter
from socfin.documents.excel.committees import add_committees
from socfin.documents.excel.costs import add_costs
from socfin.documents.excel.decisions import add_decisions
from socfin.documents.excel.formats import Formats, formats, hide_minus_zero
from socfin.documents.excel.goals import add_goals
from socfin.documents.excel.indicators import add_indicators
from socfin.documents.excel.measures import add_measures
from socfin.documents.excel.organisation import add_organisation
from socfin.documents.excel.printing import FIXED, INSIDE, PrintedRow, set_up
from socfin.documents.excel.trade import add_trade
from socfin.documents.excel.words import add_about, add_comments, add_questions
from socfin.documents.outline import Outline, outline
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report, ReportRow, RowKind

HEADER = 5
"""Index of the header row on the sheets with figures; titles stand above it."""
TITLE_HEIGHTS = (20, 24, 16, 16, 20, 32)
"""Points of the titles and of the head."""


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """A sheet of figures: its tab, its rows and the total beneath them, if there is one."""

    name: str
    rows: tuple[ReportRow, ...]
    total: ReportRow | None = None


def make(report: Report, addresses: FigureAddresses = NO_ADDRESSES) -> bytes:
    """The .xlsx file."""
    say = outline(report, addresses=addresses)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(_properties(say))
    book.set_size(2400, 1400)
    looks = formats(book, report.unit)
    if report.rows or not report.lines:
        _add_figures(book, looks, report, say, FigureSheet(_sheet_name(report), report.rows, report.total))
    if len(report.lines) > 1 or (report.lines and not report.rows):  # a lone net repeats the total
        _add_figures(book, looks, report, say, FigureSheet("Resultaträkning", report.lines))
    add_committees(book, looks, report, say)
    add_trade(book, looks, report, say)
    add_indicators(book, looks, report, say)
    add_costs(book, looks, report, say)
    add_decisions(book, looks, report, say)
    add_measures(book, looks, report, say)
    add_goals(book, looks, say)
    add_organisation(book, looks, report, say)
    add_comments(book, looks, report, say)
    add_questions(book, looks, say)
    add_about(book, looks, say)
    add_addresses(book, looks, say)
    book.close()
    return out.getvalue()


def _sheet_name(report: Report) -> str:
    return "Nämnder" if report.row_word == "nämnd" else "Verksamheter"


def _properties(say: Outline) -> dict[str, Any]:
    return {
        "title": say.document_title[:255],
        "subject": say.finding[:255],
        "author": say.owner[:255],
        "comments": say.mark,
        "created": say.date.replace(tzinfo=None),
    }


def _add_figures(book: Any, looks: Formats, report: Report, say: Outline, figures: FigureSheet) -> None:
    rows, total = figures.rows, figures.total
    sheet = book.add_worksheet(figures.name)
    sheet.set_default_row(17)
    _write_titles(sheet, looks, say)
    shown = tuple(
        column for column in COLUMNS if column.place.is_shown(report, (*rows, *filter(None, (total,))))
    )
    for place, column in enumerate(shown):
        sheet.write_string(HEADER, place, column.place.title(report), looks.header_of(column))
        sheet.set_column(place, place, column.place.width)
    for i, row in enumerate(rows, start=HEADER + 1):
        _write_row(sheet, looks, shown, i, row)
    last = HEADER + len(rows)
    if rows:
        sheet.autofilter(HEADER, 0, last, len(shown) - 1)
    if total:
        last += 1
        _write_row(sheet, looks, shown, last, total)
    hide_minus_zero(sheet, looks, report.unit, shown, HEADER + 1, last)
    _set_up_view(sheet, last, len(shown) - 1)
    set_up(
        sheet,
        [column.place.width for column in shown],
        [*map(_printed, rows), *([PrintedRow(badness=FIXED)] if total else [])],
        say=say,
        head=HEADER,
        above=sum(TITLE_HEIGHTS),
    )


def _write_titles(sheet: Any, looks: Formats, say: Outline) -> None:
    sheet.write_string(0, 0, say.title, looks.title)
    sheet.write_string(1, 0, say.finding, looks.finding)
    sheet.write_string(2, 0, f"{say.owner}. {say.fresh}".strip(), looks.muted)
    sheet.write_string(3, 0, f"{say.reading} Cellerna innehåller hela kronor och ören.", looks.muted)
    sheet.write_string(4, 0, say.mark, looks.mark(alarming=bool(say.constructed)))
    for row, height in enumerate(TITLE_HEIGHTS):
        sheet.set_row(row, height)


def _write_row(sheet: Any, looks: Formats, shown: tuple[Column, ...], i: int, row: ReportRow) -> None:
    letters = {
        column.place.key: f"{letter(place)}{i + 1}"
        for place, column in enumerate(shown)
        if column.value(row) is not None  # a formula over a missing figure would be an error in the cell
    }
    for place, column in enumerate(shown):
        look = looks.of(column, row)
        value = column.value(row)
        formula = column.formula(letters)
        if value is None:
            sheet.write_string(i, place, "–", look)
        elif isinstance(value, str):
            sheet.write_string(i, place, value, look)
        elif formula:
            sheet.write_formula(i, place, formula, look, value)
        else:
            sheet.write_number(i, place, value, look)
    if row.level > 1 and row.kind is RowKind.VERKSAMHET:
        sheet.set_row(i, None, None, {"level": min(row.level - 1, 7)})


def _printed(row: ReportRow) -> PrintedRow:
    """A page begins with a verksamhet directly under the total rather than with a part of one, or a sum."""
    if row.kind in (RowKind.TOTAL, RowKind.SUM):
        return PrintedRow(badness=FIXED)
    return PrintedRow(badness=INSIDE * max(0, row.level - 1))


def _set_up_view(sheet: Any, last: int, last_column: int) -> None:
    sheet.freeze_panes(HEADER + 1, 2)
    sheet.outline_settings(symbols_below=False)
    sheet.print_area(0, 0, last, last_column)
    sheet.ignore_errors({"formula_differs": f"A1:{letter(last_column)}{last + 1}"})
    sheet.set_zoom(110)
