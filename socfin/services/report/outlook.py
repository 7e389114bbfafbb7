"""Forecasts of the full year from what is known: straight line, budget remaining, model, assessed, official.

All amounts are öre with the committee's signs. Rules: docs/figures.md, "Prognos". No history is
read here; the model's forecasts were made when the figures were published (services/forecast/run.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from socfin.domain.money import Ore, nearest
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import BUDGET_YEAR, FORECAST_YEAR, Series, to_date
from socfin.services.ledger.rollup import total_of
from socfin.services.report.placement import ModelForecast

ASSESSED = "bedömd"
REMAINING = "utfall + återstående budget"
SUM_OF_PARTS = "summa av verksamheterna"
MODEL = "beräknad prognos"
NO_MODEL: Mapping[int, ModelForecast] = {}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The full year as each method sees it, and the official one, öre; None where a method cannot tell."""

    straight_line: Ore | None = None
    budget_remaining: Ore | None = None
    assessed: Ore | None = None
    official: Ore | None = None
    method: str = ""
    model: ModelForecast | None = None


def straight_line(outcome_to_date: Ore | None, months: int) -> Ore | None:
    """Outcome to date × 12 / months in whole öre, half away from zero; None without an outcome."""
    if outcome_to_date is None:
        return None
    return nearest(outcome_to_date * 12, months)


def budget_remaining(
    outcome_to_date: Ore | None, budget_to_date: Ore | None, budget_year: Ore | None
) -> Ore | None:
    """Outcome to date + what is left of the full-year budget, öre; None where any of the three is missing."""
    if outcome_to_date is None or budget_to_date is None or budget_year is None:
        return None
    return outcome_to_date + budget_year - budget_to_date


def outlook(
    outcome_to_date: Ore | None,
    budget_to_date: Ore | None,
    budget_year: Ore | None,
    *,
    months: int,
    assessed: Ore | None = None,
    model: ModelForecast | None = None,
) -> Outlook:
    """The methods beside each other, öre: official is the assessed, else the model's, else budget remaining.

    The straight line is shown but never official: without a full-year budget or a past there is no forecast.
    """
    remaining = budget_remaining(outcome_to_date, budget_to_date, budget_year)
    official, method = (assessed, ASSESSED) if assessed is not None else (remaining, REMAINING)
    if assessed is None and model is not None:
        official, method = model.amount, MODEL
    return Outlook(
        straight_line=straight_line(outcome_to_date, months),
        budget_remaining=remaining,
        assessed=assessed,
        official=official,
        method="" if official is None else method,
        model=model,
    )


def outlooks(
    measured: Measured,
    active: set[int],
    entered: dict[int, Ore],
    model: Mapping[int, ModelForecast] = NO_MODEL,
    *,
    top: int | None = None,
) -> dict[int, Outlook]:
    """Every active node's outlook by position, children before parents; `entered` is öre by position.

    Of the nodes at and under `top` alone where one is given: nothing above or beside says anything of them.

    A person's entered forecast wins over an uploaded one. Where only some of the verksamheter below
    are assessed, the parent's is the sum of theirs (and of what hangs on the parent itself), as soon
    as every active one has a forecast.
    """
    tree, ahead = measured.tree, dict[int, Outlook]()
    below: dict[int, bool] = {}  # whether anything under the node is assessed
    by_hand: dict[int, bool] = {}
    for node in reversed(list(tree.subtree(tree.root if top is None else top))):
        children = [child for child in tree.children[node] if child in active]
        by_hand[node] = any(child in entered or by_hand[child] for child in children)
        below[node] = by_hand[node] or any(
            below[child] or measured.says(FORECAST_YEAR, child) for child in children
        )
        if node not in active:
            continue
        uploaded = None if by_hand[node] else measured.amount(FORECAST_YEAR, node)
        own = outlook(
            measured.amount(to_date(Series.OUTCOME, measured.month.month), node),
            measured.amount(to_date(Series.BUDGET, measured.month.month), node),
            measured.amount(BUDGET_YEAR, node),
            months=measured.month.month,
            assessed=entered.get(node, uploaded),
            model=model.get(node),
        )
        if own.assessed is None and below[node]:
            parts = _sum_of_parts(measured, node, own, [ahead[child] for child in children])
            if parts is not None:
                own = replace(own, official=parts, method=SUM_OF_PARTS)
        ahead[node] = own
    return ahead


def _sum_of_parts(measured: Measured, node: int, own: Outlook, parts: list[Outlook]) -> Ore | None:
    """The children's official forecasts and the node's own share; None when any of them is missing."""
    return total_of([_own_share(measured, node, own, parts), *(part.official for part in parts)])


def _own_share(measured: Measured, node: int, own: Outlook, parts: list[Outlook]) -> Ore | None:
    """What hangs on the node itself: 0 without figures, uploaded, the model's, else its budget remaining."""
    uploaded, amount = measured.own_amount(FORECAST_YEAR, node)
    if uploaded:
        return amount
    if own.model is not None and all(part.model is not None for part in parts):
        return own.model.amount - sum(part.model.amount for part in parts if part.model is not None)
    month = measured.month.month
    own_figures = (to_date(Series.OUTCOME, month), to_date(Series.BUDGET, month), BUDGET_YEAR)
    if not any(measured.own_amount(measure, node)[0] for measure in own_figures):
        return 0
    below = total_of(part.budget_remaining for part in parts)
    return None if own.budget_remaining is None or below is None else own.budget_remaining - below
