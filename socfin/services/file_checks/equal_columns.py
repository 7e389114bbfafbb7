"""Columns of a file that say the same verksamhet by verksamhet, or nothing at all; never which is right.

Rule: outcome is hardly the budget of the same months in every verksamhet, nor last year's, nor the month
before; and an outcome of nothing but zeros beside a budget has not been filled in.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.period import Month, Span
from socfin.services.file_checks.pairs import Pairs, months_before

LEAST = 3
"""Verksamheter with both; of fewer nothing is shown by their being equal."""
NEARLY_ALL = 0.9
"""The share of them that must be equal, and of their money."""
CODE = "equal_columns"
CHECK = "Kontrollera mot ekonomisystemet: den ena kolumnen ser ut att ha den andras belopp."


def equal_columns(figures: pd.DataFrame, whole: pd.DataFrame, every: Iterable[Pairs]) -> list[Problem]:
    """A warning for each; `figures` is the file as a ledger in öre, `whole` its `nets`, `every` its pairs."""
    return [*_alike(every), *_month_again(whole), *_nothing(figures)]


def _alike(every: Iterable[Pairs]) -> list[Problem]:
    problems = []
    for pairs in every:
        first, last, months = pairs.slots[0]
        if first == Scenario.OUTCOME.value and are_equal(pairs):
            span = Span(Month.from_number(last), months).label
            problems.append(
                _same_amounts(f"Utfallet {span} är exakt {pairs.words[1]} i nästan alla verksamheter.")
            )
    return problems


def _month_again(whole: pd.DataFrame) -> list[Problem]:
    """Months side by side: one that is the month before in every verksamhet has been filled to the right."""
    problems = []
    for pairs in months_before(whole):
        if are_equal(pairs):
            month, earlier = (Month.from_number(last).label for _, last, _ in pairs.slots)
            problems.append(
                _same_amounts(f"Utfallet för {month} är exakt {earlier}s i nästan alla verksamheter.")
            )
    return problems


def are_equal(pairs: Pairs) -> bool:
    """Whether nearly all verksamheter, and of their money, have the very same amount in both."""
    same, sizes = pairs.own == pairs.other, np.abs(pairs.own)
    if len(same) < LEAST:
        return False
    return bool(same.mean() >= NEARLY_ALL and sizes[same].sum() >= NEARLY_ALL * sizes.sum())


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
            code=CODE,
        )
    ]


def _same_amounts(message: str) -> Problem:
    return warning(message, CHECK, code=CODE)
