"""What is looked for in a committee's trail: the words, the kind of entry and the days; never the entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from socfin.domain.closing import PeriodState
from socfin.domain.roles import Role


class EntryKind(StrEnum):
    """What sort of entries are shown; its values stand in addresses."""

    ALL = ""
    LOOKED = "sett"
    """What was fetched, and who saw small units one by one."""
    PEOPLE = "roller"
    """Who was given which role, and who may read."""

    @property
    def label(self) -> str:
        """In Swedish."""
        return {"": "Hela dagboken", "sett": "Hämtat och sett", "roller": "Roller och vem som får läsa"}[
            self.value
        ]


LOOKED = (
    "fetch_original",
    "fetch_document",
    "fetch_figures",
    "fetch_template",
    "fetch_trail",
    "fetch_folder",
    "see_whole",
)
"""The actions of `EntryKind.LOOKED`."""
PEOPLE = (
    "give_role",
    "take_role",
    "end_role",
    "give_municipal_role",
    "end_municipal_role",
    "map_group",
    "unmap_group",
    "open_to_all",
    "close_to_all",
)
"""The actions of `EntryKind.PEOPLE`."""


@dataclass(frozen=True, slots=True)
class TrailSearch:
    """What is asked for; the days are both in it, None is no bound."""

    text: str = ""
    """In the user name, the details or the request's number."""
    kind: EntryKind = EntryKind.ALL
    first: date | None = None
    last: date | None = None

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions that are shown; () is all."""
        return {EntryKind.ALL: (), EntryKind.LOOKED: LOOKED, EntryKind.PEOPLE: PEOPLE}[self.kind]


NAMES = {
    "before": "före",
    "after": "efter",
    "reason": "skäl",
    "accepted": "godtagna varningar",
    "month": "månad",
    "upload": "fil nr",
    "filename": "fil",
    "role": "roll",
    "user": "person",
    "municipality": "kommun",
    "username": "person",
    "item": "ärende nr",
    "meeting": "sammanträde nr",
    "document": "handling",
    "format": "format",
    "slots": "delar",
    "group": "grupp",
    "first_day": "första dag",
    "last_day": "sista dag",
    "amount_ore": "öre",
    "text": "text",
    "what": "sida",
    "remaining": "kvar",
    "code": "kod",
    "fields": "fält",
    "options": "val",
    "name": "namn",
    "entries": "poster",
    "version": "version",
    "limit": "gräns",
    "people": "platser eller brukare",
    "days": "dagar",
}
"""How the details of an entry are called; others stand as they are, for those are names of ours or codes."""


OF_WORDS = ("role", "before", "after")
"""The details that may be such a word."""
VALUES = {member.value: member.label.lower() for kind in (Role, PeriodState) for member in kind}
"""How a role or the state of a month is called, by its stored word."""


def words_of(details: dict[str, object]) -> str:
    """The details of an entry on one line, "" when there are none: "månad: 2022-03; före: text: Så."."""
    return "; ".join(f"{NAMES.get(name, name)}: {_value(name, value)}" for name, value in details.items())


def _value(name: str, value: object) -> str:
    """A stored word of a role or a month's state in Swedish; all else as it stands."""
    known = VALUES.get(value) if name in OF_WORDS and isinstance(value, str) else None
    return known or _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return (
            ", ".join(f"{NAMES.get(name, name)} {_plain(inner)}" for name, inner in value.items()) or "inget"
        )
    if isinstance(value, list):
        return ", ".join(_plain(inner) for inner in value) or "inget"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "–" if value in (None, "") else str(value)
