"""A minus or plus in a column of its own beside amounts without sign; never which amounts are costs."""

from __future__ import annotations

from collections.abc import Iterable

ALONE = frozenset({"tecken", "teckenkod", "minus", "minustecken", "sign"})
"""What such a column is called."""
HEADINGS = ALONE | {"+/-", "+ / -", "plus/minus"}
"""The same in a list; beside outcome and budget "+/-" shows which way they differ."""
MARKS = {"-": -1, "−": -1, "–": -1, "minus": -1, "neg": -1, "+": 1, "plus": 1, "pos": 1, "": 1}
"""Which way a cell turns its amount; an empty one leaves it."""


def are_marks(words: Iterable[str]) -> bool:
    """True for cells of plus and minus and nothing else, one of them at least filled."""
    bare = [word.strip().casefold() for word in words]
    return any(bare) and all(word in MARKS for word in bare)
