"""How right the forecasts of closed years were, as the reader may see it; computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from socfin.domain.period import Month
from socfin.reporting.forecast.made import past_misses
from socfin.reporting.masked import hidden_in, withheld_months
from socfin.services.forecast.accuracy import OFFICIAL, Miss

if TYPE_CHECKING:
    from socfin.models import Committee


def shown_misses(committee: Committee, code: str, *, masked: bool) -> tuple[Miss, ...]:
    """What was forecast of a verksamhet's closed years beside what they became, öre."""
    past = past_misses(committee, code)
    if masked and code in hidden_in(committee).above:
        return tuple(_shown_above_hidden(committee, past))
    return past


def _shown_above_hidden(committee: Committee, past: Iterable[Miss]) -> Iterator[Miss]:
    """The official forecasts: another method's may be one hidden unit's, and so may a withheld month's."""
    withheld = withheld_months(committee)
    for miss in past:
        year, month = miss.saying.year, miss.saying.month
        if miss.saying.method == OFFICIAL and withheld.isdisjoint((Month(year, month), Month(year, 12))):
            yield miss
