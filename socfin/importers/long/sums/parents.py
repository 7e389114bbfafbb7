"""Verksamheter whose amounts are the sum of others': parents, totals and the committee's own rows.

Rule: a verksamhet whose net is the sum of its parts' in at least half of the cells that both have is their
sum, and is not counted in any of them. Parts are the verksamheter whose codes begin with its code, those
that name it as överordnad, those that stand beside it, or all others. How many figures agree decides whether
that is taken for granted, with a warning, or asked about: more the more verksamheter it is sought among,
fewer where the code, the tree or the committee's name says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from socfin.importers.long.sums.cubes import LIKELY, MOST_TIE, SURE, Cube, certainty, limit
from socfin.importers.near_sums import near_groups
from socfin.importers.spelling.bounds import CODE_LENGTH

MOST_CELLS = 48
"""In more cells (outcome and budget of two years' months) rows are not held against each other one by one."""
BORNE_OUT = 1.5
"""Figures less that need to agree where the code, the tree or the name says that it is a parent."""


@dataclass(frozen=True, slots=True, eq=False)
class Parent:
    """A verksamhet that is the sum of others."""

    at: int
    parts: tuple[int, ...]
    cells: np.ndarray
    """The cells that it and its parts have."""
    apart: np.ndarray
    """Those of them in which it is not their sum."""
    sure: bool


def parents_of(cube: Cube, above: Mapping[str, str], is_committee: Callable[[str], bool]) -> list[Parent]:
    """Every verksamhet that is a sum, the smallest first; `above` is each code's överordnad."""
    parents: dict[int, Parent] = {}
    for at, parts, doubt in _tried(cube, above, is_committee, parents):
        if not parts or (at in parents and parents[at].sure):
            continue
        parent = _parent(cube, at, parts, doubt)
        if parent is not None:
            parents[at] = parent
    return list(parents.values())


def nearly(
    cube: Cube, above: Mapping[str, str], is_committee: Callable[[str], bool], parents: Sequence[Parent]
) -> list[Parent]:
    """The verksamheter that code, överordnad or name puts above others, and that are nearly their sum.

    Nearly is within a fifth, in all cells that both have: a total in which one number was corrected.
    """
    sums = {parent.at: parent for parent in parents}
    near: list[Parent] = []
    for at, parts, _ in _above(cube, above, is_committee, sums):
        parent = None if at in sums else _nearly(cube, at, parts)
        if parent is not None:
            sums[at] = parent
            near.append(parent)
    return near


def beside_nearly(cube: Cube, known: Sequence[Parent]) -> list[Parent]:
    """The verksamheter that those right after or right before them in the file nearly make, by chance alone
    hardly; those `known` as sums are passed over."""
    sums = {parent.at for parent in known}
    rest = [at for at in range(len(cube.codes)) if at not in sums and cube.codes[at]]
    if cube.net.shape[1] > MOST_CELLS:
        return []
    amounts = [
        [int(ore) if has else None for ore, has in zip(cube.net[at], cube.has[at], strict=True)]
        for at in rest
    ]
    groups = near_groups(
        amounts,
        lambda parts: limit(parts, cube.step),
        lambda at, run: _begins(cube.codes[rest[at]], [cube.codes[rest[part]] for part in run]),
    )
    return [
        Parent(rest[at], tuple(rest[n] for n in run), cube.has[rest[at]], cube.has[rest[at]], sure=False)
        for at, run in groups.items()
    ]


def _begins(code: str, others: Sequence[str]) -> bool:
    begun = code.rstrip("0")
    return any(map(str.isdigit, begun)) and all(other.startswith(begun) for other in others)


def _nearly(cube: Cube, at: int, parts: Sequence[int]) -> Parent | None:
    some = np.asarray(parts)
    if len(some) < 2:
        return None
    cells = cube.has[at] & cube.has[some].any(axis=0)
    own, given = cube.net[at, cells], cube.net[some][:, cells].sum(axis=0)
    if not own.any() or (np.abs(own - given) > np.abs(given) / 5).any():
        return None
    return Parent(at, tuple(parts), cells, cells, sure=False)


def _tried(
    cube: Cube,
    above: Mapping[str, str],
    is_committee: Callable[[str], bool],
    parents: Mapping[int, Parent],
) -> Iterator[tuple[int, list[int], float]]:
    """Each verksamhet with what may be its parts, and how many figures more must agree."""
    yield from _above(cube, above, is_committee, parents)
    chance = float(np.log10(max(len(cube.codes), 1)))
    for at, parts in _beside(cube):
        yield at, parts, 2 * chance
    for at in _half(cube, parents):
        rest = _others(at, cube, parents)
        yield at, rest if len(rest) > 1 else [], chance


def _above(
    cube: Cube,
    above: Mapping[str, str],
    is_committee: Callable[[str], bool],
    parents: Mapping[int, Parent],
) -> Iterator[tuple[int, list[int], float]]:
    """The verksamheter that code, överordnad or the committee's name puts above others, with those."""
    place = {code: at for at, code in enumerate(cube.codes)}
    below: dict[int, list[int]] = {}
    for code, parent in above.items():
        if code in place and parent in place and code != parent:
            below.setdefault(place[parent], []).append(place[code])
    prefixed = _by_prefix(cube.codes)
    for at in sorted(prefixed, key=lambda at: -len(cube.codes[at])):
        yield at, [part for part in prefixed[at] if part not in parents], -BORNE_OUT
    for at, parts in below.items():
        yield at, parts, -BORNE_OUT
    places = range(len(cube.codes))
    for at in (at for at in places if is_committee(cube.codes[at])):
        yield at, _others(at, cube, parents), -BORNE_OUT


def _others(at: int, cube: Cube, parents: Mapping[int, Parent]) -> list[int]:
    return [other for other in range(len(cube.codes)) if other != at and other not in parents]


def _by_prefix(codes: Sequence[str]) -> dict[int, list[int]]:
    """The codes that begin with another, by that; a committee's own "" begins none."""
    place = {code: at for at, code in enumerate(codes) if code}
    by_code: dict[int, list[int]] = {}
    for code, at in place.items():
        for end in range(1, min(len(code), CODE_LENGTH + 1)):  # a longer one is refused, and may be a million
            if (parent := place.get(code[:end])) is not None and any(map(str.isdigit, code[:end])):
                by_code.setdefault(parent, []).append(at)
    return by_code


def _beside(cube: Cube) -> Iterator[tuple[int, list[int]]]:
    """The verksamheter that are the sum of two or more right after or right before them.

    Each is told by one number, its cells weighed at random, so that a run is found without trying all.
    """
    count = len(cube.codes)
    weights = np.random.default_rng(9).integers(1, 2**62, size=cube.net.shape[1], dtype="uint64") | 1
    marks = (cube.net.astype("uint64") * weights).sum(axis=1, dtype="uint64").tolist() if count else []
    mask = 2**64 - 1
    before = [0]
    for mark in marks:
        before.append((before[-1] + mark) & mask)
    ends: dict[int, list[int]] = {}
    for at, total in enumerate(before):
        ends.setdefault(total, []).append(at)
    for at, mark in enumerate(marks):
        if mark == 0:
            continue
        after = [end for end in ends.get((before[at + 1] + mark) & mask, ()) if end > at + 2][:1]
        starts = [start for start in ends.get((before[at] - mark) & mask, ()) if start < at - 1][-1:]
        if after:
            yield at, list(range(at + 1, after[0]))
        elif starts:
            yield at, list(range(starts[0], at))


def _half(cube: Cube, parents: Mapping[int, Parent]) -> Iterator[int]:
    """The verksamheter that are as much as all others together."""
    rest = [at for at in range(len(cube.codes)) if at not in parents]
    total = cube.net[rest].sum(axis=0)
    most = limit(len(rest), cube.step)
    for at in rest:
        cells = cube.has[at]
        if cells.any() and np.abs(2 * cube.net[at, cells] - total[cells]).max() <= most:
            yield at


def _parent(cube: Cube, at: int, parts: Sequence[int], doubt: float) -> Parent | None:
    some = np.asarray(parts)
    cells = cube.has[at] & cube.has[some].any(axis=0)
    if not cells.any():
        return None
    own, given = cube.net[at], cube.net[some].sum(axis=0)
    ties = cells & (np.abs(own - given) <= limit(len(some), cube.step))
    if ties.sum() <= MOST_TIE * cells.sum() and not ties[cells].all():
        return None
    agree = certainty(own[ties], cube.step) - doubt
    if agree < LIKELY:
        return None
    return Parent(at, tuple(parts), cells, cells & ~ties, sure=agree >= SURE)
