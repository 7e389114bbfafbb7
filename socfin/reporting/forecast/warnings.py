"""The early warnings of a month, each as its reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow
from socfin.reporting.reports import limits_for
from socfin.selectors.ledger import published_months
from socfin.services.forecast.early_warnings import (
    MONTHS_RUNNING,
    Sign,
    Standpoint,
    early_warnings,
)
from socfin.services.prose.warning_words import Precedent, warning_words

if TYPE_CHECKING:
    from socfin.models import Committee

See = Callable[[Month], Report | None]
"""The month's report as the reader may see it; None when there is none to see."""


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """One sign of one verksamhet, in words."""

    code: str
    sign: Sign
    is_new: bool
    words: str


def warnings_of(
    committee: Committee, shown: Report, see: See, untold: Collection[str] = ()
) -> tuple[EarlyWarning, ...]:
    """The signs of a report's total and of what lies directly under it, the total first.

    Of the rows in `untold` nothing is told: they hold parts that the reader may not see.
    """
    limits, risk = limits_for(committee, shown.month), float(committee.risk_percent) / 100
    published = published_months(committee).months
    warned = []
    for row in (shown.total, *shown.top):
        if row.code in untold:
            continue
        standpoints = [*_earlier(row.code, shown.month, see, published), Standpoint.of(row, shown.month)]
        for warning in early_warnings(standpoints, limits, risk):
            precedent = _precedent(row.code, shown.month, see, published)
            words = warning_words(warning, row.name, precedent)
            warned.append(EarlyWarning(row.code, warning.sign, warning.is_new, words))
    return tuple(warned)


def _earlier(code: str, month: Month, see: See, published: Collection[Month]) -> Iterator[Standpoint]:
    """What was expected after the year's months before, as many as a sign and its month before need."""
    for back in range(MONTHS_RUNNING, 0, -1):
        before = month.plus(-back)
        row = _row(code, before, see, published) if before.year == month.year else None
        if row is not None:
            yield Standpoint.of(row, before)


def _precedent(code: str, month: Month, see: See, published: Collection[Month]) -> Precedent | None:
    """What was expected of last year after the same month, where that and its December are published."""
    then, end = month.plus(-12), Month(month.year - 1, 12)
    expected, became = (_row(code, each, see, published) for each in (then, end))
    if expected is None or became is None:
        return None
    before, after = expected.year.deviation, became.to_date.deviation
    return None if before is None or after is None else Precedent(then, before, after)


def _row(code: str, month: Month, see: See, published: Collection[Month]) -> ReportRow | None:
    report = see(month) if month in published else None
    return report.row(code) if report is not None else None
