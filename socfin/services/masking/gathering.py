"""Which units are gathered with the small ones: as few rows as can be, yet safe in every published cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from socfin.services.masking.judged_cells import Cells, Units, is_safe

TRIED_AT_ONCE = 8
"""Up to so many siblings every choice is tried, 2^8 at most; beyond, pairs and then one more at a time."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Units directly under `parent` that are shown as one row, or not at all when `merged` is false."""

    parent: str
    codes: tuple[str, ...]
    merged: bool


def gather(
    units: Units, cells: Cells, small: frozenset[str], before: frozenset[str]
) -> tuple[tuple[Gathering, ...], bool]:
    """The gatherings, parents before children, and whether even the sum of them all is unsafe.

    From the leaves up: small units are gathered with siblings until the sum is safe. Where no choice of
    siblings is, the row above is hidden too and gathered in its turn.
    """
    made: dict[str, Gathering] = {}

    def must_hide(code: str) -> bool:
        if code in small:
            return True
        kids = units.below.get(code, ())
        exposed = [child for child in kids if must_hide(child)]
        if not exposed:
            return False
        chosen = _shielded(units, cells, exposed, kids, before)
        if chosen is None:
            return True
        made[code] = Gathering(code, _in_order(kids, chosen), merged=len(chosen) < len(kids))
        return False

    closed = must_hide(units.root)
    if closed:
        made[units.root] = Gathering(units.root, units.below.get(units.root, ()), merged=False)
    return tuple(_shown(units, made, units.root)), closed


def _shown(units: Units, made: dict[str, Gathering], code: str) -> Iterator[Gathering]:
    """The gatherings of rows that are themselves shown."""
    own = made.get(code)
    if own is not None:
        yield own
    for child in units.below.get(code, ()):
        if own is None or child not in own.codes:
            yield from _shown(units, made, child)


def _in_order(kids: Iterable[str], chosen: Iterable[str]) -> tuple[str, ...]:
    wanted = set(chosen)
    return tuple(code for code in kids if code in wanted)


def _shielded(
    units: Units, cells: Cells, exposed: list[str], kids: tuple[str, ...], before: frozenset[str]
) -> list[str] | None:
    """The exposed units with the shields that cost the fewest rows; None when no choice of siblings is safe.

    Shields of before are kept, though more than one would now need.
    """
    kept = [*exposed, *(code for code in kids if code in before and code not in exposed)]
    others = [code for code in kids if code not in kept]
    for shields in _choices(units, others, kids):
        if is_safe(cells, units, [*kept, *shields]):
            return [*kept, *shields]
    return None


def _choices(units: Units, others: list[str], kids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Sets of siblings to try, those that cost fewest rows first, then those with the fewest people."""
    place = {code: number for number, code in enumerate(kids)}
    rows = {code: len(list(units.subtree(code))) for code in others}
    counts = {code: units.behind(code) for code in others}
    quiet = sorted(
        others, key=lambda code: (rows[code], counts[code] is None, counts[code] or 0, place[code])
    )
    most = len(quiet) if len(quiet) <= TRIED_AT_ONCE else 2
    tried = [chosen for size in range(most + 1) for chosen in combinations(quiet, size)]
    yield from sorted(tried, key=lambda chosen: (sum(rows[code] for code in chosen), len(chosen)))
    for size in range(most + 1, len(quiet) + 1):
        yield tuple(quiet[:size])
