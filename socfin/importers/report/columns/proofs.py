"""What a report's columns are by their own arithmetic, where words leave a choice; never rows, never signs.

A deviation column proves its pair: the amounts whose difference it is in every row. Plain decimals, no unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.importers.containers.cells import Cell, is_blank
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Column
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.numbers import decimals_of
from socfin.importers.spelling.other_amounts import says_remaining
from socfin.importers.spelling.roles import Basis, Role

LOOKED_AT = 300
"""Rows of a report that are reckoned with."""
LEAST = 3
"""The first month in which a share of the year tells a month from amounts to date."""
_SHARE = Decimal("0.25")
"""How far from so many twelfths of the year a budget to date may be, as a part of it."""

Amounts = Mapping[int, Mapping[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Deviation column → the outcome or forecast and the budget it is the difference of."""

    pairs: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    of_year: frozenset[int] = frozenset()
    """Budgets that a forecast is held against: they are the year's."""
    remaining: frozenset[int] = frozenset()
    """Budgets of which a column says what is left."""
    years: tuple[int, ...] = ()
    """The columns of this year's whole budget, by their words or by proof."""
    amounts: Amounts = field(default_factory=dict)
    monthly: bool = False
    """True where a budget names its months: it tells for the outcome beside it."""

    def is_to_date(self, budget: int, year: int, month: int) -> bool:
        """Whether a budget is so many twelfths of the year's as the month says, and not one of them."""
        own, whole = (sum(self.amounts.get(at, {}).values()) for at in (budget, year))
        share = abs(Decimal(own)) * 12 / abs(Decimal(whole)) if whole else Decimal(0)
        return month >= LEAST and abs(share - month) <= _SHARE * month

    def is_year(self, forecast: int, year: int) -> bool:
        """Whether a forecast is about as large as the year's budget, and not a twelfth of it."""
        own, whole = (sum(self.amounts.get(at, {}).values()) for at in (forecast, year))
        return bool(whole) and abs(Decimal(own)) * 2 > abs(Decimal(whole))

    def beside(self, column: int) -> int | None:
        """The budget an outcome is held against by a deviation, else None."""
        return next((budget for outcome, budget in self.pairs.values() if outcome == column), None)


def proofs_of(layout: Layout, columns: Sequence[Column]) -> Proofs:
    """What the deviation columns prove; nothing where two pairs fit as well."""
    deviations = [c for c in columns if c.role is Role.DEVIATION]
    amounts = {c.index: _amounts(layout, c.index) for c in columns if c.role in (Role.AMOUNT, Role.DEVIATION)}
    fitting = {c.index: _likeliest(c, _fitting(c, columns, amounts), columns) for c in deviations}
    alone = {at: pairs[0] for at, pairs in fitting.items() if len(pairs) == 1}
    for at, pairs in fitting.items():
        free = [pair for pair in pairs if pair not in alone.values()]
        if len(pairs) > 1 and len(free) == 1:
            alone[at] = free[0]
    by_index = {c.index: c for c in columns}
    of_year = frozenset(b for a, b in alone.values() if by_index[a].scenario is Scenario.FORECAST)
    left = frozenset(b for at, (_, b) in alone.items() if says_remaining(by_index[at].header))
    monthly = any(map(_names_months, columns))
    named = {at for at, heading in enumerate(layout.headings) if heading.year and not heading.months}
    years = tuple(_years(columns, of_year | named if monthly else of_year))
    return Proofs(alone, of_year, left, years, amounts, monthly)


def _names_months(column: Column) -> bool:
    budget = column.role is Role.AMOUNT and column.scenario is Scenario.BUDGET
    return budget and column.basis is Basis.HEADER


def _years(columns: Sequence[Column], of_year: Set[int]) -> Iterator[int]:
    """The year's budgets; beside one that names its months "Budget 2025" is the year's as well."""
    budgets = (c for c in columns if c.role is Role.AMOUNT and c.scenario is Scenario.BUDGET)
    yield from (c.index for c in budgets if c.basis is Basis.YEAR or c.index in of_year)


def _likeliest(
    deviation: Column, pairs: Sequence[tuple[int, int]], columns: Sequence[Column]
) -> list[tuple[int, int]]:
    """Of several pairs those of the scenario the heading names, if any."""
    by_index = {c.index: c for c in columns}
    forecast = deviation.scenario is Scenario.FORECAST or deviation.basis is Basis.YEAR
    named = [p for p in pairs if (by_index[p[0]].scenario is Scenario.FORECAST) == forecast]
    return named if len(pairs) > 1 and named else list(pairs)


def _fitting(deviation: Column, columns: Sequence[Column], amounts: Amounts) -> list[tuple[int, int]]:
    """The pairs whose difference the column is within rounding, and of these the ones that miss it least."""
    figures = [c for c in columns if c.role is Role.AMOUNT and _is_same_side(c, deviation)]
    held = [c.index for c in figures if c.scenario in (Scenario.OUTCOME, Scenario.FORECAST)]
    budgets = [c.index for c in figures if c.scenario is Scenario.BUDGET]
    deviations = amounts[deviation.index]
    missing = {(a, b): _missing(deviations, amounts[a], amounts[b]) for a in held for b in budgets}
    fitting = {pair: missed for pair, missed in missing.items() if missed is not None}
    least = min(fitting.values(), default=None)
    return [pair for pair, missed in fitting.items() if missed == least]


def _is_same_side(column: Column, other: Column) -> bool:
    """True for two columns of revenue, of cost, or of the net."""
    sides = (Line.REVENUE, Line.COST)
    return column.line is other.line or not (column.line in sides or other.line in sides)


def _missing(
    deviations: Mapping[int, Decimal], outcome: Mapping[int, Decimal], budget: Mapping[int, Decimal]
) -> Decimal | None:
    """By how much the deviation misses the difference, or its opposite, in all rows; None beyond rounding."""
    rows = [row for row in deviations if row in outcome and row in budget]
    if not any(deviations[row] for row in rows):
        return None
    places = min(
        6, max(decimals_of(amounts[row]) for amounts in (deviations, outcome, budget) for row in rows)
    )
    limit = Decimal(3) / 2 / 10**places
    both = [[abs(deviations[row] - sign * (outcome[row] - budget[row])) for row in rows] for sign in (1, -1)]
    return min((sum(missed, Decimal(0)) for missed in both if max(missed) <= limit), default=None)


def _amounts(layout: Layout, index: int) -> dict[int, Decimal]:
    """A column's amounts by row, without the empty cells and what cannot be read."""
    read = ((n, _amount(row[index])) for n, row in layout.body[:LOOKED_AT] if index < len(row))
    return {number: amount for number, amount in read if amount is not None}


def _amount(cell: Cell) -> Decimal | None:
    if is_blank(cell):
        return None
    try:
        return amount_of(cell)
    except ValueError:
        return None
