"""Sums up the tree in which a missing amount makes every sum above it missing, never smaller.

Three states, as everywhere in the services: no row = nothing said, NA = missing, else whole öre.
Rule: docs/figures.md, "Summering".
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from socfin.domain.money import Ore
from socfin.services.organisation import Tree


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Amounts per (measure, node) over each node's subtree, and what is known about their make-up."""

    amounts: dict[tuple[int, int], Ore | None]
    own: dict[tuple[int, int], Ore | None]
    """Amounts that hang on the node itself."""
    divided: frozenset[tuple[int, int]]
    """(measure, parent) where at least one child has figures."""
    lacking: frozenset[tuple[int, int]]
    """(measure, node) of an expected node without figures, beside siblings that have them."""
    blocked: frozenset[tuple[int, int]]
    """(measure, ancestor) of every lacking node: sums over its subtree are missing."""

    def says(self, measure: int, node: int) -> bool:
        """Whether anything, even a missing amount, is said of the node."""
        return (measure, node) in self.amounts


def summed(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum `amount_ore` per key; a key with any missing amount is missing."""
    if frame.empty:
        return frame[[*keys, "amount_ore"]]
    return frame.groupby(keys, sort=False)["amount_ore"].sum(skipna=False).reset_index()


def roll_up(own: pd.DataFrame, tree: Tree, expected: set[tuple[int, int]]) -> RolledUp:
    """Roll own amounts (columns measure, node, amount_ore) up the tree.

    A node's amount = its own rows + its children's. An expected (measure, node) of which nothing is
    said makes its parent missing, unless no sibling has that measure either: then the parent's own
    rows stand alone (a full-year budget known for the root only).
    """
    closure = tree.closure()
    below = own.merge(closure, on="node")
    said = _pairs(below.drop_duplicates(["measure", "ancestor"]), "ancestor")
    divided = frozenset(
        (measure, parent) for measure, node in said if (parent := tree.nodes[node].parent) is not None
    )
    lacking = frozenset(
        (measure, node)
        for measure, node in expected - said
        if (parent := tree.nodes[node].parent) is not None and (measure, parent) in divided
    )
    blocked = frozenset((measure, above) for measure, node in lacking for above in tree.ancestors(node))
    amounts = _amounts(summed(below, ["measure", "ancestor"]), "ancestor")
    return RolledUp(
        amounts=amounts | dict.fromkeys(blocked),
        own=_amounts(own, "node"),
        divided=divided,
        lacking=lacking,
        blocked=blocked,
    )


def _pairs(frame: pd.DataFrame, node: str) -> set[tuple[int, int]]:
    return set(zip(frame["measure"].tolist(), frame[node].tolist(), strict=True))


def _amounts(frame: pd.DataFrame, node: str) -> dict[tuple[int, int], Ore | None]:
    amounts = [
        None if missing else amount
        for amount, missing in zip(
            frame["amount_ore"].fillna(0).tolist(), frame["amount_ore"].isna().tolist(), strict=True
        )
    ]
    keys = zip(frame["measure"].tolist(), frame[node].tolist(), strict=True)
    return dict(zip(keys, amounts, strict=True))
