"""What a browser sends of a passkey, and the site it is for; never whether it is the right one."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

LONGEST = 20_000
"""Characters: the answers of real devices are some hundred to a few thousand."""


def site_of(request: HttpRequest) -> str:
    """The address of the site as the browser has it, without a slash at the end."""
    return f"{request.scheme}://{request.get_host()}"


def answer_of(request: HttpRequest) -> dict[str, Any] | None:
    """What the device answered (static/passkey.js); None when it is no such thing."""
    text = request.POST.get("answer", "")
    try:
        answer = json.loads(text) if len(text) <= LONGEST else None
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
