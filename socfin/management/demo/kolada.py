"""The demo's comparisons in the form of Kolada's own answers; every value is made up, and the file says so.

What was spent, what was expected and the deviation between them hang together, as in Kolada: costs are
positive, and above zero is dearer than expected. No value of Kolada's is stored here.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.core.management import call_command

from socfin.domain.kolada import COUNTRY, KNOWN, KPIS, YEARS, Area, Kpi

PRICES_OF = 2024
"""The year whose level the costs below have; a year earlier is so much cheaper:"""
YEARLY = Decimal("1.031")
LEVEL = {
    "N20014": 14_900,
    "N20016": 14_900,
    "N21017": 4_900,
    "N21006": 352_000,
    "N23004": 8_300,
    "N23009": 1_090_000,
    "N28016": 6_900,
    "N28026": 6_900,
    "N28008": 1_320,
    "N30005": 5_200,
    "N30007": 5_200,
    "N33016": 2_450,
    "N33007": 760,
    "N33008": 690,
    "N35019": 640,
    "N31008": 1_190,
    "N31002": 830,
}
"""Kronor of the country, each of its unit."""
REFERENCE = {Area.ELDERLY: "N20016", Area.DISABILITY: "N28026", Area.FAMILY: "N30007"}
NET = frozenset(("N20014", "N28016", "N30005"))
SIMILAR = Decimal("1.04")
"""What is expected of a small municipality, as a share of the country's."""
MOST = 9
"""Per mille that a year is beside the line at most."""
PERMILLE, PER_CENT, MILLION = Decimal(1000), Decimal(100), Decimal(1_000_000)
Answer = dict[str, object]


@dataclass(frozen=True, slots=True)
class Compared:
    """A municipality: who it is compared with, and how much dearer than expected it has become, per mille."""

    name: str
    place: str
    """Its id; that of a made-up municipality is no real one's."""
    similar: Mapping[Area, str]
    people: int
    dearer: Mapping[Area, tuple[int, int]]
    """Ten years before its newest year, and then."""

    @property
    def filename(self) -> str:
        """It stands beside every figure, so it says what they are."""
        return f"Påhittade värden för {self.name}.json"


def _groups(elderly: str, disability: str, family: str, support: str) -> dict[Area, str]:
    return dict(zip(Area, (elderly, disability, family, support), strict=True))


COMPARED = {
    "nora": Compared(
        "Nora",
        "1884",
        _groups("G176636", "G39649", "G36600", "G176056"),
        10_600,
        {
            Area.ELDERLY: (-20, 15),
            Area.DISABILITY: (30, -10),
            Area.FAMILY: (40, 190),
            Area.SUPPORT: (10, -60),
        },
    ),
    "timra": Compared(
        "Timrå",
        "2262",
        _groups("G176707", "G39720", "G36671", "G176127"),
        17_900,
        {
            Area.ELDERLY: (30, 70),
            Area.DISABILITY: (-30, 20),
            Area.FAMILY: (90, 260),
            Area.SUPPORT: (40, -90),
        },
    ),
    "exempel": Compared(
        "Exempelkommunen",
        "9999",
        _groups("G999001", "G999002", "G999003", "G999004"),
        31_400,
        {
            Area.ELDERLY: (-15, 25),
            Area.DISABILITY: (10, 5),
            Area.FAMILY: (20, 120),
            Area.SUPPORT: (60, -30),
        },
    ),
}
"""By committee. The ids of real municipalities and groups are Kolada's (docs/indicators.md); no value is."""


def read_made_up(slug: str, year: int, username: str) -> None:
    """Hand the committee the years before `year` as a file, through the command that reads Kolada's JSON."""
    compared = COMPARED[slug]
    similar = [f"{area.value}={group}" for area, group in compared.similar.items()]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / compared.filename
        file.write_bytes(answer(compared, year))
        call_command(
            "fetch_kolada",
            slug,
            municipality=compared.place,
            similar=similar,
            file=file,
            by=username,
            verbosity=0,
        )


def answer(compared: Compared, year: int) -> bytes:
    """One answer as Kolada would give it: the years that reports of `year` and the two before it show."""
    rows = [
        _row(kpi, place, of, value)
        for kpi in KPIS
        for place in (compared.place, compared.similar[kpi.area], COUNTRY)
        for of in range(year - YEARS - 2, year)
        for value in _value(compared, kpi, place, of, year)
    ]
    return json.dumps({"count": len(rows), "values": rows, "next_url": None}).encode()


def _row(kpi: Kpi, place: str, year: int, value: Decimal) -> Answer:
    of_all = {"gender": "T", "count": 1, "status": "", "value": float(value), "isdeleted": False}
    return {"kpi": kpi.code, "municipality": place, "period": year, "values": [of_all]}


def _value(compared: Compared, kpi: Kpi, place: str, year: int, newest: int) -> Iterator[Decimal]:
    """None for the country's deviation, which nobody reckons."""
    if not kpi.is_deviation:
        yield round(_cost(compared, kpi, place, year, newest), 0)
    elif place != COUNTRY:
        reference = KNOWN[REFERENCE[kpi.area]]
        expected = _cost(compared, reference, place, year, newest)
        dearer = _dearer(compared, kpi.area, place, year, newest) * expected
        people = Decimal(compared.people)
        yield round(dearer / expected * PER_CENT if kpi.unit == "%" else dearer * people / MILLION, 1)


def _cost(compared: Compared, kpi: Kpi, place: str, year: int, newest: int) -> Decimal:
    """Kronor; what was spent is what was expected and how much dearer it became."""
    level = LEVEL[kpi.code] * YEARLY ** (year - PRICES_OF)
    if place == COUNTRY:
        return level
    expected = level * SIMILAR
    if kpi.code in REFERENCE.values():
        return expected
    beside = Decimal(0) if kpi.code in NET else _beside(kpi.code, place, year)
    return expected * (1 + _dearer(compared, kpi.area, place, year, newest) + beside)


def _dearer(compared: Compared, area: Area, place: str, year: int, newest: int) -> Decimal:
    """The share above what was expected; similar municipalities lie near it."""
    beside = _beside(area.value, place, year)
    if place != compared.place:
        return beside
    first, last = compared.dearer[area]
    line = first + Decimal(last - first) * (year - (newest - YEARS)) / (YEARS - 1)
    return line / PERMILLE + beside


def _beside(word: str, place: str, year: int) -> Decimal:
    """A little above or below, the same every time."""
    number = sum(map(ord, word + place)) * 7 + year * 13
    return (number % (2 * MOST + 1) - MOST) / PERMILLE
