"""Exempelkommunen's monthly budget and outcome by unit and account as one long frame; öre, costs negative."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pandera.pandas as pa

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.management.demo import events, tree
from socfin.management.demo.draw import MONTHS, draw
from socfin.management.demo.units import PLANS

SEED = 2025
LAST_OUTCOME = Month(2025, 10)

FIGURES = pa.DataFrameSchema(
    {
        "scenario": pa.Column(str, pa.Check.isin([Scenario.BUDGET.value, Scenario.OUTCOME.value])),
        "month": pa.Column("int64"),  # yyyymm
        "code": pa.Column(str),
        "account": pa.Column(str),
        "amount_ore": pa.Column("int64"),
    },
    unique=["scenario", "month", "code", "account"],
    strict=True,
    ordered=True,
)


def figures(*, seed: int = SEED, last_outcome: Month = LAST_OUTCOME) -> pd.DataFrame:
    """Budget for all of 2023–2025 and outcome up to and including `last_outcome`, as FIGURES.

    Units are those of the month itself: the old hemtjänst groups to December 2024, the new from January 2025.
    """
    return as_then(figures_as_now(seed=seed, last_outcome=last_outcome))


def figures_as_now(*, seed: int = SEED, last_outcome: Month = LAST_OUTCOME) -> pd.DataFrame:
    """The same figures with all history on the units of today."""
    every = pd.concat([_ordinary(seed), _extra(last_outcome)], ignore_index=True)
    known = (every["scenario"] == Scenario.BUDGET.value) | (every["month"] <= last_outcome.yyyymm)
    return _summed(every[known])


def as_then(frame: pd.DataFrame) -> pd.DataFrame:
    """Move each month's figures to the units that existed then; no öre is gained or lost."""
    before = frame["month"] < tree.REORGANISED.yyyymm
    old = {heir: code for code, (_, heirs) in tree.ENDED.items() for heir in heirs}
    return _summed(frame.assign(code=frame["code"].mask(before, frame["code"].replace(old))))


def _ordinary(seed: int) -> pd.DataFrame:
    drawn = [
        (code, *key, amounts)
        for code, plan in PLANS.items()
        for key, amounts in draw(code, plan, seed).items()
    ]
    codes, scenarios, accounts, amounts = zip(*drawn, strict=True)
    return pd.DataFrame(
        {
            "scenario": np.repeat([scenario.value for scenario in scenarios], len(MONTHS)),
            "month": np.tile([month.yyyymm for month in MONTHS], len(drawn)),
            "code": np.repeat(codes, len(MONTHS)),
            "account": np.repeat(accounts, len(MONTHS)),
            "amount_ore": np.concatenate(amounts),
        }
    )


def _extra(last_outcome: Month) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (Scenario.OUTCOME.value, event.month.yyyymm, event.code, event.account, event.amount)
            for event in events.events(last_outcome)
        ],
        columns=list(FIGURES.columns),
    )


def _summed(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["scenario", "month", "code", "account"]
    return FIGURES.validate(frame.groupby(keys, sort=True)["amount_ore"].sum().to_frame().reset_index())
