"""What the committee expected of each closed year against budget, what it became, and what warned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.early_warnings.sections import Sign
from socfin.domain.money import Ore
from socfin.domain.past_forecasts.record import RecordRow
from socfin.domain.period import Month
from socfin.reporting.forecast.official import Official, officials_of
from socfin.reporting.kept import kept
from socfin.reporting.reports import limits_for
from socfin.selectors import ledger as facts
from socfin.selectors.ledger import published_months
from socfin.services.forecast.early_warnings import early_warnings

if TYPE_CHECKING:
    from socfin.models import Committee


@dataclass(frozen=True, slots=True)
class ClosedYear:
    """A closed year; öre, forecast or outcome − the whole year's budget, negative = underskott."""

    year: int
    expected: Mapping[int, Ore]
    """By month, 1-11."""
    became: Ore
    warnings: tuple[tuple[Month, tuple[Sign, ...]], ...]
    """The months that signs were there after, and those that were new."""

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """The year as rows of the record."""
        return tuple(
            RecordRow(year=self.year, month=month, expected=expected, became=self.became)
            for month, expected in sorted(self.expected.items())
        )


def closed_years(
    committee: Committee, code: str, *, withheld: Collection[Month] = (), warns: bool = True
) -> tuple[ClosedYear, ...]:
    """Every closed year of a verksamhet, newest first.

    Of the months in `withheld` nothing is told; `warns` is whether the model beside the official may be.
    """
    name = f"closed_years:{code}:{sorted(map(str, withheld))}:{warns}:{committee.risk_percent}"
    return kept(committee, name, lambda: _closed_years(committee, code, withheld, warns=warns))


def _closed_years(
    committee: Committee, code: str, withheld: Collection[Month], *, warns: bool
) -> tuple[ClosedYear, ...]:
    months = [month for month in published_months(committee).months if month not in withheld]
    counting = facts.current_publications(committee)
    years = []
    for year in sorted({month.year for month in months if month.month == 12}, reverse=True):
        official = officials_of(committee, year, code, counting).months
        by_month = {month: official[month.month] for month in months if month.year == year}
        became = by_month.pop(Month(year, 12)).became_deviation
        if became is not None:
            warnings = _warnings(committee, by_month) if warns else ()
            years.append(ClosedYear(year, _expected(by_month), became, warnings))
    return tuple(years)


def _expected(by_month: Mapping[Month, Official]) -> dict[int, Ore]:
    return {
        month.month: stands.official - stands.budget
        for month, official in by_month.items()
        if (stands := official.stands) and stands.official is not None and stands.budget is not None
    }


def _warnings(
    committee: Committee, by_month: Mapping[Month, Official]
) -> tuple[tuple[Month, tuple[Sign, ...]], ...]:
    standpoints = [official.stands for _, official in sorted(by_month.items()) if official.stands]
    risk = float(committee.risk_percent) / 100
    warnings = []
    for last in range(1, len(standpoints) + 1):
        month = standpoints[last - 1].month
        signs = early_warnings(standpoints[:last], limits_for(committee, month), risk)
        if new := tuple(warning.sign for warning in signs if warning.is_new):
            warnings.append((month, new))
    return tuple(warnings)
