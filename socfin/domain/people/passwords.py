"""Which passwords are guessed first: one sign, a sequence, a word with a number; asks of nobody."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import pairwise

ROWS = (
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopå",
    "asdfghjklöä",
    "zxcvbnm",
    "01234567890",
    "09876543210",
)
WORDS = frozenset(
    [
        "socialnamnden",
        "socialnamnd",
        "socialforvaltningen",
        "socialtjansten",
        "omsorgsnamnden",
        "vardochomsorgsnamnden",
        "namnden",
        "kommunen",
        "kommunstyrelsen",
        "kommunfullmaktige",
        "uppfoljning",
        "uppfoljningen",
        "ekonomi",
        "ekonomisystem",
        "forvaltningen",
        "losenord",
        "losenordet",
        "hemligt",
        "hemlighet",
        "valkommen",
        "sommaren",
        "vintern",
        "sverige",
        "administrator",
        "controller",
    ]
)
"""Without å, ä, ö and signs, as they are typed by those who guess."""
LEAST_DIFFERENT = 5
"""Different signs; fewer is a pattern of two or three."""


def is_guessed_first(password: str, names: Collection[str] = ()) -> bool:
    """Whether it is few signs over and over, mostly steps along a row of keys, or a word with a number.

    The person's own `names`, one or two of them together, are such words.
    """
    low = password.lower()
    if len(set(low)) < LEAST_DIFFERENT or low in (low * 2)[1:-1]:
        return True
    steps = sum(_is_step(first, second) for first, second in pairwise(low))
    own = [_letters(name.lower()) for name in names]
    guessed = {*own, *(first + second for first in own for second in own)}
    return steps * 4 >= (len(low) - 1) * 3 or _letters(low) in WORDS | guessed


def _is_step(first: str, second: str) -> bool:
    return first == second or any(first + second in row or second + first in row for row in ROWS)


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if sign.isalpha())
