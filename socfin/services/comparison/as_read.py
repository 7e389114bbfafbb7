"""What readers see before and after a file whose months are put together otherwise than the published ones.

Held against each other are the sums that a report shows, never the spans as they were handed in: ten months
over a sum for January–October change January–October, however both were published. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.limits import Status, Thresholds
from socfin.domain.listing import first_of
from socfin.domain.money import Ore, Unit, change_spelled, format_amount
from socfin.domain.period import Month, Span
from socfin.domain.slots import Slot
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import BUDGET_YEAR, FORECAST_YEAR, Extent, Measure, Series, in_month, to_date

SCENARIOS = {
    Series.BUDGET: Scenario.BUDGET,
    Series.OUTCOME: Scenario.OUTCOME,
    Series.FORECAST: Scenario.FORECAST,
}
NAMED = 3
"""Verksamheter named besides the largest move."""


@dataclass(frozen=True, slots=True)
class Move:
    """A sum that a report shows of a verksamhet with all under it, before and after; öre, None is missing."""

    code: str
    name: str
    scenario: Scenario
    span: Span
    before_ore: Ore | None
    after_ore: Ore | None

    @property
    def change_ore(self) -> Ore | None:
        """After − before, öre: negative is for the worse; missing when either is."""
        if self.before_ore is None or self.after_ore is None:
            return None
        return self.after_ore - self.before_ore


def of_other_spans(slots: Iterable[Slot], published: Iterable[Slot]) -> set[int]:
    """The years in which a file gives months that are published in other spans than the file's own."""
    given, counting = set(slots), set(published)
    return {
        slot.span.last.year
        for slot in given - counting
        if any(slot.overlaps(other) for other in counting - given)
    }


def moves(before: Measured, after: Measured) -> tuple[Move, ...]:
    """What a report of the year's last month shows of each verksamhet, where the two differ; total first.

    Both are measured of the same month and tree.
    """
    month = after.month.month
    measures = (
        to_date(Series.OUTCOME, month),
        in_month(Series.OUTCOME, month),
        to_date(Series.BUDGET, month),
        BUDGET_YEAR,
        FORECAST_YEAR,
    )
    return tuple(
        move
        for node in after.tree.subtree(after.tree.root)
        for measure in dict.fromkeys(measures)
        if (move := _move(before, after, measure, node)).before_ore != move.after_ore
    )


def earlier_moves(before: Measured, after: Measured) -> Iterator[Move]:
    """The same of the outcome in and up to each month before the last."""
    for month in range(1, after.month.month):
        for measure in (to_date(Series.OUTCOME, month), in_month(Series.OUTCOME, month)):
            for node in after.tree.subtree(after.tree.root):
                move = _move(before, after, measure, node)
                if move.before_ore != move.after_ore:
                    yield move


def _move(before: Measured, after: Measured, measure: Measure, node: int) -> Move:
    last = Month(after.month.year, measure.month)
    span = Span(last, 1) if measure.extent is Extent.MONTH else Span.to_date(last)
    named = after.tree.nodes[node]
    was, became = (_amount(side, measure, node) for side in (before, after))
    return Move(named.code, named.name, SCENARIOS[measure.series], span, was, became)


def _amount(side: Measured, measure: Measure, node: int) -> Ore | None:
    if measure.extent is Extent.MONTH:
        return side.month_amount(measure.series, node, measure.month)
    return side.amount(measure, node)


def moved_by_other_spans(
    moves: Iterable[Move], thresholds: Thresholds, in_place: Collection[tuple[Scenario, Span]] = ()
) -> list[Problem]:
    """A warning when a sum that is known moves by what the committee calls worth a word, or is lost.

    The file replaces other spans than its own, so that no row shows the difference. Of the spans `in_place`,
    which the file gives just as they are published, the rows do.
    """
    large = [
        move for move in moves if (move.scenario, move.span) not in in_place and _is_large(move, thresholds)
    ]
    if not large:
        return []
    first = large[0]
    others = list(dict.fromkeys(move.name for move in large if move.code != first.code))
    more = f" Också: {first_of(others, NAMED)}." if others else ""
    what = f"{first.name}: {first.scenario.label.lower()} {first.span.label}"
    return [
        warning(
            f"Filens månader är publicerade i andra spann än filens. {what} {_sentence(first)}.{more}",
            "Kontrollera att filen gäller rätt månader. Det som gällde kan tas tillbaka med Ångra.",
            code="other_spans",
        )
    ]


def _is_large(move: Move, thresholds: Thresholds) -> bool:
    if move.before_ore is None:
        return False
    return thresholds.status(move.change_ore, move.before_ore) is not Status.BALANCE


def _sentence(move: Move) -> str:
    if move.after_ore is None:
        return f"är {format_amount(move.before_ore, Unit.TKR)} tkr i dag och saknas om filen publiceras"
    return f"går {change_spelled(move.before_ore, move.after_ore)}"
