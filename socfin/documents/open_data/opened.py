"""What is told of a committee's open data beside the tables: whose, on which terms, where and how new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from socfin.domain.municipal.licences import Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A committee's open data as a catalogue tells of it; addresses are whole."""

    slug: str
    committee: str
    publisher: str
    """The municipality's name."""
    organisation_number: str
    """"212000-0142"; "" where nobody has written it."""
    licence: Licence
    contact: str
    """An e-mail address; "" where nobody has written one."""
    page: str
    """The page of the open data, which the addresses of the files begin with."""
    home: str
    """The committee's own page."""
    first: str
    """The first day of the oldest period, 2022-01-01; "" where nothing is published."""
    modified: str
    """The day of the newest figures, 2022-04-12; "" where nothing is published."""
    constructed: bool
    """Whether the figures are made up."""

    @property
    def title(self) -> str:
        """Of the package and the catalogue."""
        return f"Ekonomisk uppföljning, {self.committee}"

    @property
    def description(self) -> str:
        """What it is, and what is left out of it."""
        made_up = "Påhittade siffror. " if self.constructed else ""
        return (
            f"{made_up}Utfall, budget, avvikelse och prognos för {self.committee} i {self.publisher}, "
            "period för period. Kostnader är negativa. Små enheter är hopslagna, så att ingen enskild kan "
            "pekas ut."
        )

    @property
    def modified_day(self) -> date | None:
        """`modified` as a date."""
        return date.fromisoformat(self.modified) if self.modified else None

    @property
    def units_address(self) -> str:
        """Where the table that most begin with is."""
        return self.table_address("verksamheter")

    def table_address(self, name: str) -> str:
        """Where a table is."""
        return f"{self.page}{name}.csv"

    def schema_address(self, name: str) -> str:
        """Where a table's schema is."""
        return f"{self.page}{name}.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A municipality's open committees, for the one catalogue that an organisation is harvested by."""

    page: str
    """What the catalogue's own name begins with."""
    opened: tuple[Opened, ...]
    """At least one."""

    @property
    def publisher(self) -> str:
        """The municipality's name."""
        return self.opened[0].publisher

    @property
    def modified(self) -> str:
        """The day of the newest figures of any of them; "" where nothing is published."""
        return max(each.modified for each in self.opened)
