"""The organisation as a picture: a box for each verksamhet, hanging from its whole; never data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from socfin.charts.theme import FONT

INDENT, ROW, GAP = 40, 58, 10
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
    """The whole picture, in the ink of its surroundings, so that it is the same on a page and as a file."""
    breadth = _breadth(boxes)
    width = 2 * EDGE + breadth + max((box.level for box in boxes), default=0) * INDENT
    height = len(boxes) * (ROW + GAP) + EDGE
    drawn = "".join(_box(place, box, _above(boxes, place), breadth) for place, box in enumerate(boxes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="organisation" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" '
        f'role="img" aria-label={quoteattr(title)} font-family={quoteattr(FONT)} fill="currentColor">'
        f"<title>{escape(title)}</title>{drawn}</svg>"
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


def _box(place: int, box: Drawn, above: int | None, breadth: int) -> str:
    x, y = EDGE + box.level * INDENT, EDGE + place * (ROW + GAP)
    line = ""
    if above is not None:
        left, top, middle = x - INDENT / 2, EDGE + above * (ROW + GAP) + ROW, y + ROW / 2
        line = f'<path d="M{left} {top}V{middle}H{x}" fill="none" stroke="currentColor" stroke-opacity=".5"/>'
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
    return line + rect + "".join(texts)


def _short(words: str, letters: int) -> str:
    return escape(words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…")
