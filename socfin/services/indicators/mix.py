"""The third part of a deviation: what it means that dearer parts stand for more of the volume; exact, in öre.

Rule: docs/figures.md, "Sammansättning".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from socfin.domain.money import Ore, round_half_away
from socfin.domain.report import ReportRow
from socfin.domain.sections import UnitCost

Key = tuple[str, str]
"""Verksamhet and indicator."""
FEWEST = 2
"""Parts that can be mixed."""


def with_mix(
    costs: Iterable[UnitCost], rows: Sequence[ReportRow], parts: Mapping[str, Sequence[str]]
) -> tuple[UnitCost, ...]:
    """The unit costs with those of wholes, in the order of the rows, the mix taken out of their price.

    A whole some of whose parts have the volume has a cost of those together. `parts` are the verksamheter
    with money directly beneath each; parts stand after their whole among the rows.
    """
    done: dict[Key, UnitCost] = {(cost.code, cost.indicator): cost for cost in costs}
    for row in reversed(rows):
        below = [cost for part in parts.get(row.code, ()) for cost in _of(part, done)]
        for indicator in dict.fromkeys(cost.indicator for cost in below):
            those = [cost for cost in below if cost.indicator == indicator]
            if len(those) >= FEWEST:
                own = done.get((row.code, indicator)) or _gathered(row, those)
                done[row.code, indicator] = _mixed(own, those)
    return tuple(cost for row in rows for cost in _of(row.code, done))


def _of(code: str, costs: Mapping[Key, UnitCost]) -> list[UnitCost]:
    return [cost for (whose, _), cost in costs.items() if whose == code]


def _gathered(row: ReportRow, parts: Sequence[UnitCost]) -> UnitCost:
    """The parts' cost and volume together; without a budget where one of them has none."""
    cost, volume = sum(map(_cost, parts)), sum(map(_volume, parts))
    budgeted = all(part.adjusted_budget_ore is not None for part in parts)
    scale, before = 10 ** parts[0].decimals, sum(map(_budget_volume, parts))
    budget = sum(map(_budget, parts))
    deviation = -cost - budget
    volume_ore = _rounded(Fraction((volume - before) * budget, before)) if budgeted else None
    one_off = sum(part.one_off_ore for part in parts)
    return replace(
        parts[0],
        code=row.code,
        verksamhet=row.name,
        of_parts=tuple(part.verksamhet for part in parts),
        volume=volume,
        cost_ore=cost,
        unit_cost_ore=_rounded(Fraction(cost * scale, volume)),
        budget_volume=before if budgeted else None,
        budget_unit_cost_ore=_rounded(Fraction(-budget * scale, before)) if budgeted else None,
        volume_effect_ore=volume_ore,
        price_effect_ore=None if volume_ore is None else deviation - volume_ore,
        mix_effect_ore=None,
        adjusted_budget_ore=None if volume_ore is None else budget + volume_ore,
        one_off_ore=one_off,
        regular_unit_cost_ore=_rounded(Fraction((cost - one_off) * scale, volume)) if one_off else None,
    )


def _mixed(whole: UnitCost, parts: Sequence[UnitCost]) -> UnitCost:
    """With mix and price apart, only where the parts are all of it in money and volume, now and in budget."""
    if whole.volume_effect_ore is None or whole.price_effect_ore is None or not _make_up(whole, parts):
        return whole
    price = sum(part.price_effect_ore or 0 for part in parts)
    return replace(
        whole,
        price_effect_ore=price,
        mix_effect_ore=whole.price_effect_ore - price,
        adjusted_budget_ore=-whole.cost_ore - price,
    )


def _make_up(whole: UnitCost, parts: Sequence[UnitCost]) -> bool:
    return all(part.adjusted_budget_ore is not None for part in parts) and all(
        sum(map(figure, parts)) == figure(whole) for figure in (_cost, _volume, _budget_volume, _budget)
    )


def _cost(cost: UnitCost) -> Ore:
    return cost.cost_ore


def _volume(cost: UnitCost) -> int:
    return cost.volume


def _budget_volume(cost: UnitCost) -> int:
    return cost.budget_volume or 0


def _budget(cost: UnitCost) -> Ore:
    """The budget's net, öre with the committee's signs: the net less the deviation."""
    effects = (cost.volume_effect_ore, cost.mix_effect_ore, cost.price_effect_ore)
    return -cost.cost_ore - sum(effect or 0 for effect in effects)


def _rounded(exact: Fraction) -> int:
    return int(round_half_away(exact))
