"""Opens an address once more for the work that was asked for there, as who asked; nobody is shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.contrib.messages.storage.base import BaseStorage
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from socfin.models import User


def open_address(
    address: str, host: str, reader: User | AnonymousUser, *, sent: str | None = None
) -> HttpResponseBase:
    """What the address answers the person, asked by the queue; `sent` is what a form there was sent with."""
    parts = urlsplit(address)
    path, query = unquote(parts.path), parts.query
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info, asked.user = "GET", path, path, reader
    asked.GET = QueryDict(query)
    if sent is not None:
        asked.method, asked.POST = "POST", QueryDict(sent)
    asked.META = {"HTTP_HOST": host, "SERVER_NAME": "", "SERVER_PORT": "80", "QUERY_STRING": query}
    asked.session = SessionBase()  # of nobody: nothing half typed
    asked._messages = BaseStorage(asked)  # type: ignore[attr-defined]  # told to nobody
    asked.is_of_the_queue = True  # type: ignore[attr-defined]  # what is_work looks for
    view, args, given = resolve(path)
    answer: HttpResponseBase = view(asked, *args, **given)
    return answer


def is_work(request: HttpRequest) -> bool:
    """Whether the queue asks: what the address makes is to be made, and nobody is to be given it."""
    return getattr(request, "is_of_the_queue", False)
