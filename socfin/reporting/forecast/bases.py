"""What a per cent is taken of: what the latest months of a verksamhet or a line came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.domain.money import Ore, nearest
from socfin.domain.period import Month
from socfin.reporting.reports import ledger_of_years, rules_for
from socfin.services.measures.proof import Books, monthly_outcome

if TYPE_CHECKING:
    from socfin.models import Committee

MONTHS = 3
"""As many as a pace is the mean of (services/forecast/values.py)."""


def monthly_base(committee: Committee, month: Month, code: str, line: str) -> Ore | None:
    """The mean month of the three that end with `month`, öre with its sign; `line` is "" for the net.

    None where the files do not tell each of them by itself.
    """
    books = Books(*ledger_of_years(committee, month), rules_for(committee, month))
    amounts = monthly_outcome(books, code, line=line)
    latest = [month.plus(-back) for back in range(MONTHS)]
    if any(each not in amounts for each in latest):
        return None
    return nearest(sum(amounts[each] for each in latest), MONTHS)
