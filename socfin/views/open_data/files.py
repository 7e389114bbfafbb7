"""How a file of open data is answered: made once for each revision, the same for everyone, not sent again.

It follows from the code, the committee and its revision and, where addresses stand in it, where it was asked
for (docs/adr/0013). Caches on the way may keep it, but ask each time: a committee may close itself again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from socfin.access import Seat
from socfin.access.opened import open_seat
from socfin.disk.own_code import fingerprint

SQUEEZE = 6
"""zlib's level."""
UNSETTLED_SECONDS = 60
"""How long a file is kept that a forecast on its way will change."""
WAIT_SECONDS = 60
"""When to ask again for what is being made: a year of forty units takes some seconds."""
BEING_MADE = "Tabellen görs just nu, för siffrorna har ändrats. Försök igen om en minut.\n"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that can be asked for: of which committee, its type and what it follows from besides."""

    seat: Seat
    content_type: str
    where: tuple[str, ...]

    @property
    def key(self) -> str:
        """All that it follows from."""
        rests_on = ["open data", _code(), *self.seat.sight_facts, *self.where]
        return sha256(json.dumps(rests_on).encode()).hexdigest()

    @property
    def is_kept(self) -> bool:
        """Whether it need not be made."""
        return caches["pages"].get(self.key) is not None


def answered(
    request: HttpRequest, asked: OpenFile, make: Callable[[], tuple[bytes, bool]]
) -> HttpResponseBase:
    """The file, or that the reader has it already; `make` gives its bytes and whether they will stay so."""
    key = asked.key
    etag = f'"{key[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None and unchanged.status_code == HTTPStatus.NOT_MODIFIED:
        return _public(unchanged, etag)
    kept = caches["pages"].get(key)
    if kept is not None:
        return _public(_file(request, zlib.decompress(kept), asked.content_type), etag)
    content, settled = make()
    if OpenFile(open_seat(asked.seat.committee.slug), asked.content_type, asked.where).key == key:
        squeezed = zlib.compress(content, SQUEEZE)
        if settled:
            caches["pages"].set(key, squeezed)
        else:
            caches["pages"].set(key, squeezed, timeout=UNSETTLED_SECONDS)
    return _public(_file(request, content, asked.content_type), etag if settled else "")


def public(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    """What is quick to make, the same for everyone; not sent to who has it."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    return _public(unchanged or _file(request, content, content_type), etag)


def being_made() -> HttpResponse:
    """503, and when to ask again."""
    response = HttpResponse(
        BEING_MADE, content_type="text/plain; charset=utf-8", status=HTTPStatus.SERVICE_UNAVAILABLE
    )
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def _file(request: HttpRequest, content: bytes, content_type: str) -> HttpResponse:
    name = request.path.rsplit("/", 1)[-1]
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": content_disposition_header(False, name)},
    )


def _public(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """Anyone's, also for a script of another site's page; nothing in it is of whoever asks."""
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    if etag:
        response.headers["ETag"] = etag
    return response


@cache
def _code() -> str:
    return fingerprint([settings.BASE_DIR / "socfin"], ["*.py"], ("Django", "pandas"))
