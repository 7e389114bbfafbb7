"""The row that stands for gathered units among those that are shown; never which units are gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from socfin.domain.limits import Thresholds
from socfin.domain.money import sum_if_known
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.masking.gathering import Gathering
from socfin.services.report.outlook import Outlook
from socfin.services.report.rows import Amounts, Identity, figured

GATHERED = "+"
"""How the code of a gathered row begins; the rest is the code of the row above it."""


def is_gathered(code: str) -> bool:
    """Whether a row's code stands for gathered units, which have no page of their own."""
    return code.startswith(GATHERED)


def shown_rows(
    report: Report, gatherings: Sequence[Gathering], hidden: Collection[str], thresholds: Thresholds
) -> Iterator[ReportRow]:
    """The rows of a report that may be seen, and one for the units of each gathering that is merged."""
    of_code = {code: gathering for gathering in gatherings for code in gathering.codes}
    rows = {row.code: row for row in report.rows}
    seen: set[str] = set()
    for row in report.rows:
        gathering = of_code.get(row.code)
        if gathering is None and row.code not in hidden:
            visible = any(
                other.parent == row.code and other.code not in hidden for other in report.rows
            ) or any(group.parent == row.code and group.merged for group in gatherings)
            yield replace(row, has_children=row.has_children and visible)
        elif gathering is not None and gathering.merged and gathering.parent not in seen:
            seen.add(gathering.parent)
            parts = [rows[code] for code in gathering.codes if code in rows]
            row = _gathered(gathering, parts, thresholds)
            yield row if _holds_last_year(report, gathering, parts) else _without_last_year(row)


def _holds_last_year(report: Report, gathering: Gathering, parts: list[ReportRow]) -> bool:
    """Whether last year's amounts of the parts are those of every gathered unit.

    One that was closed at the turn of the year has no row, yet its last year is in the row above: that less
    the rows shown, the gathered one among them, would be the closed unit's own.
    """
    if len(parts) == len(gathering.codes):
        return True
    beside = [row for row in report.rows if (row.parent or report.total.code) == gathering.parent]
    over = next(row for row in report.all_rows if row.code == gathering.parent)
    return (over.to_date.last_year or 0) == sum(row.to_date.last_year or 0 for row in beside)


def tells_last_year(whole: Report, stored: Report, gathering: Gathering) -> bool:
    """Whether a stored report has a last year beside its gathered row that today's would not."""
    gathered_last_year = {row.code: row.to_date.last_year for row in stored.rows}.get(
        GATHERED + gathering.parent
    )
    parts = [row for row in whole.rows if row.code in gathering.codes]
    return gathered_last_year is not None and not _holds_last_year(whole, gathering, parts)


def _without_last_year(row: ReportRow) -> ReportRow:
    return replace(row, to_date=replace(row.to_date, last_year=None))


def _gathered(gathering: Gathering, parts: list[ReportRow], thresholds: Thresholds) -> ReportRow:
    first = parts[0]
    identity = Identity(
        code=GATHERED + gathering.parent,
        name=f"Mindre enheter ({len(parts)} st)",
        level=first.level,
        kind=RowKind.VERKSAMHET,
        parent=first.parent,
    )
    amounts = Amounts(
        budget_to_date=sum_if_known(part.to_date.budget for part in parts),
        outcome_to_date=sum_if_known(part.to_date.outcome for part in parts),
        budget_month=sum_if_known(part.month.budget for part in parts),
        outcome_month=sum_if_known(part.month.outcome for part in parts),
        budget_year=sum_if_known(part.year.budget for part in parts),
        last_year_to_date=sum_if_known(part.to_date.last_year for part in parts),
    )
    outlook = Outlook(
        straight_line=sum_if_known(part.forecasts.straight_line for part in parts),
        budget_remaining=sum_if_known(part.forecasts.budget_remaining for part in parts),
        official=sum_if_known(part.year.outcome for part in parts),
        method="summa av enheterna",
    )
    return figured(identity, amounts, outlook, thresholds)
