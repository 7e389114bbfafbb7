"""How often one person, or one address, is given what costs the server much; never who may have it."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from socfin.access.pace import asked, count_of
from socfin.views.entrance.throttle import TOO_MANY, address_of
from socfin.views.opened_again import is_work

View = Callable[..., HttpResponseBase]
MINUTE = 60
WRONG_KEYS = "wrong-keys"
PROBES = {"alive", "health", "metrics"}
"""By the names of their addresses: what watches the site asks often, and without a database."""


def paced(what: str, times: int, *, seconds: int, method: str = "") -> Callable[[View], View]:
    """At most so many times within the seconds, then a calm page that says when to return.

    What is paced together has one name. With a method given, only requests of that kind are counted.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            counts = not is_work(request) and (not method or request.method == method)
            wait = _wait(request, what, times, seconds) if counts else 0
            return _later(request, wait) if wait else view(request, *args, **named)

        answer.paced = what  # type: ignore[attr-defined]  # a mark on the function, for the test of them all
        return answer

    return decorate


class Strangers:
    """A middleware: what one address may ask without having logged in, whichever page, but for probes.

    Before what asks for a key or a log-in, so that guessing either is slowed as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; one that says the key was wrong is counted."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            asked(WRONG_KEYS, address_of(request), MINUTE)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        """Nothing while there is room; then when to come back."""
        del view, args, named
        match = request.resolver_match
        if match is not None and match.url_name in PROBES:
            return None
        if "Authorization" in request.headers:
            count, wait = count_of(WRONG_KEYS, address_of(request), MINUTE)
            return _later(request, wait) if count >= settings.STRANGERS_PER_MINUTE else None
        if request.user.is_authenticated:
            return None
        wait = _wait(request, "strangers", settings.STRANGERS_PER_MINUTE, MINUTE)
        return _later(request, wait) if wait else None


def _wait(request: HttpRequest, what: str, times: int, seconds: int) -> int:
    """Seconds left to wait; 0 when there is room. Counts this time."""
    who = request.user.pk if request.user.is_authenticated else address_of(request)
    count, wait = asked(what, who, seconds)
    return 0 if count <= times else wait


def _later(request: HttpRequest, wait: int) -> HttpResponse:
    when = f"{wait} sekunder" if wait < 120 else f"{math.ceil(wait / 60)} minuter"
    response = render(request, "later.html", {"when": when}, status=TOO_MANY)
    response["Retry-After"] = str(wait)
    add_never_cache_headers(response)
    return response
