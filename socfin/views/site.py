"""Pages that belong to no committee: accessibility statement and the health check."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SUPERVISION_URL = "https://www.digg.se/tdosanmalan"
"""Where a visitor reports shortcomings (the Swedish agency that supervises the law)."""


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement; anyone."""
    return render(
        request, "accessibility.html", {"supervision_url": SUPERVISION_URL, "contact": settings.CONTACT_EMAIL}
    )


@login_not_required
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """ "ok" when the database answers; anyone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
