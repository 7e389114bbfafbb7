"""How an entry of the trail is sealed: the hash that binds it to the one before; never where it is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

START = ""
"""What the first entry has in place of the hash before it."""
FORGOTTEN = "forgotten"
"""The action of an entry that was emptied after the years it is kept; its seal stays in the chain."""
PASSING = (
    "log_in",
    "log_in_failed",
    "log_out",
    "end_log_in",
    "password_link",
    "password_link_failed",
    "change_password",
    "renew_codes",
    "choose_notices",
    "fetch_original",
    "fetch_document",
    "fetch_figures",
    "fetch_template",
    "fetch_trail",
    "fetch_folder",
    "see_whole",
)
"""The actions that no figure, role or decision follows from: what is said of them may be forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one entry says; `at` with a time zone, `details` as JSON has them."""

    at: datetime
    by: str
    committee: str
    action: str
    details: Mapping[str, Any]
    request: str

    def sealed(self, previous: str) -> str:
        """SHA-256, in hex, of the hash before it and everything it says.

        The form is never changed: every hash that was ever published would become a lie.
        """
        content = {
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": self.by,
            "committee": self.committee,
            "action": self.action,
            "details": _settled(json.loads(json.dumps(self.details))),
            "request": self.request,
        }
        text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def _settled(value: Any) -> Any:
    """The value alike in every database: one that keeps numbers as decimals gives 2.0 back as it likes."""
    if isinstance(value, dict):
        return {key: _settled(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_settled(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
