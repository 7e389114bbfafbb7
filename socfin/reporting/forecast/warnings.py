"""The early warnings of a month, each as its reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from socfin.domain.early_warnings.sections import Precedent, WarningRow
from socfin.domain.past_forecasts.record import RecordRow
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report, ReportRow
from socfin.reporting.forecast.record import told_of
from socfin.reporting.kept import digest_of, kept
from socfin.reporting.masked import hidden_in, public_rows
from socfin.reporting.reports import closed_at, limits_for, rows_alone
from socfin.selectors.ledger import published_months
from socfin.services.forecast.early_warnings import (
    MONTHS_RUNNING,
    Standpoint,
    early_warnings,
    is_at_rest,
)
from socfin.services.masking.hidden_warnings import without_warnings
from socfin.services.masking.masking import Concealment
from socfin.services.masking.words import Secrets

if TYPE_CHECKING:
    from socfin.models import Committee

See = Callable[[Month], Report]
"""The rows of a month's report as the reader may see them."""


def warnings_of(
    committee: Committee, shown: Report, untold: Collection[str] = (), *, masked: bool, hides: bool = False
) -> tuple[WarningRow, ...]:
    """The signs of a report's total and of what lies directly under it, the total first.

    Of the rows in `untold` nothing is told: they hold parts that the reader may not see. `masked` is whether
    small units are gathered for the reader, `hides` whether anything is hidden. A closed month's remind of
    what was known at its closing.
    """
    see = partial(public_rows if masked else rows_alone, committee)
    limits, risk = limits_for(committee, shown.month), float(committee.risk_percent) / 100
    published = published_months(committee).months
    known_at = closed_at(committee, shown.month)
    warned = []
    for row in (shown.total, *shown.top):
        if row.code in untold:
            continue
        now = Standpoint.of(row, shown.month)
        if is_at_rest(now, limits, risk):
            continue
        standpoints = [*_earlier(row.code, shown.month, see, published), now]
        for warning in early_warnings(standpoints, limits, risk):
            older = told_of(committee, row.code, hides=hides, known_at=known_at)
            precedent = _precedent(row.code, shown.month, see, published, older)
            warned.append(warning.row(row.code, row.name, precedent))
    return tuple(warned)


def with_warnings(committee: Committee, shown: Report, *, masked: bool) -> Report:
    """The committee's report of a month with its early warnings, as a paper and its JSON have it.

    They rest on the reports of several months, so a report that is only reckoned with has none. A
    verksamhet's report has none, nor one in today's organisation: earlier months are as they were. `masked`
    is whether small units are gathered for the reader; where anything is hidden no year gone by is told.
    """
    if shown.total.parent or shown.organisation is Organisation.NOW:
        return shown
    concealment = hidden_in(committee) if masked else Concealment()
    if concealment.closed:
        return shown

    def make() -> tuple[WarningRow, ...]:
        return warnings_of(committee, shown, concealment.above, masked=masked, hides=bool(concealment))

    seen = digest_of([sorted(concealment.hidden), committee.risk_percent])
    rows = kept(committee, f"warnings:{shown.month}:{masked}:{seen}", make)
    return without_warnings(replace(shown, warnings=rows), concealment, Secrets()) if rows else shown


def _earlier(code: str, month: Month, see: See, published: Collection[Month]) -> Iterator[Standpoint]:
    """What was expected after the year's months before, as many as a sign and its month before need."""
    for back in range(MONTHS_RUNNING, 0, -1):
        before = month.plus(-back)
        row = _row(code, before, see, published) if before.year == month.year else None
        if row is not None:
            yield Standpoint.of(row, before)


def _precedent(
    code: str, month: Month, see: See, published: Collection[Month], older: Iterable[RecordRow]
) -> Precedent | None:
    """What was expected of last year after the same month, and what it became.

    By socfin's own reports, and where it has none by what a file tells (`older`).
    """
    then, end = month.plus(-12), Month(month.year - 1, 12)
    row = next((row for row in older if (row.year, row.month) == (then.year, then.month)), None)
    reported, closed = (_row(code, each, see, published) for each in (then, end))
    before = None if reported is None else reported.year.deviation
    after = None if closed is None else closed.to_date.deviation
    is_told = before is None and row is not None
    before = row.expected if before is None and row is not None else before
    after = row.became if after is None and row is not None else after
    if before is None or after is None:
        return None
    source = row.source if is_told and row is not None else ""
    return Precedent(month=str(then), expected_ore=before, became_ore=after, source=source)


def _row(code: str, month: Month, see: See, published: Collection[Month]) -> ReportRow | None:
    return see(month).row(code) if month in published else None
