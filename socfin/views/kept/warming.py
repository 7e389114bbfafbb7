"""Makes what a committee's readers open first, with the work that changed it or after it; never needed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse

from socfin.actions.work.asking import ask, goes_outside
from socfin.apart.place import Place, standing
from socfin.documents.open_data.tables import TABLES
from socfin.domain.roles import GRANTS, Permission, Role
from socfin.domain.work.pieces import Work
from socfin.reporting.municipal.together import part_of
from socfin.selectors.committees import committee_by_slug, public_committees, revision_now
from socfin.selectors.ledger import published_months
from socfin.selectors.meetings import standing_item
from socfin.selectors.memberships import memberships, sees_masked
from socfin.selectors.work.queue import someone_waits

if TYPE_CHECKING:
    from socfin.domain.period import Month
    from socfin.models import Committee, User

log = logging.getLogger(__name__)
FIRST = (
    ("overview", Permission.READ),
    ("forecast", Permission.READ),
    ("summary", Permission.EXPORT),
)
"""What is opened first, and what it asks of a role."""
OF_COMMITTEE = "<slug:slug>/"
"""How the addresses of a committee begin (urls.py)."""
OF_FILES = {"receive", "indicator_grid", "read_otherwise", "decide", "discard", "publish"}
"""A file on its way to counting: its sender waits for the preview, and publishing makes the pages itself."""


class GaveWay(Exception):
    """Pages that nobody has asked for are left for what somebody waits for."""


def warmed(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware: after work in a committee its first pages are made while the one who did it goes on."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        slug = _worked_in(request) if response.status_code == HTTPStatus.FOUND else ""
        if slug:
            ask_for_pages(request, slug)
        return response

    return answer


def _worked_in(request: HttpRequest) -> str:
    """The committee where someone did what may have made its pages others; "" of other requests."""
    match = request.resolver_match
    if match is None or request.method != "POST" or not request.user.is_authenticated:
        return ""
    of_pages = match.route.startswith(OF_COMMITTEE) and match.url_name not in OF_FILES
    return str(match.kwargs["slug"]) if of_pages else ""


def ask_for_pages(request: HttpRequest, slug: str) -> None:
    """Let the committee's first pages be made outside the request; what is asked twice is made once."""
    committee = committee_by_slug(slug)
    if committee is not None and (settings.WARMS_AFTER_WORK or settings.WORKERS):
        ask(Work.PAGES, committee=committee.pk, host=request.get_host())


def ask_for_open_data() -> None:
    """Let the tables of every committee that is open to all be made again: new code keeps none of the old."""
    host = urlsplit(settings.SITE_ADDRESS).netloc
    if not host:
        return
    with standing(Place(entrance=True)):
        every = list(public_committees())
    for committee in every:
        ask(Work.PAGES, committee=committee.pk, host=host)


def warm(host: str, committee: Committee) -> None:
    """The first pages of the latest month and the record of forecasts, for each role that someone has.

    What cannot be made is in the log: the work itself is done. Left when the committee has changed again, for
    then these pages are no one's. GaveWay when somebody waits for other work: the rest is to be asked for.
    """
    committee.refresh_from_db()
    latest = published_months(committee).latest
    if latest is None:
        return
    readers = list(_readers(committee))
    sights = {sees_masked(committee, role) for _, role in readers}
    parts = ((f"{committee.slug}'s part", partial(part_of, committee, masked, latest)) for masked in sights)
    if not _made(committee, parts):  # for the page of its municipality
        return
    for reader, role in readers:
        pages = [reverse(name, args=[committee.slug, latest]) for name, asks in FIRST if asks in GRANTS[role]]
        accuracy = reverse("accuracy", args=[committee.slug])
        if not _looked_at(host, committee, reader, [*pages, *_shown(committee, latest), accuracy]):
            return
    _looked_at(host, committee, AnonymousUser(), _open_tables(committee))


def _looked_at(
    host: str, committee: Committee, reader: User | AnonymousUser, addresses: Iterable[str]
) -> bool:
    """Each address as the reader would open it; False when the committee has changed meanwhile."""
    return _made(committee, ((address, partial(_look, host, reader, address)) for address in addresses))


def _made(committee: Committee, works: Iterable[tuple[str, Callable[[], object]]]) -> bool:
    """Each of them, by what it makes; False when the committee has changed meanwhile."""
    for what, make in works:
        if revision_now(committee) != committee.revision:
            return False
        if goes_outside() and someone_waits():
            raise GaveWay
        try:
            make()
        except Exception:
            log.exception("%s could not be made beforehand", what)
    return True


def is_beforehand(request: HttpRequest) -> bool:
    """Whether nobody waits for the answer: it is made to be kept."""
    return getattr(request, "beforehand", False)


def _open_tables(committee: Committee) -> list[str]:
    """The tables of open data, while the committee is open to all."""
    if not committee.public:
        return []
    return [reverse("open_table", args=[committee.slug, table.name]) for table in TABLES]


def _shown(committee: Committee, month: Month) -> list[str]:
    """The month's newest item, and its presentation."""
    newest = standing_item(committee, month)
    if newest is None:
        return []
    address = [committee.slug, newest.meeting_id, newest.pk]
    return [reverse(name, args=address) for name in ("item", "present")]


def _readers(committee: Committee) -> Iterator[tuple[User, Role]]:
    """One of each role."""
    for role, user in {
        Role(membership.role): membership.user for membership in memberships(committee)
    }.items():
        yield user, role


def _look(host: str, reader: User | AnonymousUser, address: str) -> None:
    """As the reader's browser would ask for it, and be told nothing."""
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.user = "GET", address, address, reader
    asked.session = SessionBase()  # of nobody: nothing half typed
    asked.beforehand = True  # type: ignore[attr-defined]  # what is_beforehand looks for
    asked.META = {"HTTP_HOST": host, "SERVER_NAME": "", "SERVER_PORT": "80"}
    view, args, given = resolve(address)
    view(asked, *args, **given)
