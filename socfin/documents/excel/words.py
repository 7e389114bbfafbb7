"""The workbook's sheets of words: the comments, and what one must know about the figures."""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import Any

from socfin.documents.excel.columns import COLUMNS, code_of
from socfin.documents.excel.formats import Formats
from socfin.documents.excel.printing import INSIDE, TALLEST, PrintedRow, set_up
from socfin.documents.outline import Outline
from socfin.domain.report import Report, ReportRow
from socfin.services.prose.opening import named
from socfin.services.prose.question_words import QUESTIONS

COMMENT_WIDTH = 90
"""Characters of a usual digit, as Excel measures a column; a comment is broken where it is wider."""
LINE_HEIGHT = 16
"""Points of one line, with which a row of several lines is given its height: Excel does not count them."""
MOST_LINES = 20
"""Lines of a single paragraph in one row."""
HEADINGS = (("Kod", 8), ("Namn", 38), ("Avvikelse", 12), ("Orsak", 22), ("Kommentar", COMMENT_WIDTH))
ASKED = (("Om", 34), ("Fråga", 50), ("Ställd", 26), ("Svar", 60), ("Besvarad", 26))
"""Of the questions: what each is about, what was asked and answered, by whom and when."""
AMOUNT = 2
"""Which of them holds a figure."""
DEVIATION = next(column for column in COLUMNS if column.place.key == "deviation_to_date")


def add_comments(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """The controller's comments, one row each; no sheet when there are none."""
    rows = [row for row in (*report.all_rows, *report.lines) if row.comment]
    if not rows:
        return
    sheet = book.add_worksheet("Kommentarer")
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, _header(looks, place))
    printed: list[PrintedRow] = []
    for row in rows:
        for number, text in enumerate(_parts(row.comment.text if row.comment else "")):
            _write_comment(sheet, looks, len(printed) + 1, row, text, is_first=number == 0)
            printed.append(PrintedRow(_height(text), INSIDE * (number > 0)))
            sheet.set_row(len(printed), printed[-1].height)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(printed), len(HEADINGS) - 1)
    widths = [width for _, width in HEADINGS]
    set_up(sheet, widths, printed, say=say)


def add_questions(book: Any, looks: Formats, say: Outline) -> None:
    """What was asked about the figures and answered; no sheet when nothing was."""
    if not say.questions:
        return
    sheet = book.add_worksheet(QUESTIONS)
    widths = [width for _, width in ASKED]
    for place, (heading, width) in enumerate(ASKED):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, looks.header(align="left", indent=1))
    printed = []
    for i, each in enumerate(say.questions, start=1):
        texts = (each.about, each.question, each.asked, each.answer, each.answered)
        for place, text in enumerate(texts):
            sheet.write_string(i, place, text, looks.words)
        heights = [_height(text, width) for text, width in zip(texts, widths, strict=True)]
        printed.append(PrintedRow(min(TALLEST, max(heights))))
        sheet.set_row(i, printed[-1].height)
    sheet.freeze_panes(1, 1)
    set_up(sheet, widths, printed, say=say)


def add_about(book: Any, looks: Formats, say: Outline) -> None:
    """Paragraph and dnr, unit, notes, freshness, sources and decision."""
    sheet = book.add_worksheet("Om siffrorna")
    sheet.set_column(0, 0, COMMENT_WIDTH)
    sheet.write_string(0, 0, "Om siffrorna", looks.title)
    item = ", ".join(filter(None, (say.item, say.dnr)))
    decision = (say.decision_heading, *say.decision) if say.decision else ()
    lines = [line for line in (*say.marks, item, say.reading, *say.about, *decision) if line]
    printed = [PrintedRow()]
    for i, line in enumerate(lines, start=2):
        printed.append(PrintedRow(_height(line)))
        sheet.write_string(i, 0, line, looks.wrapped)
        sheet.set_row(i, printed[-1].height)
    set_up(sheet, [COMMENT_WIDTH], printed, say=say)


def _header(looks: Formats, place: int) -> Any:
    return looks.header(align="right") if place == AMOUNT else looks.header(align="left", indent=1)


def _write_comment(sheet: Any, looks: Formats, i: int, row: ReportRow, text: str, *, is_first: bool) -> None:
    sheet.write_string(i, 0, code_of(row), looks.words)
    sheet.write_string(i, 1, row.name if is_first else f"{row.name} (forts.)", looks.words)
    sheet.write_string(i, 4, text, looks.words)
    if not is_first:
        for place in (AMOUNT, 3):
            sheet.write_blank(i, place, None, looks.words)
        return
    deviation = DEVIATION.value(row)
    if isinstance(deviation, float):
        sheet.write_number(i, AMOUNT, deviation, looks.of(DEVIATION, row))
    else:
        sheet.write_string(i, AMOUNT, "–", looks.of(DEVIATION, row))
    sheet.write_string(i, 3, named(row, row.to_date.deviation), looks.words)


def _parts(text: str) -> list[str]:
    """The text in pieces that a row can show: one taller than a spreadsheet's rows goes on in the next."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        for piece in wrap(line, COMMENT_WIDTH * MOST_LINES) or [""]:
            if parts[-1] and _height("\n".join((*parts[-1], piece))) > TALLEST:
                parts.append([])
            parts[-1].append(piece)
    return ["\n".join(part) for part in parts]


def _height(text: str, width: int = COMMENT_WIDTH) -> float:
    """Points for the text's lines, since not every spreadsheet program fits rows to wrapped text."""
    return LINE_HEIGHT * sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))
