"""A Report with its measures and proposals, and what shows their effect; the one place that fetches them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.measures.facts import MeasureFact
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.report import Organisation, Report
from socfin.reporting.sections.decisions import subtree
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import measures
from socfin.services.measures.plan import YEARS, with_plan
from socfin.services.measures.proof import Books, shown_by_indicator, shown_by_money
from socfin.services.measures.rows import Shown, measure_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from socfin.models import Committee


def with_measures(
    committee: Committee, report: Report, known_at: datetime | None, books: Callable[[], Books]
) -> Report:
    """The report with the measures of its year and of the plan: a closed month's as known at its closing.

    Of a verksamhet those that were decided for it or for something beneath it. In today's organisation what
    shows their effect is left out: it is told of the verksamhet as it was. `books` is asked for only where
    a line or an account is to show something.
    """
    year = report.month.year
    facts = measures.measures(committee, year, known_at, years=YEARS)
    if report.total.parent:
        below = subtree(committee, report.total.code)
        facts = [fact for fact in facts if fact.code in below]
    if not facts:
        return report
    names = {node.code: node.name for node in verksamheter(committee)}

    def rows(of: Iterable[MeasureFact]) -> tuple[MeasureRow, ...]:
        made = (
            measure_row(fact, names.get(fact.code, fact.code), report.month, _shown(report, fact, books))
            for fact in of
        )
        return tuple(with_plan(row, year) for row in made)

    return replace(
        report,
        measures=rows(fact for fact in facts if fact.plan.first.year <= year),
        measures_ahead=rows(fact for fact in facts if fact.plan.first.year > year),
    )


def _shown(report: Report, fact: MeasureFact, books: Callable[[], Books]) -> Shown | None:
    plan = fact.plan
    if report.organisation is Organisation.NOW or not (plan.indicator or plan.account or plan.line):
        return None
    if plan.indicator:
        return shown_by_indicator(plan, fact.code, report.indicators, report.month.year)
    return shown_by_money(plan, fact.code, books())
