"""The report as slides, in the order of the presentation; what may be asked for stands in an appendix."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.util import Mm

from socfin.documents.bridge import alt_text
from socfin.documents.committee_table import AT_A_GLANCE as OF_COMMITTEES
from socfin.documents.committee_table import committee_tables
from socfin.documents.dispatch import SINCE, Dispatch
from socfin.documents.outline import (
    APPENDIX,
    ASSIGNMENTS,
    GOALS_IN_WORDS,
    MEASURES,
    NO_PICTURE,
    PROPOSALS,
    TERMS,
    WARNINGS,
    WHAT_IFS,
    Outline,
    outline,
)
from socfin.documents.panels import shared_out
from socfin.documents.reproducible_zip import undated
from socfin.documents.slides.charts import Bar, Bars, add_deviations
from socfin.documents.slides.explanations import BESIDE, add_row, add_words, lines_of
from socfin.documents.slides.page import BODY, INSIDE, TITLE, add_slide, of_many
from socfin.documents.slides.parts import EDGE, HEIGHT, WIDTH, Place, add_table, add_text, table_size
from socfin.documents.slides.pictures import add_pictures
from socfin.documents.slides.text import fitting, height_of, largest
from socfin.documents.table_cells import Cell, Table, in_two
from socfin.documents.tables import INDICATORS
from socfin.documents.trade_table import trade_tables
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.limits import Status
from socfin.domain.money import MISSING, format_money
from socfin.domain.report import Report, RowKind
from socfin.domain.timespans import TO_DATE
from socfin.services.prose.cost_tables import KOLADA, OWN_BOUGHT, STAFF, UNIT_COSTS
from socfin.services.prose.measure_words import PLAN
from socfin.services.prose.opening import landing_sentence, last_year_sentence, range_sentence
from socfin.services.prose.organisation_words import ORGANISATION
from socfin.services.prose.question_words import QUESTIONS, question_lines
from socfin.services.prose.sentences import forecast_sentence, year_sentence
from socfin.services.report.highlights import explained, untold_sentence

LARGE = (40, 36, 32, 28, 24)
"""Points; the answer takes the largest at which it has room beside the picture."""
FINDING_LINES = 2.6
"""Lines of the answer, ragged."""
TEXTS = (22, 20, 18, 16, 14, 12)
PICTURE = Place(EDGE + INSIDE * 0.44, BODY.top, INSIDE * 0.56, BODY.height)
"""Beside the words."""
ROWS = 9
"""Rows of a table that one slide holds at a size that is read from the last row of seats."""
FORECAST_DEVIATION, STATUS = "Prognos avvikelse", "Status"
AT_A_GLANCE = ("Utfall", "Budget", "Avvikelse", "%", FORECAST_DEVIATION)
MONTH_AND_YEAR = "månaden och helåret"
"""The columns that are not taken in at a glance stand in the appendix."""
LINKED = "Avvikelse"
"""The column whose figures lead to all about them, and from there to the others of the row."""
ORGANISATION_AT_A_GLANCE = ("Chefer", "Anställda", "Budget helår", "Ändring")
BEHIND_AT_A_GLANCE = {
    INDICATORS: ("Utfall", "Mål eller budget", "Avvikelse", "Läge"),
    UNIT_COSTS: ("Kr per enhet", "Av volym", "Av sammansättning", "Av pris"),
    OWN_BOUGHT: ("Eget dygn", "Köpt dygn", "Skillnad per dygn", "Brytpunkt, beläggning"),
    KOLADA: ("År", "Kommunen", "Liknande kommuner", "Riket"),
    STAFF: ("Avvikelse", "Vad den kostar", "Egen och inhyrd", "Budget för båda"),
}
"""By the table's title."""
TITLE_ONLY = 5
"""The place of the layout "Title Only" in python-pptx's own template."""


def make(
    report: Report, dispatch: Dispatch | None = None, addresses: FigureAddresses = NO_ADDRESSES
) -> bytes:
    """The .pptx file."""
    say = outline(report, dispatch, addresses)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    _keep_one_layout(deck)
    _set_properties(deck.core_properties, say)
    _add_answer(deck, say, report)
    add_words(deck, say, SINCE, say.since)
    _add_pages(deck, say, brief(_first(say)))
    for each in committee_tables(report):
        _add_pages(deck, say, brief(each, OF_COMMITTEES))
    for each in trade_tables(report):
        _add_pages(deck, say, each)
    add_words(deck, say, "Varför", lines_of(say.overview))
    for row in explained(report):
        if row is not report.total:  # it has said its own on the slides before
            add_row(deck, say, report, row)
    add_words(deck, say, "Fler avvikelser", untold_sentence(report).splitlines())
    _add_year(deck, say, report)
    add_words(deck, say, WARNINGS, say.warnings)
    add_words(deck, say, TERMS, say.terms)
    add_words(deck, say, WHAT_IFS, say.what_ifs)
    add_words(deck, say, MEASURES, say.measures)
    add_words(deck, say, PROPOSALS, say.proposals)
    for plan in (table for table in say.tables if table.title == PLAN):
        _add_pages(deck, say, plan)
    add_words(deck, say, ASSIGNMENTS, say.assignments)
    for title, lines in say.goal_slides:
        add_words(deck, say, title, lines)
    add_words(deck, say, QUESTIONS, question_lines(say.questions))
    add_words(deck, say, say.decision_heading, say.decision)
    _add_appendix(deck, say)
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


def _add_answer(deck: Any, say: Outline, report: Report) -> None:
    """The finding with what a first screen tells beneath it, and beside them where it comes from."""
    slide = add_slide(deck, say, say.title, (*say.summary, alt_text(report), *say.about))
    bars = _bars(report)
    width = INSIDE * BESIDE if bars else INSIDE
    size = largest(say.finding, width * FINDING_LINES, LARGE)
    add_text(slide, Place(EDGE, 40, width, 62), [say.finding], size, bold=True)
    top = 40 + height_of([say.finding], size, width) + 6
    below = Place(EDGE, top, width, BODY.top + BODY.height - top)
    words = opening(report, say) if bars else (*opening(report, say), NO_PICTURE)
    add_text(slide, below, words, fitting(words, width, below.height, TEXTS))
    if bars:
        add_deviations(slide, PICTURE, Bars(bars, report.unit), 18, alt_text(report))


def opening(report: Report, say: Outline) -> tuple[str, ...]:
    """Against last year, the landing and the figures; when it is written stands last."""
    total, unit = report.total.to_date, report.unit
    before = last_year_sentence(report, TO_DATE, unit) if total.last_year is not None else ""
    figures = f"Utfall {format_money(total.outcome, unit)}, budget {format_money(total.budget, unit)}."
    return tuple(filter(None, (before, landing_sentence(report, unit), figures, say.dispatched)))


def _bars(report: Report) -> list[Bar]:
    status = {row.code: row.to_date.status for row in (*report.rows, *report.lines)}
    return [
        Bar(step.name, step.amount_ore, status.get(step.code, Status.BALANCE))
        for step in report.bridge
        if step.kind in ("step", "others")
    ]


def _add_year(deck: Any, say: Outline, report: Report) -> None:
    """Where the year is heading: the forecast with its range, and its deviations, the largest first."""
    if report.total.year.outcome is None:
        return
    known = [row for row in report.top if row.year.deviation is not None]
    known.sort(key=lambda row: -abs(row.year.deviation or 0))
    bars = [Bar(row.name, row.year.deviation or 0, row.year.status) for row in known[:ROWS]]
    words = tuple(filter(None, (year_sentence(report), forecast_sentence(report), range_sentence(report))))
    slide = add_slide(deck, say, f"Vart {report.month.year} är på väg", words)
    width = INSIDE * BESIDE if bars else INSIDE
    add_text(slide, replace(BODY, width=width), words, fitting(words, width, BODY.height, TEXTS))
    if bars:
        deviations = "; ".join(f"{bar.name} {format_money(bar.amount, report.unit)}" for bar in bars)
        alternative = f"Prognosavvikelse mot budget: {deviations}."
        add_deviations(slide, PICTURE, Bars(bars, report.unit), 18, alternative)


def _first(say: Outline) -> Table:
    """The table of the money, of a large committee its first level alone."""
    whole = say.tables[0]
    rows = tuple(row for row in whole.rows if row.level <= 1 or len(whole.rows) <= ROWS)
    return replace(whole, rows=rows)


def _rest_of_the_money(say: Outline) -> Table | None:
    """The month and the year of the same rows; None where the table has nothing of any but their sum."""
    whole = _first(say)
    rest = [heading for heading in whole.headings[1:] if heading not in (*AT_A_GLANCE, STATUS)]
    table = brief(whole, (*rest, FORECAST_DEVIATION))
    parts = (row for row in table.rows if row.kind is not RowKind.TOTAL)
    is_known = any(cell.text != MISSING for row in parts for cell in row.cells)
    return replace(table, title=f"{whole.title}: {MONTH_AND_YEAR}") if rest and is_known else None


def _add_appendix(deck: Any, say: Outline) -> None:
    """What stands behind the figures: indicators and what they cost, the organisation, the goals in words."""
    behind = in_two(say.tables)[1]
    contents = (*(table.title for table in behind), *([GOALS_IN_WORDS] if say.goal_details else []))
    rest = _rest_of_the_money(say) if contents else None  # no appendix is begun for it alone
    add_words(deck, say, APPENDIX, contents if rest is None else (rest.title, *contents))
    if rest is not None:
        _add_pages(deck, say, rest)
    for whole in behind:
        is_tree = whole.title.startswith(ORGANISATION)
        _add_pages(
            deck, say, brief(whole, ORGANISATION_AT_A_GLANCE if is_tree else BEHIND_AT_A_GLANCE[whole.title])
        )
        if not is_tree:  # its picture has more boxes than a slide shows
            add_pictures(deck, say, whole)
    add_words(deck, say, GOALS_IN_WORDS, say.goal_details)


def _add_pages(deck: Any, say: Outline, table: Table) -> None:
    """A table on as many slides as its rows need."""
    pages = shared_out(table.rows, ROWS)
    size = min((table_size(table, BODY, rows) for rows in pages), default=0)
    for number, rows in enumerate(pages, 1):
        slide = add_slide(deck, say, of_many(table.title, number, len(pages)), (table.caption,))
        add_table(slide, BODY, table, rows, size)


def brief(table: Table, at_a_glance: Sequence[str] = AT_A_GLANCE) -> Table:
    """The table with the columns that a room can take in at a glance."""
    kept = [i for i, heading in enumerate(table.headings[1:]) if heading in at_a_glance]
    rows = tuple(
        replace(row, cells=tuple(_shown(row.cells[i], table.headings[i + 1]) for i in kept))
        for row in table.rows
    )
    return replace(table, headings=(table.headings[0], *(table.headings[i + 1] for i in kept)), rows=rows)


def _shown(cell: Cell, heading: str) -> Cell:
    """The cell; of links only a deviation's: PowerPoint underlines them, and under each is too much."""
    return cell if heading == LINKED else replace(cell, href="")
