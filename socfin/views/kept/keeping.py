"""Makes a page once for each kind of reader and revision, and sends it again until the committee changes.

The key is everything a page follows from: the code, how large a file may be, the committee and its revision,
the role with its own parts of the tree, whether small units are gathered for it, the address with the words
of its query, and the day. What is the reader's own is written into it as it is sent
(templatetags/personal.py). See docs/adr/0013.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate

from socfin import access
from socfin.disk.own_code import fingerprint
from socfin.domain.roles import Permission
from socfin.selectors.replica import from_replica
from socfin.templatetags.personal import MARK_LENGTH, filled, new_mark
from socfin.views.typed_beside import holds_typed

View = Callable[..., HttpResponse]

TRIES = 3
"""Times a page is made when its committee changes meanwhile; the last is sent, and not kept."""
DRAWN_WITH = ("Django", "django-tables2", "pandas", "plotly")
"""The packages that decide what a page looks like."""
SQUEEZE = 6
"""zlib's level: a page of a large committee takes a tenth of its room."""


def kept(view: View, *words: str, known: bool = True) -> View:
    """The view, made once for each kind of reader; `words` are all that it reads of a query.

    Addresses with other words are made each time, and so is what is drawn with something half typed. `known`
    is whether a browser that has the page is told so instead of being sent it again; not for a page that must
    differ each time it is opened.
    """
    name = f"{view.__module__}.{view.__qualname__}"

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **address: Any) -> HttpResponse:
        one_readers_own = not set(request.GET) <= set(words) or holds_typed(request)
        if request.method not in ("GET", "HEAD") or one_readers_own or settings.DEBUG:
            return view(request, slug=slug, **address)
        return _Asked(request, slug, name, known).answer(lambda: view(request, slug=slug, **address))

    return answer


def never_kept(request: HttpRequest) -> None:
    """The page being made will be another without anything being done."""
    request.is_settled = False  # type: ignore[attr-defined]  # a word of ours


@dataclass(frozen=True, slots=True)
class _Asked:
    """A reader's request for a page that can be kept."""

    request: HttpRequest
    slug: str
    name: str
    """Of the view."""
    known: bool
    """Whether an ETag is given."""

    def answer(self, make: Callable[[], HttpResponse]) -> HttpResponse:
        """Not sent when the browser has it, else taken from what is kept, else made."""
        key = self.key()
        etag = self.etag(key)
        unchanged = get_conditional_response(self.request, etag=etag) if etag else None
        if unchanged is not None:
            return _with_etag(unchanged, etag)
        page = _taken(key)
        if page is None:
            return self.made(key, make)
        return _with_etag(HttpResponse(filled(page[MARK_LENGTH:], page[:MARK_LENGTH], self.request)), etag)

    def key(self) -> str:
        """All that the page follows from but who the reader is; 404 for who has no role in the committee."""
        seat = access.seat(self.request, self.slug, Permission.READ)
        rests_on = [_code(), settings.UPLOAD_LIMIT_BYTES, *seat.sight_facts]
        words = sorted(self.request.GET.lists())
        return json.dumps([*rests_on, self.name, self.request.path, words, localdate().isoformat()])

    def etag(self, key: str) -> str:
        """Of the key and of what is written into the page; "" when it tells what is told only once."""
        if not self.known or len(get_messages(self.request)):
            return ""
        get_token(self.request)  # the forms of a page hold for as long as the secret of its reader's cookie
        request = self.request
        person = [request.user.pk, str(request.user), request.COOKIES.get("tema", ""), request.get_host()]
        rests_on = json.dumps([key, person, request.META["CSRF_COOKIE"]])
        return f'W/"{sha256(rests_on.encode()).hexdigest()[:32]}"'

    def made(self, key: str, make: Callable[[], HttpResponse]) -> HttpResponse:
        """Made now, and kept when it is of one revision from beginning to end."""
        for _ in range(TRIES):
            response, mark = self.marked(lambda: from_replica(make))
            before, key = key, self.key()
            if key == before:
                break
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        page, etag = response.content.decode(), ""
        whole = response.status_code == HTTPStatus.OK and not response.cookies
        if whole and key == before and getattr(self.request, "is_settled", True):
            caches["pages"].set(
                sha256(key.encode()).hexdigest(), zlib.compress((mark + page).encode(), SQUEEZE)
            )
            etag = self.etag(key)
        response.content = filled(page, mark, self.request)
        return _with_etag(response, etag)

    def marked(self, make: Callable[[], HttpResponse]) -> tuple[HttpResponse, str]:
        """What the view gives, with a mark for what is the reader's own."""
        mark = new_mark()
        self.request.mark = mark  # type: ignore[attr-defined]  # what templatetags/personal.py looks for
        try:
            return make(), mark
        finally:
            del self.request.mark  # type: ignore[attr-defined]


def _taken(key: str) -> str | None:
    content = caches["pages"].get(sha256(key.encode()).hexdigest())
    return None if content is None else zlib.decompress(content).decode()


def _with_etag(response: HttpResponse, etag: str) -> HttpResponse:
    if etag:
        response.headers["ETag"] = etag
    return response


@cache
def _code() -> str:
    """Our code, templates and static files, and what draws with them."""
    folders = [settings.BASE_DIR / name for name in ("socfin", "templates", "static")]
    return fingerprint(folders, ["*.py", "*.html", "*.css", "*.js", "*.json"], DRAWN_WITH)
