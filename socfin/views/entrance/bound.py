"""That what the municipality says answers this very browser, and how strongly the person was recognised."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.http import HttpRequest

ASKED = "asked"
"""In a session: the nonces of the newest questions, until one is answered."""
TABS = 5
"""Log-ins begun in one browser that may still be answered: more tabs than anyone logs in from at once."""
OWN_WORDS = ("auth_params", "scope", "action")
"""Of an address, what django-allauth would send on to the municipality: that is ours to say."""


def ask_bound(request: HttpRequest) -> None:
    """Let the question to the municipality bear a nonce, and nothing that an address asks for."""
    nonce = secrets.token_urlsafe(16)
    request.session[ASKED] = [*request.session.get(ASKED, []), nonce][-TABS:]
    query = request.GET.copy()
    for word in OWN_WORDS:
        query.pop(word, None)
    query["auth_params"] = urlencode({"nonce": nonce})
    request.GET = query  # type: ignore[assignment]  # where django-allauth looks


def prove_bound(request: HttpRequest, claims: Mapping[str, Any]) -> None:
    """OAuth2Error where the token answers no question of this browser, or one that is answered already."""
    waiting = request.session.get(ASKED, [])
    if claims.get("nonce") not in waiting:
        raise OAuth2Error("the token's nonce is not of this browser")
    request.session[ASKED] = [nonce for nonce in waiting if nonce != claims["nonce"]]


def is_strong(claims: Mapping[str, Any]) -> bool:
    """Whether the token's `acr`, or one of its `amr`, is among those asked for; always where none is."""
    methods = claims.get("amr")
    strengths = {str(claims.get("acr", "")), *(map(str, methods) if isinstance(methods, list) else ())}
    return not settings.OIDC_STRENGTHS or not strengths.isdisjoint(settings.OIDC_STRENGTHS)
