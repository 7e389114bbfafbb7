"""What a unit of care costs, and how a deviation splits into volume and price; exact, in öre.

A net is öre with the committee's sign (cost negative); a unit cost is that turned round and divided. Rules:
docs/figures.md, "Kostnad per enhet" and "Pris och volym".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue
from socfin.domain.money import Ore, round_half_away
from socfin.domain.report import ReportRow
from socfin.domain.sections import IndicatorRow, UnitCost
from socfin.services.indicators.mix import with_mix

NO_ONE_OFFS: Mapping[str, Ore] = {}


@dataclass(frozen=True, slots=True)
class Split:
    """A deviation in two parts that are the whole to the öre; negative is a deficit."""

    volume_ore: Ore
    """(V − V₀) · P₀: what the change of volume costs at the budget's price."""
    price_ore: Ore
    """(P − P₀) · V: what the change of price costs for the volume there was."""

    @property
    def deviation_ore(self) -> Ore:
        """The two together, öre: net − budget, negative is a deficit."""
        return self.volume_ore + self.price_ore


def cost_per_unit(net: Ore, volume: Fraction | int, *, one_off: Ore = 0) -> Ore | None:
    """Öre a unit, half away from zero; None without a volume. `one_off` is the part of the net left out.

    Torget 2021: (5 448 − 391) tkr over 6 places × 275 days is 3 065 kr.
    """
    return None if volume == 0 else int(round_half_away(-Fraction(net - one_off) / Fraction(volume)))


def split(*, net: Ore, budget: Ore, volume: Fraction | int, budget_volume: Fraction | int) -> Split | None:
    """The deviation net − budget as volume and price; None where the budget has no volume.

    The volume's part is rounded once, half away from zero, and the price's is what remains: the sum is exact.
    """
    if budget_volume == 0:
        return None
    change = Fraction(volume) - Fraction(budget_volume)
    volume_ore = int(round_half_away(change * Fraction(budget) / Fraction(budget_volume)))
    return Split(volume_ore, (net - budget) - volume_ore)


def unit_costs(
    total: ReportRow,
    rows: Sequence[ReportRow],
    indicators: Iterable[IndicatorRow],
    one_offs: Mapping[str, Ore] = NO_ONE_OFFS,
    catalogue: Catalogue = CATALOGUE,
) -> tuple[UnitCost, ...]:
    """The unit costs of the verksamheter that have both a net and a volume that all of it was for.

    `one_offs` are the known ones in the nets, by code, with the committee's signs.

    Where some parts with money have the volume and others have not, the whole's cost is that of those parts
    alone: the net of all individ- och familjeomsorg is not what its placements' days cost.
    """
    nets: Mapping[str, ReportRow] = {row.code: row for row in (total, *rows)}
    parts: dict[str, list[str]] = {}
    for row in rows:
        if row.to_date.outcome or row.to_date.budget:
            parts.setdefault(row.parent or total.code, []).append(row.code)
    laid = [
        indicator for indicator in indicators if indicator.code in nets and _cost_per(indicator, catalogue)
    ]
    have = {(indicator.code, indicator.indicator) for indicator in laid}
    whole = (indicator for indicator in laid if _is_whole(indicator.code, indicator.indicator, parts, have))
    costs = (
        _unit_cost(
            nets[indicator.code],
            indicator,
            one_offs.get(indicator.code, 0),
            _cost_per(indicator, catalogue),
        )
        for indicator in whole
    )
    return with_mix([cost for cost in costs if cost is not None], (total, *rows), parts)


def _cost_per(indicator: IndicatorRow, catalogue: Catalogue) -> str:
    """What its cost is divided by; "" where that has no meaning."""
    known = catalogue.get(indicator.indicator)
    return known.cost_per if known is not None else ""


def _is_whole(
    code: str, indicator: str, parts: Mapping[str, Sequence[str]], have: Collection[tuple[str, str]]
) -> bool:
    """Whether the volume is of all that the money is of: every part has it, or none and it is its own."""
    below = parts.get(code, ())
    those = [part for part in below if (part, indicator) in have]
    return not those or (
        len(those) == len(below) and all(_is_whole(part, indicator, parts, have) for part in those)
    )


def _unit_cost(row: ReportRow, indicator: IndicatorRow, one_off: Ore, per: str) -> UnitCost | None:
    """None where net or volume is missing, where there is no volume, and where the net is revenue."""
    net = row.to_date.outcome
    if net is None or net >= 0 or not indicator.outcome:
        return None
    scale = 10**indicator.decimals
    volume = Fraction(indicator.outcome, scale)
    before = Fraction(indicator.target, scale) if indicator.target else None
    budget = row.to_date.budget if row.to_date.like_budget else None
    parts = was = None
    if before is not None and budget is not None and budget < 0:
        parts = split(net=net, budget=budget, volume=volume, budget_volume=before)
        was = cost_per_unit(budget, before)
    return UnitCost(
        code=indicator.code,
        verksamhet=indicator.verksamhet,
        indicator=indicator.indicator,
        name=indicator.name,
        per=per,
        decimals=indicator.decimals,
        volume=indicator.outcome,
        cost_ore=-net,
        unit_cost_ore=cost_per_unit(net, volume),
        budget_volume=indicator.target,
        budget_unit_cost_ore=was,
        volume_effect_ore=parts.volume_ore if parts else None,
        price_effect_ore=parts.price_ore if parts else None,
        adjusted_budget_ore=net - parts.price_ore if parts else None,
        one_off_ore=-one_off,
        regular_unit_cost_ore=cost_per_unit(net, volume, one_off=one_off) if one_off else None,
    )
