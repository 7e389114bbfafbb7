"""The report as a Word document to edit: headings, styles, real tables, a picture with its words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import docx
from docx.shared import Mm, Pt

from socfin.documents.bridge import BRIDGE, alt_text, bridge
from socfin.documents.dispatch import SINCE, Dispatch
from socfin.documents.drawing import as_png
from socfin.documents.drawings import beside
from socfin.documents.outline import NO_PICTURE, Outline, outline
from socfin.documents.passages import Block, Passage
from socfin.documents.reproducible_zip import undated
from socfin.documents.table_cells import Table, in_two
from socfin.documents.word.pages import add_first_margins, keep_the_end_together, put_table
from socfin.documents.word.parts import describe
from socfin.documents.word.styles import LANGUAGE, TEXT_WIDTH, prepare
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.report import Report
from socfin.services.prose.goal_words import GOALS
from socfin.services.prose.question_words import QUESTIONS


def make(
    report: Report, dispatch: Dispatch | None = None, addresses: FigureAddresses = NO_ADDRESSES
) -> bytes:
    """The .docx file."""
    say = outline(report, dispatch, addresses)
    document = docx.Document()
    prepare(document)
    set_properties(document.core_properties, say)
    add_first_margins(document, say)
    _open(document, say)
    _tell(document, say, picture_of(report), alt_text(report))
    keep_the_end_together(document)
    if say.appendix is not None:
        put_table(document, say.appendix, say, is_last=True)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def set_properties(properties: Any, say: Outline) -> None:
    """What the file says of itself, with its fixed date."""
    properties.title = say.document_title[:255]
    properties.subject = say.finding[:255]
    properties.author = properties.last_modified_by = say.owner[:255]
    properties.keywords = " ".join(filter(None, (say.item, say.dnr)))[:255]
    properties.comments = say.mark
    properties.language = LANGUAGE
    properties.created = properties.modified = say.date.replace(tzinfo=None)
    properties.revision = 1


def _open(document: Any, say: Outline) -> None:
    document.add_paragraph(say.owner, style="Organ")
    for mark, style in ((say.constructed, "Konstruerat"), (say.public, "Offentligt")):
        if mark:
            document.add_paragraph(mark, style=style)
    if say.item or say.dnr:
        document.add_paragraph("\u2003".join(filter(None, (say.item, say.dnr))), style="Paragraf")
    if say.dispatched:
        document.add_paragraph(say.dispatched, style="Upplysning")
    document.add_heading(say.title, level=1)
    document.add_paragraph(say.finding, style="Slutsats")
    for sentence in say.summary:
        document.add_paragraph(sentence).paragraph_format.space_after = 0
    if say.since:
        since = document.add_paragraph()
        since.add_run(f"{SINCE}: ").bold = True
        since.add_run(" ".join(say.since))
        since.paragraph_format.space_before = Pt(6)
    comment = _add_blocks(document, say.overview, "Normal")
    for paragraph in comment[:1]:
        paragraph.paragraph_format.space_before = Pt(6)


def _tell(document: Any, say: Outline, picture: bytes | None, alt: str) -> None:
    put_table(document, say.tables[0], say)
    document.add_heading(BRIDGE, level=2)
    if picture:
        describe(document.add_picture(io.BytesIO(picture), width=Mm(TEXT_WIDTH)), alt, BRIDGE)
    else:
        document.add_paragraph(NO_PICTURE)
    if say.commented:
        document.add_heading(say.commented_heading, level=2)
    for passage in say.commented:
        _add_passage(document, passage)
    story, behind = in_two(say.tables[1:])
    _put_tables(document, say, story)
    _add_goals(document, say)
    _add_questions(document, say)
    _put_tables(document, say, behind)
    _add_about(document, say)
    if say.decision:
        document.add_heading(say.decision_heading, level=2)
    for line in say.decision:
        document.add_paragraph(line)


def _put_tables(document: Any, say: Outline, tables: Sequence[Table]) -> None:
    for table in tables:
        put_table(document, table, say)
        _add_drawings(document, say, table)


def _add_passage(document: Any, passage: Passage) -> None:
    sentence = document.add_paragraph(style="Verksamhet")
    sentence.add_run(passage.lead).bold = True
    sentence.add_run(passage.rest)
    sentence.paragraph_format.keep_with_next = bool(passage.cause or passage.blocks)
    added = [sentence]
    if passage.cause:
        added.append(document.add_paragraph(f"Orsak: {passage.cause}", style="Orsak"))
    added += _add_blocks(document, passage.blocks, "Kommentar")
    if passage.level > 1:
        _indent(added, Mm(5 * (passage.level - 1)))


def _add_blocks(document: Any, blocks: tuple[Block, ...], style: str) -> list[Any]:
    plain = [(line, "List Bullet" if block.is_list else style) for block in blocks for line in block.lines]
    return [document.add_paragraph(line, style=name) for line, name in plain]


def _indent(paragraphs: list[Any], by: int) -> None:
    for paragraph in paragraphs:
        own = paragraph.style.paragraph_format.left_indent or 0
        paragraph.paragraph_format.left_indent = own + by


def _add_drawings(document: Any, say: Outline, table: Table) -> None:
    """What is drawn of a table, a heading for each title."""
    title = ""
    for each in beside(say.report, table.title):
        if each.title != title:
            document.add_heading(f"{each.title}, i bild", level=2)
            if each.caption:
                caption = document.add_paragraph(each.caption, style="Upplysning")
                caption.paragraph_format.keep_with_next = True
        title = each.title
        picture = document.add_picture(io.BytesIO(as_png(each.drawing)), width=Mm(TEXT_WIDTH))
        describe(picture, each.drawing.alt, title)


def _add_goals(document: Any, say: Outline) -> None:
    if say.goals:
        document.add_heading(GOALS, level=2)
    if say.goals_sentence:
        document.add_paragraph(say.goals_sentence)
    for goal, below in zip_longest(say.goals, say.goals[1:]):
        added = [document.add_paragraph(style="Verksamhet")]
        added[0].add_run(goal.name).bold = True
        added[0].add_run(f" – {goal.standing}" if goal.standing else "")
        added[0].paragraph_format.keep_with_next = bool(goal.lines or (below and below.level > goal.level))
        added += [document.add_paragraph(line, style="Kommentar") for line in goal.lines]
        if goal.level:
            _indent(added, Mm(5 * goal.level))


def _add_questions(document: Any, say: Outline) -> None:
    if say.questions:
        document.add_heading(QUESTIONS, level=2)
    for each in say.questions:
        about = document.add_paragraph(style="Verksamhet")
        about.add_run(f"{each.about}. ").bold = True
        about.add_run(f"{each.question} ({each.asked})")
        about.paragraph_format.keep_with_next = True
        ending = f" ({each.answered})" if each.answered else ""
        document.add_paragraph(f"Svar: {each.answer}{ending}", style="Kommentar")


def _add_about(document: Any, say: Outline) -> None:
    document.add_heading("Om siffrorna", level=2)
    for line in say.about:
        document.add_paragraph(line, style="Upplysning")


def picture_of(report: Report) -> bytes | None:
    """The bridge as PNG; None when budget or outcome is missing."""
    drawing = bridge(report)
    return as_png(drawing) if drawing else None
