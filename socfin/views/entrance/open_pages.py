"""Which pages anyone may read of a committee that is open to all; never a page that takes anything in."""

from __future__ import annotations

from django.http import HttpRequest

from socfin.selectors.committees import public_committee

OPEN_TO_ALL = frozenset(
    {
        "latest",
        "overview",
        "verksamhet",
        "rows",
        "forecast",
        "verksamhet_forecast",
        "accuracy",
        "budget",
        "decision",
        "periods",
        "period_year",
        "period_calendar",
        "feed",
        "meetings",
        "meeting",
        "calendar",
        "item",
        "compare_item",
        "present",
        "indicators",
        "organisation",
        "organisation_picture",
        "figure",
        "line_figure",
        "indicator_figure",
        "forecast_terms",
        "what_ifs",
        "what_if",
        "measures",
        "measure",
        "assignments",
        "assignment",
        "goals",
        "goal",
    }
)
"""By the names of their addresses (urls.py): those that a förtroendevald reads, save the questions, which are
between those who have a role."""


def is_open(request: HttpRequest) -> bool:
    """Whether the address is read by anyone; who may see what there is decided where it is fetched."""
    match = request.resolver_match
    if request.method not in ("GET", "HEAD") or match is None or match.url_name not in OPEN_TO_ALL:
        return False
    return public_committee(str(match.kwargs.get("slug"))) is not None
