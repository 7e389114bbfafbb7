"""A part of a list that may grow, and where the next is: in the header Link (RFC 8288); knows no figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Schema

Row = TypeVar("Row")

MOST = 500
"""In one answer."""
OTHER_LIST = "Cursor är från ett annat svar: börja om utan den."


class PartOfList(Schema):
    """Which part of a list is sent."""

    cursor: str = Field("", description="Står i Link till nästa del; skrivs inte för hand.")
    limit: int | None = Field(None, ge=1, le=MOST, description="Antal i svaret; utan det kommer alla.")


def part_of(
    rows: Sequence[Row],
    name: Callable[[Row], object],
    part: PartOfList,
    request: HttpRequest,
    response: HttpResponse,
) -> Sequence[Row]:
    """The rows after the one that the cursor names, `limit` of them; all without a limit.

    A cursor is the name of the last row sent, so that no part skips or repeats one. Http404 for one that is
    not there.
    """
    start = 0
    if part.cursor:
        start = next((at + 1 for at, row in enumerate(rows) if str(name(row)) == part.cursor), -1)
        if start < 0:
            raise Http404(OTHER_LIST)
    end = len(rows) if part.limit is None else start + part.limit
    if end < len(rows):
        words = request.GET.copy()
        words["cursor"] = str(name(rows[end - 1]))
        where = request.build_absolute_uri(f"{request.path}?{words.urlencode()}")
        response.headers["Link"] = f'<{where}>; rel="next"'
    return rows[start:end]
