"""What is looked for in a committee's trail: the words, the kind of entry and the days; never the entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
