"""A Report with the scenarios that are part of its month's paper; the one place that reckons them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.report import Organisation, Report, ReportRow
from socfin.domain.what_if.assumptions import Assumption, AssumptionKind, WhatIfFact
from socfin.domain.what_if.sections import WhatIfRow
from socfin.selectors import forecasts
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup.what_ifs import chosen_what_ifs, what_if_fact
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.what_if.effects import Ground
from socfin.services.what_if.rows import what_if_row

if TYPE_CHECKING:
    from socfin.models import Committee

LinesOf = Callable[[str], tuple[ReportRow, ...]]
"""The lines of the month's report of a verksamhet's code."""


def with_what_ifs(committee: Committee, report: Report, lines_of: LinesOf) -> Report:
    """The report with those that were chosen for it.

    They are the committee's: a verksamhet's report has none. Nor has one in today's organisation: an
    assumption is of a verksamhet as it is in the year.
    """
    if report.total.parent or report.organisation is Organisation.NOW:
        return report
    chosen = [what_if_fact(row) for row in chosen_what_ifs(committee, report.month)]
    return replace(report, what_ifs=what_if_rows(committee, report, chosen, lines_of)) if chosen else report


def what_if_rows(
    committee: Committee, report: Report, facts: Iterable[WhatIfFact], lines_of: LinesOf
) -> tuple[WhatIfRow, ...]:
    """Scenarios reckoned on the report's official forecast, in their order."""
    names = {node.code: node.name for node in verksamheter(committee)}

    @cache
    def adjusted() -> dict[int, AdjustmentFact]:
        """Asked for only where a scenario leaves one out."""
        return {fact.number: fact for fact in forecasts.facts_of(forecasts.adjustments(committee))}

    def ground(each: Assumption) -> Ground:
        if each.plan.kind is AssumptionKind.WITHOUT:
            return Ground(adjustment=adjusted().get(each.plan.adjustment or 0))
        return Ground(rest=_rest(each, report, lines_of))

    return tuple(
        what_if_row(fact, report, {each.number: ground(each) for each in fact.assumptions}, names)
        for fact in facts
    )


def _rest(each: Assumption, report: Report, lines_of: LinesOf) -> Ore | None:
    """What is left of the year, öre, of what a share is taken of: by the official forecast, else the model's.

    A line has no official forecast of its own where the whole is assessed.
    """
    if each.plan.kind is not AssumptionKind.SHARE:
        return None
    row = report.row(each.code)
    if each.plan.line is not None and row is not None:
        row = next((line for line in lines_of(each.code) if line.code == each.plan.line), None)
    year = None if row is None else row.year.outcome if row.year.outcome is not None else row.forecasts.model
    if row is None or year is None or row.to_date.outcome is None:
        return None
    return year - row.to_date.outcome
