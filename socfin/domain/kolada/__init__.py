"""The figures of Kolada that a committee of social services is compared by, and what they are; never a value.

Kolada's figures are RKA's own, once a year, and are shown as they are: nothing reckoned here bears its name.
Costs are positive there. Ids and groups: docs/indicators.md, "Kolada".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

COUNTRY = "0000"
"""The municipality that is all of Sweden."""
YEARS = 10
"""Shown, the newest the year before the report's."""


class Area(StrEnum):
    """What the figures are of; similar municipalities are others for each."""

    ELDERLY = "aldre"
    DISABILITY = "lss"
    FAMILY = "ifo"
    SUPPORT = "bistand"

    @property
    def label(self) -> str:
        """In Swedish."""
        return {
            "aldre": "Äldreomsorg",
            "lss": "Funktionsstöd (LSS och SFB)",
            "ifo": "Individ- och familjeomsorg",
            "bistand": "Ekonomiskt bistånd",
        }[self.value]


class Whose(StrEnum):
    """Whose value it is."""

    OWN = "own"
    SIMILAR = "similar"
    COUNTRY = "country"

    @property
    def label(self) -> str:
        """In Swedish; the municipality is named where it stands."""
        return {"own": "Kommunen", "similar": "Liknande kommuner", "country": "Riket"}[self.value]


@dataclass(frozen=True, slots=True)
class Kpi:
    """One of Kolada's figures."""

    code: str
    """Kolada's id, "N20014"."""
    name: str
    unit: str
    area: Area

    @property
    def is_deviation(self) -> bool:
        """Whether it is a nettokostnadsavvikelse: above zero is dearer there, where minus is dearer here."""
        return self.code in DEVIATIONS


PER_HEAD, PER_CLIENT, MILLIONS, PER_CENT = "kr/inv", "kr/brukare", "mnkr", "%"
DEVIATIONS = frozenset(("N20900", "N20029", "N28018", "N28021", "N30001", "N30026"))

KPIS: tuple[Kpi, ...] = (
    Kpi("N20900", "Nettokostnadsavvikelse äldreomsorg", PER_CENT, Area.ELDERLY),
    Kpi("N20029", "Nettokostnadsavvikelse äldreomsorg", MILLIONS, Area.ELDERLY),
    Kpi("N20014", "Nettokostnad äldreomsorg", PER_HEAD, Area.ELDERLY),
    Kpi("N20016", "Referenskostnad äldreomsorg", PER_HEAD, Area.ELDERLY),
    Kpi("N21017", "Nettokostnad hemtjänst", PER_HEAD, Area.ELDERLY),
    Kpi("N21006", "Kostnad hemtjänst", "kr/hemtjänsttagare", Area.ELDERLY),
    Kpi("N23004", "Nettokostnad särskilt boende", PER_HEAD, Area.ELDERLY),
    Kpi("N23009", "Kostnad särskilt boende", PER_CLIENT, Area.ELDERLY),
    Kpi("N28018", "Nettokostnadsavvikelse LSS", PER_CENT, Area.DISABILITY),
    Kpi("N28021", "Nettokostnadsavvikelse LSS", MILLIONS, Area.DISABILITY),
    Kpi("N28016", "Nettokostnad LSS", PER_HEAD, Area.DISABILITY),
    Kpi("N28026", "Referenskostnad LSS", PER_HEAD, Area.DISABILITY),
    Kpi("N28008", "Kostnad personlig assistans", PER_HEAD, Area.DISABILITY),
    Kpi("N30001", "Nettokostnadsavvikelse individ- och familjeomsorg", PER_CENT, Area.FAMILY),
    Kpi("N30026", "Nettokostnadsavvikelse individ- och familjeomsorg", MILLIONS, Area.FAMILY),
    Kpi("N30005", "Nettokostnad individ- och familjeomsorg", PER_HEAD, Area.FAMILY),
    Kpi("N30007", "Referenskostnad individ- och familjeomsorg", PER_HEAD, Area.FAMILY),
    Kpi("N33016", "Kostnad barn- och ungdomsvård", PER_HEAD, Area.FAMILY),
    Kpi("N33007", "Kostnad HVB för barn och unga", PER_HEAD, Area.FAMILY),
    Kpi("N33008", "Kostnad familjehem för barn och unga", PER_HEAD, Area.FAMILY),
    Kpi("N35019", "Kostnad missbrukarvård för vuxna", PER_HEAD, Area.FAMILY),
    Kpi("N31008", "Nettokostnad ekonomiskt bistånd", PER_HEAD, Area.SUPPORT),
    Kpi("N31002", "Utbetalt ekonomiskt bistånd", PER_HEAD, Area.SUPPORT),
)
"""In the order they are shown: of each area first how it deviates from what is expected."""
KNOWN = {kpi.code: kpi for kpi in KPIS}


@dataclass(frozen=True, slots=True)
class KoladaFact:
    """One value as Kolada gives it, of both sexes; None is missing or withheld."""

    kpi: str
    place: str
    """The id of a municipality or a group."""
    year: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class KoladaYear:
    """One year of a figure, exact as Kolada gives it; None is missing."""

    year: int
    own: str | None
    similar: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class KoladaRow:
    """One of Kolada's figures through the years, with who it is compared with."""

    kpi: str
    name: str
    unit: str
    area: str
    """In Swedish."""
    is_deviation: bool
    fetched: str
    """The day the newest of it was fetched, "2026-11-29"."""
    years: tuple[KoladaYear, ...]
    """Oldest first."""
    file: str = ""
    """The name of the file that the newest of it was read from; "" where Kolada was asked."""

    @property
    def newest(self) -> KoladaYear | None:
        """The newest year that the municipality itself has a value of."""
        return next((year for year in reversed(self.years) if year.own is not None), None)


def kolada_row(data: dict[str, object]) -> KoladaRow:
    """The row of a report's JSON."""
    years = tuple(KoladaYear(**year) for year in data["years"])  # type: ignore[attr-defined]  # written by us
    return KoladaRow(**{**data, "years": years})  # type: ignore[arg-type]  # as above
