"""What the committee was told of the year, month by month: forecasts, first deficits, measures after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from socfin.domain.limits import Status
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow
from socfin.reporting.reports import as_frozen, report
from socfin.reporting.sections.decisions import subtree
from socfin.selectors.followup.evidence import first_published, frozen_of_year
from socfin.selectors.ledger import moment, published_months

if TYPE_CHECKING:
    from socfin.domain.measures.sections import MeasureRow
    from socfin.models import Committee, ItemVersion

WORSE = (Status.WATCH, Status.DEFICIT)
"""A forecast that is a deficit worth the name by the committee's own limits."""


@dataclass(frozen=True, slots=True)
class ToldMonth:
    """A verksamhet in what was told of a month."""

    month: Month
    row: ReportRow
    first: ItemVersion | None
    """The frozen version that told it; None for what was only published."""


@dataclass(frozen=True)
class ToldYear:
    """A committee's year as it was told: by each month's first paper, else by the month's report."""

    committee: Committee
    year: int

    @cached_property
    def months(self) -> list[Month]:
        """Those that are published."""
        return [month for month in published_months(self.committee).months if month.year == self.year]

    @cached_property
    def frozen(self) -> list[ItemVersion]:
        """Every version."""
        return frozen_of_year(self.committee, self.year)

    @cached_property
    def reports(self) -> dict[Month, tuple[Report, ItemVersion | None]]:
        """What was first taken up of each month, with the version; else what it says now."""
        first: dict[int, ItemVersion] = {}
        for version in sorted(self.frozen, key=lambda version: version.frozen_at):
            first.setdefault(version.item.month, version)
        return {
            month: (as_frozen(kept.report), kept)
            if (kept := first.get(month.yyyymm))
            else (report(self.committee, month), None)
            for month in self.months
        }

    @cached_property
    def newest(self) -> Report | None:
        """What the year's last published month says now; None where none is."""
        return report(self.committee, self.months[-1]) if self.months else None

    @cached_property
    def published(self) -> dict[Month, str]:
        """When each month was first published."""
        return {month: moment(at)[:10] for month, at in first_published(self.committee, self.year).items()}

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The verksamheter directly under the total, and the total."""
        return (*self.newest.top, self.newest.total) if self.newest else ()

    def after_each(self, code: str) -> Iterator[ToldMonth]:
        """What was told of a verksamhet, month by month."""
        for month, (made, version) in self.reports.items():
            row = made.total if made.total.code == code else made.row(code)
            if row is not None:
                yield ToldMonth(month, row, version)

    def became(self, row: ReportRow) -> ReportRow | None:
        """What the year became; None until December is published."""
        return row if self.newest is not None and self.newest.month.month == 12 else None

    def first_deficit(self, code: str) -> ToldMonth | None:
        """When a deficit for the year was first told of; None where it never was."""
        return next((after for after in self.after_each(code) if after.row.year.status in WORSE), None)

    def measures(self, code: str) -> list[MeasureRow]:
        """What was decided or proposed for a verksamhet or beneath it, in the order it was decided."""
        if self.newest is None:
            return []
        total = self.newest.total.code
        below = None if code == total else subtree(self.committee, code)
        rows = [row for row in self.newest.measures if below is None or row.code in below]
        return sorted(rows, key=lambda row: (row.decided or row.since, row.number))

    def words(self, amount: int | None, *, signed: bool = False) -> str:
        """An amount in the committee's unit."""
        return format_amount(amount, Unit(self.committee.unit), signed=signed)
