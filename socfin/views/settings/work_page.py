"""The page of what is done outside the pages: what waits, is being done, or failed and may be tried again."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from socfin import access
from socfin.actions.work import asking
from socfin.domain.roles import Permission
from socfin.selectors.work.queue import pieces
from socfin.views.page import committee_context

SHOWN = 100
"""Pieces on the page, newest first."""


def work(request: HttpRequest, slug: str) -> HttpResponse:
    """The queue of the committee, and of the whole site for who administers it; its administrator."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    whole_site = seat.user.is_superuser
    if request.method == "POST":
        number = _number(request.POST.get("piece", ""))
        if asking.try_again(number=number, committee=seat.committee, whole_site=whole_site, by=seat.user):
            messages.success(request, "Arbetet ligger i kö igen.")
        else:
            messages.info(
                request, "Arbetet står inte längre som misslyckat. Någon kan redan ha försökt igen."
            )
        return redirect("work", slug)
    context = {
        **committee_context(seat, "settings"),
        "pieces": pieces(seat.committee, whole_site=whole_site, most=SHOWN),
        "workers": settings.WORKERS,
    }
    return render(request, "work.html", context)


def _number(text: str) -> str:
    """As the queue has it; one that nothing has for what is no number."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return str(uuid.UUID(int=0))
