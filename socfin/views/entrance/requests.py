"""Gives every request an id of its own, told in the answer and in the trail; never one that someone sent."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from socfin.actions.audit import current_request


def numbered(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware, outermost."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        number = uuid.uuid4().hex
        mark = current_request.set(number)
        try:
            response = get_response(request)
        finally:
            current_request.reset(mark)
        response["X-Request-ID"] = number
        return response

    return answer
