"""What a forecast counts of a hidden unit, left out of a report."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.report import Report
from socfin.domain.terms.sections import TermRow
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_terms(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the terms of a hidden unit and those whose words tell of one.

    So goes one that is a per cent of money with something hidden beneath.
    Rule: docs/meetings.md, "Små grupper".
    """
    if not report.terms:
        return report
    if hides.closed:
        return replace(report, terms=())
    month = report.month.yyyymm
    rows = (row for row in report.terms if not _tells(row, hides) and not secrets.told_by(row.text, month))
    return replace(report, terms=tuple(rows))


def _tells(row: TermRow, hides: Hides) -> bool:
    return row.code in hides.hidden or (
        row.code in hides.above and row.reckoned == AssumptionKind.SHARE.value
    )
