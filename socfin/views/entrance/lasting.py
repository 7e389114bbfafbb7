"""How long a log-in lasts: so long without a look, and so long at most; nothing is written for a look."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from socfin.access import token_of
from socfin.selectors.log_ins import STARTED, VOUCHED

SEEN = "sedd"
"""The cookie that says when the browser was last here, signed, for this log-in alone; it opens nothing."""
A_WHILE = 60
"""Seconds between two tellings."""


def ended_when_idle(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, after the one that knows who is logged in."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        seen = _seen(request) if request.user.is_authenticated else 0.0
        if request.user.is_authenticated and _is_over(request, seen):
            logout(request)
        response = get_response(request)
        in_browser = request.user.is_authenticated and token_of(request) is None
        if in_browser and time.time() - seen > A_WHILE:
            _tell(request, response)
        return response

    return answer


def _is_over(request: HttpRequest, seen: float) -> bool:
    now, started = time.time(), float(request.session.get(STARTED, 0.0))
    longest = settings.OIDC_SECONDS if VOUCHED in request.session else settings.SESSION_COOKIE_AGE
    return bool(now - started > longest or now - max(seen, started) > settings.IDLE_SECONDS)


def _seen(request: HttpRequest) -> float:
    """When the browser was last here; 0 when it does not say, or says it of another log-in."""
    try:
        moment, key = signing.loads(request.COOKIES.get(SEEN, ""), salt=SEEN)
    except (signing.BadSignature, ValueError):
        return 0.0
    return float(moment) if key == _mark(request) else 0.0


def _mark(request: HttpRequest) -> str:
    """Of the log-in, without its key."""
    return signing.Signer(salt=SEEN).signature(request.session.session_key or "")


def _tell(request: HttpRequest, response: HttpResponseBase) -> None:
    response.set_cookie(
        SEEN,
        signing.dumps((time.time(), _mark(request)), salt=SEEN),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
