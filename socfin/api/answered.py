"""How a question is answered: who asks, how often, and not at all when nothing is new; knows no figure.

An answer follows from the code, the committee and its revision, the role, whether small units are gathered,
the key's scope, the address and the day. It is kept as bytes under all of that, as pages are (docs/adr/0013),
and sent as it is kept: nothing that is asked is said back in a body, so its length tells a listener nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate

from socfin import access
from socfin.access.keys import let_in, no_entry, problem, secret_of
from socfin.access.pace import asked
from socfin.disk.own_code import fingerprint
from socfin.domain.roles import Permission

if TYPE_CHECKING:
    from ninja import NinjaAPI

View = Callable[..., HttpResponse]

TIMES = 600
"""Questions of one person in SECONDS: ten a second is more than a report needs."""
SECONDS = 60
ASK_WITH_A_KEY = "Skicka nyckeln i huvudet Authorization: Bearer socfin_… eller logga in i webbläsaren."
TOO_OFTEN = "Mer än {} frågor på en minut. Försök igen om {} sekunder."
SQUEEZE = 6
"""gzip's level."""


def answered(api: NinjaAPI) -> Callable[[View], View]:
    """A decorator of the API's calls."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **address: Any) -> HttpResponse:
            if secret_of(request) is not None and not let_in(request):
                return no_entry()
            if not request.user.is_authenticated:
                return no_entry(ASK_WITH_A_KEY)
            left, wait = _pace(request)
            if left < 0:
                late = problem(HTTPStatus.TOO_MANY_REQUESTS, TOO_OFTEN.format(TIMES, wait))
                late.headers["Retry-After"] = str(wait)
                return _paced(late, 0, wait)
            try:
                made = _known(request, lambda: view(request, *args, **address), address)
            except Exception as reason:  # the API's own handlers say which of them they know
                made = api.on_exception(request, reason)
            return _paced(made, left, wait)

        return answer

    return decorate


def _pace(request: HttpRequest) -> tuple[int, int]:
    """Questions left in this minute, below zero when there were none, and seconds to the next."""
    count, wait = asked("api", request.user.pk, SECONDS)
    return TIMES - count, wait


def _paced(answer: HttpResponse, left: int, wait: int) -> HttpResponse:
    """With what the draft of RateLimit headers says."""
    answer.headers["RateLimit-Policy"] = f'"minute";q={TIMES};w={SECONDS}'
    answer.headers["RateLimit"] = f'"minute";r={max(left, 0)};t={wait}'
    return answer


def _known(request: HttpRequest, make: Callable[[], HttpResponse], address: dict[str, Any]) -> HttpResponse:
    """Nothing when the program has it, else what is kept, else made now; only what is of one committee."""
    slug = address.get("slug")
    if slug is None:
        return make()
    if "\0" in slug:  # PostgreSQL takes no such text, so nothing is called it
        raise Http404(access.NO_SEAT)
    name = _name(request, slug)
    etag = f'"{name[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        unchanged.headers["ETag"] = etag
        return unchanged
    content = caches["pages"].get(name)
    if content is not None:
        answer = _kept(request, content)
    else:
        answer = make()
        settled = getattr(request, "is_settled", True) and name == _name(request, slug, anew=True)
        if answer.status_code != HTTPStatus.OK or not settled:
            return answer
        caches["pages"].set(name, _link_line(answer) + gzip.compress(answer.content, SQUEEZE, mtime=0))
    answer.headers["ETag"] = etag
    return answer


def _link_line(answer: HttpResponse) -> bytes:
    """What is kept before the body: where the next part is, on a line of its own."""
    return answer.headers.get("Link", "").encode() + b"\n"


def _kept(request: HttpRequest, content: bytes) -> HttpResponse:
    """The answer as it was made, squeezed where the program takes it."""
    link, _, body = content.partition(b"\n")
    takes = "gzip" in request.headers.get("Accept-Encoding", "")
    sent = body if takes else gzip.decompress(body)
    answer = HttpResponse(sent, content_type="application/json; charset=utf-8")
    patch_vary_headers(answer, ("Accept-Encoding",))
    if takes:
        answer.headers["Content-Encoding"] = "gzip"
    if link:
        answer.headers["Link"] = link.decode()
    return answer


def _name(request: HttpRequest, slug: str, *, anew: bool = False) -> str:
    """All that the answer follows from; Http404 for who has no role in the committee.

    The committee of a key was read with the key; it is read `anew` once the answer has been made of it.
    """
    token = access.token_of(request)
    if anew and token is not None:
        token.committee.refresh_from_db()
    seat = access.seat(request, slug, Permission.READ)
    where = [request.get_host(), request.is_secure(), request.path, sorted(request.GET.lists())]
    rests_on = ["api", _code(), *seat.sight_facts, *where, localdate().isoformat()]
    return sha256(json.dumps(rests_on).encode()).hexdigest()


@cache
def _code() -> str:
    return fingerprint([settings.BASE_DIR / "socfin"], ["*.py"], ("Django", "django-ninja", "pydantic"))
