"""Pages that belong to no committee: accessibility statement and the health check."""

from __future__ import annotations

from base64 import b64decode
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from socfin.archive import archive
from socfin.disk.room import takes_writes
from socfin.doctor import everything
from socfin.doctor.finding import State
from socfin.reporting.shelves import read_shelf
from socfin.selectors.work.queue import oldest_waiting, work_counts
from socfin.views.metrics import exposition

SUPERVISION_URL = "https://www.digg.se/tdosanmalan"
"""Where a visitor reports shortcomings (the Swedish agency that supervises the law)."""


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement; anyone."""
    return render(
        request, "accessibility.html", {"supervision_url": SUPERVISION_URL, "contact": settings.CONTACT_EMAIL}
    )


@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Whom to tell of a weakness (RFC 9116); anyone, 404 where no contact is set."""
    if not settings.CONTACT_EMAIL:
        raise Http404("Ingen kontakt är satt.")
    expires = (timezone.now() + timedelta(days=180)).isoformat(timespec="seconds")
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires}",
        "Preferred-Languages: sv, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
def icon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """To the site's icon, for browsers and readers that ask at the old address; anyone."""
    return redirect(static("socfin.svg"))


@login_not_required
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """ "ok" and 200 when files can be taken in and figures shown, else "fel" and 503; anyone.

    A line each for the database, the originals' disk and what may be made again; the last is slower without,
    and no fault.
    """
    lines = {"databas": _database(), "filarkiv" if settings.FILES_URL else "disk": _files()}
    sound = all(line == "ok" for line in lines.values())
    lines["mellanlager"] = "ok" if takes_writes(read_shelf().folder) else "går inte att skriva (långsammare)"
    answer = ["ok" if sound else "fel", *(f"{name}: {line}" for name, line in lines.items())]
    return HttpResponse("\n".join(answer) + "\n", content_type="text/plain", status=200 if sound else 503)


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """ "ok": this process answers, whatever it stands on; anyone. Who restarts processes asks for this."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def deep_health(request: HttpRequest) -> HttpResponse:
    """All that `manage.py doctor` looks at, a line each with its remedy, and 503 where something is wrong.

    For who administers the site, and who shows the key of SOCFIN_METRICS_KEY; else 404.
    """
    if not (request.user.is_superuser or _shows_key(request)):
        raise Http404("Ingen sådan sida.")
    seen = everything()
    lines = [f"{finding.state.value}: {finding.seen} {finding.remedy}".strip() for finding in seen]
    status = 503 if any(finding.state is State.WRONG for finding in seen) else 200
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=status)


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts and times for Prometheus; only who shows the key of SOCFIN_METRICS_KEY, else 404."""
    if not _shows_key(request):
        raise Http404("Ingen sådan sida.")
    content = exposition(work_counts(), oldest_waiting(), timezone.now())
    return HttpResponse(content, content_type="text/plain; version=0.0.4; charset=utf-8")


def _shows_key(request: HttpRequest) -> bool:
    key = settings.METRICS_KEY
    return bool(key) and constant_time_compare(_password(request), key)


def _password(request: HttpRequest) -> str:
    """The password of basic authentication, whatever the name; "" for anything else."""
    kind, _, encoded = request.headers.get("Authorization", "").partition(" ")
    try:
        return b64decode(encoded, validate=True).decode().partition(":")[2] if kind == "Basic" else ""
    except ValueError:
        return ""


def _files() -> str:
    if not archive().takes_writes():
        return "tar inte emot filer"
    left = archive().bytes_left()
    return "ok" if left is None or left > settings.UPLOAD_LIMIT_BYTES else "snart full"


def _database() -> str:
    asked = "SHOW transaction_read_only" if connection.vendor == "postgresql" else "SELECT 'off'"
    try:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return "ok" if cursor.fetchone() == ("off",) else "går bara att läsa"
    except DatabaseError:
        return "svarar inte"
