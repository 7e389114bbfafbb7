"""Gives every request an id of its own, told in the answer, the trail and the log, and counts it."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from socfin.logs import REQUESTS, current_request
from socfin.views.metrics import answered

log = logging.getLogger(REQUESTS)


def numbered(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, outermost; the id is never one that someone sent."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        number, began = uuid.uuid4().hex, time.perf_counter()
        mark = current_request.set(number)
        try:
            response = get_response(request)
            _note(request, response.status_code, time.perf_counter() - began)
        finally:
            current_request.reset(mark)
        response["X-Request-ID"] = number
        return response

    return answer


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    """The page by its name, and the address without its query, which may hold what somebody looks for."""
    page = (request.resolver_match.view_name if request.resolver_match else "") or "none"
    method = request.method or ""
    answered(page, method, status, seconds)
    line = {"page": page, "method": method, "path": request.path, "status": status}
    line["seconds"] = round(seconds, 4)
    log.info("%s %s %s", method, request.path, status, extra={"socfin": line})
