"""Slides of what is told in words: a row with its parts, the rows not shown, the decision; nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from socfin.documents import colours
from socfin.documents.outline import Outline
from socfin.documents.passages import Passage, passage_of
from socfin.documents.slides.charts import Bar, Bars, add_deviations
from socfin.documents.slides.page import BODY, INSIDE, add_slide, of_many
from socfin.documents.slides.parts import EDGE, Place, add_text
from socfin.documents.slides.text import divided, fitting, largest, spread
from socfin.domain.limits import Status
from socfin.domain.money import format_money
from socfin.domain.report import Report, ReportRow, RowKind

MOST_BARS = 8
"""Parts in one slide's picture, with names that are read; more go on over the next."""
TEXTS = (26, 24, 22, 20, 18, 17)
"""Points of running text; below the last it is not read from the back of a room, and goes on instead."""
COMMENT = 90.0
"""Millimetres from the figure and its sentence down to the mark at the foot."""
BESIDE = 0.41
"""The share of the width that text has beside a picture."""
MISSING = "Utfall eller budget saknas för"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands on one slide of several."""

    lines: list[str]
    children: tuple[ReportRow, ...]
    width: float
    """Millimetres of the text."""


def add_row(deck: Any, say: Outline, report: Report, row: ReportRow) -> None:
    """A row with its words and its parts, largest first, on as many slides as they need."""
    passage = passage_of(row, report)
    children = _children(report, row)
    known = sorted(
        (child for child in children if child.to_date.deviation is not None),
        key=lambda child: -abs(child.to_date.deviation or 0),
    )
    unknown = [_within(child.name, row.name) for child in children if child.to_date.deviation is None]
    words = [*spoken(passage), *([f"{MISSING} {', '.join(unknown)}."] if unknown else [])]
    pages = _parts(words, known)
    for number, part in enumerate(pages, 1):
        title = of_many(row.name, number, len(pages))
        slide = add_slide(deck, say, title, [passage.sentence, *words])
        _add_figure(slide, row, report, passage, part.width)
        if part.lines:
            box = add_text(slide, Place(EDGE, 76, part.width, COMMENT), part.lines, _size(words, known))
            box.name = "Text"
        if part.children:
            _add_parts(slide, report, row, part.children, known)


def add_words(deck: Any, say: Outline, title: str, lines: Sequence[str]) -> None:
    """A text of its own, on as many slides as it needs; none of nothing."""
    size = fitting(lines, INSIDE, BODY.height, TEXTS)
    pages = spread(lines, INSIDE, BODY.height, size)
    for number, here in enumerate(pages, 1):
        slide = add_slide(deck, say, of_many(title, number, len(pages)), lines)
        add_text(slide, BODY, here, size)


def spoken(passage: Passage) -> list[str]:
    """The cause and the comment, a line a paragraph."""
    cause = [f"Orsak: {passage.cause}"] if passage.cause else []
    return [*cause, *lines_of(passage.blocks), *filter(None, (passage.indicators,))]


def lines_of(blocks: Any) -> list[str]:
    """Blocks as a slide has them: a line a paragraph, with bullets."""
    return [f"• {line}" if block.is_list else line for block in blocks for line in block.lines]


def _children(report: Report, row: ReportRow) -> list[ReportRow]:
    """The parts of a verksamhet; those of the whole have a slide of their own."""
    is_whole = row.kind is RowKind.TOTAL
    return [] if is_whole else [child for child in report.rows if child.parent == row.code]


def _size(words: Sequence[str], known: Sequence[ReportRow]) -> float:
    return fitting(words, INSIDE * BESIDE if known else INSIDE, COMMENT, TEXTS)


def _parts(words: Sequence[str], known: Sequence[ReportRow]) -> list[Part]:
    """The text and the pictures side by side until both have come to their end."""
    size = _size(words, known)
    pages: list[Part] = []
    count = -(-len(known) // MOST_BARS)
    each = -(-len(known) // count) if count else 0
    rest, bars = list(words), list(known)
    while rest or bars or not pages:
        width = INSIDE * BESIDE if bars else INSIDE
        here, rest = divided(rest, width, COMMENT, size)
        pages.append(Part(here, tuple(bars[:each]), width))
        bars = bars[each:]
    return pages


def _add_figure(slide: Any, row: ReportRow, report: Report, passage: Passage, width: float) -> None:
    figure = f"{format_money(row.to_date.deviation, report.unit, signed=True)} mot budget"
    size = largest(figure, width, (32, 28, 24, 20))
    add_text(slide, Place(EDGE, 36, width, 16), [figure], size, bold=True, colour=_tone(row.to_date.status))
    sentence = passage.rest.strip()
    sentence = sentence[:1].upper() + sentence[1:]
    add_text(slide, Place(EDGE, 54, width, 16), [sentence], 17, colour=colours.MUTED)


def _add_parts(
    slide: Any, report: Report, row: ReportRow, children: Sequence[ReportRow], every: Sequence[ReportRow]
) -> None:
    place = Place(EDGE + INSIDE * 0.44, 40, INSIDE * 0.56, BODY.height)
    words = f"Avvikelse mot budget inom {row.name}, {report.unit.label}: " + "; ".join(
        passage_of(child, report).sentence for child in children
    )
    bars = Bars([_bar(child, row) for child in children], report.unit, [_bar(child, row) for child in every])
    add_deviations(slide, place, bars, 16, words)


def _bar(child: ReportRow, row: ReportRow) -> Bar:
    return Bar(_within(child.name, row.name), child.to_date.deviation or 0, child.to_date.status)


def _within(name: str, area: str) -> str:
    """The name of a part on the slide of its whole, which need not be said again."""
    own = name.removeprefix(f"{area} ")
    return own[:1].upper() + own[1:]


def _tone(status: Status) -> str:
    return {Status.DEFICIT: colours.DEFICIT, Status.SURPLUS: colours.SURPLUS}.get(status, colours.INK)
