"""How large a text may be on a slide, and how much of it there is room for; measures, never draws."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from socfin.documents.widths import width_of_text

LINE, BETWEEN = 0.43, 0.125
"""Millimetres per point: a line, and what follows a paragraph."""
MORE = "Hela texten står i anteckningarna."


def largest(text: str, width: float, sizes: Sequence[float]) -> float:
    """The largest of the sizes, in points, at which the text is one line of the width, else the last."""
    return next((size for size in sizes if width_of_text(text, size) <= width), sizes[-1])


def height_of(lines: Sequence[str], size: float, width: float) -> float:
    """Millimetres of paragraphs set in the size."""
    rows = sum(max(1, ceil(width_of_text(line, size) * 1.05 / width)) for line in lines)  # ends are ragged
    return rows * size * LINE + len(lines) * size * BETWEEN


def fitted(
    lines: Sequence[str], width: float, height: float, sizes: Sequence[float]
) -> tuple[list[str], float]:
    """The paragraphs and the largest size at which they have room; cut, and saying so, at the last."""
    size = next((size for size in sizes if height_of(lines, size, width) <= height), 0)
    return (list(lines), size) if size else (_cut(lines, width, height, sizes[-1]), sizes[-1])


def _cut(lines: Sequence[str], width: float, height: float, size: float) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if height_of([*kept, line, MORE], size, width) > height:
            words = line.split()
            while words and height_of([*kept, f"{' '.join(words)} …", MORE], size, width) > height:
                words.pop()
            return [*kept, *([f"{' '.join(words)} …"] if words else []), MORE]
        kept.append(line)
    return kept
