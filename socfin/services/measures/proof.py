"""What a line, an account or an indicator was in each month, beside the measure that is to move it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line
from socfin.domain.measures.facts import MeasurePlan
from socfin.domain.measures.sections import MeasureProof
from socfin.domain.money import nearest
from socfin.domain.period import Month
from socfin.domain.sections import IndicatorRow
from socfin.services.ledger.measures import COUNTED, LINES, line_numbers
from socfin.services.ledger.organisation import Tree
from socfin.services.measures.rows import Shown

BEFORE = 12
"""Months before the first that are the mean it is held against."""


@dataclass(frozen=True, slots=True)
class Books:
    """What the outcome of a month is read from."""

    ledger: pd.DataFrame
    """frames.LEDGER"""
    tree: pd.DataFrame
    """frames.TREE"""
    rules: Sequence[AccountRule]


def shown_by_money(plan: MeasurePlan, code: str, books: Books) -> Shown | None:
    """The outcome of the account, else of the line, of a verksamhet and all beneath it; öre with its sign.

    Only months that the files tell by themselves. None where the plan names neither, or none is known.
    """
    if not plan.account and not plan.line:
        return None
    amounts = monthly_outcome(books, code, account=plan.account, line=plan.line)
    if not amounts:
        return None
    name = f"konto {plan.account}" if plan.account else Line(plan.line).label
    return Shown(MeasureProof(name=name, before=_mean_before(amounts, plan.first)), amounts)


def shown_by_indicator(plan: MeasurePlan, code: str, rows: Iterable[IndicatorRow], year: int) -> Shown | None:
    """The indicator's months in the year; None where the plan names none or the report has none."""
    row = next((row for row in rows if (row.code, row.indicator) == (code, plan.indicator)), None)
    if row is None:
        return None
    values = {
        Month(year, number): steps for number, steps in enumerate(row.months, start=1) if steps is not None
    }
    proof = MeasureProof(
        name=row.name, unit=row.unit, decimals=row.decimals, before=_mean_before(values, plan.first)
    )
    return Shown(proof, values)


def _mean_before(amounts: Mapping[Month, int], first: Month) -> int | None:
    before = [amounts[month] for number in range(1, BEFORE + 1) if (month := first.plus(-number)) in amounts]
    return nearest(sum(before), len(before)) if before else None


def monthly_outcome(books: Books, code: str, *, account: str = "", line: str = "") -> dict[Month, int]:
    """The outcome of a verksamhet and all beneath it in each month that the files tell by itself, öre.

    Of an account (or its first figures), else of a line, else the net; empty where the code is unknown.
    """
    ledger, tree = books.ledger, Tree.of(books.tree)
    if code not in tree.positions:
        return {}
    below = {tree.nodes[node].code for node in tree.subtree(tree.positions[code])}
    chosen = ledger[
        (ledger["scenario"] == Scenario.OUTCOME.value)
        & (ledger["months"] == 1)
        & ledger["verksamhet"].isin(below)
    ]
    if account:
        chosen = chosen[chosen["account"].str.startswith(account)]
    elif len(chosen):
        numbers = line_numbers(chosen, tuple(books.rules))
        chosen = chosen[numbers == LINES.index(Line(line)) if line else np.isin(numbers, COUNTED)]
    known = chosen.dropna(subset=["amount_ore"])
    sums = known.groupby("last", as_index=False)["amount_ore"].sum()
    months = zip(sums["last"].tolist(), sums["amount_ore"].tolist(), strict=True)
    return {Month.from_number(last): amount for last, amount in months}
