"""The tree of verksamheter as positions, parents and successors; no amounts.

A verksamhet's position is its row in the TREE frame; frames further in carry positions, not codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from socfin.domain.report import Organisation
from socfin.frames.declared import TREE, checked, records


@dataclass(frozen=True, slots=True)
class Node:
    """One verksamhet; `valid_from` and `valid_to` are Month.numbers, None when unbounded.

    `parent` and `successor` are positions; None for the root, and where nobody has succeeded it.
    """

    position: int
    code: str
    name: str
    parent: int | None
    successor: int | None
    valid_from: int | None
    valid_to: int | None

    def is_valid(self, month: int) -> bool:
        """Whether the verksamhet exists in the month (Month.number); both ends count."""
        return (self.valid_from is None or self.valid_from <= month) and (
            self.valid_to is None or month <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Walk:
    """The tree in order, parents before parts: everything under a verksamhet follows it in one stretch."""

    order: npt.NDArray[np.int64]
    """Positions, in the order of the walk."""
    start: npt.NDArray[np.int64]
    """By position, where it stands in the walk."""
    end: npt.NDArray[np.int64]
    """By position, where the stretch of its subtree has ended."""

    def holds(self, above: npt.NDArray[np.int64], below: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Whether the ones are the others or stand above them."""
        inside: npt.NDArray[np.bool_] = (self.start[above] <= self.start[below]) & (
            self.start[below] < self.end[above]
        )
        return inside


@dataclass(frozen=True)
class Tree:
    """The verksamheter of a committee, in order, with exactly one root."""

    nodes: tuple[Node, ...]
    root: int
    children: dict[int, tuple[int, ...]] = field(repr=False)
    positions: dict[str, int] = field(repr=False)

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Tree:
        """Read the TREE frame; ValueError when it is no tree: not one root, unknown parent, a cycle."""
        rows = records(checked(frame, TREE).sort_values(["order", "code"], kind="stable"))
        positions = {row["code"]: position for position, row in enumerate(rows)}
        roots = [positions[row["code"]] for row in rows if not row["parent"]]
        if len(roots) != 1 or len(positions) != len(rows):
            raise ValueError("En nämnds verksamheter har precis en rot, och varje kod finns en gång.")
        unknown = sorted({row["parent"] for row in rows if row["parent"]} - positions.keys())
        if unknown:
            raise ValueError(f"Överordnad verksamhet finns inte: {', '.join(unknown)}.")
        nodes = tuple(
            Node(
                position,
                row["code"],
                row["name"],
                positions[row["parent"]] if row["parent"] else None,
                positions.get(row["successor"]) if row["successor"] else None,
                row["valid_from"],
                row["valid_to"],
            )
            for position, row in enumerate(rows)
        )
        children: dict[int, list[int]] = {node.position: [] for node in nodes}
        for node in nodes:
            if node.parent is not None:
                children[node.parent].append(node.position)
        tree = cls(nodes, roots[0], {key: tuple(kids) for key, kids in children.items()}, positions)
        if len(list(tree.subtree(tree.root))) != len(nodes):
            raise ValueError("Verksamheterna bildar en slinga: någon är överordnad sig själv.")
        return tree

    @cached_property
    def walk(self) -> Walk:
        """The whole tree in order."""
        order = np.array(list(self.subtree(self.root)), dtype=np.int64)
        start, sizes = np.empty_like(order), np.ones_like(order)
        start[order] = np.arange(len(order))
        for position in order[:0:-1].tolist():  # parts before parents, the root itself left out
            sizes[self.nodes[position].parent] += sizes[position]
        return Walk(order, start, start + sizes)

    def subtree(self, position: int) -> Iterator[int]:
        """Positions of the verksamhet and everything under it, parents before children, in order."""
        waiting = [position]
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(self.children[current]))

    def ancestors(self, position: int) -> Iterator[int]:
        """Positions of the verksamhet itself, its parent and so on up to the root."""
        current: int | None = position
        while current is not None:
            yield current
            current = self.nodes[current].parent

    def home(self, organisation: Organisation) -> tuple[int, ...]:
        """For each position, where its figures are shown: itself, or its last successor when NOW."""
        if organisation is Organisation.THEN:
            return tuple(range(len(self.nodes)))
        return tuple(self._last_successor(node.position) for node in self.nodes)

    def _last_successor(self, position: int) -> int:
        met = {position}
        following = self.nodes[position].successor
        while following is not None and following not in met:
            met.add(following)
            position, following = following, self.nodes[following].successor
        return position


def codes_above(code: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The codes above one, nearest first; codes that stand above each other in a ring end too."""
    seen = {code}
    while (code := parents.get(code, "")) and code not in seen:
        seen.add(code)
        yield code
