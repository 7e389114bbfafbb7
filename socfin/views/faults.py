"""What is answered when a page cannot be: our own page, in Swedish, with what was typed and a way on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST

from socfin.disk.full import is_away, is_busy, is_full, is_read_only
from socfin.views.entrance.typed import Typed, came_from, typed

View = Callable[..., HttpResponse]
FULL = (
    "Disken är full",
    "Serverns disk är full, så inget kunde sparas. Det som var sparat förut gäller, och går att läsa. "
    "Säg till den som sköter servern, och försök igen när det finns plats.",
)
BUSY = (
    "Just nu sparas något annat",
    "Databasen var upptagen så länge att inget kunde sparas. Försök igen om en stund.",
)
SILENT = (
    "Databasen svarar inte",
    "Just nu går det varken att läsa eller spara. Inget är ändrat. Försök igen om en stund; händer det på "
    "nytt, säg till den som sköter servern.",
)
READ_ONLY = (
    "Just nu går det bara att läsa",
    "Databasen tar inte emot något, så inget kunde sparas. Det som var sparat förut gäller och går att läsa. "
    "Säg till den som sköter servern, och försök igen om en stund.",
)
BROKEN = (
    "Något gick fel hos oss",
    "Det är inte säkert att det du gjorde blev sparat: öppna sidan igen och se efter. Händer det på nytt, "
    "berätta för den som administrerar uppföljningen vad du gjorde och när.",
)


def takes_forms(view: View) -> View:
    """For an address that only takes what a form sends: who types it is told so, and led to the form."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if request.method == "POST":
            return require_POST(view)(request, *args, **named)
        response = render(request, "405.html", {"back": page_above(request.path)}, status=405)
        response["Allow"] = "POST"
        return response

    guarded.takes_forms = True  # type: ignore[attr-defined]  # a mark on the function, for page_above
    return guarded


def page_above(path: str) -> str:
    """The nearest page above an address that can be opened; the start page when there is none."""
    steps = path.strip("/").split("/")
    for length in range(len(steps) - 1, 0, -1):
        above = "/" + "/".join(steps[:length]) + "/"
        with suppress(Resolver404):
            if not getattr(resolve(above).func, "takes_forms", False):
                return above
    return reverse("start")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """In place of Django's 400: a request that is too large, or cannot be understood."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST
    return render(request, "400.html", {"too_large": too_large, "back": came_from(request)}, status=status)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In place of Django's 404, which reads what was sent, also where it cannot be read."""
    return render(request, "404.html", {"exception": _words_of(exception)}, status=HTTPStatus.NOT_FOUND)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In place of Django's 403, for the same reason."""
    return render(request, "403.html", {"exception": _words_of(exception)}, status=HTTPStatus.FORBIDDEN)


def _words_of(exception: Exception) -> str:
    """The reason that a getter of ours gave; "" for what Django tells itself."""
    return next((words for words in exception.args if isinstance(words, str)), "")


def broken(request: HttpRequest) -> HttpResponse:
    """In place of Django's 500: what happened, whether anything was saved, and the typed words once more.

    507 when a disk is full, 503 when the database is busy, silent or only read from, otherwise 500. Needs no
    database.
    """
    status, (heading, words) = _status_and_words(sys.exc_info()[1])
    context = {"heading": heading, "words": words, "sure": status != HTTPStatus.INTERNAL_SERVER_ERROR}
    context |= {"typed": _typed(request), "back": came_from(request)}
    response = render(request, "500.html", context, status=status)
    response.is_of_lost_database = (heading, words) == SILENT  # type: ignore[attr-defined]  # a mark
    return response


def is_of_lost_database(response: HttpResponseBase) -> bool:
    """Whether this is what `broken` answers while the database does not."""
    return getattr(response, "is_of_lost_database", False)


def _status_and_words(reason: BaseException | None) -> tuple[int, tuple[str, str]]:
    if is_full(reason):
        return HTTPStatus.INSUFFICIENT_STORAGE, FULL
    if is_read_only(reason):
        return HTTPStatus.SERVICE_UNAVAILABLE, READ_ONLY
    if is_busy(reason):
        return HTTPStatus.SERVICE_UNAVAILABLE, BUSY
    if is_away(reason):
        return HTTPStatus.SERVICE_UNAVAILABLE, SILENT
    return HTTPStatus.INTERNAL_SERVER_ERROR, BROKEN


def _typed(request: HttpRequest) -> Typed | None:
    """What the form held; None when it cannot be read either."""
    unreadable = (BadRequest, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent)
    with suppress(DatabaseError, OSError, Http404, *unreadable):
        return typed(request)
    return None
