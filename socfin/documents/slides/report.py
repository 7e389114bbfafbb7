"""The report as slides, in the order of the page's presentation: answer, deviations, table, why, decision."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.util import Mm

from socfin.documents.bridge import alt_text
from socfin.documents.outline import NO_PICTURE, Outline, outline
from socfin.documents.reproducible_zip import undated
from socfin.documents.slides.charts import Bar, add_deviations
from socfin.documents.slides.page import BODY, INSIDE, TITLE, add_slide
from socfin.documents.slides.parts import EDGE, HEIGHT, WIDTH, Place, add_table, add_text
from socfin.documents.slides.text import largest
from socfin.documents.slides.told import add_row, add_words, lines_of
from socfin.documents.tables import Table
from socfin.domain.limits import Status
from socfin.domain.report import Report
from socfin.services.report.highlights import explained, untold_sentence

LARGE, TEXT = (44, 40, 36, 32), 22
"""Points; the answer takes the largest at which it is two lines."""
ROWS = 9
"""Rows of a table that one slide holds at a size that is read from the last row of seats."""
AT_A_GLANCE = ("Utfall", "Budget", "Avvikelse", "%", "Prognos avvikelse")
TITLE_ONLY = 5
"""The place of the layout "Title Only" in python-pptx's own template."""


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
    for row in explained(report):
        add_row(deck, say, report, row)
    add_words(deck, say, "Fler avvikelser", untold_sentence(report).splitlines())
    add_words(deck, say, "Beslut", say.decision)
    out = io.BytesIO()
    deck.save(out)
    return undated(out.getvalue())


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


def _add_answer(deck: Any, say: Outline) -> None:
    slide = add_slide(deck, say, say.title, (*say.summary, *lines_of(say.overview), *say.about))
    add_text(
        slide,
        Place(EDGE, 52, INSIDE, 40),
        [say.finding],
        largest(say.finding, INSIDE * 1.8, LARGE),
        bold=True,
    )
    add_text(slide, Place(EDGE, 100, INSIDE, 55), say.summary, TEXT)


def _add_bars(deck: Any, say: Outline, report: Report) -> None:
    status = {row.code: row.to_date.status for row in (*report.rows, *report.lines)}
    bars = [
        Bar(step.name, step.amount_ore, status.get(step.code, Status.BALANCE))
        for step in report.bridge
        if step.kind in ("step", "others")
    ]
    slide = add_slide(deck, say, f"Avvikelse mot budget, {report.unit.label}", (alt_text(report),))
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
        slide = add_slide(deck, say, table.title, (table.caption,))
        add_table(slide, BODY, table, part)


def brief(table: Table) -> Table:
    """The table with the columns that a room can take in at a glance."""
    kept = [i for i, heading in enumerate(table.headings[1:]) if heading in AT_A_GLANCE]
    rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in table.rows)
    return replace(table, headings=(table.headings[0], *(table.headings[i + 1] for i in kept)), rows=rows)
