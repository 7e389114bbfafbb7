"""Which drawings stand after which of a paper's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from socfin.documents.break_even import break_even_drawings
from socfin.documents.drawing import Illustration
from socfin.documents.indicator_months import indicator_months
from socfin.documents.kolada_years import kolada_years
from socfin.documents.organisation import organisation_drawings
from socfin.documents.tables import INDICATORS
from socfin.documents.volume_price import volume_and_price
from socfin.domain.report import Report
from socfin.services.prose.cost_tables import KOLADA, OWN_BOUGHT, UNIT_COSTS
from socfin.services.prose.organisation_words import ORGANISATION

DRAWN: Mapping[str, Callable[[Report], tuple[Illustration, ...]]] = {
    INDICATORS: indicator_months,
    UNIT_COSTS: volume_and_price,
    OWN_BOUGHT: break_even_drawings,
    KOLADA: kolada_years,
}
"""By the table's title."""


def beside(report: Report, title: str) -> tuple[Illustration, ...]:
    """What is drawn of the table with this title, to stand after it; () of most."""
    if title in DRAWN:
        return DRAWN[title](report)
    if not title.startswith(ORGANISATION):
        return ()
    return tuple(each for each in organisation_drawings(report) if each.title == title)
