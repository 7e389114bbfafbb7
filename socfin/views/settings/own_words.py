"""What of a committee's settings is its own and not the municipality's, in words; changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from socfin.models import Committee

WORDS = {
    "unit": "enheten",
    "watch_percent": "gränsen för bevakning",
    "deficit_percent": "gränsen för klart sämre",
    "floor_ore": "golvet",
    "risk_percent": "risken att varna för",
    "total_first": "summans plats",
}
"""Each field of Presented in Swedish."""


def own_words(committee: Committee) -> list[str]:
    """ "enheten", "golvet": in the order they stand on the page; [] where it follows in all."""
    return [word for name, word in WORDS.items() if name in committee.own_settings]
