"""Rows and forecasts for every month of a year, measured once: the very ones of the Reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import ReportRow
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import plan
from socfin.services.ledger.spans import latest_forecast
from socfin.services.report.compose import Inputs, placed_inputs
from socfin.services.report.node_rows import report_rows, shown_nodes
from socfin.services.report.outlook import Outlook, outlooks


def year_rows(
    year: Measured, codes: Iterable[str], inputs: Mapping[Month, Inputs], used: Collection[str]
) -> dict[Month, list[ReportRow]]:
    """The row of each code in each month of `inputs`; `year` is measured at any of them.

    `used` are the codes that have figures, as in `compose`. What the tree lacks has no row.
    """
    nodes = [year.tree.positions[code] for code in codes if code in year.tree.positions]
    return {month: _rows(_after(year, month), nodes, given, used) for month, given in inputs.items()}


def official_forecasts(
    year: Measured, inputs: Mapping[Month, Inputs], used: Collection[str]
) -> Iterator[dict[str, Ore]]:
    """After each month of `inputs` every verksamhet's official forecast, öre: what a Report says.

    Where the model has spoken, and no file and nobody of a single line, it needs no amount of the ledger.
    """
    for month, given in inputs.items():
        if given.model and not given.assessed_lines and latest_forecast(year.pieces, month) is None:
            yield _of_wholes(given, year.tree)
            continue
        figures = _after(year, month)
        ahead = _ahead(figures, given, used)[1]
        nodes = figures.tree.nodes
        yield {
            nodes[node].code: outlook.official
            for node, outlook in ahead.items()
            if outlook.official is not None
        }


def _of_wholes(inputs: Inputs, tree: Tree) -> dict[str, Ore]:
    """Each one as assessed, or else its parts' with what the model has beyond them; parts before wholes."""
    assessed = dict(inputs.assessed)
    for node in reversed(list(tree.subtree(tree.root))):
        code, parts = tree.nodes[node].code, [tree.nodes[part].code for part in tree.children[node]]
        if code not in assessed and code in inputs.model:
            modelled = sum(inputs.model[part].amount for part in parts if part in inputs.model)
            own = inputs.model[code].amount - modelled
            assessed[code] = own + sum(assessed.get(part, 0) for part in parts)
    return assessed


def _after(year: Measured, month: Month) -> Measured:
    return replace(year, month=month, planned=plan(year.pieces, month))


def _ahead(figures: Measured, inputs: Inputs, used: Collection[str]) -> tuple[set[int], dict[int, Outlook]]:
    """The nodes that the month's Report shows, and the outlook of each."""
    placed = placed_inputs(figures, inputs, set(used))
    shown = shown_nodes(figures, placed.manual.forecasts)
    return shown, outlooks(figures, shown, placed.manual.forecasts, placed.model)


def _rows(figures: Measured, nodes: list[int], inputs: Inputs, used: Collection[str]) -> list[ReportRow]:
    shown, ahead = _ahead(figures, inputs, used)
    return [report_rows(figures, node, shown, ahead, {}, Thresholds())[0] for node in nodes if node in shown]
