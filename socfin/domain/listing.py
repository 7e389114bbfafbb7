"""Several things named in one sentence; never what they are."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.money import grouped

MOST = 8
"""Named before the rest are counted."""


def listed(words: Sequence[str]) -> str:
    """ "a, b och c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def first_of(words: Sequence[str], most: int = MOST) -> str:
    """ "a, b, c" or, of more than `most`, "a, b och 12 till"."""
    more = f" och {len(words) - most} till" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}"


def rows_in_words(number: int) -> str:
    """ "1 rad", "3 rader"."""
    return "1 rad" if number == 1 else f"{number} rader"


def counted(number: int, single: str, several: str) -> str:
    """ "1 rad", "1 240 rader"."""
    return f"{grouped(number)} {single if number == 1 else several}"
