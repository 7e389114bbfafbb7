"""A slide's frame: title, the foot with item and mark, number and notes; nothing of what stands inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socfin.documents import colours
from socfin.documents.outline import Outline
from socfin.documents.slides.parts import EDGE, HEIGHT, WIDTH, Place, add_number, add_text, write
from socfin.documents.slides.text import largest

INSIDE = WIDTH - 2 * EDGE
TITLE = Place(EDGE, 13, INSIDE, 20)
MARK = Place(EDGE, HEIGHT - 21, INSIDE, 7)
"""What every slide says of its figures."""
ABOVE_MARK = 3.0
"""Millimetres between what stands in the body and the mark: else a full table seems to go on in it."""
BODY = Place(EDGE, 40, INSIDE, MARK.top - ABOVE_MARK - 40)
SMALL = 13
"""Points of what stands at a slide's foot: it is looked up, not read from the back of a room."""


def add_slide(deck: Any, say: Outline, title: str, notes: Sequence[str]) -> Any:
    """A new slide with everything but its content, which stands in BODY."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    frame = slide.shapes.title.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    write(frame.paragraphs[0], title, _title_size(title), bold=True)
    frame.paragraphs[0].alignment = 1
    add_text(slide, Place(EDGE, HEIGHT - 14, INSIDE * 0.75, 8), [_foot(say)], SMALL, colour=colours.MUTED)
    if say.mark:
        colour = colours.DEFICIT if say.constructed else colours.INK
        add_text(slide, MARK, [say.mark], SMALL, bold=True, colour=colour)
    add_number(slide, Place(WIDTH - EDGE - 30, HEIGHT - 15.5, 30, 8), SMALL)
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return slide


def of_many(title: str, number: int, count: int) -> str:
    """The title of a slide that goes on: "Hemtjänst (2 av 3)"; alone it needs no number."""
    return f"{title} ({number} av {count})" if count > 1 else title


def _title_size(title: str) -> float:
    """One line if it can be large, else two."""
    one_line = largest(title, INSIDE, (28, 26, 24, 0))
    return one_line or largest(title, INSIDE * 1.8, (22, 18, 15))


def _foot(say: Outline) -> str:
    return " · ".join(filter(None, (say.owner, say.item, say.dnr)))
