"""What telling the forecast of known changes gives, on Exempelkommunen's made-up figures with noise.

nice .venv/bin/python -m benchmarks.forecast_drivers [--seeds 3]

In each made 2025 twelve units get a change of 3–12 % of a month's cost, from a month between March and
November and for at least three months or to the end of the year: a placement, a contract, a rent. The year is
forecast after four months in three ways: nobody tells of the changes, they are told as they are, and as
people know them (20 % off in amount, a month off in time in two of five, one of five not told at all). Each
is told two months before it begins. Printed: mean absolute error of the changed units' and the committee's
year, per cent of what they became. No real volumes, prices or contracts were at hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.random import Generator

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.figures import Scenario
from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.frames.declared import LEDGER, TREE, frame_of
from socfin.management.demo import tree
from socfin.management.demo.figures import figures_as_now
from socfin.services.forecast.adjustments import AdjustmentFact, monthly
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.history import known_after
from socfin.services.forecast.run import forecast_values

AFTER = (3, 6, 8, 10)
CHANGED = 12
AHEAD = 2
ACCOUNT = "7510"
WAYS = ("untold", "told", "told with noise")
YEAR, DECEMBER = 2025, Month(2025, 12)


def changes(random: Generator, monthly_cost: pd.Series) -> list[AdjustmentFact]:
    """Twelve units' changes of the year, öre; positive improves the result."""
    made = []
    for code in random.choice(monthly_cost.index, CHANGED, replace=False):
        first = int(random.integers(3, 12))
        last = 12 if random.random() < 0.6 else min(12, first + int(random.integers(2, 6)))
        share = random.uniform(0.03, 0.12) * random.choice((-1, 1), p=(0.7, 0.3))
        amount = round(abs(monthly_cost[code]) * share) * (last - first + 1)
        span = Month(YEAR, first), Month(YEAR, last)
        made.append(AdjustmentFact(str(code), AdjustmentKind.CHANGE, *span, int(amount)))
    return made


def as_people_know(random: Generator, facts: Sequence[AdjustmentFact]) -> Iterator[AdjustmentFact]:
    """The changes as a controller tells them."""
    for fact in facts:
        if random.random() < 0.2:
            continue
        late = int(random.choice((0, 1, -1), p=(0.6, 0.2, 0.2)))
        first = min(max(fact.first.plus(late), Month(YEAR, 1)), fact.last)
        months = fact.last.number - first.number + 1
        each = fact.amount / (fact.last.number - fact.first.number + 1) * random.normal(1, 0.2)
        yield replace(fact, first=first, amount=round(each * months) or 1)


def ledger_of(figures: pd.DataFrame, facts: Sequence[AdjustmentFact]) -> pd.DataFrame:
    """The figures with what the changes came to in the books (columns of LEDGER)."""
    rows = [
        (
            row.code,
            row.account,
            "",
            row.scenario,
            "erp",
            0,
            Month.from_yyyymm(row.month).number,
            1,
            1,
            1,
            row.amount_ore,
        )
        for row in figures.itertuples()
    ]
    for fact in facts:
        for number, amount in enumerate(monthly(fact, YEAR), start=1):
            if amount:
                month = Month(YEAR, number).number
                rows.append(
                    (fact.code, ACCOUNT, "", Scenario.OUTCOME.value, "change", 0, month, 1, 1, 1, amount)
                )
    return frame_of(LEDGER, rows)


def tree_frame() -> pd.DataFrame:
    """Today's units under their areas (columns of TREE)."""
    rows = [(tree.ROOT, "Socialnämnden", "", 0, None, None, "")]
    for place, (code, name, parent) in enumerate(tree_rows(), start=1):
        rows.append((code, name, parent, place, None, None, ""))
    return frame_of(TREE, rows)


def tree_rows() -> list[tuple[str, str, str]]:
    """Code, name and parent of each area and of each unit that there is now."""
    areas = [(code, name, tree.ROOT) for code, name in tree.AREAS.items()]
    units = [(code, name, f"{code[:2]}0") for code, name in tree.UNITS.items()]
    return [*areas, *units]


def missed(seed: int) -> Iterator[tuple[int, str, float, float]]:
    """After which month, told how: what the changed units and the committee were missed by, per cent."""
    random = np.random.default_rng(seed)
    figures = figures_as_now(seed=seed, last_outcome=DECEMBER)
    outcome = figures[(figures["scenario"] == Scenario.OUTCOME.value) & (figures["month"] // 100 == YEAR)]
    facts = changes(random, outcome.groupby("code")["amount_ore"].sum() / 12)
    noisy = list(as_people_know(random, facts))
    ledger, nodes = ledger_of(figures, facts), tree_frame()
    this_year = (ledger["scenario"] == Scenario.OUTCOME.value) & (
        ledger["last"] // 12 == DECEMBER.number // 12
    )
    became = ledger[this_year].groupby("verksamhet")["amount_ore"].sum()
    codes = [fact.code for fact in facts]
    for number in AFTER:
        month = Month(YEAR, number)
        known = known_after(month, ledger, nodes, DEFAULT_RULES)
        for way, told in zip(WAYS, ((), facts, noisy), strict=True):
            in_time = [fact for fact in told if fact.first <= month.plus(AHEAD)]
            made = forecast_values(known, in_time).values
            nets = {each.code: each.amount for each in made if each.method == COMBINED and not each.line}
            off = sum(abs(nets[code] - became[code]) for code in codes) / abs(became[codes]).sum()
            whole = abs(nets[tree.ROOT] - became.sum()) / abs(became.sum())
            yield number, way, 100 * off, 100 * whole


def main() -> None:
    """Prints the means over the seeds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3)
    seeds = range(parser.parse_args().seeds)
    table = pd.DataFrame(
        [row for seed in seeds for row in missed(seed)], columns=["after", "way", "units", "committee"]
    )
    means = table.groupby(["after", "way"])[["units", "committee"]].mean().unstack("way")
    print(means.round(2).to_string())


if __name__ == "__main__":
    main()
