"""What the rule costs in rows, beside the fewest rows that could be hidden and hold against the attacker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tests.attack.attacker import Knowledge, placed
from tests.attack.public import hidden_amounts, printed
from tests.attack.worlds import World, made_up

MOST_ROWS = 9
"""Of so many rows every choice can be tried, 2^9 at most."""
DEAREST = 1.5
"""The rows lost may be so many times the fewest, over all trees together; demanded in the issue."""


@dataclass(frozen=True)
class Price:
    """Rows hidden by the rule and at the least, over a number of trees."""

    trees: int
    ours: int
    fewest: int

    @property
    def times(self) -> float:
        return self.ours / self.fewest

    def __str__(self) -> str:
        return (
            f"{self.ours} rows lost on {self.trees} small trees; fewest {self.fewest}; {self.times:.2f} times"
        )


def price(trees: int) -> Price:
    """Over the first small trees in which something, but not everything, must be hidden."""
    counted, ours, fewest, seed = 0, 0, 0, 0
    while counted < trees:
        seed += 1
        world = made_up(seed, most=4, depth=2, series=("outcome", "budget"), months=1)
        found = world.concealment()
        if not found or found.closed or len(world.parents) > MOST_ROWS:
            continue
        least = fewest_rows(world, found.small, len(found.hidden))
        counted, ours, fewest = counted + 1, ours + len(found.hidden), fewest + least
    return Price(counted, ours, fewest)


def fewest_rows(world: World, small: Iterable[str], most: int) -> int:
    """The fewest rows that, the small ones among them, can be left out of every page; at most `most`."""
    must = set(small)
    others = [code for code in world.parents if code not in must]
    for extra in range(most - len(must)):
        for chosen in combinations(others, extra):
            if _holds(world, must | set(chosen)):
                return len(must) + extra
    return most


def _holds(world: World, hidden: set[str]) -> bool:
    """Whether no hidden amount is placed when every other row and the total are printed."""
    knowledge = Knowledge(frozenset(key for key, amount in world.amounts.items() if (amount or 0) > 0))
    report = world.report(1)
    for row in (report.total, *report.rows):
        if row.code not in hidden:
            for weights, amount in printed(world, row, (row.code,), 1):
                knowledge.learn(weights, amount)
    return not placed(knowledge, hidden_amounts(world, hidden))
