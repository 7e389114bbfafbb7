"""The organisation as a picture: a box for each verksamhet, hanging from its whole; never data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from socfin.charts.theme import FONT

INDENT, ROW, GAP = 40, 58, 10
WIDTH, BOX = 900, 560
EDGE = 2
LETTERS = 62
"""Of a name that one box holds."""
SMALL_LETTERS = 84
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
    height = len(boxes) * (ROW + GAP) + EDGE
    drawn = "".join(_box(place, box, _above(boxes, place)) for place, box in enumerate(boxes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="organisation" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label={quoteattr(title)} font-family={quoteattr(FONT)} fill="currentColor">'
        f"<title>{escape(title)}</title>{drawn}</svg>"
    )


def _above(boxes: Sequence[Drawn], place: int) -> int | None:
    """The place of the whole that a box hangs from."""
    level = boxes[place].level
    return next((at for at in range(place - 1, -1, -1) if boxes[at].level < level), None)


def _box(place: int, box: Drawn, above: int | None) -> str:
    x, y = EDGE + box.level * INDENT, EDGE + place * (ROW + GAP)
    line = ""
    if above is not None:
        left, top, middle = x - INDENT / 2, EDGE + above * (ROW + GAP) + ROW, y + ROW / 2
        line = f'<path d="M{left} {top}V{middle}H{x}" fill="none" stroke="currentColor" stroke-opacity=".5"/>'
    weight = "1.75" if box.level < 2 else "1"
    name, lines = _short(box.name, LETTERS), [_short(words, SMALL_LETTERS) for words in box.lines[:2]]
    texts = [
        f'<text x="{x + 12}" y="{y + 20}" font-size="15" font-weight="600">{name}</text>',
        *(
            f'<text x="{x + 12}" y="{y + 36 + 15 * at}" font-size="12.5">{words}</text>'
            for at, words in enumerate(lines)
        ),
    ]
    rect = (
        f'<rect x="{x}" y="{y}" width="{BOX}" height="{ROW}" rx="2" fill="none" stroke="currentColor" '
        f'stroke-width="{weight}"/>'
    )
    return line + rect + "".join(texts)


def _short(words: str, letters: int) -> str:
    return escape(words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…")
