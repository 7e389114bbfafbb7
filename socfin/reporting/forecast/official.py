"""What each month's report has said of the year, reckoned a year at a time while its ground is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation, ReportRow
from socfin.reporting.forecast.said import all_assessed, said_of
from socfin.reporting.kept import digest_of, kept, known_to_all
from socfin.reporting.reports import (
    basis_of_month,
    forecast_shown,
    rules_for,
    stands_apart,
    stands_since,
    tree_rows,
    used,
)
from socfin.selectors import committees
from socfin.selectors import ledger as facts
from socfin.selectors.ledger import published_months
from socfin.services.forecast.early_warnings import Standpoint
from socfin.services.report.year_rows import year_rows

if TYPE_CHECKING:
    from socfin.models import Committee, Publication


@dataclass(frozen=True, slots=True)
class Official:
    """What a month's report said of a verksamhet's year, öre, costs negative; None where it said nothing."""

    became: Ore | None = None
    """The outcome to date, which in December is the year's."""
    became_deviation: Ore | None = None
    stands: Standpoint | None = None
    """The full year: the committee's forecast beside the budget, the model and its range."""


def rests_on(committee: Committee, months: Sequence[Month], now: Sequence[Publication]) -> list[object]:
    """All that the months' amounts follow from, with nothing composed; comments change none of them.

    `now` is every publication that counts.
    """
    return [
        tree_rows(committee),
        kept(committee, "codes", lambda: committees.codes(committee)),
        *(_of_month(committee, month, now) for month in months),
    ]


def ground_of(committee: Committee) -> str:
    """A word for all that the amounts of every published month follow from."""

    def word() -> str:
        months = published_months(committee).months
        return digest_of(rests_on(committee, months, facts.current_publications(committee)))

    return kept(committee, "ground", word)


def _of_month(committee: Committee, month: Month, now: Sequence[Publication]) -> list[object]:
    known_at = stands_since(committee, month)
    years = (month.year - 1, month.year)
    count = facts.current_publications(committee, years=years, known_at=known_at) if known_at else now
    run = forecast_shown(committee, month).run
    return [
        month.month,
        facts.slots([publication for publication in count if publication.last // 100 in years]),
        facts.slots(
            used([publication for publication in count if publication.last // 100 == month.year], month)
        ),
        rules_for(committee, month),
        all_assessed(committee).get(month, []),
        run.pk if run else None,
    ]


@dataclass(frozen=True, slots=True)
class OfficialYear:
    """A year's, by the number of the month, 1–12."""

    months: Mapping[int, Official]


def officials_of(committee: Committee, year: int, code: str, now: Sequence[Publication]) -> OfficialYear:
    """Of each published month, made once for all processes as long as what they follow from is the same.

    `now` is every publication that counts.
    """
    months = tuple(month for month in published_months(committee).months if month.year == year)
    basis = rests_on(committee, months, now)
    return known_to_all(
        committee,
        OfficialYear,
        f"official:{year}:{code}",
        basis,
        lambda: OfficialYear(dict(_officials(committee, months, code))),
    )


def _officials(committee: Committee, months: Sequence[Month], code: str) -> Iterator[tuple[int, Official]]:
    """From one measurement of the year; a closed month that says something else has its own."""
    inputs = said_of(committee, months)
    apart = [month for month in months if stands_apart(committee, month)]
    for group in [*([month] for month in apart), [month for month in months if month not in apart]]:
        if group:
            figures = basis_of_month(committee, group[-1], Organisation.THEN).figures
            rows = year_rows(figures, [code], {month: inputs[month] for month in group}, figures.used)
            yield from ((month.month, _official(row, month)) for month, row in rows.items())


def _official(rows: Sequence[ReportRow], month: Month) -> Official:
    if not rows:
        return Official()
    [row] = rows
    return Official(
        became=row.to_date.outcome,
        became_deviation=row.to_date.deviation,
        stands=Standpoint.of(row, month),
    )
