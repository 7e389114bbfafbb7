"""Exempelkommunen's declared tree before and after the reorganisation; invented names, no figures."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.period import Month

SLUG = "exempel"
COMMITTEE = "Socialnämnden"
MUNICIPALITY = "Exempelkommunen"
ROOT = "500"
REORGANISED = Month(2025, 1)
"""The first month of the six hemtjänst groups."""


@dataclass(frozen=True, slots=True)
class DeclaredVerksamhet:
    """A node of the tree: parent is "" for the root, successor is "" when the node has none."""

    code: str
    name: str
    parent: str
    order: int
    valid_from: Month | None = None
    valid_to: Month | None = None
    """The last month in which the verksamhet exists; None while it lives."""
    successor: str = ""


AREAS: dict[str, str] = {
    "510": "Hemtjänst",
    "520": "Särskilt boende (SÄBO)",
    "530": "Hälsa, sjukvård och rehab (HSR)",
    "540": "Individ- och familjeomsorg (IFO)",
    "550": "Funktionsstöd (LSS)",
}

UNITS: dict[str, str] = {
    "5111": "Hemtjänstgrupp Björken",
    "5112": "Hemtjänstgrupp Linden",
    "5113": "Hemtjänstgrupp Asken",
    "5114": "Hemtjänstgrupp Eken",
    "5115": "Hemtjänstgrupp Lönnen",
    "5116": "Hemtjänstgrupp Rönnen",
    "5121": "Nattpatrullen",
    "5122": "Trygghetslarm och fixartjänst",
    "5123": "Dagverksamhet",
    "5201": "Vårdboendet Solgläntan",
    "5202": "Vårdboendet Ekbacken",
    "5203": "Vårdboendet Lindgården",
    "5204": "Vårdboendet Åkershöjd",
    "5205": "Demensboendet Strandhaga",
    "5206": "Korttidsenheten Tallen",
    "5207": "Växelvård och avlösning",
    "5208": "SÄBO gemensamt",
    "5301": "Sjuksköterskor dag",
    "5302": "Sjuksköterskor kväll och natt",
    "5303": "Hemsjukvårdsteamet",
    "5304": "Rehab, arbetsterapi och fysioterapi",
    "5305": "Hjälpmedel",
    "5306": "Medicinskt ansvariga (MAS och MAR)",
    "5401": "Barn och unga, utredning",
    "5402": "Barn och unga, HVB",
    "5403": "Barn och unga, familjehem",
    "5404": "Öppenvård och familjebehandling",
    "5405": "Vuxna, institution",
    "5406": "Vuxna, öppenvård",
    "5407": "Ekonomiskt bistånd, utbetalt",
    "5408": "Ekonomiskt bistånd, handläggning",
    "5409": "Familjerätt",
    "5501": "Gruppbostad Humlan",
    "5502": "Gruppbostad Kastanjen",
    "5503": "Gruppbostad Videt",
    "5504": "Servicebostad Sländan",
    "5505": "Daglig verksamhet",
    "5506": "Personlig assistans",
    "5507": "Korttidsvistelse för barn och unga",
    "5508": "Boendestöd och socialpsykiatri",
}
"""The forty units of today; the first two digits and a zero are the area."""

PEOPLE: dict[str, int | None] = {
    "5111": 61, "5112": 55, "5113": 52, "5114": 49, "5115": 54, "5116": 47, "5201": 40, "5202": 36,
    "5203": 34, "5204": 32, "5205": 28, "5206": 16, "5207": 8, "5402": 4, "5403": 27, "5404": 64, "5405": 9,
    "5406": 88, "5407": 310, "5501": 6, "5502": 6, "5503": 7, "5504": 11, "5505": 74, "5506": 19, "5507": 12,
}  # fmt: skip
"""Places or clients behind a unit; those that are not named cannot point anyone out."""

ENDED: dict[str, tuple[str, tuple[str, ...]]] = {
    "5101": ("Hemtjänst Norra", ("5111",)),
    "5102": ("Hemtjänst Västra", ("5112",)),
    "5103": ("Hemtjänst Centrum", ("5113", "5114")),
    "5104": ("Hemtjänst Södra", ("5115", "5116")),
}
"""The four groups of before 2025 and the groups that took over their work."""

NEW = tuple(code for _, codes in ENDED.values() for code in codes)


def area_of(code: str) -> str:
    """The area a unit belongs to: 5402 → 540."""
    return f"{code[:2]}0"


def tree() -> tuple[DeclaredVerksamhet, ...]:
    """Every node, parents before children; a group split in two is succeeded by its area."""
    nodes = [DeclaredVerksamhet(ROOT, COMMITTEE, "", 0)]
    nodes += [DeclaredVerksamhet(code, name, ROOT, order) for order, (code, name) in enumerate(AREAS.items())]
    nodes += [
        DeclaredVerksamhet(
            code,
            name,
            area_of(code),
            order,
            valid_to=REORGANISED.plus(-1),
            successor=heirs[0] if len(heirs) == 1 else area_of(code),
        )
        for order, (code, (name, heirs)) in enumerate(ENDED.items())
    ]
    nodes += [
        DeclaredVerksamhet(code, name, area_of(code), order, valid_from=REORGANISED if code in NEW else None)
        for order, (code, name) in enumerate(UNITS.items(), start=len(ENDED))
    ]
    return tuple(nodes)
