"""People and what they cost: årsarbetare over or under at the mean wage cost, own staff beside agency.

Exact, in öre; costs are positive here. Rules: docs/figures.md, "Personal och pengar".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from socfin.domain.money import Ore, round_half_away
from socfin.domain.period import Month
from socfin.domain.sections import IndicatorRow, StaffCost

WORKERS = "arsarbetare"
MONTHS = 12  # of a year


@dataclass(frozen=True, slots=True)
class StaffMoney:
    """What a verksamhet's people cost January to the month, positive öre; None is not known."""

    own: Ore | None = None
    own_budget: Ore | None = None
    agency: Ore | None = None
    agency_budget: Ore | None = None


def staff_costs(
    rows: Iterable[IndicatorRow], money: Mapping[str, StaffMoney], month: Month, mean: Ore | None
) -> tuple[StaffCost, ...]:
    """Every verksamhet whose årsarbetare are known, with its money; `mean` is that of the whole committee."""
    return tuple(
        _staff_cost(row, money.get(row.code, StaffMoney()), month, mean)
        for row in rows
        if row.indicator == WORKERS
    )


def per_worker(cost: Ore | None, workers: int | None, decimals: int, month: Month) -> Ore | None:
    """Öre per årsarbetare and year, from the cost of January to the month; None without either."""
    if cost is None or not workers:
        return None
    return int(round_half_away(Fraction(cost * 10**decimals * MONTHS, workers * month.month)))


def _staff_cost(row: IndicatorRow, money: StaffMoney, month: Month, mean: Ore | None) -> StaffCost:
    over = None
    if mean is not None and row.deviation is not None:
        over = Fraction(row.deviation * mean * month.month, 10**row.decimals * MONTHS)
    return StaffCost(
        code=row.code,
        verksamhet=row.verksamhet,
        workers=row.outcome,
        target=row.target,
        deviation=row.deviation,
        own_ore=money.own,
        own_budget_ore=money.own_budget,
        agency_ore=money.agency,
        agency_budget_ore=money.agency_budget,
        per_worker_ore=per_worker(money.own, row.outcome, row.decimals, month),
        per_worker_budget_ore=per_worker(money.own_budget, row.target, row.decimals, month),
        mean_ore=mean,
        deviation_cost_ore=None if over is None else int(round_half_away(over)),
    )
