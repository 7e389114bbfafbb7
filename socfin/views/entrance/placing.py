"""Says at the door whose rows a request may touch, before anything of it is read; a seat narrows that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from socfin.apart.place import Place, place_now, standing

ENTRANCES = ("login", "logout", "admin:index", "password_forgotten", "password_new", "notices_off")
"""Where people are found by what they type or hold: the log-in with all beneath, and the administration."""

PROBES = ("alive", "health")
"""What is asked of the site's own state, and answered also when no database can say who asks."""


def nobody_probes(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, before the one that finds the session: whoever looks at the probes is nobody there."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info in _probes():
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return answer


def placed(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, after the one that finds the session."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        known = str(request.session.get(SESSION_KEY, ""))
        person = int(known) if known.isdecimal() else None
        with standing(Place(person=person, entrance=request.path_info.startswith(_entrances()))):
            response = get_response(request)
            if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
                response.streaming_content = _read_in(place_now(), response.streaming_content)
            return response

    return answer


def _read_in(place: Place, parts: Any) -> Iterator[Any]:
    """What is sent bit by bit is read from where the request stood, when the request is over."""
    left = iter(parts)
    while True:
        with standing(place):
            part = next(left, None)
        if part is None:
            return
        yield part


@cache
def _probes() -> tuple[str, ...]:
    return tuple(reverse(name) for name in PROBES)


@cache
def _entrances() -> tuple[str, ...]:
    """How the addresses of the entrances begin."""
    words = {"password_new": ["0", "0"], "notices_off": ["0"]}
    every = [reverse(name, args=words.get(name, [])) for name in ENTRANCES]
    return tuple(address.removesuffix("0/").removesuffix("0/") for address in every)
