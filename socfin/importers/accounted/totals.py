"""The committee's total as published, beside the file's own printed total; never how rows are read."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import ParsedFigure, Scenario
from socfin.domain.money import Ore, format_exact
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping, Role
from socfin.importers.report.sums.sums import Sum, Summed

Key = tuple[Scenario, Span, Month | None]
"""A forecast has the month it was made after too: two forecasts of one year are never added."""


def totals_told(
    summed: Summed, figures: Sequence[ParsedFigure], mapping: Mapping, spans: Spans
) -> tuple[str, ...]:
    """A sentence per scenario and period with both totals in kronor, costs negative.

    () without a printed total. Where a smaller sum is printed too, the one over all rows that carry figures
    is the file's own total.
    """
    printed = _printed(summed)
    if printed is None:
        return ()
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT and c.index in spans.of]
    counted = _counted(figures)
    told = (_sentence(printed, c, counted, mapping, spans) for c in columns)
    return tuple(sentence for sentence in told if sentence)


def _printed(summed: Summed) -> Sum | None:
    """The lowest sum over every row that is summed at all."""
    counted = {leaf.row for leaf in summed.leaves if not leaf.label.of_which}
    whole = [one for one in summed.sums if {part.row for part in one.parts} >= counted - {one.entry.row}]
    return max(whole, key=lambda one: one.entry.row, default=None)


def _counted(figures: Sequence[ParsedFigure]) -> dict[Key, Ore]:
    """The figures' own totals, memo rows aside; a missing amount adds nothing."""
    totals: dict[Key, Ore] = {}
    for figure in figures:
        if figure.amount is not None and not (figure.line is not None and figure.line.is_memo):
            key = (figure.scenario, figure.span, figure.as_of)
            totals[key] = totals.get(key, 0) + figure.amount
    return totals


def _sentence(printed: Sum, column: Column, counted: dict[Key, Ore], mapping: Mapping, spans: Spans) -> str:
    scenario, span = column.scenario or mapping.scenario, spans.of[column.index]
    said = printed.entry.amounts.get(column.index)
    made = spans.as_of.get(column.index, spans.period) if scenario is Scenario.FORECAST else None
    if said is None or scenario is None or (scenario, span, made) not in counted:
        return ""
    after = "" if made is None or made == spans.period else f" gjord efter {made.label}"
    return (
        f"{scenario.label} {span.label}{after}, tillsammans: "
        f"{format_exact(counted[scenario, span, made])} kr läses, "
        f"filens egen total (rad {printed.entry.row}) är {format_exact(said)} kr."
    )
