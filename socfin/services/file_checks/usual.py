"""Whether a file's amounts are as large and of the sign that is usual for their keys; corrects nothing.

Rule: a figure is held against the usual for its verksamhet, account and line, which is the median of the
amount per month in the published outcomes given, where there are at least USUAL_MONTHS of them and none is
more than STEADY times another. Amounts in öre; a figure that covers several months is divided by them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import Unit, format_amount
from socfin.frames.declared import records, summed

KEY = ["verksamhet", "account", "line"]
USUAL_MONTHS = 3
"""Of two months that differ neither can be called the usual one; the median of three is one of them."""
STEADY = 4.0
"""Amounts that vary more than so many times from month to month have nothing usual to be held against."""
FLOOR_ORE = 5_000_00
"""A usual amount below this a month says too little about a figure."""
MOST = 0.7
"""The share of comparable figures that must be off for the whole file to be."""
LISTED = 8
"""Rows told one by one."""

Named = Callable[[str], str]


def usual(history: pd.DataFrame) -> pd.DataFrame:
    """verksamhet, account, line → usual_ore per month with its sign, for the keys that are steady.

    `history` is a ledger of published outcomes. Columns: KEY and usual_ore (float).
    """
    known = history[history["amount_ore"].notna() & (history["amount_ore"] != 0)]
    rates = known[KEY].assign(rate=known["amount_ore"].astype("float64") / known["months"])
    grouped = rates.groupby(KEY, sort=False)["rate"]
    ranges = grouped.agg(["median", "min", "max", "count"]).reset_index()
    low, high = ranges[["min", "max"]].abs().min(axis=1), ranges[["min", "max"]].abs().max(axis=1)
    steady = (ranges["count"] >= USUAL_MONTHS) & (ranges["min"] * ranges["max"] > 0) & (high <= STEADY * low)
    chosen = ranges[steady & (ranges["median"].abs() >= FLOOR_ORE)]
    return chosen[KEY].assign(usual_ore=chosen["median"])


def against_usual(figures: pd.DataFrame, history: pd.DataFrame, named: Named) -> list[Problem]:
    """Whether the file as a whole, or single rows of it, has another unit or sign than is usual.

    `figures` has KEY, scenario, months, amount_ore and row (in the file); only outcomes are compared.
    """
    if history.empty or figures.empty:
        return []
    outcome = figures[(figures["scenario"] == Scenario.OUTCOME.value) & figures["amount_ore"].notna()]
    compared = outcome.merge(usual(history), on=KEY, how="inner")
    compared = compared[compared["amount_ore"] != 0]
    if compared.empty:  # accounts before and sums now, or the other way round: the verksamheter are compared
        compared = _nets(outcome).merge(usual(_nets(history)), on=KEY, how="inner")
        compared = compared[compared["amount_ore"] != 0]
    if compared.empty:
        return []
    rate = compared["amount_ore"].astype("float64") / compared["months"]
    ratio = rate / compared["usual_ore"]
    factor = _factor(ratio)
    whole = [
        *_wrong_unit(ratio, factor),
        *_turned(ratio),
    ]
    if whole:
        return whole
    odd = (factor != 0) | (ratio.between(-2, -0.5))
    unusual = compared[odd].assign(factor=factor[odd], turned=(ratio < 0)[odd]).head(LISTED)
    return [_unusual(row, named) for row in records(unusual)]


def _nets(figures: pd.DataFrame) -> pd.DataFrame:
    """One net a verksamhet and span; "varav" rows are not summed."""
    counted = figures[figures["line"].astype("str") != Line.OF_WHICH_PERSONNEL.value]
    keys = ["verksamhet", "scenario", "last", "months"]
    sums = summed(counted.astype({"verksamhet": "str", "scenario": "str"}), keys)
    return sums[sums["amount_ore"].notna()].assign(account="", line=Line.NET.value, row=0)


def _factor(ratio: pd.Series) -> pd.Series:
    """3 for about a thousand times the usual, 1 for ten, −3 and −1 for a thousandth and a tenth, else 0."""
    power = np.log10(ratio.abs())
    factor = pd.Series(0, index=ratio.index)
    for step, width in ((1, 0.12), (3, 0.25)):
        for sign in (1, -1):
            factor = factor.mask((power - sign * step).abs() <= width, sign * step)
    return factor


def _wrong_unit(ratio: pd.Series, factor: pd.Series) -> list[Problem]:
    """The median decides: one figure a thousand times the usual is a row's error, most are the file's."""
    power = float(np.log10(ratio.abs()).median())
    for step, width in ((3, 0.35), (1, 0.15)):
        if abs(abs(power) - step) <= width and len(ratio) >= USUAL_MONTHS:
            times = {3: "tusen", 1: "tio"}[step]
            size = f"{times} gånger större" if power > 0 else f"{times} gånger mindre"
            shown = int((factor == (step if power > 0 else -step)).sum())
            return [
                warning(
                    f"Beloppen är ungefär {size} än de publicerade ({shown} av {len(ratio)} jämförda).",
                    "Kontrollera enheten (kr, tkr eller mnkr) under Så lästes filen (--unit i kommandot).",
                    code="wrong_unit",
                )
            ]
    return []


def _turned(ratio: pd.Series) -> list[Problem]:
    turned = int((ratio < 0).sum())
    if turned < USUAL_MONTHS or turned < MOST * len(ratio):
        return []
    return [
        warning(
            f"Tecknet ser omvänt ut: {turned} av {len(ratio)} jämförda belopp har motsatt tecken mot de "
            "publicerade.",
            "Välj ”vänt tecken” eller inte under Så lästes filen (--sign i kommandot).",
            code="sign_turned",
        )
    ]


def _unusual(row: dict[str, Any], named: Named) -> Problem:
    amount, common = int(row["amount_ore"]), float(row["usual_ore"]) * int(row["months"])
    factor = int(row["factor"])
    where = _where(row, named)
    shown = f"{format_amount(amount, Unit.KR)} kr; det vanliga är omkring {_about(common)} kr"
    if factor:
        size = {3: "tusen gånger", 1: "tio gånger", -1: "en tiondel av", -3: "en tusendel av"}[factor]
        return warning(
            f"{where}: beloppet är omkring {size} det vanliga, {shown}.",
            "Kontrollera beloppet och enheten mot ekonomisystemet.",
            row=_row(row),
            code="figure_unusual",
        )
    return warning(
        f"{where}: beloppet har motsatt tecken mot vanligt, {shown}.",
        "Kontrollera om beloppet är en rättelse eller om tecknet är fel.",
        row=_row(row),
        code="sign_against_published",
    )


def _about(ore: float) -> str:
    return format_amount(round(ore / 100_000) * 100_000, Unit.KR)


def _where(row: dict[str, Any], named: Named) -> str:
    code, account, line = (str(row[key]) for key in KEY)
    what = f", konto {account}" if account else ""
    if line and Line(line) is not Line.NET:
        what = f", {Line(line).label.lower()}"
    return f"{named(code)}{what}"


def _row(row: dict[str, Any]) -> int | None:
    number = int(row["row"])
    return number or None
