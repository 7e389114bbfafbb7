"""The organisation as a picture: a box for each verksamhet, hanging from its whole; never data."""

from __future__ import annotations

from bisect import bisect_left
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
    lines = (_line(boxes, above, place) for place, above in enumerate(_wholes(boxes)) if above is not None)
    drawn = f"<title>{escape(title)}</title>{''.join(lines)}{''.join(_boxes(boxes))}"
    named = f'role="img" aria-label={quoteattr(title)} '
    return _svg(_width(boxes), 0, len(boxes) * STEP + EDGE, drawn, named)


def organisation_rows(boxes: Sequence[Drawn], title: str) -> str:
    """The same a box at a time beneath each other: for a page, which paper parts between boxes."""
    width = _width(boxes)
    rows = (
        _svg(width, place * STEP, STEP, "".join(lines) + box)
        for place, (lines, box) in enumerate(zip(_lines_by_row(boxes), _boxes(boxes), strict=True))
    )
    return f'<div class="organisation" role="img" aria-label={quoteattr(title)}>{"".join(rows)}</div>'


def _svg(width: int, top: int, height: int, drawn: str, named: str = "") -> str:
    """So much of the picture, from so far down."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {named}width="{width}" height="{height}" '
        f'viewBox="0 {top} {width} {height}" font-family={quoteattr(FONT)} fill="currentColor">{drawn}</svg>'
    )


def _width(boxes: Sequence[Drawn]) -> int:
    return 2 * EDGE + _breadth(boxes) + max((box.level for box in boxes), default=0) * INDENT


def _breadth(boxes: Sequence[Drawn]) -> int:
    """What the longest words ask for, between the narrowest box and the widest."""
    names = max((len(box.name) for box in boxes), default=0) * LETTER
    lines = max((len(words) for box in boxes for words in box.lines), default=0) * SMALL_LETTER
    return min(WIDEST, max(NARROWEST, int(max(names, lines)) + 2 * PADDING))


def _wholes(boxes: Sequence[Drawn]) -> list[int | None]:
    """The place of the whole that each box hangs from: the nearest before it that stands further out."""
    wholes: list[int | None] = []
    for place, box in enumerate(boxes):
        above = place - 1 if place else None
        while above is not None and boxes[above].level >= box.level:
            above = wholes[above]
        wholes.append(above)
    return wholes


def _lines_by_row(boxes: Sequence[Drawn]) -> Iterator[list[str]]:
    """The lines that pass through each box's row: from the box itself, and from the wholes above it.

    Of those from one whole the first, which may end in the row, and the last: it covers what is between.
    """
    wholes = _wholes(boxes)
    hung: dict[int, dict[int, list[int]]] = {place: {} for place in range(len(boxes))}
    for place, above in enumerate(wholes):
        if above is not None:
            hung[above].setdefault(boxes[place].level, []).append(place)
    for place in range(len(boxes)):
        lines: list[str] = []
        whole: int | None = place
        while whole is not None:
            for places in hung[whole].values():
                coming = {places[at] for at in (bisect_left(places, place), -1) if places[-1] >= place}
                lines += [_line(boxes, whole, each) for each in sorted(coming)]
            whole = wholes[whole]
        yield lines


def _line(boxes: Sequence[Drawn], above: int, place: int) -> str:
    """From a whole down to one of its boxes."""
    x = EDGE + boxes[place].level * INDENT
    path = f"M{x - INDENT / 2} {EDGE + above * STEP + ROW}V{EDGE + place * STEP + ROW / 2}H{x}"
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-opacity=".5"/>'


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
