"""One thing that was looked at: sound, worth knowing or wrong, in Swedish, with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

ENGINES = "socfin.engines."
"""How the ids of what `check --deploy` objects to of an engine begin (apps.py)."""


class State(Enum):
    """How it is; the value is what the command writes first."""

    SOUND = "Bra"
    NOTE = "Obs"
    """Works, but somebody should know."""
    WRONG = "Fel"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen, and what mends it; "" when nothing needs mending."""

    state: State
    seen: str
    remedy: str = ""
    stops: bool = False
    """True when nothing further can be looked at before this is mended."""


def sound(seen: str) -> Finding:
    """As it should be."""
    return Finding(State.SOUND, seen)


def note(seen: str, remedy: str) -> Finding:
    """Not wrong, but to be known."""
    return Finding(State.NOTE, seen, remedy)


def wrong(seen: str, remedy: str, *, stops: bool = False) -> Finding:
    """To be mended."""
    return Finding(State.WRONG, seen, remedy, stops)
