"""Makes what a committee's readers open first, as part of the work that changed it; never needed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import resolve, reverse

from socfin.domain.roles import GRANTS, Permission, Role
from socfin.selectors.committees import memberships
from socfin.selectors.ledger import published_months

if TYPE_CHECKING:
    from socfin.models import Committee, User

log = logging.getLogger(__name__)
FIRST = (
    ("overview", Permission.READ),
    ("forecast", Permission.READ),
    ("summary", Permission.EXPORT),
)
"""What is opened first, and what it asks of a role."""


def warm(request: HttpRequest, committee: Committee) -> None:
    """The first pages of the latest month and the record of forecasts, for each role that someone has.

    What cannot be made is in the log: the work itself is done.
    """
    latest = published_months(committee).latest
    if latest is None:
        return
    for reader, role in _readers(committee):
        pages = [reverse(name, args=[committee.slug, latest]) for name, asks in FIRST if asks in GRANTS[role]]
        for address in (*pages, reverse("accuracy", args=[committee.slug])):
            try:
                _look(request, reader, address)
            except Exception:
                log.exception("%s could not be made beforehand", address)


def _readers(committee: Committee) -> Iterator[tuple[User, Role]]:
    """One of each role."""
    for role, user in {Role(one.role): one.user for one in memberships(committee)}.items():
        yield user, role


def _look(request: HttpRequest, reader: User, address: str) -> None:
    """As the reader's browser would ask for it, and be told nothing."""
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.user = "GET", address, address, reader
    asked.session = SessionBase()  # of nobody: nothing half typed
    asked.META = {"HTTP_HOST": request.get_host(), "SERVER_NAME": "", "SERVER_PORT": "80"}
    view, args, given = resolve(address)
    view(asked, *args, **given)
