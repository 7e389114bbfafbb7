"""The attacker: takes everything public as linear equations and tries to place each hidden amount.

An unknown is one unit's own amount in one cell (outcome in March, budget of the year …). What the attacker
knows beforehand: which units there are, the tree, and of each amount whether it is a cost or a revenue
(zero passes for a cost); never how large it is. Exact subtraction is rational elimination; the rest is
linear programming with scipy's HiGHS.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from socfin.domain.disclosure import PROTECTION

Unknown = Hashable
"""A unit in a cell: ("110", "2025-03 outcome to date")."""
Weights = Mapping[Unknown, int]


@dataclass
class Knowledge:
    """Every equation that is public: unknowns with their weights, and what they add up to in öre."""

    revenue: frozenset[Unknown]
    """The unknowns that are above zero; the rest are at most zero."""
    equations: list[tuple[Weights, int]] = field(default_factory=list)

    def learn(self, weights: Weights, amount: int) -> None:
        self.equations.append((dict(weights), amount))


@dataclass(frozen=True)
class Found:
    """What the attacker can say of a hidden amount that is too much."""

    what: str
    how: str
    low: float
    high: float
    truth: int


def placed(knowledge: Knowledge, hidden: Iterable[tuple[str, Weights, int]]) -> list[Found]:
    """The hidden amounts that are known, are known to be zero, or are bounded closer than PROTECTION."""
    found = []
    wanted = [one for one in hidden]
    for component, targets in _components(knowledge, wanted):
        exact = Elimination(component)
        program = Program(knowledge, component)
        for what, weights, truth in targets:
            value = exact.value_of(weights)
            if value is not None:
                found.append(Found(what, "subtraction", float(value), float(value), truth))
                continue
            low, high = program.bounds(weights)
            if too_close(low, high, truth):
                found.append(Found(what, "linear programming", low, high, truth))
    return found


def too_close(low: float, high: float, truth: int) -> bool:
    """Whether bounds place an amount: nearer than PROTECTION from either side, or at nothing but zero."""
    if truth == 0:
        return high - low < 1
    reach, slack = float(PROTECTION) * abs(truth), 1e-6 * abs(truth) + 1
    return low > truth - reach + slack or high < truth + reach - slack


class Elimination:
    """Equations brought to echelon form in exact fractions."""

    def __init__(self, equations: Sequence[tuple[Weights, int]]) -> None:
        self.rows: dict[Unknown, tuple[dict[Unknown, Fraction], Fraction]] = {}
        for weights, amount in equations:
            rest, value = self._reduced(weights, Fraction(amount))
            if rest:
                pivot = next(iter(rest))
                scale = rest[pivot]
                self.rows[pivot] = ({key: one / scale for key, one in rest.items()}, value / scale)

    def value_of(self, weights: Weights) -> Fraction | None:
        """The amount when it follows from the equations, else None."""
        rest, value = self._reduced(weights, Fraction(0))
        return None if rest else -value

    def _reduced(self, weights: Weights, value: Fraction) -> tuple[dict[Unknown, Fraction], Fraction]:
        rest = {key: Fraction(one) for key, one in weights.items() if one}
        for pivot, (row, amount) in self.rows.items():
            factor = rest.get(pivot)
            if factor:
                for key, one in row.items():
                    left = rest.get(key, Fraction(0)) - factor * one
                    if left:
                        rest[key] = left
                    else:
                        rest.pop(key, None)
                value -= factor * amount
        return rest, value


class Program:
    """The linear program of some equations, asked for the least and the most of one amount at a time."""

    def __init__(self, knowledge: Knowledge, equations: Sequence[tuple[Weights, int]]) -> None:
        self.places: dict[Unknown, int] = {}
        for weights, _ in equations:
            for key in weights:
                self.places.setdefault(key, len(self.places))
        self.scale = max([abs(amount) for _, amount in equations] + [1])
        cells = [
            (row, self.places[key], one)
            for row, (weights, _) in enumerate(equations)
            for key, one in weights.items()
        ]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(equations), len(self.places))
        self.matrix = csr_array((np.array(values, dtype=float), (rows, columns)), shape=shape)
        self.amounts = np.array([amount / self.scale for _, amount in equations])
        self.limits = [(0, None) if key in knowledge.revenue else (None, 0) for key in self.places]
        self.revenue = knowledge.revenue

    def bounds(self, weights: Weights) -> tuple[float, float]:
        """The least and the most that the amount can be; infinite where nothing bounds it."""
        return self._most(weights, 1), self._most(weights, -1)

    def _most(self, weights: Weights, sign: int) -> float:
        goal = np.zeros(len(self.places))
        for key, one in weights.items():
            if key not in self.places:
                return -sign * float("inf") if (key in self.revenue) == (one * sign < 0) else 0.0
            goal[self.places[key]] = sign * one
        answer = linprog(goal, A_eq=self.matrix, b_eq=self.amounts, bounds=self.limits, method="highs")
        if answer.status in (3, 4):  # unbounded, which HiGHS may also call "unbounded or infeasible"
            return -sign * float("inf")
        if answer.status != 0:
            raise AssertionError(f"the public equations contradict each other: {answer.message}")
        return sign * answer.fun * self.scale


def _components(knowledge: Knowledge, wanted: list[tuple[str, Weights, int]]):
    """The equations that hang together by their unknowns, each with the hidden amounts over them."""
    leader: dict[Unknown, Unknown] = {}

    def lead(key: Unknown) -> Unknown:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for weights in [one for one, _ in knowledge.equations] + [one for _, one, _ in wanted]:
        keys = list(weights)
        for key in keys[1:]:
            leader[lead(key)] = lead(keys[0])
    grouped: dict[Unknown, tuple[list, list]] = {}
    for weights, amount in knowledge.equations:
        if weights:
            grouped.setdefault(lead(next(iter(weights))), ([], []))[0].append((weights, amount))
    for one in wanted:
        grouped.setdefault(lead(next(iter(one[1]))), ([], []))[1].append(one)
    return [group for group in grouped.values() if group[1]]
