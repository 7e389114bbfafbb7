"""What a process or the shared cache keeps of a committee: by its revision, or by what it follows from.

Lost like anything kept: it is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.core.cache import cache

from socfin.reporting.held import held, hold
from socfin.reporting.packing import NotPacked, packed, unpacked
from socfin.reporting.shelves import code, standing_shelf
from socfin.selectors import committees

if TYPE_CHECKING:
    from socfin.models import Committee

T = TypeVar("T")
_anew: ContextVar[dict[str, Any] | None] = ContextVar("composed anew", default=None)


def kept(committee: Committee, name: str, make: Callable[[], T]) -> T:
    """A value that holds as long as nothing in the committee has changed."""
    return _kept(f"{committee.pk}:{committee.revision}:{name}", make)


def _kept(key: str, make: Callable[[], T], holds: Callable[[], bool] = lambda: True) -> T:
    composing = _anew.get()
    if composing is not None:
        return cast("T", composing[key] if key in composing else composing.setdefault(key, make()))
    kept: T | None = cache.get(key)
    if kept is None:
        kept = make()
        if holds():
            cache.set(key, kept)
    return kept


def held_as_it_is(
    name: str,
    basis: object,
    make: Callable[[], T],
    weight: Callable[[T], int],
    holds: Callable[[], bool] = lambda: True,
) -> T:
    """A frozen value that the process holds while what it follows from is the same; `weight` is in bytes."""
    composing = _anew.get()
    if composing is not None:
        return _kept(f"{name}:{basis}", make)
    value: T | None = held(name, basis)
    if value is None:
        value = make()
        if holds():
            hold(name, basis, value, weight(value))
    return value


def held_of_revision(committee: Committee, name: str, make: Callable[[], T], each: int) -> T:
    """As `kept`, but as it is: for what is asked for month after month; `each` is bytes of one of many."""
    return held_as_it_is(
        f"{committee.pk}:{name}", committee.revision, make, lambda made: each * (1 + len(cast("Sized", made)))
    )


@contextmanager
def composed_anew() -> Iterator[None]:
    """While this lasts, everything is composed from the database, whatever was kept before."""
    token = _anew.set({})
    try:
        yield
    finally:
        _anew.reset(token)


def known(committee: Committee, name: str, basis: object, make: Callable[[], T]) -> T:
    """A value that holds for as long as what it follows from is the same, whatever else has changed.

    `basis` is all of that, as something whose repr is another when it is another. Kept only when the
    committee was the same when it was made: else it may be of what came meanwhile.
    """
    key = f"{committee.pk}:{name}:{digest_of(basis)}"
    return _kept(key, make, lambda: stood_still(committee))


def shared(committee: Committee, kind: type[T], name: str, make: Callable[[], T]) -> T:
    """As `kept`, but for every process and machine: what is small and takes a whole report to make."""
    return _shared(committee, kind, f"{committee.pk}:{committee.revision}:{name}", make)


def known_to_all(committee: Committee, kind: type[T], name: str, basis: object, make: Callable[[], T]) -> T:
    """As `known`, but for every process and machine: what is small and takes years of figures to make."""
    return _shared(committee, kind, f"{committee.pk}:{name}:{digest_of(basis)}", make)


def _shared(committee: Committee, kind: type[T], key: str, make: Callable[[], T]) -> T:
    """Packed: what lies there is data (docs/adr/0012), under this very code, as pages are."""
    if _anew.get() is not None:
        return _kept(key, make)
    place, shelf = f"{key}:{code()}", standing_shelf()
    content = shelf.take(place)
    if content is not None:
        with suppress(NotPacked):
            return cast("T", unpacked(content, kind))
    made = make()
    if stood_still(committee):
        shelf.put(place, packed(made))
    return made


def digest_of(basis: object) -> str:
    return sha256(repr(basis).encode()).hexdigest()


def stood_still(committee: Committee) -> bool:
    """Whether nothing in the committee has changed since it was read: what was made is of one time."""
    return committees.revision_now(committee) == committee.revision
