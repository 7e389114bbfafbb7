"""The organisation as a picture: a box for each verksamhet, hanging from its whole; never data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from socfin.charts.theme import FONT

INDENT, ROW, STEP = 40, 58, 68
"""To the right for each level, the height of a box, and from one to the next."""
NARROWEST, WIDEST = 240, 560
"""Of the boxes, which are alike: as wide as the longest words ask, so that a phone shows them large."""
LETTER, SMALL_LETTER = 8.6, 6.5
"""The mean breadth of a letter of a name (15 px, bold) and of a line beneath it (12.5 px), with some air."""
PADDING = 12
EDGE = 2
LETTERS = 62
"""Of a name that the widest box holds."""
SMALL_LETTERS = 82
"""Of a line beneath it, which is set smaller."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box with its words."""

    level: int
    name: str
    lines: tuple[str, ...]
    """At most two, beneath the name."""


def organisation_svg(boxes: Sequence[Drawn], title: str) -> str:
    """The whole picture, in the ink of its surroundings: for a file."""
    height = len(boxes) * STEP + EDGE
    drawn = "".join(_lines(boxes, 0, height)) + "".join(_boxes(boxes))
    named = f'role="img" aria-label={quoteattr(title)} '
    return _svg(boxes, 0, height, f"<title>{escape(title)}</title>{drawn}", named)


def organisation_rows(boxes: Sequence[Drawn], title: str) -> str:
    """The same a box at a time beneath each other: for a page, which paper parts between boxes."""
    rows = (
        _svg(boxes, place * STEP, STEP, "".join(_lines(boxes, place * STEP, STEP)) + box)
        for place, box in enumerate(_boxes(boxes))
    )
    return f'<div class="organisation" role="img" aria-label={quoteattr(title)}>{"".join(rows)}</div>'


def _svg(boxes: Sequence[Drawn], top: int, height: int, drawn: str, named: str = "") -> str:
    """So much of the picture, from so far down."""
    width = 2 * EDGE + _breadth(boxes) + max((box.level for box in boxes), default=0) * INDENT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {named}width="{width}" height="{height}" '
        f'viewBox="0 {top} {width} {height}" font-family={quoteattr(FONT)} fill="currentColor">{drawn}</svg>'
    )


def _breadth(boxes: Sequence[Drawn]) -> int:
    """What the longest words ask for, between the narrowest box and the widest."""
    names = max((len(box.name) for box in boxes), default=0) * LETTER
    lines = max((len(words) for box in boxes for words in box.lines), default=0) * SMALL_LETTER
    return min(WIDEST, max(NARROWEST, int(max(names, lines)) + 2 * PADDING))


def _above(boxes: Sequence[Drawn], place: int) -> int | None:
    """The place of the whole that a box hangs from."""
    level = boxes[place].level
    return next((at for at in range(place - 1, -1, -1) if boxes[at].level < level), None)


def _lines(boxes: Sequence[Drawn], top: int, height: int) -> Iterator[str]:
    """From each whole down to its boxes: those that pass through so much of the picture."""
    for place, box in enumerate(boxes):
        above = _above(boxes, place)
        if above is None:
            continue
        x, begins, ends = EDGE + box.level * INDENT, EDGE + above * STEP + ROW, EDGE + place * STEP + ROW / 2
        if begins < top + height and ends > top:
            path = f"M{x - INDENT / 2} {begins}V{ends}H{x}"
            yield f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".5"/>'


def _boxes(boxes: Sequence[Drawn]) -> Iterator[str]:
    breadth = _breadth(boxes)
    for place, box in enumerate(boxes):
        yield _box(place, box, breadth)


def _box(place: int, box: Drawn, breadth: int) -> str:
    x, y = EDGE + box.level * INDENT, EDGE + place * STEP
    weight = "1.75" if box.level < 2 else "1"
    name, lines = _short(box.name, LETTERS), [_short(words, SMALL_LETTERS) for words in box.lines[:2]]
    texts = [
        f'<text x="{x + PADDING}" y="{y + 20}" font-size="15" font-weight="600">{name}</text>',
        *(
            f'<text x="{x + PADDING}" y="{y + 36 + 15 * at}" font-size="12.5">{words}</text>'
            for at, words in enumerate(lines)
        ),
    ]
    rect = (
        f'<rect x="{x}" y="{y}" width="{breadth}" height="{ROW}" rx="2" fill="none" stroke="currentColor" '
        f'stroke-width="{weight}"/>'
    )
    return rect + "".join(texts)


def _short(words: str, letters: int) -> str:
    return escape(words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…")
