"""How large a text may be on a slide, and how it goes on over several; measures, never draws, never cuts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from math import ceil

from socfin.documents.widths import width_of_text

LINE, BETWEEN = 0.43, 0.125
"""Millimetres per point: a line, and what follows a paragraph."""
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Of a slide's height, the least first: the least that needs no more slides fills all of them alike."""
PARTS = (re.compile(r"(?<=[.!?:;]) +"), re.compile(r" +"), re.compile(r"(?<=.)(?=.)"))
"""Where a paragraph too long for its slide is parted: between sentences, else words, else letters."""


def largest(text: str, width: float, sizes: Sequence[float]) -> float:
    """The largest size, in points, at which the text is one line of so many millimetres, else the last."""
    return next((size for size in sizes if width_of_text(text, size) <= width), sizes[-1])


def height_of(lines: Sequence[str], size: float, width: float) -> float:
    """Millimetres of paragraphs set in the size (points) within the width (millimetres)."""
    rows = sum(max(1, ceil(width_of_text(line, size) * 1.05 / width)) for line in lines)  # ends are ragged
    return rows * size * LINE + len(lines) * size * BETWEEN


def fitting(lines: Sequence[str], width: float, height: float, sizes: Sequence[float]) -> float:
    """The largest size, in points, at which all paragraphs have room, else the last: they go on elsewhere."""
    return next((size for size in sizes if height_of(lines, size, width) <= height), sizes[-1])


def divided(lines: Sequence[str], width: float, height: float, size: float) -> tuple[list[str], list[str]]:
    """The paragraphs that have room (in millimetres), and those of the next slide; together they are all.

    One that ends with a colon goes with what it introduces.
    """
    for i, line in enumerate(lines):
        if height_of(lines[: i + 1], size, width) > height:
            here, after = _parted(lines[:i], line, width, height, size)
            shown, rest = [*lines[:i], *here], [*after, *lines[i + 1 :]]
            is_alone = len(shown) > 1 and shown[-1].endswith(":")
            return (shown[:-1], [shown[-1], *rest]) if is_alone else (shown, rest)
    return list(lines), []


def spread(lines: Sequence[str], width: float, height: float, size: float) -> list[list[str]]:
    """All the paragraphs, on as few slides as they need and evenly: the last never holds a line left over."""
    pages = _filled(lines, width, height, size)
    for share in SHARES:
        even = _filled(lines, width, height * share, size)
        if len(even) == len(pages):
            return even
    return pages


def _filled(lines: Sequence[str], width: float, height: float, size: float) -> list[list[str]]:
    pages, rest = [], list(lines)
    while rest:
        here, rest = divided(rest, width, height, size)
        pages.append(here)
    return pages


def _parted(
    above: Sequence[str], line: str, width: float, height: float, size: float
) -> tuple[list[str], list[str]]:
    """What of a paragraph has room beneath those above, parted as gently as possible."""
    for part in PARTS:
        ends = [match.start() for match in part.finditer(line)]
        fits = bisect_right(ends, height, key=lambda end: height_of([*above, line[:end]], size, width))
        if fits:
            end = ends[fits - 1]
            return [line[:end]], [line[end:].lstrip(" ")]
        if above:
            return [], [line]
    return [line], []
