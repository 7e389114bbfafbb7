"""Months in which nothing was booked: zero where the other months give the year's result; never a guess."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

from socfin.domain.listing import listed
from socfin.domain.period import MONTH_NAMES, Month
from socfin.importers.sie.grammar.header import Year


def silent_months(outcome: pd.DataFrame, year: Year, until: Month) -> list[int]:
    """The months (yyyymm) of the year up to a month that have no outcome at all."""
    first, last = year[0], min(year[1], until)
    here = set(outcome["month"].unique().tolist())
    months = (Month.from_number(number) for number in range(first.number, last.number + 1))
    return [month.yyyymm for month in months if month.yyyymm not in here]


def with_zeros(outcome: pd.DataFrame, months: list[int], year: Year) -> pd.DataFrame:
    """The outcome with 0, on row 0, in silent months for what has an outcome in the year."""
    first, last = (month.yyyymm for month in year)
    here = outcome[outcome["month"].between(first, last)][["code", "account"]].drop_duplicates()
    if not months or here.empty:
        return outcome
    places = pd.DataFrame(product(range(len(here)), months), columns=["at", "month"])
    zeros = here.iloc[places["at"].to_numpy()].assign(month=places["month"].to_numpy(), ore=0, row=0)
    kinds = {"month": outcome["month"].dtype, "ore": np.int64, "row": outcome["row"].dtype}
    return pd.concat([outcome, zeros.astype(kinds)[list(outcome.columns)]], ignore_index=True)


def read_as_zero(months: list[int]) -> str:
    """What was read as zero, and why it may be."""
    named = listed([f"{MONTH_NAMES[month % 100 - 1]} {month // 100}" for month in months])
    return f"Inget är bokfört i {named}: utfallet är 0, för de andra månaderna ger årets resultat (#RES)."
