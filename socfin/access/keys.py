"""Who a program asks for: the key in its header opens a few addresses, and reads only; never makes a key."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from socfin.actions.people.tokens import note_use
from socfin.apart.place import move_to
from socfin.domain.people.tokens import Scope
from socfin.selectors.tokens import opening_token, place_of

FILES = {"export", "figures_csv", "figures_sie", "item_document"}
"""The addresses outside the API that a key opens when it may fetch documents."""
FETCHED = {*FILES, "calendar", "period_calendar", "feed"}
"""Those that a key opens; no page is kept of any of them."""
SCHEME = "bearer "
NO_KEY = "Nyckeln öppnar inget: den är avslutad, för gammal eller felskriven. Gör en ny under Mina nycklar."
ONLY_READS = "En nyckel läser siffror och hämtar handlingar. Sidan är för den som är inloggad."
ONLY_FIGURES = "Nyckeln läser siffror. Gör en nyckel som också hämtar handlingar under Mina nycklar."
API = "/api/"
IN_THE_OPEN = (
    "Frågan kom utan https, så en nyckel i den kan ha lästs av någon annan. Avsluta den under Mina nycklar, "
    "gör en ny och fråga med https."
)
JSON_PROBLEM = "application/problem+json"


class Keys:
    """A middleware: a request with a key is its person's, where a key opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, whoever asks."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], named: dict[str, Any]
    ) -> HttpResponse | None:
        """Nothing without a key; the API says itself what it opens."""
        del view, args, named
        if settings.HTTPS and not request.is_secure() and request.path.startswith(API):
            return problem(HTTPStatus.FORBIDDEN, IN_THE_OPEN)
        match = request.resolver_match
        if secret_of(request) is None or match is None or match.app_names == ["ninja"]:
            return None
        if match.url_name not in FETCHED or request.method not in ("GET", "HEAD"):
            return problem(HTTPStatus.FORBIDDEN, ONLY_READS)
        if not let_in(request):
            return no_entry()
        is_too_much = match.url_name in FILES and Scope(request.token.scope) is Scope.READ  # type: ignore[attr-defined]  # let_in's
        return problem(HTTPStatus.FORBIDDEN, ONLY_FIGURES) if is_too_much else None


def secret_of(request: HttpRequest) -> str | None:
    """The key of the Authorization header; None when it has none of this kind."""
    header = request.headers.get("Authorization", "")
    return header[len(SCHEME) :].strip() if header.lower().startswith(SCHEME) else None


def let_in(request: HttpRequest) -> bool:
    """Make the request its key's, whoever else is logged in; whether the key opens."""
    token = opening_token(secret_of(request) or "")
    if token is None:
        return False
    move_to(place_of(token))
    request.user, request.token = token.user, token  # type: ignore[attr-defined]  # read by access.token_of
    note_use(token)
    return True


def problem(status: HTTPStatus, detail: str, **more: Any) -> HttpResponse:
    """What went wrong, as RFC 9457 has it; the words are Swedish."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    return JsonResponse(
        body, status=status, content_type=JSON_PROBLEM, json_dumps_params={"ensure_ascii": False}
    )


def no_entry(detail: str = NO_KEY) -> HttpResponse:
    """401, and how to ask."""
    answer = problem(HTTPStatus.UNAUTHORIZED, detail)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="socfin"'
    return answer
