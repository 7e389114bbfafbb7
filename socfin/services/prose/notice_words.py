"""The sentences of notices, from a Report as its reader may see it; never who is told."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.limits import Status, Thresholds
from socfin.domain.report import Report, ReportRow
from socfin.services.prose.sentences import heading, row_finding


def published_words(report: Report) -> str:
    """ "Underskott 13,0 mnkr mot budget till och med augusti 2022."

    Where there is no deviation only that the figures are there.
    """
    if report.total.to_date.deviation is None:
        return f"Siffror för {report.month.label} är publicerade."
    return f"{heading(report)} {report.month.year}."


def beyond_limit(
    report: Report, before: Report | None, limits: Thresholds, then: Thresholds
) -> Iterator[tuple[str, str]]:
    """The topmost rows that are clearly worse than budget and were not in `before`: code and sentence.

    `limits` judge the report, `then` the one before (the month before in the same year); None when the
    reader had none.
    """
    earlier = {row.code: row for row in _topmost(before)} if before is not None else {}
    for row in _topmost(report):
        known = earlier.get(row.code)
        if _is_beyond(row, limits) and not (known is not None and _is_beyond(known, then)):
            sentence = f"{row.name}: {row_finding(row)} till och med {report.month.label}."
            yield row.code, sentence


def _topmost(report: Report) -> tuple[ReportRow, ...]:
    return report.top or (report.total,)


def _is_beyond(row: ReportRow, limits: Thresholds) -> bool:
    return limits.status(row.to_date.deviation, row.to_date.budget) is Status.DEFICIT
