"""Where a figure has its page; knows no value."""

from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.asked.figure import AskedFigure


def figure_address(slug: str, period: object, asked: AskedFigure) -> str:
    """The page of a figure of a committee's month."""
    return FigureAddresses(reverse("overview", args=[slug, period])).of(asked)


def lasting_addresses(slug: str, period: object, query: str = "") -> FigureAddresses:
    """As a document has them, with the site's own address; none where the site has no name."""
    if not settings.SITE_ADDRESS:
        return NO_ADDRESSES
    return FigureAddresses(settings.SITE_ADDRESS + reverse("overview", args=[slug, period]), query)


def asking_address(slug: str, period: object, asked: AskedFigure) -> str:
    """Where a question is asked about a figure."""
    words: dict[str, object] = {"period": period, "verksamhet": asked.code, "siffra": asked.figure}
    words |= {"rad": asked.line} if asked.line else {}
    words |= {"nyckeltal": asked.indicator} if asked.indicator else {}
    return f"{reverse('ask_question', args=[slug])}?{urlencode(words)}"
