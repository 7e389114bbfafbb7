"""What a reader chooses by address: time, unit and organisation; every choice is part of the link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, QueryDict

from socfin.domain.money import Unit
from socfin.domain.report import Organisation
from socfin.tables import Branches


class Timespan(StrEnum):
    """Which figures a page leads with."""

    TO_DATE = "ackumulerat"
    MONTH = "manad"
    YEAR = "helar"

    @property
    def label(self) -> str:
        """The choice in Swedish."""
        return {"ackumulerat": "Ackumulerat", "manad": "Månaden", "helar": "Helåret"}[self.value]


ORGANISATIONS = {"da": Organisation.THEN, "nu": Organisation.NOW}
SHORT_ORGANISATIONS = {Organisation.THEN: "Dåvarande", Organisation.NOW: "Nuvarande organisation"}
"""The choices beside one another, where the last word is said once."""
ORGANISATION_WORDS = {organisation: word for word, organisation in ORGANISATIONS.items()}


@dataclass(frozen=True, slots=True)
class Link:
    """A choice as a link: its words, its address and whether it is the chosen one."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The reader's choices; what equals the committee's own is left out of the address."""

    standard_unit: Unit
    unit: Unit
    timespan: Timespan = Timespan.TO_DATE
    organisation: Organisation = Organisation.THEN
    reorganised: bool = False
    """Whether the committee has a verksamhet with a successor; otherwise then and now are the same."""
    opened: tuple[str, ...] = ()
    """Codes of the verksamheter whose parts a large table carries; no other link keeps them."""

    @property
    def branches(self) -> Branches:
        """The opened rows of this page, and the address with others opened."""
        return Branches.after(self.opened, self.query)

    @property
    def query(self) -> str:
        """The choices as the end of an address, "" when all are the usual ones."""
        words = {}
        if self.timespan is not Timespan.TO_DATE:
            words["visa"] = self.timespan.value
        if self.unit is not self.standard_unit:
            words["enhet"] = self.unit.value
        if self.organisation is not Organisation.THEN:
            words["organisation"] = ORGANISATION_WORDS[self.organisation]
        return f"?{urlencode(words)}" if words else ""

    @property
    def units(self) -> list[Link]:
        """kr, tkr, mnkr."""
        return [_link(unit.label, replace(self, unit=unit), current=unit is self.unit) for unit in Unit]

    @property
    def timespans(self) -> list[Link]:
        """To date, the month, the year."""
        return [
            _link(timespan.label, replace(self, timespan=timespan), current=timespan is self.timespan)
            for timespan in Timespan
        ]

    @property
    def organisations(self) -> list[Link]:
        """As it was, as it is now; no choice where nothing has been reorganised."""
        if not self.reorganised:
            return []
        return [
            _link(word, replace(self, organisation=organisation), current=organisation is self.organisation)
            for organisation, word in SHORT_ORGANISATIONS.items()
        ]


def _link(label: str, chosen: Choices, *, current: bool) -> Link:
    return Link(label, chosen.query or "?", current)


def opened(request: HttpRequest) -> tuple[str, ...]:
    """The codes of the rows whose parts the address asks for."""
    return tuple(dict.fromkeys(request.GET.getlist("oppna")))


def choices(request: HttpRequest, unit: Unit, *, reorganised: bool = False) -> Choices:
    """The choices of an address; 404 for a word no link of ours has."""
    words: QueryDict = request.GET
    try:
        return Choices(
            standard_unit=unit,
            unit=Unit(words.get("enhet", unit.value)),
            timespan=Timespan(words.get("visa", Timespan.TO_DATE.value)),
            organisation=ORGANISATIONS[words.get("organisation", "da")],
            reorganised=reorganised,
            opened=opened(request),
        )
    except (KeyError, ValueError):
        raise Http404("Adressen har ett val som inte finns.") from None
