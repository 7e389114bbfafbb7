"""The attacker: takes everything public as linear equations and tries to place each hidden amount.

An unknown is one unit's own amount in one cell (outcome in March, budget of the year …). What the attacker
knows beforehand: which units there are, the tree, and of each amount whether it is a cost or a revenue
(zero passes for a cost); never how large it is. Exact subtraction is rational elimination; the rest is
linear programming with scipy's HiGHS.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from socfin.domain.disclosure import PROTECTION

Unknown = Hashable
"""A unit in a cell: ("110", "2025-03 outcome to date")."""
Weights = Mapping[Unknown, int]
FAR = 100
"""Stands for without bound, in multiples of the largest public amount; a multiple of it is never near."""


@dataclass
class Knowledge:
    """Every equation that is public: unknowns with their weights, and what they add up to in öre."""

    revenue: frozenset[Unknown]
    """The unknowns that are above zero; the rest are at most zero."""
    equations: list[tuple[Weights, int]] = field(default_factory=list)

    def learn(self, weights: Weights, amount: int) -> None:
        self.equations.append((dict(weights), amount))


@dataclass(frozen=True)
class Target:
    """A hidden amount: which it is, what it is the sum of, and what it truly is, in öre."""

    what: str
    weights: Weights
    truth: int
    told: int = 0
    """What is told outright of it."""

    def known(self, value: Fraction | int, how: str) -> Found:
        return Found(self.what, how, float(value), float(value), self.truth)


@dataclass(frozen=True)
class Found:
    """What the attacker can say of a hidden amount that is too much."""

    what: str
    how: str
    low: float
    high: float
    truth: int


def placed(knowledge: Knowledge, hidden: Iterable[Target]) -> list[Found]:
    """The hidden amounts that are known, are known to be zero, or are bounded closer than PROTECTION."""
    known, equations = _told_once(knowledge.equations)
    asked = {frozenset(one.weights): _without_known(known, one) for one in hidden}
    found = [one.known(one.told, "told outright") for one in asked.values() if not one.weights]
    for hanging, targets in _components(equations, [one for one in asked.values() if one.weights]):
        exact = Elimination(hanging)
        bounds = Program(knowledge, hanging, [one.weights for one in targets]).bounds()
        for one, (low, high) in zip(targets, bounds, strict=True):
            value = exact.value_of(one.weights)
            if value is not None:
                found.append(one.known(one.told + value, "subtraction"))
            elif too_close(one.told + low, one.told + high, one.truth):
                found.append(
                    Found(one.what, "linear programming", one.told + low, one.told + high, one.truth)
                )
    return found


def _told_once(
    equations: Sequence[tuple[Weights, int]],
) -> tuple[dict[Unknown, int], list[tuple[Weights, int]]]:
    """What is told outright, and the other equations without that and without what follows from others."""
    known: dict[Unknown, int] = {}
    exact, left = Elimination([]), []
    for weights, amount in sorted(equations, key=lambda one: len(one[0])):
        rest = {key: one for key, one in weights.items() if one and key not in known}
        value = amount - sum(one * known[key] for key, one in weights.items() if key in known)
        if len(rest) == 1 and value % next(iter(rest.values())) == 0:
            known[next(iter(rest))] = value // next(iter(rest.values()))
        if exact.learn(rest, value) and len(rest) > 1:
            left.append((rest, value))
    return known, [
        (
            {key: one for key, one in rest.items() if key not in known},
            value - sum(one * known[key] for key, one in rest.items() if key in known),
        )
        for rest, value in left
    ]


def _without_known(known: Mapping[Unknown, int], one: Target) -> Target:
    """A hidden amount with the part of it that is told outright set aside."""
    rest = {key: weight for key, weight in one.weights.items() if key not in known}
    told = sum(weight * known[key] for key, weight in one.weights.items() if key in known)
    return replace(one, weights=rest, told=told)


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
            self.learn(weights, amount)

    def learn(self, weights: Weights, amount: int) -> bool:
        """Take in an equation; whether it says anything that did not follow from the others."""
        rest, value = self._reduced(weights, Fraction(amount))
        if rest:
            pivot = next(iter(rest))
            scale = rest[pivot]
            self.rows[pivot] = ({key: one / scale for key, one in rest.items()}, value / scale)
        return bool(rest)

    def value_of(self, weights: Weights) -> Fraction | None:
        """The amount when it follows from the equations, else None."""
        rest, value = self._reduced(weights, Fraction(0))
        return None if rest else -value

    def _reduced(self, weights: Weights, value: Fraction) -> tuple[dict[Unknown, Fraction], Fraction]:
        rest = {key: Fraction(one) for key, one in weights.items() if one}
        waiting = [key for key in rest if key in self.rows]
        while waiting:
            factor = rest.get(pivot := waiting.pop())
            if factor:
                row, amount = self.rows[pivot]
                for key, one in row.items():
                    left = rest.get(key, Fraction(0)) - factor * one
                    if left:
                        rest[key] = left
                    else:
                        rest.pop(key, None)
                waiting += [key for key in row if key != pivot and key in self.rows]
                value -= factor * amount
        return rest, value


class Program:
    """One linear program that asks for the least and the most of every hidden amount at once.

    Each question has its own copy of the equations, so the answers are those of separate programs.
    """

    def __init__(
        self, knowledge: Knowledge, equations: Sequence[tuple[Weights, int]], targets: Sequence[Weights]
    ) -> None:
        self.places: dict[Unknown, int] = {}
        for weights in [one for one, _ in equations] + list(targets):
            for key in weights:
                self.places.setdefault(key, len(self.places))
        self.scale = max([abs(amount) for _, amount in equations] + [1])
        self.matrix = self._rows([weights for weights, _ in equations])
        self.goals = self._rows(targets).toarray()
        self.amounts = np.array([amount / self.scale for _, amount in equations])
        self.limits = [(0, FAR) if key in knowledge.revenue else (-FAR, 0) for key in self.places]

    def _rows(self, told: Sequence[Weights]) -> csr_array:
        cells = [(row, self.places[key], one) for row, each in enumerate(told) for key, one in each.items()]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        return csr_array(
            (np.array(values, dtype=float), (rows, columns)), shape=(len(told), len(self.places))
        )

    def bounds(self) -> list[tuple[float, float]]:
        """The least and the most that each amount can be, in öre; infinite where nothing bounds it."""
        if not len(self.amounts):
            return [(-np.inf, np.inf)] * len(self.goals)
        goals = np.concatenate([self.goals, -self.goals])
        answer = linprog(
            goals.ravel(),
            A_eq=kron(eye_array(len(goals)), self.matrix, format="csr"),
            b_eq=np.tile(self.amounts, len(goals)),
            bounds=self.limits * len(goals),
            method="highs",
        )
        if answer.status != 0:
            raise AssertionError(f"the public equations contradict each other: {answer.message}")
        values = (goals * answer.x.reshape(goals.shape)).sum(axis=1)
        values = np.where(np.abs(values) > FAR / 2, np.copysign(np.inf, values), values * self.scale)
        least, most = values[: len(self.goals)], -values[len(self.goals) :]
        return list(zip(least.tolist(), most.tolist(), strict=True))


def _components(equations: Sequence[tuple[Weights, int]], targets: Sequence[Target]):
    """The equations that hang together by their unknowns, each with the hidden amounts over them."""
    leader: dict[Unknown, Unknown] = {}

    def lead(key: Unknown) -> Unknown:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for weights in [one for one, _ in equations] + [one.weights for one in targets]:
        keys = list(weights)
        for key in keys[1:]:
            leader[lead(key)] = lead(keys[0])
    grouped: dict[Unknown, tuple[list, list]] = {}
    for weights, amount in equations:
        grouped.setdefault(lead(next(iter(weights))), ([], []))[0].append((weights, amount))
    for one in targets:
        grouped.setdefault(lead(next(iter(one.weights))), ([], []))[1].append(one)
    return [group for group in grouped.values() if group[1]]
