"""The page that tells how a program asks, made of the API's own description; nothing is fetched for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin.api.site import api


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it gives, where it is asked for and what may be said with it."""

    kind: str
    summary: str
    path: str
    parameters: tuple[tuple[str, str], ...]
    """Name and explanation of what stands in the query."""

    @property
    def pieces(self) -> list[str]:
        """The path in the pieces that a narrow page may break it between."""
        return re.findall(r"/[^/]*", self.path)


@login_not_required
def api_page(request: HttpRequest) -> HttpResponse:
    """How a program reads the figures; anyone, since it tells nothing but what may be asked."""
    groups: dict[str, list[Call]] = {}
    for call in _calls():
        groups.setdefault(call.kind, []).append(call)
    context = {
        "groups": list(groups.items()),
        "site": request.build_absolute_uri("/").rstrip("/"),
        "schema": reverse("api:openapi-json"),
    }
    return render(request, "api.html", context)


def _calls() -> list[Call]:
    paths = api.get_openapi_schema()["paths"]
    return [_call(path, methods["get"]) for path, methods in paths.items()]


def _call(path: str, described: dict[str, Any]) -> Call:
    words = [word for word in described.get("parameters", ()) if word["in"] == "query"]
    return Call(
        kind=described["tags"][0],
        summary=described["summary"],
        path=path,
        parameters=tuple((word["name"], word.get("description", "")) for word in words),
    )
