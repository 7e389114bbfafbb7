"""The addresses of the pages where what is answered stands; whole, so that a program can show them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from socfin.services.masking.gathered_rows import is_gathered


def absolute(request: HttpRequest, name: str, *args: Any) -> str:
    """The address of a page by its name in urls.py."""
    return request.build_absolute_uri(reverse(name, args=list(map(str, args))))


def page_of_row(request: HttpRequest, slug: str, period: object, code: str) -> str | None:
    """The page of a verksamhet in a period; None for small units gathered in one row."""
    return None if not code or is_gathered(code) else absolute(request, "verksamhet", slug, period, code)
