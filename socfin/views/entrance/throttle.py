"""How many wrong passwords a name and an address are given, and what is said then; keeps no typed name."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

TOO_MANY = 429
ADDRESS_LIMIT = 20
"""A whole town hall may share an address, so it is given more than a name is (AXES_FAILURE_LIMIT)."""


class ByNameOrAddress(AxesDatabaseHandler):  # type: ignore[misc]  # untyped
    """django-axes, with a limit of its own for the address."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """As many as the name has; those of the address are weighed by its own limit."""
        by_name, by_address = (
            attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(by_name, by_address * settings.AXES_FAILURE_LIMIT // ADDRESS_LIMIT)


def name_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name as a seal: now and then a password is typed in its place."""
    name = str((credentials or request.POST).get("username") or "").strip().lower()
    return hmac.new(settings.SECRET_KEY.encode(), name.encode(), hashlib.sha256).hexdigest()


def address_of(request: HttpRequest) -> str | None:
    """Where it came from: what our own proxy says, and no one else's word for it."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR")


def locked(request: HttpRequest, *_: Any) -> HttpResponse:
    """In place of the log-in page, also the administration's, until the time is out."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "locked.html", {"minutes": minutes}, status=TOO_MANY)
    add_never_cache_headers(response)
    return response
