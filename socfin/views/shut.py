"""What is answered on any page when something would change a closed month, and where to mend it; no guard."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import access
from socfin.actions.closed import PeriodShut
from socfin.domain.roles import Permission
from socfin.views.entrance.typed import came_from, typed


def told_when_shut(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the one place that answers for the one guard; what was done is undone by then."""

    def through(request: HttpRequest) -> HttpResponse:
        return answer(request)

    through.process_exception = _refusal  # type: ignore[attr-defined]  # where Django looks for it
    return through


def _refusal(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    if not isinstance(exception, PeriodShut):
        return None
    context = {
        "words": str(exception),
        "typed": typed(request),
        "back": came_from(request),
        "remedy": _remedy(request, exception),
    }
    return render(request, "shut.html", context, status=HTTPStatus.CONFLICT)


def _remedy(request: HttpRequest, shut: PeriodShut) -> str:
    """The page where the month is opened again, for who may; else the year's months."""
    with suppress(PermissionDenied, Http404):
        access.seat(request, shut.slug, Permission.CLOSE)
        return reverse("closing", args=[shut.slug, str(shut.months[0])])
    return reverse("periods", args=[shut.slug])
