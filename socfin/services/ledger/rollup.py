"""Sums up the tree in which a missing amount makes every sum above it missing, never smaller.

The long ledger is pivoted here, at the last step: a measure is a 0/1 choice of slots, and in the tree's own
order a subtree is one stretch, so every sum over one is the difference of two running sums: whole numbers,
exact, and in the same time per verksamhet however many there are. Three states as everywhere in the
services: nothing said, said but missing, or whole öre. Rule: docs/figures.md, "Summering".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from socfin.domain.money import Ore
from socfin.services.ledger.organisation import Tree

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in öre with, for each, whether anything is said of it and whether that is missing."""

    amounts: Whole
    given: Truth
    missing: Truth

    def at(self, *place: int) -> Ore | None:
        """One amount, öre, as a plain int; None when missing or when nothing is said."""
        if self.missing[place] or not self.given[place]:
            return None
        return int(self.amounts[place])

    def says(self, *place: int) -> bool:
        """Whether anything, even a missing amount, is said."""
        return bool(self.given[place])

    def over(self, places: list[int], *, axis: int) -> Sums:
        """Sums over some places of an axis; missing as soon as one of them is."""
        return Sums(
            self.amounts.take(places, axis).sum(axis),
            np.logical_or.reduce(self.given.take(places, axis), axis),
            np.logical_or.reduce(self.missing.take(places, axis), axis),
        )

    def chosen(self, choice: Truth) -> Sums:
        """Sums over the first axis, of the parts that each row of `choice` names; missing if any is."""
        first = choice.astype(np.int64)
        return Sums(
            np.tensordot(first, self.amounts, axes=1),
            np.tensordot(first, self.given.astype(np.int64), axes=1) > 0,
            np.tensordot(first, self.missing.astype(np.int64), axes=1) > 0,
        )


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Amounts per [measure, node] over each node's subtree, and what is known of their make-up."""

    sums: Sums
    own: Sums
    """What hangs on the node itself."""
    divided: Truth
    """Where at least one child has figures."""
    lacking: Truth
    """Where an expected node has no figures although a sibling has."""
    silent: Truth
    """Where nothing is said, nothing could be expected, and a sibling has figures: counted as zero."""
    nil: Truth
    """Where nothing is said and a known sum from January counts it as zero."""
    blocked: Truth
    """Every node at or above a lacking one: sums over its subtree are missing."""


def summed(own: Whole, tree: Tree) -> Whole:
    """[…, node]: each node's own amount and those of everything under it."""
    running = np.zeros((*own.shape[:-1], own.shape[-1] + 1), dtype=np.int64)
    np.cumsum(own[..., tree.walk.order], axis=-1, out=running[..., 1:])
    return running[..., tree.walk.end] - running[..., tree.walk.start]


def over_subtrees(truth: Truth, tree: Tree) -> Truth:
    """[…, node]: whether it is true of the node or of anything under it."""
    return summed(truth.astype(np.int64), tree) > 0


def lacking(own: Sums, tree: Tree, expected: Truth) -> tuple[Truth, Truth]:
    """Which expected [measure, node] have no figures though a sibling has, and which are divided.

    Where no child has the measure, the parent's own rows stand alone: a full-year budget known for
    the root only makes no child lack its part.
    """
    known = over_subtrees(own.given, tree)
    parts = np.array([node.position for node in tree.nodes if node.parent is not None], dtype=np.int64)
    parents = np.array([node.parent for node in tree.nodes if node.parent is not None], dtype=np.int64)
    divided = np.zeros_like(known)
    np.logical_or.at(divided.T, parents, known[:, parts].T)
    under = np.zeros_like(known)  # whether the node's parent is divided
    under[:, parts] = divided[:, parents]
    return expected & ~known & under, divided


def roll_up(
    own: Sums, tree: Tree, expected: Truth, known: Truth | None = None, counted: Truth | None = None
) -> RolledUp:
    """Roll own amounts up the tree: a node's amount = its own rows + its children's.

    A missing amount, or an expected node that lacks its figures, makes all above it missing. `known` says
    of which nodes the files can be expected to speak (None: of all): any other is zero where it says
    nothing, and holds nothing up. So is one that is `counted` (None: none), as in a sum that is known.
    """
    nil, divided = lacking(own, tree, np.zeros_like(expected) if counted is None else counted)
    absent, _ = lacking(own, tree, expected & ~nil)
    silent = np.zeros_like(absent) if known is None else absent & ~known
    absent &= ~silent
    blocked = over_subtrees(absent, tree)
    return RolledUp(
        sums=Sums(
            summed(own.amounts, tree),
            over_subtrees(own.given | silent | nil, tree) | blocked,
            over_subtrees(own.missing, tree) | blocked,
        ),
        own=own,
        divided=divided,
        lacking=absent,
        silent=silent,
        nil=nil,
        blocked=blocked,
    )


def total_of(amounts: Iterable[Ore | None]) -> Ore | None:
    """The sum in öre, 0 of nothing; missing as soon as one part is."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
