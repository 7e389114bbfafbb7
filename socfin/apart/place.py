"""Whose rows may be touched now: of a request, a piece of work or a command; never asks the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """What a statement says of itself; nothing opens nothing."""

    municipalities: tuple[int, ...] = ()
    """Keys of those that a seat has been taken in; none: those where the person has a role."""
    person: int | None = None
    """Key of who is logged in."""
    entrance: bool = False
    """Whether it is yet to be said who somebody is: people are looked up by what they type."""
    whole: bool = False
    """Everything: has no effect but for the role that owns the tables."""

    @property
    def settings(self) -> str:
        """As PostgreSQL is told, in one statement's own words; made of whole numbers alone."""
        municipalities = ",".join(str(int(key)) for key in self.municipalities)
        person = "" if self.person is None else int(self.person)
        entrance, whole = ("yes" if each else "" for each in (self.entrance, self.whole))
        return (
            f"SET LOCAL socfin.municipality = '{municipalities}'; SET LOCAL socfin.person = '{person}'; "
            f"SET LOCAL socfin.entrance = '{entrance}'; SET LOCAL socfin.whole = '{whole}'; "
        )


NOWHERE = Place()
_now: ContextVar[Place] = ContextVar("place", default=NOWHERE)


def place_now() -> Place:
    """The place of whoever works in this thread."""
    return _now.get()


@contextmanager
def standing(place: Place) -> Iterator[None]:
    """Exactly there, whatever was before, as long as this lasts."""
    before = _now.set(place)
    try:
        yield
    finally:
        _now.reset(before)


@contextmanager
def within(**changes: Any) -> Iterator[None]:
    """Where one stands, but for the changes, as long as this lasts."""
    with standing(replace(_now.get(), **changes)):
        yield


def move_to(place: Place) -> None:
    """As `standing`, until whatever this stands in ends: a request, a piece of work."""
    _now.set(place)


@contextmanager
def tried(**changes: Any) -> Iterator[None]:
    """Move, and stay there unless what is tried fails: who is refused a seat is where they were."""
    before = _now.get()
    _now.set(replace(before, **changes))
    try:
        yield
    except BaseException:
        _now.set(before)
        raise
