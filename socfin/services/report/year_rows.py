"""Rows of some verksamheter for every month of a year, measured once: the very rows of the Reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from socfin.domain.limits import Thresholds
from socfin.domain.period import Month
from socfin.domain.report import ReportRow
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import plan
from socfin.services.report.compose import Inputs, placed_inputs
from socfin.services.report.node_rows import report_rows, shown_nodes
from socfin.services.report.outlook import outlooks


def year_rows(
    year: Measured, codes: Iterable[str], inputs: Mapping[Month, Inputs], used: Collection[str]
) -> dict[Month, list[ReportRow]]:
    """The row of each code in each month of `inputs`; `year` is measured at any of them.

    `used` are the codes that have figures, as in `compose`. What the tree lacks has no row.
    """
    nodes = [year.tree.positions[code] for code in codes if code in year.tree.positions]
    return {
        month: _rows(replace(year, month=month, planned=plan(year.slots, month)), nodes, said, used)
        for month, said in inputs.items()
    }


def _rows(figures: Measured, nodes: list[int], inputs: Inputs, used: Collection[str]) -> list[ReportRow]:
    placed = placed_inputs(figures, inputs, set(used))
    shown = shown_nodes(figures, placed.manual.forecasts)
    ahead = outlooks(figures, shown, placed.manual.forecasts, placed.model)
    return [report_rows(figures, node, shown, ahead, {}, Thresholds())[0] for node in nodes if node in shown]
