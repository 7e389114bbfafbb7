"""Measures and proposals that tell of a hidden unit, left out of a report; never its money."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.measures.sections import MeasureRow
from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.words import Secrets


def without_measures(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the measures of a hidden unit and those whose words tell of one.

    What shows the effect goes where something beneath is hidden: a line, an account or an indicator may be
    one hidden unit's alone. Rule: docs/meetings.md, "Små grupper".
    """
    if not report.measures and not report.measures_ahead:
        return report
    if hides.closed:
        return replace(report, measures=(), measures_ahead=())
    month = report.month.yyyymm
    rows, ahead = (
        tuple(
            _without_proof(row) if row.code in hides.above else row
            for row in section
            if row.code not in hides.hidden and not secrets.told_by(words_of(row), month)
        )
        for section in (report.measures, report.measures_ahead)
    )
    return replace(report, measures=rows, measures_ahead=ahead)


def words_of(row: MeasureRow) -> str:
    """All that is typed of a measure."""
    typed = (row.text, row.consequence, row.role, row.remark, row.body, row.item, row.dnr)
    return " ".join((*typed, *(month.remark for month in row.months)))


def _without_proof(row: MeasureRow) -> MeasureRow:
    if row.proof is None:
        return row
    return replace(row, proof=None, months=tuple(replace(month, proof=None) for month in row.months))
