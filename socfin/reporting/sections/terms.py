"""A Report with what the model's forecast counts beside the ordinary year; the one place that fetches it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.reporting.sections.decisions import subtree
from socfin.selectors import forecasts
from socfin.selectors.committees import verksamheter
from socfin.selectors.forecast_basis import Grounds, known_after
from socfin.services.forecast.adjustments import AdjustmentFact
from socfin.services.measures.terms import of_year, row_of

if TYPE_CHECKING:
    from socfin.models import Committee


def with_terms(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The report with the year's measures, known changes and one-offs, as its forecast counts them.

    Of a verksamhet those of it or of something beneath it; of a month closed at `known_at` what was known
    then. None where there is no forecast to be part of, or in today's organisation: they are told of a
    verksamhet as it was.
    """
    if report.total.forecasts.model is None or report.organisation is Organisation.NOW:
        return report
    facts = of_year(_counted(committee, report.month, known_at), report.month.year)
    if report.total.parent:
        below = subtree(committee, report.total.code)
        facts = [fact for fact in facts if fact.code in below]
    if not facts:
        return report
    names = {node.code: node.name for node in verksamheter(committee)}
    rows = (row_of(fact, names.get(fact.code, fact.code), report.month) for fact in facts)
    return replace(report, terms=tuple(rows))


def _counted(committee: Committee, month: Month, known_at: datetime | None) -> list[AdjustmentFact]:
    grounds = Grounds(committee)
    if known_at is None:
        return grounds.adjustments_at(month)
    return known_after(forecasts.adjustments_known(committee, known_at), month, grounds.latest, known_at)
