"""Columns of a file that say the same verksamhet by verksamhet, or nothing at all; never which is right.

Rule: outcome is hardly the budget of the same months in every verksamhet, nor last year's, nor the month
before; and an outcome of nothing but zeros beside a budget has not been filled in.
"""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.period import Month, Span
from socfin.services.file_checks.pairs import pairs_of

LEAST = 3
"""Verksamheter with both; of fewer nothing is shown by their being equal."""
NEARLY_ALL = 0.9
"""The share of them that must be equal, and of their money."""
_CHECK = "Kontrollera mot ekonomisystemet: den ena kolumnen ser ut att ha den andras belopp."


def equal_columns(figures: pd.DataFrame, whole: pd.DataFrame) -> list[Problem]:
    """A warning for each; `figures` is the file as a ledger, `whole` its `nets`, öre."""
    return [*_alike(whole), *_month_again(whole), *_nothing(figures)]


def _alike(whole: pd.DataFrame) -> list[Problem]:
    problems = []
    for pairs in pairs_of(whole):
        (first, last, months), _ = pairs.slots
        own, other = pd.Series(pairs.own), pd.Series(pairs.other)
        if first == Scenario.OUTCOME.value and _are_equal(own, other):
            span = Span(Month.from_number(last), months).label
            problems.append(
                _same_amounts(f"Utfallet {span} är exakt {pairs.words[1]} i nästan alla verksamheter.")
            )
    return problems


def _month_again(whole: pd.DataFrame) -> list[Problem]:
    """Months side by side: one that is the month before in every verksamhet has been filled to the right."""
    single = whole[(whole["months"] == 1) & (whole["scenario"] == Scenario.OUTCOME.value)]
    before = single.assign(last=single["last"] + 1)
    both = single.merge(before, on=["verksamhet", "last"], suffixes=("", "_other"))
    problems = []
    for last, frame in both.groupby("last", sort=True):
        if _are_equal(frame["amount_ore"], frame["amount_ore_other"]):
            month = Month.from_number(int(str(last)))
            earlier = Month.from_number(month.number - 1).label
            problems.append(
                _same_amounts(f"Utfallet för {month.label} är exakt {earlier}s i nästan alla verksamheter.")
            )
    return problems


def _are_equal(own: pd.Series, other: pd.Series) -> bool:
    same = own == other
    money = float(own.abs().sum())
    return len(own) >= LEAST and same.mean() >= NEARLY_ALL and own[same].abs().sum() >= NEARLY_ALL * money


def _nothing(figures: pd.DataFrame) -> list[Problem]:
    known = figures[figures["amount_ore"].notna()]
    sums = known.assign(size=known["amount_ore"].abs()).groupby("scenario", observed=True)["size"]
    sizes, rows = sums.sum(), sums.size()
    outcome = Scenario.OUTCOME.value
    if rows.get(outcome, 0) < LEAST or sizes[outcome] or not sizes.drop(outcome).any():
        return []
    return [
        warning(
            "Utfallet är noll på alla rader: kolumnen ser inte ut att vara ifylld.",
            "Ta ut rapporten när utfallet är bokfört, eller välj Används inte för kolumnen under Så lästes "
            "filen (--columns i kommandot).",
            code="equal_columns",
        )
    ]


def _same_amounts(message: str) -> Problem:
    return warning(message, _CHECK, code="equal_columns")
