"""The committee's total as published, beside the file's own printed total; never how rows are read."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import ParsedFigure, PrintedTotal, Scenario
from socfin.domain.money import Ore, format_exact
from socfin.domain.period import Month, Span
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping, Role
from socfin.importers.report.sums.sums import Sum, Summed

Key = tuple[Scenario, Span, Month | None]
"""A forecast has the month it was made after too: two forecasts of one year are never added."""


def printed_totals(summed: Summed, mapping: Mapping, spans: Spans) -> tuple[PrintedTotal, ...]:
    """The report's own total per scenario and period; () where none is printed.

    Where a smaller sum is printed too, the one over all rows that carry figures is the report's own total.
    Columns of revenue or cost alone have no total of the committee.
    """
    printed = _printed(summed)
    columns = [
        c
        for c in mapping.columns
        if c.role is Role.AMOUNT and c.index in spans.of and side_of(c, mapping) is None
    ]
    found = (_total(printed, c, mapping, spans) for c in columns) if printed else ()
    return tuple(total for total in found if total is not None)


def totals_told(
    printed: Sequence[PrintedTotal], figures: Sequence[ParsedFigure], spans: Spans
) -> tuple[str, ...]:
    """A sentence for each printed total with what the figures come to, in kronor, costs negative."""
    counted = _counted(figures)
    return tuple(
        f"{one.scenario.label} {one.span.label}{_after(one, spans)}, tillsammans: "
        f"{format_exact(counted[key])} kr läses, "
        f"filens egen total (rad {one.row}) är {format_exact(one.amount)} kr."
        for one in printed
        if (key := (one.scenario, one.span, one.as_of)) in counted
    )


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


def _total(printed: Sum, column: Column, mapping: Mapping, spans: Spans) -> PrintedTotal | None:
    scenario, said = column.scenario or mapping.scenario, printed.entry.amounts.get(column.index)
    if said is None or scenario is None:
        return None
    made = spans.as_of.get(column.index, spans.period) if scenario is Scenario.FORECAST else None
    return PrintedTotal(scenario, spans.of[column.index], said, printed.entry.row, made)


def _after(total: PrintedTotal, spans: Spans) -> str:
    made = total.as_of
    return "" if made is None or made == spans.period else f" gjord efter {made.label}"
