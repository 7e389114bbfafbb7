"""The file's own printed total of the committee, per scenario and period; never how rows are read."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.domain.figures import PrintedTotal, Scenario
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.rows.blocks import Block
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.spelling.roles import Role


def printed_totals(blocks: Sequence[Block], mapping: Mapping) -> tuple[PrintedTotal, ...]:
    """The report's own total per scenario and period; () where none is printed.

    Where a smaller sum is printed too, the one over all rows that carry figures is the report's own total.
    Columns of revenue or cost alone have no total of the committee.
    """
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT and side_of(c, mapping) is None]
    totals = (
        _total(printed, c, mapping, block.spans)
        for block in blocks
        if (printed := _printed(block.summed)) is not None
        for c in columns
        if c.index in block.spans.of
    )
    return tuple(total for total in totals if total is not None)


def _printed(summed: Summed) -> Sum | None:
    """The lowest sum over every row that is summed at all, first of those without what is beside the net."""
    counted = {leaf.row for leaf in summed.leaves if not leaf.label.of_which}
    whole = [total for total in summed.sums if total.rows >= counted - {total.entry.row}]
    beside = {entry.row for entry in summed.beside}
    return max(whole, key=lambda total: (not beside & total.rows, total.entry.row), default=None)


def _total(printed: Sum, column: Column, mapping: Mapping, spans: Spans) -> PrintedTotal | None:
    scenario = column.scenario or printed.entry.scenario or mapping.scenario
    amount = printed.entry.amounts.get(column.index)
    if amount is None or scenario is None:
        return None
    made = spans.as_of.get(column.index, spans.period) if scenario is Scenario.FORECAST else None
    return PrintedTotal(scenario, spans.of[column.index], amount, printed.entry.row, made)
