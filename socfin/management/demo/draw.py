"""One unit's ordinary months, drawn from its own random stream; öre, costs negative, no events, no frames."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.management.demo.accounts import (
    ACCOUNTS,
    PAYROLL_TAX,
    PENSION,
    PENSION_ACCOUNT,
    TAX_ACCOUNT,
    WAGE_ACCOUNTS,
    is_revenue,
)
from socfin.management.demo.units import Mix, Plan

YEARS = (2023, 2024, 2025)
MONTHS = tuple(Month(year, month) for year in YEARS for month in range(1, 13))
PROFILE_SHARE = 0.65
"""How much of an account's season the budget knows; the rest is spread evenly."""

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def draw(code: str, plan: Plan, seed: int) -> dict[tuple[Scenario, str], Whole]:
    """A unit's 36 months by scenario and account, from the unit's own random stream."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, int(code)])))
    habit = _bias(plan, random) * (1 + _autoregressive(random, keep=0.85, step=0.004))
    yearly = _yearly(plan)
    budget = {account: _budget(account, amount, plan) for account, amount in yearly.items()}
    outcome = {account: _outcome(account, amount, plan, habit, random) for account, amount in yearly.items()}
    return {
        (scenario, account): amounts
        for scenario, rows in ((Scenario.BUDGET, budget), (Scenario.OUTCOME, outcome))
        for account, amounts in _with_payroll(rows).items()
    }


def _bias(plan: Plan, random: np.random.Generator) -> Floats:
    """Each month's habit of overspending: by chance in the years before, as planned in 2025."""
    yearly = np.append(random.normal(0.008, 0.012, 2), plan.bias / 100)
    return 1 + np.repeat(yearly, 12)


def _autoregressive(random: np.random.Generator, *, keep: float, step: float) -> Floats:
    """A level that wanders a little every month and slowly returns."""
    level, path = 0.0, np.empty(len(MONTHS))
    for index, shock in enumerate(random.normal(0.0, step, len(MONTHS))):
        level = keep * level + shock
        path[index] = level
    return path


def _yearly(plan: Plan) -> dict[str, float]:
    """The unit's 2025 in kronor by account before payroll tax and pension, signed, adding up to the plan."""
    return {
        account: weight * plan.net_tkr * 1000 / _net_weight(plan.mix) for account, weight in _signed(plan.mix)
    }


def _signed(mix: Mix) -> list[tuple[str, float]]:
    return [(account, weight if is_revenue(account) else -weight) for account, weight in sorted(mix.items())]


def _net_weight(mix: Mix) -> float:
    """The unit's net cost in weights, payroll tax and pension included."""
    wages = sum(weight for account, weight in mix.items() if account in WAGE_ACCOUNTS)
    return wages * (PAYROLL_TAX + PENSION) - sum(weight for _, weight in _signed(mix))


def _level(account: str, amount: float, plan: Plan) -> Floats:
    """Each month's level before season: prices and volume of the year, a twelfth of the year."""
    prices = np.array(ACCOUNTS[account][1].prices)
    volume = np.array([plan.growth ** (year - YEARS[-1]) for year in YEARS])
    return np.repeat(amount * prices * volume / 12, 12)


def _season(account: str) -> Floats:
    season = np.array(ACCOUNTS[account][1].season)
    return np.tile(season / season.mean(), len(YEARS))


def _budget(account: str, amount: float, plan: Plan) -> Whole:
    """Whole thousands a year, spread over months in whole kronor; December carries the rest."""
    level = _level(account, amount, plan)
    shape = 1 + PROFILE_SHARE * (_season(account) - 1)
    kronor = np.rint(level * shape).astype(np.int64)
    for start in range(0, len(MONTHS), 12):
        year = int(np.rint(level[start] * 12 / 1000)) * 1000
        kronor[start + 11] = year - kronor[start : start + 11].sum()
    return kronor * 100


def _outcome(account: str, amount: float, plan: Plan, habit: Floats, random: np.random.Generator) -> Whole:
    """Level × season × the unit's habit × chance, in whole öre."""
    movement = ACCOUNTS[account][1]
    chance = 1 + random.normal(0.0, movement.noise, len(MONTHS))
    chance *= 1 + _autoregressive(random, keep=0.92, step=movement.drift)
    path = _level(account, amount, plan) * _season(account) * chance
    return np.rint((path * habit if movement.follows_bias else path) * 100).astype(np.int64)


def _with_payroll(rows: dict[str, Whole]) -> dict[str, Whole]:
    """Add payroll tax and pension, in whole öre, on the unit's wages."""
    wages = sum(
        (rows[account] for account in WAGE_ACCOUNTS if account in rows), np.zeros(len(MONTHS), np.int64)
    )
    if not wages.any():
        return rows
    return {
        **rows,
        TAX_ACCOUNT: np.rint(wages * PAYROLL_TAX).astype(np.int64),
        PENSION_ACCOUNT: np.rint(wages * PENSION).astype(np.int64),
    }
