"""An entry of the trail in words beside the figure that it touches; never what the figure became."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socfin.domain.lines import Line
from socfin.domain.money import Unit, format_money

WHOLE = "Hela verksamheten"
"""What the assessed forecast of a whole verksamhet is called in the trail."""
LONGEST = 200
"""Letters of a comment that was replaced; the rest is told by its own page."""


def what_was_done(action: str, details: Mapping[str, Any], filename: str) -> str:
    """ "Publicerat: mars.csv", "Prognos bedömd, Personal: −4 100 tkr".

    `action` is the entry's own words, `details` as actions/audit.py keeps them.
    """
    of = filename or _line(details) or _first_of(details, "body", "prefix")
    words = f"{action}: {of}" if of and filename else f"{action}, {of}" if of else action
    return f"{words}{_amounts(details)}{_replaced(details)}"


def why_it_was(details: Mapping[str, Any]) -> str:
    """The reason that was given, and the warnings that were accepted with it; "" where there is none."""
    reason = str(details.get("reason") or "").strip()
    accepted = " ".join(str(message) for message in details.get("accepted", []))
    return f"{reason} (Trots: {accepted})" if reason and accepted else reason


def _line(details: Mapping[str, Any]) -> str:
    word = details.get("line")
    return Line(word).label if word else ""


def _first_of(details: Mapping[str, Any], *names: str) -> str:
    return next((str(details[name]) for name in names if details.get(name)), "")


def _amounts(details: Mapping[str, Any]) -> str:
    """The amount that was entered, öre as tkr; "ingen" where one was taken back, "" where none was told."""
    if "amount_ore" not in details:
        return ""
    amount = details["amount_ore"]
    if amount is None:
        return ": ingen" if "before" in details else ""
    return f": {format_money(int(amount), Unit.TKR)}"


def _replaced(details: Mapping[str, Any]) -> str:
    """What stood there before: the comment, or the same line's assessed forecast."""
    before = details.get("before")
    if not isinstance(before, dict):
        return ""
    text = str(before.get("text") or before.get(_line(details) or WHOLE) or "")
    cut = f"{text[:LONGEST]}…" if len(text) > LONGEST else text
    return f" (före: ”{cut}”)" if cut else ""
