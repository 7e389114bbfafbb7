"""Early warnings that tell of a hidden unit, left out of a report."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_warnings(report: Report, hides: Hides, _secrets: Secrets) -> Report:
    """The report without warnings of a hidden unit, and of what has one beneath.

    The model's range is one of its parts as well. Of the others what was said in a year gone by goes: that
    year may be one that is not shown. Rule: docs/meetings.md, "Små grupper".
    """
    if not report.warnings or not (hides.hidden or hides.closed):
        return report
    if hides.closed:
        return replace(report, warnings=())
    shown = (
        replace(row, precedent=None)
        for row in report.warnings
        if row.code not in hides.hidden and row.code not in hides.above
    )
    return replace(report, warnings=tuple(shown))
