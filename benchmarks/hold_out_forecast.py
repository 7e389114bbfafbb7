"""How right the forecast is on municipalities its weights were not learned on.

    nice .venv/bin/python -m benchmarks.hold_out_forecast ../shared/data/municipal-monthly.csv

The table is learned four times, each time without a quarter of the municipalities, and each municipality is
forecast with the table that has not seen it. Prints WAPE per group and method, coverage, and cells worse than
1.15 × the best rule: as the file is, without its budgets, and with every series in one group.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.learn_forecast import BREAK, FOLDS, Lessons, folds, learn, lessons_of, only, variants
from socfin.services.forecast.backtest import COMBINED, Backtest, backtest, cells
from socfin.services.forecast.panel import Panel, panel_of
from socfin.services.forecast.priors import Priors, priors_of


def unseen(panel: Panel, priors: list[Priors]) -> Backtest:
    """The back-test where each series' combination and range come from the table that left it out."""
    fold = folds(panel)
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


def learned(frame: pd.DataFrame, years: list[int]) -> list[Priors]:
    """A table for each quarter, learned without it."""
    lessons: list[Lessons] = [lessons_of(panel, years) for panel in variants(frame)]
    return [
        priors_of(learn([only(one, one.fold != fold) for one in lessons], "held out"))
        for fold in range(FOLDS)
    ]


def main() -> None:
    """Learns, forecasts and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    frame = pd.read_csv(parser.parse_args().file, sep=";")
    panel = panel_of(frame)
    years = [year for year in panel.years if year > BREAK]
    priors = learned(frame, years)
    for name, one in (
        ("as it is", panel),
        ("without budgets", replace(panel, budget=np.full_like(panel.budget, np.nan))),
        ("one group", replace(panel, group=panel.group * 0, groups=("all",))),
    ):
        print(f"\n{name}\n{told(cells(unseen(one, priors), years))}")


if __name__ == "__main__":
    main()
