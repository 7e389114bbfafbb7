"""How right the forecast is on municipalities its weights were not learned on.

    nice .venv/bin/python -m benchmarks.hold_out_forecast ../shared/data/municipal-monthly.csv

The table is learned four times, each time without a quarter of the municipalities, and each municipality is
forecast with the table that has not seen it. Prints WAPE per group and method, coverage, and cells worse than
1.15 × the best rule: as the file is, without its budgets, with every series in one group, and with years that
start in April or October. Last, each group is forecast with a table that has seen no series of that group.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.learn_forecast import BREAK, Lessons, all_lessons, folds, learn, only, starting_in
from socfin.services.forecast.arrays import Whole
from socfin.services.forecast.backtest import COMBINED, Backtest, backtest, cells
from socfin.services.forecast.panel import Panel, panel_of
from socfin.services.forecast.priors import Priors, priors_of


def unseen(panel: Panel, priors: list[Priors], fold: Whole) -> Backtest:
    """The back-test where each series' combination and range come from the table that left out its fold."""
    made = backtest(panel, priors[0])
    for number, one in enumerate(priors):
        other, members = backtest(panel, one), fold == number
        made.forecasts[COMBINED][members] = other.forecasts[COMBINED][members]
        made.range.low[members] = other.range.low[members]
        made.range.high[members] = other.range.high[members]
    return made


def told(table: pd.DataFrame) -> str:
    """Per group: every method's mean WAPE over months in %, the combination's coverage, and the marks."""
    wape = table.groupby(["group", "method"])["wape"].mean().unstack() * 100
    wape.loc["mean"] = wape.mean()
    combined = table[table["method"] == COMBINED].set_index(["group", "month"])
    inside = (combined["coverage"] * combined["n"]).groupby("group").sum()
    wape["coverage"] = 100 * inside / combined["n"].groupby("group").sum()
    wape.loc["mean", "coverage"] = 100 * inside.sum() / combined["n"].sum()
    rules = table[table["method"] != COMBINED]
    best = rules.groupby(["group", "method"])["wape"].mean().groupby("group").min().mean()
    against = combined["wape"] / rules.groupby(["group", "month"])["wape"].min()
    return (
        f"{wape.round(1).to_string()}\nagainst the best rule per group, chosen with hindsight: "
        f"{combined['wape'].mean() / best:.3f}; cells above 1.15 × the best rule: "
        f"{(against > 1.15).sum()} of {len(against)} (worst {against.max():.2f})"
    )


def learned(lessons: list[Lessons], fold: Whole) -> list[Priors]:
    """A table for each fold of the series, learned without it."""
    return [
        priors_of(learn([only(one, fold[one.where[0]] != number) for one in lessons], "held out"))
        for number in range(int(fold.max()) + 1)
    ]


def main() -> None:
    """Learns, forecasts and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    frame = pd.read_csv(parser.parse_args().file, sep=";")
    panel = panel_of(frame)
    years = [year for year in panel.years if year > BREAK]
    lessons = all_lessons(frame, years)
    no_budgets = replace(panel, budget=np.full_like(panel.budget, np.nan))
    quarter = folds(panel)
    priors = learned(lessons, quarter)
    for name, one in (
        ("as it is", panel),
        ("without budgets", no_budgets),
        ("one group", replace(panel, group=panel.group * 0, groups=("all",))),
        ("years from April, without budgets", starting_in(panel, 4)),
        ("years from October, without budgets", starting_in(panel, 10)),
    ):
        print(f"\n{name}\n{told(cells(unseen(one, priors, quarter), years))}")
    priors = learned(lessons, panel.group)
    for name, one in (("as it is", panel), ("without budgets", no_budgets)):
        print(f"\n{name}, the group not learned on\n{told(cells(unseen(one, priors, panel.group), years))}")


if __name__ == "__main__":
    main()
