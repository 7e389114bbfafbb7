"""Small pictures of the same size side by side on a drawing: where each stands; never what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

WIDTH = 680.0
"""Of a drawing, its own units: a page's text is as wide."""
NAME, SMALL, LINE = 11.0, 10.0, 12.5
"""The sizes of what small pictures are called and of their figures, and how far apart two lines stand."""
LARGEST = 250.0
"""Of a drawing's height, so that it fills the width of a slide (documents/slides/pictures.py)."""
THIN = 0.8
"""The least length of a bar of something: it is not nothing."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Panels:
    """So many beside each other, each so high, with the gap between two of them."""

    columns: int
    height: float
    gap: float

    @property
    def width(self) -> float:
        """Of one, in the drawing's units."""
        return (WIDTH - self.gap * (self.columns - 1)) / self.columns

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of the panel in this place, read as a text is."""
        across, down = place % self.columns, place // self.columns
        return across * (self.width + self.gap), down * (self.height + self.gap)

    def tall(self, count: int) -> float:
        """The height of a drawing of so many."""
        return -(-count // self.columns) * (self.height + self.gap)

    def shared_out(self, every: Sequence[T], most: int) -> list[Sequence[T]]:
        """The panels of each drawing, at most so many on one, whole rows of them on all but the last."""
        return shared_out(every, most, self.columns)


def shared_out(every: Sequence[T], most: int, rows_of: int = 1) -> list[Sequence[T]]:
    """As few parts as hold at most so many each, about as many in each: none is left with one alone.

    In whole rows of so many, on all but the last.
    """
    if not every:
        return []
    parts = -(-len(every) // most)
    each = -(-len(every) // (parts * rows_of)) * rows_of
    return [every[start : start + each] for start in range(0, len(every), each)]
