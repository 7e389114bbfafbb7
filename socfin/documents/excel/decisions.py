"""The workbook's sheet of decisions on the budget and of requests: true kronor shown in the unit."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import INSIDE, ROW, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.report import Report

HEADINGS = (
    ("Vad", 20),
    ("Beslutat av", 22),
    ("Datum", 12),
    ("Paragraf", 12),
    ("Diarienummer", 16),
    ("Verksamhet", 28),
    ("Rad", 18),
    ("Månader", 22),
    ("Ändring av budgeten", 16),
    ("I ord", 44),
)
AMOUNT = 8
"""The column of the amount, which has the budget's sign: more to use is negative."""


def add_decisions(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """Every part of every decision and every request, one row each; no sheet when there are none."""
    rows = [*_decided(report), *_asked(report)]
    if not rows:
        return
    sheet = book.add_worksheet("Budgetbeslut")
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, _header(looks, place))
    printed = _printed(rows)
    for i, cells in enumerate(rows, start=1):
        sheet.set_row(i, printed[i - 1].height)
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(i, place, cell / 100, looks.amount)
            else:
                sheet.write_string(i, place, cell, looks.words)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(HEADINGS) - 1)
    widths = [width for _, width in HEADINGS]
    set_up(sheet, widths, printed, say=say)


def _header(looks: Formats, place: int) -> Any:
    return looks.header(align="right") if place == AMOUNT else looks.header(align="left", indent=1)


def _printed(rows: list[tuple[str | int, ...]]) -> list[PrintedRow]:
    """A page begins with a decision rather than with one of its parts; words take the lines they need."""
    printed: list[PrintedRow] = []
    for before, cells in pairwise(((), *rows)):
        lines = max(ceil(len(str(cell)) / width) for cell, (_, width) in zip(cells, HEADINGS, strict=True))
        is_part = before[:5] == cells[:5] and before[-1] == cells[-1]
        printed.append(PrintedRow(ROW * max(1, lines), INSIDE if is_part else 0))
    return printed


def _decided(report: Report) -> list[tuple[str | int, ...]]:
    rows: list[tuple[str | int, ...]] = []
    for row in report.decisions:
        cells = (row.kind.label, row.body, row.decided, row.item, row.dnr)
        if row.kind is DecisionKind.ORIGINAL:
            rows.append((*cells, "", "", "", "", row.text))
        for part in row.parts:
            rows.append((*cells, part.verksamhet, part.line, part.months, part.amount_ore, row.text))
    return rows


def _asked(report: Report) -> list[tuple[str | int, ...]]:
    """Requests are so much more to use: with the sign of the budget, as the column says."""
    rows: list[tuple[str | int, ...]] = []
    for row in report.requests:
        what, day = f"Äskande: {row.state.label.lower()}", row.answered or row.asked
        for part in row.parts:
            rows.append(
                (what, row.body, day, row.item, "", "", "", "", -part.amount_ore, part.text or row.text)
            )
        if row.granted_ore is not None:
            rows.append(("Beviljat", row.body, day, row.item, "", "", "", "", -row.granted_ore, row.answer))
    return rows
