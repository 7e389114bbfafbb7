"""What a page shows of its reader and of the moment, told apart from the rest so that the rest can be kept.

A page that is to be kept is made with a mark in place of each of these, and they are written into it each
time it is sent. The mark is drawn anew for every making, so nothing that anyone has typed can be one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from secrets import token_hex
from typing import Any
from uuid import uuid4

from django import template
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

register = template.Library()
MARK_LENGTH = 32
"""Characters."""


def _messages(request: HttpRequest) -> str:
    return render_to_string("parts/messages.html", {"messages": get_messages(request)})


def _imprint(request: HttpRequest) -> str:
    return f"{request.get_host()}{request.path} · {date_format(localdate(), 'j F Y')}"


PERSONAL: dict[str, Callable[[HttpRequest], str]] = {
    "csrf": get_token,
    "who": lambda request: str(request.user),
    "theme": lambda request: request.COOKIES.get("tema", ""),
    "imprint": _imprint,
    "messages": _messages,
    "token": lambda _: uuid4().hex,
}
"""Each by its name in the templates."""


@register.simple_tag(takes_context=True)
def personal(context: dict[str, Any], name: str) -> str:
    """One of PERSONAL, or the mark that stands for it while a page to keep is made."""
    request = context.get("request")
    if request is None:
        return ""
    mark = getattr(request, "mark", "")
    return _hole(mark, name) if mark else conditional_escape(PERSONAL[name](request))


def marks(request: HttpRequest) -> dict[str, str]:
    """For templates (a context processor): the forms' token is a mark too."""
    mark = getattr(request, "mark", "")
    return {"csrf_token": _hole(mark, "csrf")} if mark else {}


def new_mark() -> str:
    """One that stands in no text so far."""
    return token_hex(MARK_LENGTH // 2)


def filled(text: str, mark: str, request: HttpRequest) -> SafeString:
    """A page that was made with the mark, as this reader is to see it now."""

    def write(hole: re.Match[str]) -> str:
        name = hole[1]
        if name not in known:
            known[name] = conditional_escape(PERSONAL[name](request))
        return known[name]

    known: dict[str, str] = {}
    return mark_safe(re.sub(rf"{mark}-([a-z]+)-", write, text))  # noqa: S308 - what is written in is escaped


def _hole(mark: str, name: str) -> str:
    return f"{mark}-{name}-"
