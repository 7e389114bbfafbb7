"""A Report with its indicators and unit costs, from what is published; the one place that fetches them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.selectors.committees import verksamheter
from socfin.selectors.indicators import values_of
from socfin.selectors.ledger import counting, sources
from socfin.services.indicators.rows import Place, indicator_rows
from socfin.services.indicators.unit_costs import unit_costs

if TYPE_CHECKING:
    from socfin.models import Committee

AS_IT_WAS = "Nyckeltalen visas bara i dåvarande organisation."


def with_indicators(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The report with its month's indicators: a closed month's as they were known at its closing, `known_at`.

    In today's organisation there are none: a place that moved is not added to where it moved from.
    """
    month = report.month
    years = (month.year - 1, month.year)
    pointers = [
        pointer
        for pointer in counting(committee, years=years, known_at=known_at)
        if pointer.indicator and pointer.last <= month.yyyymm
    ]
    values = values_of(pointers)
    if not values:
        return report
    if report.organisation is Organisation.NOW:
        return replace(report, notes=(*report.notes, AS_IT_WAS))
    shown = report.all_rows
    rows = indicator_rows(values, _places(committee), [row.code for row in shown], month)
    behind = sources([pointer for pointer in pointers if pointer.last // 100 == month.year], "Nyckeltal")
    return replace(
        report,
        indicators=rows,
        unit_costs=unit_costs(report.total, report.rows, rows),
        sources=(*report.sources, *behind),
    )


def _places(committee: Committee) -> dict[str, Place]:
    return {
        node.code: Place(
            node.code,
            node.name,
            node.parent.code if node.parent else "",
            Month.from_yyyymm(node.valid_from) if node.valid_from else None,
            Month.from_yyyymm(node.valid_to) if node.valid_to else None,
        )
        for node in verksamheter(committee)
    }
