"""Where the figures of a frozen table lead: to the frozen value, with today's beside it."""

from __future__ import annotations

from django.urls import reverse

from socfin.domain.asked.addresses import FigureAddresses
from socfin.domain.asked.figure import AskedFigure
from socfin.services.masking.gathered_rows import is_gathered
from socfin.tables import Links
from socfin.views.meetings.frozen import Frozen


def figure_links(shown: Frozen) -> Links:
    """Of the table of verksamheter; a name leads nowhere, for its page is of today."""
    addresses = _addresses(shown)
    if shown.seat.committee.oversees:  # its rows are other committees, whose figures have pages there
        return Links(page=_nowhere, figure=lambda _code, _key: "")

    def to_figure(code: str, key: str) -> str:
        return "" if is_gathered(code) else addresses.of(AskedFigure(code, key))

    return Links(page=_nowhere, figure=to_figure)


def line_links(shown: Frozen) -> Links:
    """Of the income statement."""
    addresses, total = _addresses(shown), shown.report.total.code
    return Links(page=_nowhere, figure=lambda code, key: addresses.of(AskedFigure(total, key, line=code)))


def _addresses(shown: Frozen) -> FigureAddresses:
    month = reverse("overview", args=[shown.seat.committee.slug, shown.report.period])
    return FigureAddresses(month, shown.figure_query)


def _nowhere(_code: str) -> str:
    return ""
