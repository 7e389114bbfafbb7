"""The model's stored forecasts placed at the verksamheter a report shows; parts and wholes still agree.

Stored forecasts speak of the verksamheter that existed after their month. Shown as things are now, each is
moved with its verksamhet; shown as they were, one that ended earlier in the year keeps its own outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from socfin.domain.money import Ore
from socfin.domain.report import Organisation
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import Series, to_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelForecast:
    """A verksamhet's full year as the model sees it, öre, costs negative; `low` and `high` None: no range."""

    amount: Ore
    low: Ore | None = None
    high: Ore | None = None
    own: Ore = 0
    """What of the amount hangs on no verksamhet below with a forecast of its own."""
    lines: Mapping[str, Ore] = field(default_factory=dict)
    """Per line of the income statement; empty where the lines are not forecast."""


def model_at_nodes(model: Mapping[str, ModelForecast], measured: Measured) -> dict[int, ModelForecast]:
    """The forecasts by position in the report's tree; what the tree does not have is left out."""
    tree = measured.tree
    known = {tree.positions[code]: forecast for code, forecast in model.items() if code in tree.positions}
    if not known:
        return {}
    if measured.organisation is Organisation.NOW:
        return _as_now(known, tree)
    return _as_then(known, measured)


def _as_now(known: Mapping[int, ModelForecast], tree: Tree) -> dict[int, ModelForecast]:
    home = tree.home(Organisation.NOW)
    moved: dict[int, list[int]] = {}
    for position, forecast in known.items():
        if forecast.own or home[position] == position:
            moved.setdefault(home[position], []).append(position)
    placed: dict[int, ModelForecast] = {}
    for node in {above for target in moved for above in tree.ancestors(target)}:
        parts = {part for under in tree.subtree(node) for part in moved.get(under, [])}
        before = {under for under in tree.subtree(node) if under in known}
        if node in known and parts == before:
            placed[node] = known[node]
        elif len(parts) == 1 and (only := known[next(iter(parts))]).own == only.amount:
            placed[node] = only
        else:
            own = sum(known[part].own for part in moved.get(node, []))
            placed[node] = ModelForecast(amount=sum(known[part].own for part in parts), own=own)
    return placed


def _as_then(known: dict[int, ModelForecast], measured: Measured) -> dict[int, ModelForecast]:
    tree, month = measured.tree, measured.month
    home = tree.home(Organisation.NOW)
    placed = dict(known)
    for node in tree.nodes:
        at, heir = node.position, home[node.position]
        if node.valid_to is None or node.valid_to >= month.number or heir == at or at in known:
            continue
        outcome = measured.amount(to_date(Series.OUTCOME, month.month), at)
        if outcome is None or heir not in placed:
            continue
        placed[at] = ModelForecast(amount=outcome, low=outcome, high=outcome, own=outcome)
        _move(placed, tree, heir, at, outcome)
    return placed


def _move(placed: dict[int, ModelForecast], tree: Tree, heir: int, ended: int, outcome: Ore) -> None:
    """Take the ended one's outcome from its heir and all above only the heir; give it its own."""
    gains, loses = set(tree.ancestors(ended)) - {ended}, set(tree.ancestors(heir))
    for node in (gains ^ loses) & placed.keys():
        moved, change = placed[node], outcome if node in gains else -outcome
        placed[node] = ModelForecast(
            amount=moved.amount + change,
            low=None if moved.low is None else moved.low + change,
            high=None if moved.high is None else moved.high + change,
            own=moved.own + (change if node == heir else 0),
        )
    if heir in gains and heir in placed:
        # a parent that inherited from its own part: the amount stands, its own share does not
        moved = placed[heir]
        placed[heir] = ModelForecast(
            amount=moved.amount, low=moved.low, high=moved.high, own=moved.own - outcome, lines=moved.lines
        )
