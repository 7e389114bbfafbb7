"""The report as slides for the meeting: the answer, the deviations, the table, what needs attention."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.util import Mm

from socfin.documents import colours
from socfin.documents.bridge import alt_text
from socfin.documents.outline import NO_PICTURE, Outline, outline
from socfin.documents.passages import Passage, passage_of
from socfin.documents.reproducible_zip import undated
from socfin.documents.slides.charts import Bar, add_deviations
from socfin.documents.slides.parts import (
    EDGE,
    HEIGHT,
    WIDTH,
    Place,
    add_number,
    add_table,
    add_text,
    write,
)
from socfin.documents.slides.text import fitted, largest
from socfin.documents.tables import Table
from socfin.domain.limits import Status
from socfin.domain.money import format_money
from socfin.domain.report import Report, ReportRow

INSIDE = WIDTH - 2 * EDGE
TITLE = Place(EDGE, 13, INSIDE, 20)
BODY = Place(EDGE, 40, INSIDE, HEIGHT - 40 - 22)
LARGE, TEXT, SMALL = (44, 40, 36, 32), 22, 13
"""Points; the answer takes the largest at which it is two lines."""
ROWS = 9
"""Rows of a table that one slide holds at a size that is read from the last row of seats."""
MOST_BARS = 8
COMMENT = 90.0
"""Millimetres down to the mark at the foot."""
AT_A_GLANCE = ("Utfall", "Budget", "Avvikelse", "%", "Prognos avvikelse")
TITLE_ONLY = 5


def make(report: Report) -> bytes:
    """The .pptx file."""
    say = outline(report)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _keep_one_layout(deck)
    _set_properties(deck.core_properties, say)
    _add_answer(deck, say)
    _add_bars(deck, say, report)
    _add_tables(deck, say)
    for row in needing_attention(report):
        _add_row(deck, say, report, row)
    out = io.BytesIO()
    deck.save(out)
    return undated(out.getvalue())


def needing_attention(report: Report) -> tuple[ReportRow, ...]:
    """Rows directly under the total whose outcome or forecast is a deficit by the committee's limits."""
    return tuple(row for row in report.top if Status.DEFICIT in (row.status, row.forecast_status))


def _keep_one_layout(deck: Any) -> None:
    kept = deck.slide_layouts[TITLE_ONLY]
    for layout in list(deck.slide_layouts):
        if layout is not kept and layout.name != kept.name:
            deck.slide_layouts.remove(layout)
    for shape in (*kept.placeholders, *deck.slide_master.placeholders):
        if shape.placeholder_format.type is not None and shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = TITLE.lengths
        elif shape.is_placeholder and shape.placeholder_format.idx >= 10:
            shape._element.getparent().remove(shape._element)


def _set_properties(properties: Any, say: Outline) -> None:
    properties.title = say.document_title[:255]
    properties.subject = say.finding[:255]
    properties.author = properties.last_modified_by = say.owner[:255]
    properties.comments = say.mark
    properties.language = "sv-SE"
    properties.created = properties.modified = say.date.replace(tzinfo=None)
    properties.revision = 1


def _slide(deck: Any, say: Outline, title: str, notes: Sequence[str]) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    frame = slide.shapes.title.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    write(frame.paragraphs[0], title, _title_size(title), bold=True)
    frame.paragraphs[0].alignment = 1
    add_text(slide, Place(EDGE, HEIGHT - 14, INSIDE * 0.75, 8), [_foot(say)], SMALL, colour=colours.MUTED)
    if say.mark:
        place = Place(EDGE, HEIGHT - 21, INSIDE, 7)
        colour = colours.DEFICIT if say.constructed else colours.INK
        add_text(slide, place, [say.mark], SMALL, bold=True, colour=colour)
    add_number(slide, Place(WIDTH - EDGE - 30, HEIGHT - 15.5, 30, 8), SMALL)
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return slide


def _title_size(title: str) -> float:
    """One line if it can be large, else two."""
    one_line = largest(title, INSIDE, (28, 26, 24, 0))
    return one_line or largest(title, INSIDE * 1.8, (22, 18, 15))


def _foot(say: Outline) -> str:
    return " · ".join(filter(None, (say.owner, say.item, say.dnr)))


def _add_answer(deck: Any, say: Outline) -> None:
    slide = _slide(deck, say, say.title, (*say.summary, *_lines(say.overview), *say.about))
    add_text(
        slide,
        Place(EDGE, 52, INSIDE, 40),
        [say.finding],
        largest(say.finding, INSIDE * 1.8, LARGE),
        bold=True,
    )
    add_text(slide, Place(EDGE, 100, INSIDE, 55), say.summary, TEXT)


def _add_bars(deck: Any, say: Outline, report: Report) -> None:
    status = {row.code: row.status for row in (*report.rows, *report.lines)}
    bars = [
        Bar(step.name, step.amount_ore, status.get(step.code, Status.BALANCE))
        for step in report.bridge
        if step.kind in ("step", "others")
    ]
    slide = _slide(deck, say, f"Avvikelse mot budget, {report.unit.label}", (alt_text(report),))
    if bars:
        add_deviations(slide, BODY, bars, report.unit, 20, alt_text(report))
    else:
        add_text(slide, BODY, [NO_PICTURE], TEXT)


def _add_tables(deck: Any, say: Outline) -> None:
    whole = brief(say.tables[0])
    rows = tuple(row for row in whole.rows if row.level <= 1 or len(whole.rows) <= ROWS)
    table = replace(whole, rows=rows)
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        slide = _slide(deck, say, table.title, (table.caption,))
        add_table(slide, BODY, table, part)


def brief(table: Table) -> Table:
    """The table with the columns that a room can take in at a glance."""
    kept = [i for i, heading in enumerate(table.headings[1:]) if heading in AT_A_GLANCE]
    rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in table.rows)
    return replace(table, headings=(table.headings[0], *(table.headings[i + 1] for i in kept)), rows=rows)


def _add_row(deck: Any, say: Outline, report: Report, row: ReportRow) -> None:
    passage = passage_of(row, report)
    below = [
        child for child in report.rows if child.parent == row.code and child.deviation_to_date_ore is not None
    ]
    notes = [passage.sentence, *_told(passage)]
    slide = _slide(deck, say, row.name, notes)
    half = INSIDE * 0.41 if below else INSIDE
    figure = f"{format_money(row.deviation_to_date_ore, report.unit)} mot budget"
    size = largest(figure, half, (32, 28, 24, 20))
    add_text(slide, Place(EDGE, 36, half, 16), [figure], size, bold=True, colour=_tone(row.status))
    sentence = passage.rest.strip()
    add_text(
        slide, Place(EDGE, 54, half, 16), [sentence[:1].upper() + sentence[1:]], 17, colour=colours.MUTED
    )
    text, size = fitted(_told(passage), half, COMMENT, (26, 22, 17, 13))
    add_text(slide, Place(EDGE, 76, half, COMMENT), text, size)
    if below:
        worst = sorted(below, key=lambda child: -abs(child.deviation_to_date_ore or 0))[:MOST_BARS]
        bars = [
            Bar(_within(child.name, row.name), child.deviation_to_date_ore or 0, child.status)
            for child in worst
        ]
        place = Place(EDGE + INSIDE * 0.44, 40, INSIDE * 0.56, BODY.height)
        words = f"Avvikelse mot budget inom {row.name}, {report.unit.label}: " + "; ".join(
            passage_of(child, report).sentence for child in worst
        )
        add_deviations(slide, place, bars, report.unit, 16, words)


def _within(name: str, area: str) -> str:
    """The name of a part on the slide of its whole, which need not be said again."""
    own = name.removeprefix(f"{area} ")
    return own[:1].upper() + own[1:]


def _tone(status: Status) -> str:
    return {Status.DEFICIT: colours.DEFICIT, Status.SURPLUS: colours.SURPLUS}.get(status, colours.INK)


def _told(passage: Passage) -> list[str]:
    cause = [f"Orsak: {passage.cause}"] if passage.cause else []
    return [*cause, *_lines(passage.blocks)]


def _lines(blocks: Any) -> list[str]:
    return [f"• {line}" if block.is_list else line for block in blocks for line in block.lines]
