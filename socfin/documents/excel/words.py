"""The workbook's sheets of words: the comments, and what one must know about the figures."""

from __future__ import annotations

from math import ceil
from typing import Any

from socfin.documents.excel.columns import COLUMNS, code_of
from socfin.documents.excel.formats import Formats
from socfin.documents.outline import Outline
from socfin.domain.report import Report, ReportRow

COMMENT_WIDTH = 90
LINE_HEIGHT = 16
HEADINGS = (("Kod", 8), ("Namn", 38), ("Avvikelse", 12), ("Orsak", 22), ("Kommentar", COMMENT_WIDTH))
AMOUNT = 2
"""Which of them holds a figure."""
DEVIATION = next(column for column in COLUMNS if column.place.key == "deviation_to_date")


def add_comments(book: Any, looks: Formats, report: Report) -> None:
    """The controller's comments, one row each; no sheet when there are none."""
    rows = [row for row in (*report.all_rows, *report.lines) if row.comment]
    if not rows:
        return
    sheet = book.add_worksheet("Kommentarer")
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, _header(looks, place))
    for i, row in enumerate(rows, start=1):
        _write_comment(sheet, looks, i, row)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(HEADINGS) - 1)
    _set_up_print(sheet)
    sheet.repeat_rows(0)


def add_about(book: Any, looks: Formats, say: Outline) -> None:
    """Paragraph and dnr, unit, notes, freshness, sources and decision."""
    sheet = book.add_worksheet("Om siffrorna")
    sheet.set_column(0, 0, COMMENT_WIDTH)
    sheet.write_string(0, 0, "Om siffrorna", looks.title)
    item = ", ".join(filter(None, (say.item, say.dnr)))
    lines = (*say.marks, item, say.reading, *say.about, *say.decision)
    for i, line in enumerate(filter(None, lines), start=2):
        sheet.write_string(i, 0, line, looks.wrapped)
        sheet.set_row(i, _height(line))
    _set_up_print(sheet)


def _header(looks: Formats, place: int) -> Any:
    return looks.header(align="right") if place == AMOUNT else looks.header(align="left", indent=1)


def _write_comment(sheet: Any, looks: Formats, i: int, row: ReportRow) -> None:
    if row.comment is None:
        return
    sheet.write_string(i, 0, code_of(row), looks.words)
    sheet.write_string(i, 1, row.name, looks.words)
    deviation = DEVIATION.value(row)
    if isinstance(deviation, float):
        sheet.write_number(i, AMOUNT, deviation, looks.of(DEVIATION, row))
    else:
        sheet.write_string(i, AMOUNT, "–", looks.of(DEVIATION, row))
    sheet.write_string(i, 3, row.comment.cause, looks.words)
    sheet.write_string(i, 4, row.comment.text, looks.words)
    sheet.set_row(i, _height(row.comment.text))


def _height(text: str) -> float:
    """Points for the text's lines, since not every spreadsheet program fits rows to wrapped text."""
    return LINE_HEIGHT * sum(max(1, ceil(len(line) / COMMENT_WIDTH)) for line in text.split("\n"))


def _set_up_print(sheet: Any) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&8Sida &P av &N")
