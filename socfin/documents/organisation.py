"""Draws the organisation for paper: a box for each verksamhet, hanging from its whole; positions only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.charts.theme import PRINT
from socfin.documents.drawing import BOLD, Box, Drawing, Illustration, Label, Rule, Shape, text_width
from socfin.domain.money import Unit
from socfin.domain.report import Report
from socfin.domain.sections import OrganisationBox
from socfin.services.prose.organisation_words import box_lines, organisation_title, trees

INK, MUTED, LINE = PRINT["--ink"], PRINT["--ink-soft"], PRINT["--rule"]
WIDTH, INDENT, GAP, PADDING = 680.0, 26.0, 6.0, 8.0
NAME, SMALL = 13.0, 11.0
"""Sizes of a box's name and of the lines beneath it."""
STEP = 14.0
"""From one line of a box to the next."""
BETWEEN = " · "
"""Between what is said of a box on the line of its name."""
MOST = 24
"""Boxes that a picture holds and a page has room for; a larger tree is told by its table alone."""


def organisation_drawings(report: Report) -> tuple[Illustration, ...]:
    """A drawing for each tree of the report that has room on a page."""
    return tuple(
        Illustration(title, _draw(boxes, report.unit, title))
        for title, boxes in ((organisation_title(month), boxes) for month, boxes in trees(report))
        if len(boxes) <= MOST
    )


def _draw(boxes: Sequence[OrganisationBox], unit: Unit, title: str) -> Drawing:
    tops, height = [], 0.0
    for box in boxes:
        tops.append(height)
        height += _height(box, unit) + GAP
    shapes: list[Shape] = []
    for place, box in enumerate(boxes):
        shapes += _branch(boxes, tops, place, unit)
        shapes += _box(box, tops[place], unit)
    words = "; ".join(", ".join((box.name, *box_lines(box, unit))) for box in boxes)
    return Drawing(WIDTH, height, tuple(shapes), f"{title}: {words}.")


def _height(box: OrganisationBox, unit: Unit) -> float:
    below = 0 if _has_room_beside(box, unit) else len(box_lines(box, unit))
    return NAME + STEP * below + 2 * PADDING - 3


def _has_room_beside(box: OrganisationBox, unit: Unit) -> bool:
    """Whether all that is said of the box stands on the line of its name: a page then holds two trees."""
    words = text_width(BETWEEN.join(box_lines(box, unit)), SMALL)
    return box.level * INDENT + text_width(box.name, NAME, BOLD) + words + 4 * PADDING <= WIDTH


def _box(box: OrganisationBox, top: float, unit: Unit) -> Iterator[Shape]:
    left = box.level * INDENT
    yield Box(left, top, WIDTH - left - 1, _height(box, unit), stroke=INK if box.level < 2 else LINE)
    room = WIDTH - left - 2 * PADDING
    yield Label(left + PADDING, top + PADDING + NAME - 3, _fit(box.name, NAME, room), NAME, INK, weight=BOLD)
    if _has_room_beside(box, unit):
        beside = left + 3 * PADDING + text_width(box.name, NAME, BOLD)
        yield Label(beside, top + PADDING + NAME - 3, BETWEEN.join(box_lines(box, unit)), SMALL, MUTED)
        return
    for number, line in enumerate(box_lines(box, unit), start=1):
        down = top + PADDING + NAME - 3 + STEP * number
        yield Label(left + PADDING, down, _fit(line, SMALL, room), SMALL, MUTED)


def _branch(
    boxes: Sequence[OrganisationBox], tops: Sequence[float], place: int, unit: Unit
) -> Iterator[Shape]:
    """The line from the box above down to this one."""
    level = boxes[place].level
    above = next((at for at in range(place - 1, -1, -1) if boxes[at].level < level), None)
    if above is None:
        return
    x = level * INDENT - INDENT / 2
    middle = tops[place] + _height(boxes[place], unit) / 2
    yield Rule(x, tops[above] + _height(boxes[above], unit), x, middle, LINE)
    yield Rule(x, middle, level * INDENT, middle, LINE)


def _fit(text: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as has room: all of it stands in the picture's words."""
    while text_width(text, size, BOLD) > room:
        text = f"{text[:-2].rstrip()}…"
    return text
