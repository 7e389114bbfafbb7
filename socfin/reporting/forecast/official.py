"""What each month's report has said of the year, composed once while what it follows from is the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.reporting.kept import kept, known
from socfin.reporting.reports import forecast_shown, report, stands_since, used
from socfin.selectors import committees, remarks
from socfin.selectors import ledger as facts
from socfin.services.forecast.early_warnings import Standpoint

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


def rests_on(committee: Committee, month: Month, now: Sequence[Publication]) -> list[object]:
    """All that a month's amounts follow from, with nothing composed; comments change none of them.

    `now` is every publication that counts.
    """
    known_at = stands_since(committee, month)
    years = (month.year - 1, month.year)
    count = facts.current_publications(committee, years=years, known_at=known_at) if known_at else now
    run = forecast_shown(committee, month).run
    return [
        facts.slots([publication for publication in count if publication.last // 100 in years]),
        facts.slots(
            used([publication for publication in count if publication.last // 100 == month.year], month)
        ),
        kept(committee, "tree_told", lambda: facts.tree(committee).to_csv(index=False)),
        kept(committee, "codes", lambda: committees.codes(committee)),
        kept(committee, "account_rules", lambda: committees.account_rules(committee)),
        kept(committee, "assessed", lambda: remarks.all_assessed(committee)).get(month, []),
        run.pk if run else None,
    ]


def official_of(committee: Committee, month: Month, code: str, now: Sequence[Publication]) -> Official:
    """Composed once for as long as nothing that the month's amounts follow from has changed."""
    basis = rests_on(committee, month, now)
    return known(committee, f"official:{month}:{code}", basis, lambda: _official_now(committee, month, code))


def _official_now(committee: Committee, month: Month, code: str) -> Official:
    row = report(committee, month).row(code)
    if row is None:
        return Official()
    return Official(
        became=row.to_date.outcome,
        became_deviation=row.to_date.deviation,
        stands=Standpoint.of(row, month),
    )
