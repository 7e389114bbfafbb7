"""The workbook's sheets of measures and proposals, and of what each gave by month: true kronor."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import ROW, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.report import Report
from socfin.services.measures.rows import decided, proposed
from socfin.services.prose.measure_words import proof_value

HEADINGS = (
    ("Åtgärd eller förslag", 34),
    ("Verksamhet", 22),
    ("Läge", 11),
    ("Sedan", 11),
    ("Beslutat av", 16),
    ("Beslutat den", 11),
    ("Paragraf", 11),
    ("Diarienummer", 13),
    ("Ansvarig", 18),
    ("Från", 9),
    ("Till", 9),
    ("Per månad", 11),
    ("Helår", 11),
    ("I år", 11),
    ("Väntat hittills", 11),
    ("Uppföljt hittills", 11),
    ("Kvar i år", 11),
    ("Konsekvens", 34),
    ("I ord", 26),
)
MONTHS = (
    ("Åtgärd", 44),
    ("Verksamhet", 28),
    ("Månad", 10),
    ("Väntat", 14),
    ("Uppföljt", 14),
    ("Visas av", 24),
    ("Månadens värde", 18),
    ("Före åtgärden", 18),
    ("I ord", 40),
)
Cell = str | int | None
Headings = Sequence[tuple[str, int]]


def add_measures(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """One row each, then a row for every month; no sheet when there are none."""
    rows = [*decided(report.measures), *proposed(report.measures)]
    if not rows:
        return
    _add_sheet(book, looks, say, "Åtgärder", (HEADINGS, [_about(row) for row in rows]))
    months = [cells for row in decided(report.measures) for cells in _months(report, row)]
    if months:
        _add_sheet(book, looks, say, "Åtgärders effekt", (MONTHS, months))


def _about(row: MeasureRow) -> Sequence[Cell]:
    words = (row.text, row.verksamhet, row.state.label, row.since, row.body, row.decided, row.item, row.dnr)
    amounts = (
        row.per_month_ore,
        row.full_year_ore,
        row.year_ore,
        row.expected_ore,
        row.realised_ore,
        row.left_ore,
    )
    return (*words, row.role, row.first, row.last, *amounts, row.consequence, row.remark)


def _months(report: Report, row: MeasureRow) -> list[Sequence[Cell]]:
    return [
        (
            row.text,
            row.verksamhet,
            month.month,
            month.expected_ore,
            month.realised_ore,
            row.proof.name if row.proof else "",
            proof_value(row.proof, month.proof, report.unit) if row.proof else "",
            proof_value(row.proof, row.proof.before, report.unit) if row.proof else "",
            month.remark,
        )
        for month in row.months
    ]


def _add_sheet(
    book: Any, looks: Formats, say: Outline, name: str, table: tuple[Headings, list[Sequence[Cell]]]
) -> None:
    headings, rows = table
    sheet = book.add_worksheet(name)
    amounts = {place for row in rows for place, cell in enumerate(row) if isinstance(cell, int)}
    for place, (heading, width) in enumerate(headings):
        sheet.set_column(place, place, width)
        is_amount = place in amounts
        header = looks.header(align="right") if is_amount else looks.header(align="left", indent=1)
        sheet.write_string(0, place, heading, header)
    printed = [_printed(cells, headings) for cells in rows]
    for i, cells in enumerate(rows, start=1):
        sheet.set_row(i, printed[i - 1].height)
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(i, place, cell / 100, looks.amount)
            elif cell is not None:
                sheet.write_string(i, place, cell, looks.words)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    set_up(sheet, [width for _, width in headings], printed, say=say)


def _printed(cells: Sequence[Cell], headings: Headings) -> PrintedRow:
    """Words take the lines they need."""
    words = [(cell, width) for cell, (_, width) in zip(cells, headings, strict=True) if isinstance(cell, str)]
    return PrintedRow(ROW * max(1, *(ceil(len(cell) / width) for cell, width in words)))
