"""What a masked report tells the attacker: every printed amount as an equation over the units behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from socfin.domain.report import Report, ReportRow
from socfin.services.masking.gathered_rows import GATHERED
from socfin.services.masking.masking import Concealment, concealed
from tests.attack.attacker import Found, Knowledge, Target, Weights, placed
from tests.attack.worlds import REST, ROOT, World
from tests.rows import figure

TO_DATE = {
    "outcome": "outcome_to_date_ore",
    "budget": "budget_to_date_ore",
    "last_year": "last_year_to_date_ore",
}
DIFFERENCES = (
    ("deviation_to_date_ore", "outcome_to_date_ore", "budget_to_date_ore"),
    ("deviation_month_ore", "outcome_month_ore", "budget_month_ore"),
    ("change_last_year_ore", "outcome_to_date_ore", "last_year_to_date_ore"),
    ("forecast_deviation_ore", "forecast_year_ore", "budget_year_ore"),
)


def attack(world: World, found: Concealment) -> list[Found]:
    """What the attacker places of what is hidden, having read every month's masked report."""
    knowledge = Knowledge(frozenset(key for key, amount in world.amounts.items() if (amount or 0) > 0))
    for month, report in enumerate(world.reports(), start=1):
        read(world, knowledge, concealed(report, found), month)
    for code in {ROOT, *world.units.below} - found.hidden:
        for key, amount in world.amounts.items():
            if key[0] == code and amount is not None:
                knowledge.learn({key: 1}, amount)  # a note tells what hangs on a row that has parts
    return placed(knowledge, hidden_amounts(world, found.hidden))


def read(world: World, knowledge: Knowledge, shown: Report, month: int) -> None:
    """Learn each row, the total and the bridge's steps of a masked report."""
    codes = {row.code for row in shown.rows}
    behind = {row.code: units_behind(world, row.code, codes) for row in (shown.total, *shown.rows)}
    for row in (shown.total, *shown.rows):
        for weights, amount in printed(world, row, behind[row.code], month):
            knowledge.learn(weights, amount)
    for step in shown.bridge:
        if step.kind == "step" and step.code in behind:
            made = measures(world, behind[step.code], month)
            weights = Counter(made["outcome_to_date_ore"])
            weights.subtract(made["budget_to_date_ore"])
            knowledge.learn(weights, step.amount_ore)


def units_behind(world: World, code: str, shown: set[str]) -> tuple[str, ...]:
    """The rows that a row of the page stands for: itself, or those of a parent that have no row."""
    if not code.startswith(GATHERED):
        return (code,)
    return tuple(one for one in world.units.below[code.removeprefix(GATHERED)] if one not in shown)


def printed(world: World, row: ReportRow, tops: Iterable[str], month: int) -> Iterator[tuple[Weights, int]]:
    """The equations of one row."""
    made = measures(world, tuple(tops), month)
    for name, weights in made.items():
        amount = figure(row, name)
        if amount is not None:
            yield weights, amount
    for name, more, less in DIFFERENCES:
        amount = figure(row, name)
        if amount is not None:
            weights = Counter(made[more])
            weights.subtract(made[less])
            yield weights, amount


def measures(world: World, tops: tuple[str, ...], month: int) -> dict[str, Weights]:
    """What each measure of a row is the sum of."""

    def keys(series: str, until: int, *, alone: bool = False) -> Weights:
        return {
            key: 1 for top in tops for key in world.keys(top, series, until) if not alone or key[2] == until
        }

    return {
        **{name: keys(series, month) for series, name in TO_DATE.items()},
        "outcome_month_ore": keys("outcome", month, alone=True),
        "budget_month_ore": keys("budget", month, alone=True),
        "budget_year_ore": keys("budget", REST),
        "forecast_year_ore": keys("forecast", month),
    }


def hidden_amounts(world: World, hidden: Iterable[str]) -> Iterator[Target]:
    """Every measure of every hidden row of every month, with the truth of it."""
    for code in hidden:
        for month in range(1, world.months + 1):
            for name, weights in measures(world, (code,), month).items():
                if weights:
                    truth = sum(world.amounts[key] or 0 for key in weights)
                    yield Target(f"{code} {name} month {month}", weights, truth)
