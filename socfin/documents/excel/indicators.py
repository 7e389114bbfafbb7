"""The workbook's sheet of indicators: numbers with the indicator's decimals; "–" where one is missing."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import INSIDE, ROW, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.report import Report
from socfin.services.prose.indicator_words import ShownIndicator, shown

HEADINGS = (
    ("Kod", 8),
    ("Verksamhet", 34),
    ("Nyckeltal", 28),
    ("Enhet", 20),
    ("Utfall", 12),
    ("Mål eller budget", 12),
    ("Avvikelse", 12),
    ("Förra året", 12),
    ("Läge", 44),
)
WORDS = 4
"""So many columns of words come before the figures."""


def add_indicators(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """Every indicator of the report, one row each; no sheet when there are none."""
    rows = shown(report.indicators)
    if not rows:
        return
    sheet = book.add_worksheet("Nyckeltal")
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        is_figure = WORDS <= place < len(HEADINGS) - 1
        look = looks.header(align="right") if is_figure else looks.header(align="left", indent=1)
        sheet.write_string(0, place, heading, look)
    for i, indicator in enumerate(rows, start=1):
        _write(sheet, looks, i, indicator)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(HEADINGS) - 1)
    codes = ["", *(indicator.row.code for indicator in rows)]
    # a page begins with a verksamhet's first indicator rather than with another of them
    printed = [
        PrintedRow(_height(indicator), INSIDE * (before == indicator.row.code))
        for before, indicator in zip(codes, rows, strict=False)
    ]
    set_up(sheet, [width for _, width in HEADINGS], printed, say=say)


def _write(sheet: Any, looks: Formats, i: int, indicator: ShownIndicator) -> None:
    row = indicator.row
    for place, text in enumerate((row.code, row.verksamhet, row.name, row.unit)):
        sheet.write_string(i, place, text, looks.words)
    for place, steps in enumerate((row.outcome, row.target, row.deviation, row.last_year), start=WORDS):
        look = looks.number(row.decimals)
        if steps is None:
            sheet.write_string(i, place, "–", look)
        else:
            sheet.write_number(i, place, float(Decimal(steps).scaleb(-row.decimals)), look)
    sheet.write_string(i, len(HEADINGS) - 1, _standing(indicator), looks.words)
    sheet.set_row(i, _height(indicator))


def _standing(indicator: ShownIndicator) -> str:
    return ", ".join(filter(None, (indicator.standing, indicator.remark)))


def _height(indicator: ShownIndicator) -> float:
    """Points for the longest of its words: not every spreadsheet program fits rows to wrapped text."""
    row = indicator.row
    words = {1: row.verksamhet, 2: row.name, 3: row.unit, len(HEADINGS) - 1: _standing(indicator)}
    return ROW * max(1, *(ceil(len(text) / (HEADINGS[place][1] - 2)) for place, text in words.items()))
