"""What the committee's own budget says of a series' year, and a guess where nothing can be weighed; öre.

The combination (services/forecast) knows the year's budget but not its months, nor that a verksamhet
is new or has closed; both are told here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socfin.domain.period import Month
from socfin.services.forecast.history import History, Key
from socfin.services.ledger.organisation import Node

OPENED, OPENS, CLOSED, PLAIN = "opened", "opens", "closed", "plain"
EVEN = 0.002
"""A budget to date this near to so many twelfths of the year's says nothing of the months."""
WANDERING = 0.05
"""How far what remains may leave a budget that has held exactly so far, as a share of it."""
UNSURE = 0.25
"""The standard deviation of a plain guess, as a share of what remains of the year."""
LEAST = 100_00.0
"""Öre: no guess is surer than a hundred kronor, except of what has ended."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A guess of the year in öre (costs negative), its standard deviation in öre, and why (`how`)."""

    amount: float
    spread: float
    how: str

    @property
    def instead(self) -> bool:
        """Whether this stands instead of the combination, which must not be asked."""
        return self.how != PLAIN


def fallback(history: History, key: Key) -> Fallback:
    """Closed: the outcome. Not yet open: the budget. New this year: the mean of its budget and its pace.

    Else outcome + remaining budget as budgeted by month, and without a budget the straight line.
    """
    row, (year, month) = history.index[key], history.now
    node, now = history.known.tree.nodes[key.node], history.known.month
    outcome, budget = float(history.outcome[row, year, month]), float(history.budget[row, year, month])
    left = budget - float(history.budget_now[row])
    if np.isnan(outcome):
        return Fallback(_known(budget), UNSURE * abs(_known(budget)) + LEAST, OPENS)
    if node.successor is None and node.valid_to is not None and node.valid_to <= now.number:
        return Fallback(outcome, 1.0, CLOSED)
    how = OPENED if _is_new(history, row, node, now) else PLAIN
    first = node.valid_from % 12 if how == OPENED and node.valid_from is not None else 0
    pace = outcome * (12 - first) / (month + 1 - first)
    guesses = [pace] if np.isnan(left) else [outcome + left]
    if how == OPENED and not np.isnan(left):
        guesses.append(pace)
    amount = float(np.mean(guesses))
    return Fallback(amount, UNSURE * abs(amount - outcome) + LEAST, how)


@dataclass(frozen=True, slots=True)
class BudgetedMonths:
    """Outcome + remaining budget as budgeted by month, and its standard deviation; öre, costs negative."""

    amount: float
    spread: float


def budgeted_months(history: History, key: Key) -> BudgetedMonths | None:
    """What the budget's own months say; None where it is spread evenly and the past tells more.

    Its standard deviation is the share by which the outcome has left the budgeted months so far, and
    WANDERING more, of what remains: a budget that has held is believed, one that has not is not.
    """
    row, (year, month) = history.index[key], history.now
    outcome, budget, so_far = (
        float(series[row, year, month]) if series.ndim == 3 else float(series[row])
        for series in (history.outcome, history.budget, history.budget_now)
    )
    if np.isnan(outcome + budget + so_far) or not budget or not so_far:
        return None
    has_past = year > 0 and np.isfinite(history.outcome[row, year - 1, 11])
    if has_past and abs(so_far / budget - (month + 1) / 12) < EVEN:
        return None
    left = budget - so_far
    share = abs(outcome - so_far) / abs(so_far)
    return BudgetedMonths(outcome + left, max(abs(left) * (share + WANDERING), LEAST))


def _is_new(history: History, row: int, node: Node, now: Month) -> bool:
    """Opened this year after January, without a past of its own or of a predecessor."""
    opened = node.valid_from
    if opened is None or opened // 12 != now.year or opened % 12 == 0 or opened > now.number:
        return False
    before = history.outcome[row, :, :].copy()
    before[-1, opened % 12 :] = np.nan
    return not np.nan_to_num(before).any()


def _known(value: float) -> float:
    return 0.0 if np.isnan(value) else value
