"""What a municipality's own Word template may ask for: the placeholders, their meaning and their values.

Values are texts, flags and lists of these; never an object of ours, so that a template reaches nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from socfin.documents.dispatch import Dispatch
from socfin.documents.figure_pages import Where, has_page, of_line, of_verksamhet
from socfin.documents.outline import Outline
from socfin.documents.passages import Block, Passage
from socfin.documents.tables import spelled
from socfin.documents.trade_table import trade_lines
from socfin.domain.asked.addresses import NO_ADDRESSES, FigureAddresses
from socfin.domain.asked.figure import FIGURES as WITH_A_PAGE
from socfin.domain.columns import TEMPLATE, Place
from socfin.domain.limits import Status
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.prose.committee_words import committee_lines
from socfin.services.prose.goal_words import goal_lines
from socfin.services.prose.question_words import question_lines


class Linked(str):
    """The text of a figure that has a page."""

    address: str

    def __new__(cls, text: str, address: str) -> Linked:
        made = super().__new__(cls, text)
        made.address = address
        return made


class Kind(StrEnum):
    """What stands behind a placeholder."""

    TEXT = "text"
    FLAG = "flag"
    PICTURE = "picture"
    LIST = "list"
    GROUP = "group"
    UNREAD = "unread"
    """What a loop gives whose list could not be read: nothing is said of it, and no placeholder is one."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A name in a template; its parts are a group's, or those of each thing in a list."""

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    parts: tuple[Placeholder, ...] = ()


FIGURES = (
    Placeholder("namn", "Verksamhetens eller radens namn"),
    Placeholder("nivå", "1 direkt under summan, 2 därunder, 0 för summan"),
    Placeholder("överordnad", "Sant för den som har rader under sig", Kind.FLAG),
    Placeholder("summa", "Sant för summan", Kind.FLAG),
    *(Placeholder(place.heading, meaning) for place, meaning in TEMPLATE),
    Placeholder("ton", "”underskott” eller ”överskott” när avvikelsen har den statusen, annars tom"),
)
PAGED = tuple(
    placeholder
    for placeholder in FIGURES
    if any(place.heading == placeholder.name and place.key in WITH_A_PAGE for place, _ in TEMPLATE)
)
"""The figures that have a page of their own, which a template may let them lead to."""
PASSAGE = (
    Placeholder("namn", "Verksamhetens namn"),
    Placeholder("nivå", "1 direkt under summan, 2 därunder"),
    Placeholder("mening", "Hela meningen: ”Hemtjänst: utfall −12 227, budget …”"),
    Placeholder("siffror", "Meningen utan namnet: ”utfall −12 227, budget …”"),
    Placeholder("orsak", "Orsaken i ett ord, eller tom"),
    Placeholder("kommentar", "Kommentarens stycken", Kind.LIST),
)
PLACEHOLDERS = (
    Placeholder("märkning", "”Påhittade siffror …” eller ”Offentlig version …”; annars tom"),
    Placeholder("nämnd", "Nämndens namn"),
    Placeholder("kommun", "Kommunens namn"),
    Placeholder("paragraf", "Till exempel ”Su § 16”"),
    Placeholder("dnr", "Till exempel ”dnr KS2022-150”"),
    Placeholder("rubrik", "Ärendets rubrik"),
    Placeholder("sammanträde", "Sammanträdets dag: ”3 maj 2022”; tom i det som inte är upptaget"),
    Placeholder("skriven", "Dagen då ärendet skrevs: ”26 april 2022”; tom i det som inte är upptaget"),
    Placeholder("avsändare", "Den som skrev ärendet; tom i det som inte är upptaget"),
    Placeholder("period", "Till exempel ”januari–mars 2022”"),
    Placeholder("månad", "Periodens sista månad: ”mars”"),
    Placeholder("år", "Till exempel ”2022”"),
    Placeholder("enhet", "kr, tkr eller mnkr"),
    Placeholder("datum", "Dagen då siffrorna publicerades: ”2022-04-12”"),
    Placeholder("slutsats", "Svaret på en rad: ”Underskott 2,2 mnkr mot budget till och med mars”"),
    Placeholder("läsanvisning", "”Belopp i tkr. Kostnader är negativa; …”"),
    Placeholder("diagram", "Bilden från budget till utfall, så bred som satsytan", Kind.PICTURE),
    Placeholder("meningar", "Totalt, helår och prognos i var sin mening", Kind.LIST),
    Placeholder("sedan_förra", "Vad som har hänt sedan förra sammanträdet, i meningar", Kind.LIST),
    Placeholder("helhet", "Kommentaren till helheten, stycke för stycke", Kind.LIST),
    Placeholder("kommentarer", "Verksamheterna i ord", Kind.LIST, PASSAGE),
    Placeholder("verksamheter", "Tabellens rader, med summan på sin plats", Kind.LIST, FIGURES),
    Placeholder("resultaträkning", "Resultaträkningens rader", Kind.LIST, FIGURES),
    Placeholder("totalt", "Summan: totalt.utfall, totalt.budget …", Kind.GROUP, FIGURES),
    Placeholder("nämnderna", "Nämnderna sedan förra månaden, i kommunstyrelsens handlingar", Kind.LIST),
    Placeholder("varningar", "Tidig varning, verksamhet för verksamhet", Kind.LIST),
    Placeholder("prognosdelar", "Kända förändringar och engångsposter som prognosen räknar med", Kind.LIST),
    Placeholder("scenarier", "Var året slutar i varje scenario som är med i handlingen", Kind.LIST),
    Placeholder("åtgärder", "Beslutade åtgärder: läge, effekt och ansvarig", Kind.LIST),
    Placeholder("förslag", "Förslag till åtgärder, med konsekvens", Kind.LIST),
    Placeholder("uppdrag", "Vad nämnden har bett om, och vad som har svarats", Kind.LIST),
    Placeholder("mål", "Målen: var de står, uppföljning och effekt", Kind.LIST),
    Placeholder("frågor", "Frågor och svar som är med i handlingen", Kind.LIST),
    Placeholder("upplysningar", "Vad läsaren behöver veta om siffrorna", Kind.LIST),
    Placeholder("beslutsrubrik", "”Förslag till beslut” tills beslutet har förts in, sedan ”Beslut”"),
    Placeholder("beslut", "Beslutets stycken", Kind.LIST),
)
"""Every placeholder, in the order of docs/documents.md."""

TONES = {Status.DEFICIT: "underskott", Status.SURPLUS: "överskott"}


def values(
    report: Report,
    say: Outline,
    dispatch: Dispatch | None = None,
    addresses: FigureAddresses = NO_ADDRESSES,
) -> dict[str, Any]:
    """What stands behind each placeholder but the picture; a figure that has a page knows it."""
    total = report.total
    of_unit, of_row = of_verksamhet(addresses), of_line(addresses, total.code)
    rows = (total, *report.rows) if report.total_first else (*report.rows, total)
    return {
        "märkning": say.mark,
        "nämnd": report.committee_name,
        "kommun": report.municipality,
        "paragraf": say.item,
        "dnr": say.dnr,
        "rubrik": say.title,
        "sammanträde": dispatch.meeting_day if dispatch else "",
        "skriven": dispatch.written_day if dispatch else "",
        "avsändare": dispatch.by if dispatch else "",
        "period": report.span.label,
        "månad": report.month.name,
        "år": str(report.month.year),
        "enhet": report.unit.label,
        "datum": f"{say.date:%Y-%m-%d}",
        "slutsats": say.finding,
        "läsanvisning": say.reading,
        "meningar": list(say.summary),
        "sedan_förra": list(say.since),
        "helhet": _lines(say.overview),
        "kommentarer": [_passage(passage) for passage in say.passages],
        "verksamheter": [_figures(row, report, of_unit) for row in rows],
        "resultaträkning": [_figures(row, report, of_row) for row in report.lines],
        "totalt": _figures(total, report, of_unit),
        "nämnderna": [*committee_lines(report), *trade_lines(report)],
        "varningar": list(say.warnings),
        "prognosdelar": list(say.terms),
        "scenarier": list(say.what_ifs),
        "åtgärder": list(say.measures),
        "förslag": list(say.proposals),
        "uppdrag": list(say.assignments),
        "mål": [*filter(None, (say.goals_sentence,)), *(line.strip() for line in goal_lines(report))],
        "frågor": list(question_lines(say.questions)),
        "upplysningar": list(say.about),
        "beslutsrubrik": say.decision_heading,
        "beslut": list(say.decision),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "namn": passage.name,
        "nivå": str(passage.level),
        "mening": passage.sentence,
        "siffror": passage.rest.strip(),
        "orsak": passage.cause,
        "kommentar": _lines(passage.blocks),
    }


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [f"• {line}" if block.is_list else line for block in blocks for line in block.lines]


def _figures(row: ReportRow, report: Report, where: Where) -> dict[str, Any]:
    return {
        "namn": row.name,
        "nivå": str(row.level),
        "överordnad": row.has_children,
        "summa": row.kind in (RowKind.TOTAL, RowKind.SUM),
        **{place.heading: _figure(place, row, report, where) for place, _ in TEMPLATE},
        "ton": TONES.get(row.to_date.status, ""),
    }


def _figure(place: Place, row: ReportRow, report: Report, where: Where) -> str:
    text = spelled(place.column, row, report.unit)
    address = where(row, place.key) if has_page(place.column, row) else ""
    return Linked(text, address) if address else text
