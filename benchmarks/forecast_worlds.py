"""How the forecast does in made-up worlds, beside the best simple rule chosen with hindsight.

nice .venv/bin/python -m benchmarks.forecast_worlds [--seeds 3] [--adapt no]

Long and short histories, calm and wild, with and without budgets, growth, one-offs, seasons that change.
Prints for each world WAPE / best rule per group, WAPE / straight line, the worst cell (group and month)
against the best rule in it, coverage of the 80 % range (all, lowest and highest group), its mean width and
its interval score. The table of priors has learned nothing of them; what is gained comes from the series' own
closed years.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.backtest import COMBINED, backtest, cells
from socfin.services.forecast.panel import MONTHS, Panel

GROUPS, MEMBERS, SCORED = 5, 37, 3
LAST = 2025


@dataclass(frozen=True)
class World:
    """What a made-up world is like; shares of an ordinary month unless said otherwise."""

    years: int
    season: float = 0.5  # how unlike the months are, in logarithms
    season_noise: float = 0.04  # how unlike the same month is from year to year
    noise: float = 0.05  # of one month
    growth: float = 0.04  # a year
    wandering: float = 0.03  # of the level in a year
    common: float = 0.01  # of a whole group's level in a year
    one_offs: float = 0.0  # share of series-years with an invoice of 5-40 % of a month's size times twelve
    changed: float = 0.0  # share of series whose season becomes another each year
    budget: bool = False  # known within 5 %, and half mended in autumn for two of five


WORLDS = {
    "long, strong seasons": World(years=14, season=0.6),
    "long and calm": World(14, season=0.3, noise=0.02, season_noise=0.02, wandering=0.015, common=0.005),
    "long and wild": World(years=14, season=0.6, noise=0.2, season_noise=0.1, wandering=0.12),
    "long, 15 % growth": World(years=14, growth=0.15),
    "long, one-offs": World(years=14, one_offs=0.3),
    "long, seasons change": World(years=14, changed=0.1),
    "long, with budget": World(years=12, noise=0.06, budget=True),
    "eight years": World(years=8, noise=0.07, wandering=0.05),
    "five years, calm": World(5, season=0.3, noise=0.02, season_noise=0.02, wandering=0.015),
    "five years, with budget": World(years=5, noise=0.08, budget=True),
    "five years, wild": World(years=5, season=0.6, noise=0.2, season_noise=0.1, wandering=0.12),
}


def made(world: World, seed: int, members: int = MEMBERS) -> Panel:
    """A panel of GROUPS × `members` series of costs, positive, ending in LAST."""
    random = np.random.default_rng(seed)
    group = np.repeat(np.arange(GROUPS), members)
    size = np.exp(random.normal(15, 1.5, len(group)))
    monthly = np.stack(list(_years(world, random, group, size)), axis=1)
    to_date = np.zeros((len(group), world.years, MONTHS))
    to_date[:, :, 1:] = np.cumsum(monthly, axis=2)
    return Panel(
        tuple(f"{number}" for number in range(len(group))),
        tuple(f"group {number}" for number in range(GROUPS)),
        group.astype(np.int64),
        tuple(range(LAST - world.years + 1, LAST + 1)),
        to_date,
        _budget(world, random, to_date),
    )


def _years(world: World, random: Generator, group: Array, size: Array):
    """Each year's monthly costs, series × 12."""
    unlike = np.linspace(0.3, 1, GROUPS)[:, None] * random.normal(0, 1, (GROUPS, 12))
    season = np.exp(world.season * (unlike[group] + 0.4 * random.normal(0, 1, (len(group), 12))))
    drift = world.growth + random.normal(0, 0.02, len(group))
    restless = world.noise * np.exp(random.normal(0, 0.5, len(group)))
    level = np.zeros(len(group))
    for _ in range(world.years):
        share = season / season.sum(axis=1, keepdims=True)
        share = share * np.exp(world.season_noise * random.normal(0, 1, season.shape))
        steps = (drift + random.normal(0, world.common, GROUPS)[group])[:, None] / 12
        steps = steps + random.normal(0, world.wandering / np.sqrt(12), season.shape)
        levels = level[:, None] + np.cumsum(steps, axis=1)
        around = np.maximum(0.05, 1 + restless[:, None] * random.standard_t(5, season.shape) / 1.3)
        year = size[:, None] * np.exp(levels) * share * around
        struck = np.nonzero(random.random(len(group)) < world.one_offs)[0]
        year[struck, random.integers(0, 12, len(struck))] += (
            size[struck] * np.exp(levels[struck, 5]) * random.uniform(0.05, 0.4, len(struck))
        )
        other = random.random(len(group)) < world.changed
        season[other] *= np.exp(0.7 * world.season * random.normal(0, 1, (other.sum(), 12)))
        level = levels[:, -1]
        yield year


def _budget(world: World, random: Generator, to_date: Array) -> Array:
    budget = np.full_like(to_date, np.nan)
    if world.budget:
        total = to_date[:, :, 12]
        planned = total * np.exp(random.normal(-0.01, 0.05, total.shape))
        mended = np.where(random.random(total.shape) < 0.4, random.integers(6, 12, total.shape), MONTHS)
        after = np.arange(1, MONTHS) >= mended[..., None]
        budget[:, :, 1:] = np.where(after, (planned + total)[..., None] / 2, planned[..., None])
    return budget


def scores(panel: Panel, *, adapt: bool = True) -> dict[str, float]:
    """What the module prints of one world."""
    table = cells(backtest(panel, adapt=adapt), panel.years[-SCORED:])
    combined = table[table["method"] == COMBINED].set_index(["group", "month"])
    rules = table[table["method"] != COMBINED]
    by_rule = rules.groupby(["group", "method"])["wape"].mean()
    straight = by_rule.xs("straight_line", level="method").mean()
    covered = (combined["coverage"] * combined["n"]).groupby("group").sum() / combined["n"].groupby(
        "group"
    ).sum()
    return {
        "best rule": combined["wape"].mean() / by_rule.groupby("group").min().mean(),
        "straight": combined["wape"].mean() / straight,
        "worst cell": (combined["wape"] / rules.groupby(["group", "month"])["wape"].min()).max(),
        "covered": 100 * covered.mean(),
        "lowest": 100 * covered.min(),
        "highest": 100 * covered.max(),
        "width": 100 * combined["width"].mean(),
        "score": 100 * combined["interval_score"].mean(),
    }


def main() -> None:
    """Makes each world for each seed and prints the means."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--adapt", choices=["yes", "no"], default="yes")
    given = parser.parse_args()
    header = ("best rule", "straight", "worst cell", "covered", "lowest", "highest", "width", "score")
    print(f"{'world':<26}" + "".join(f"{name:>12}" for name in header))
    for name, world in WORLDS.items():
        each = [scores(made(world, seed), adapt=given.adapt == "yes") for seed in range(given.seeds)]
        mean = {key: np.mean([one[key] for one in each]) for key in header}
        print(f"{name:<26}" + "".join(f"{mean[key]:>12.2f}" for key in header))


if __name__ == "__main__":
    main()
