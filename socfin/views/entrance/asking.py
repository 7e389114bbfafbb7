"""Asks the municipality, while someone is logged in by it, whether the groups are still theirs; no log-in."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import requests
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from socfin.actions.people.groups import follow_groups
from socfin.domain.people.groups import groups_in
from socfin.selectors.log_ins import VOUCHED
from socfin.selectors.memberships import seats_of

ASKS = "asks"
"""In a session: where the municipality tells of the groups, the token it wants, and when it last told."""
SECONDS = 5
"""As long as a page waits for an answer; without one the person stays until the log-in is over."""
REFUSED = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
"""How providers say that a token opens nothing any more; all else is no word of the person."""
logger = logging.getLogger(__name__)


def may_ask(token_groups: frozenset[str], told_groups: frozenset[str]) -> bool:
    """Whether what the municipality tells when asked again is all: some tell of groups once alone."""
    return bool(told_groups) and token_groups <= told_groups


def asked_again(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, after the one that knows who is logged in."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if settings.OIDC_ASK and request.user.is_authenticated and VOUCHED in request.session:
            _ask(request, request.session.get(ASKS) or {})
        return get_response(request)

    return answer


def _ask(request: HttpRequest, asks: dict[str, Any]) -> None:
    if not asks or time.time() - asks["at"] < settings.OIDC_ASK_SECONDS:
        return
    try:
        shown = {"Authorization": f"Bearer {asks['token']}"}
        reply = requests.get(asks["place"], headers=shown, timeout=SECONDS, allow_redirects=False)
        claims = reply.json() if reply.ok else {}
    except (requests.RequestException, ValueError) as reason:
        logger.warning("The municipality did not answer: %s", reason)
        return
    if reply.status_code in REFUSED:
        logout(request)
    elif reply.ok and isinstance(claims, dict):
        request.session[ASKS] = {**asks, "at": time.time()}
        _follow(request, groups_in(claims, settings.OIDC_GROUP_CLAIMS))


def _follow(request: HttpRequest, groups: frozenset[str]) -> None:
    user: Any = request.user
    follow_groups(user=user, groups=groups)
    if not seats_of(user):
        logout(request)
