"""How what is sent may be kept on the way and squeezed: by the reader's own browser alone, asked for anew."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control

SQUEEZED = ("text/", "application/json")
"""Kinds of content that grow smaller; what documents are made of is squeezed already."""


class Compressed(GZipMiddleware):
    """Django's gzip with its random padding against BREACH, for text alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Squeezed where the browser takes it and it helps."""
        if not response.headers.get("Content-Type", "").startswith(SQUEEZED):
            return response
        return super().process_response(request, response)


def kept_by_the_reader_alone(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware: no shared cache keeps a page, or what someone logged in was sent; browsers ask anew."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.headers.get("Content-Disposition", "").startswith("attachment"):
            patch_cache_control(response, private=True, no_store=True)
        page = response.headers.get("Content-Type", "").startswith("text/html")
        if (request.user.is_authenticated or page) and not response.has_header("Cache-Control"):
            known = {"no_cache": True} if response.has_header("ETag") else {"no_store": True}
            patch_cache_control(response, private=True, **known)
        return response

    return answer
