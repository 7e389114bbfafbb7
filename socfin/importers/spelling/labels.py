"""What the words of a report's label cells and headers mean; never numbers.

A label cell is "510 - Hemtjänst", "5020 Lön", "Summa 5 - Vård och omsorg" or the name of a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from socfin.domain.lines import LABELS, Line
from socfin.importers.spelling.of_which import part_named, part_within

KEPT = 1 << 14
"""Texts whose meaning is kept: a report says the same accounts and verksamheter on row after row."""
_CODE = re.compile(r"([A-ZÅÄÖ]{0,3}\d[\dA-ZÅÄÖa-zåäö.]*)(?:\s*[-–—:]\s+|\s+[-–—:]\s*|\s+|$)(.*)", re.DOTALL)
_SUM = re.compile(
    r"(?i)(?:summa|total(?:t|s|summa)?|sum|delsumma|slutsumma|s:a|totaler|nettosumma|Σ)\b\.?\s*[:\-–]?\s*"
)
_SUM_AFTER = re.compile(r"(?i)(.+\S)\s+(?:summa|totalt|total|totalsumma|delsumma)\.?:?")
"""A pivot says the sum after the group: "60 Stab Summa"."""
_SIGN_NOTE = re.compile(r"\s*\((?:[-+−–]|\+/-|tkr|kr|mnkr|mkr|kkr)\)\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:(?<=[^\W\d_])|(?<=\)))(?:\s+\d{1,2}\)|\s*\*{1,3}\)?|\s*[¹²³⁴-⁹]{1,2}\)?)+\s*$")
"""Refers a name to a note under the table: "Öppna insatser 2)", "Familjehem *"."""

_DIMENSION = re.compile(
    r"(?i)^(?:verksamhet|ansvar|enhet|avdelning|kostnadsställe|förvaltning|område)(?:\s*:\s*(?=\S)|"
    r"\s+(?=\d[\w.]*(?:\s+[-–—:]?\s*|[-–—:])[^\W\d]{2}))"
)
"""Says which dimension the code or name after it is of: "Verksamhet: 21 Särskilt boende"."""
_SUMMED_DIMENSION = re.compile(r"(?i)^(?:verksamhet|ansvar)\s*:?\s+(?=\d)")
_DASHED = re.compile(r"^[-–—•·*>]+\s+(?=\w)")
"""Sets a row below another, and is no part of its name: "- hemtjänst"."""

_WORDS: dict[Line, tuple[str, ...]] = {
    Line.REVENUE: (
        "intäkter",
        "intäkt",
        "summa intäkter",
        "verksamhetens intäkter",
        "totala intäkter",
        "externa intäkter",
        "interna intäkter",
    ),
    Line.COST: (
        "kostnader",
        "kostnad",
        "summa kostnader",
        "verksamhetens kostnader",
        "totala kostnader",
        "bruttokostnad",
        "bruttokostnader",
        "driftkostnader",
        "driftskostnader",
    ),
    Line.PERSONNEL: (
        "personal",
        "personalkostnad",
        "personalkostnader",
        "löner",
        "lönekostnader",
        "kostnader för arbetskraft",
    ),
    Line.PURCHASED_CARE: (
        "köp av verksamhet",
        "köpt verksamhet",
        "köp av huvudverksamhet",
        "köp av verksamheter",
        "köpta platser",
        "köpt vård",
        "köp av vård",
        "placeringar",
        "placeringskostnader",
        "entreprenad och köp av verksamhet",
    ),
    Line.BENEFITS: (
        "försörjningsstöd",
        "ekonomiskt bistånd",
        "försörjningsstöd och bidrag",
        "försörjningsstöd/bidrag",
        "lämnade bidrag",
        "bidrag och transfereringar",
        "bidrag/transfereringar",
        "transfereringar",
    ),
    Line.PREMISES: (
        "lokaler",
        "lokalkostnad",
        "lokalkostnader",
        "lokalhyra",
        "lokalhyror",
        "hyra lokaler",
        "hyror lokaler",
    ),
    Line.AGENCY_STAFF: (
        "inhyrd personal",
        "hyrpersonal",
        "bemanningsföretag",
        "bemanning",
        "inhyrd sjukvårdspersonal",
    ),
    Line.CAPITAL: (
        "kapitalkostnad",
        "kapitalkostnader",
        "kapitaltjänst",
        "kapitaltjänstkostnader",
        "avskrivningar",
        "avskrivning",
    ),
    Line.OTHER_COST: (
        "övriga kostnader",
        "övrigt",
        "övriga driftkostnader",
        "övriga driftskostnader",
        "övrig kostnad",
    ),
    Line.NET: (
        "netto",
        "nettokostnad",
        "nettokostnader",
        "verksamhetens nettokostnad",
        "verksamhetens nettokostnader",
        "resultat",
        "nettoresultat",
        "årets resultat",
        "periodens resultat",
        "beräknat resultat",
        "rörelseresultat",
        "resultat före skatt",
        "resultat efter finansiella poster",
        "nettobudget",
        "nettoutfall",
        "summa netto",
        "summa nettokostnad",
        "summa nettokostnader",
    ),
}
_LINES = {word: line for line, words in _WORDS.items() for word in words}
_OF_NET = [line for line in Line if not line.is_beside_net]
_LINES |= {LABELS[line].casefold(): line for line in _OF_NET} | {line.value: line for line in _OF_NET}
_SHORT = {
    **dict.fromkeys(("k", "u", "kost", "kostn", "utg", "utgift", "utgifter"), "Kostnader"),
    **dict.fromkeys(("i", "int", "ink", "inkomst", "inkomster"), "Intäkter"),
    **dict.fromkeys(("n", "r", "res"), "Netto"),
}
"""Short for a line, where a column has nothing else: "K" and "I"."""
_NET_WORDS = frozenset(_WORDS[Line.NET])


@dataclass(frozen=True, slots=True)
class Label:
    """A label cell taken apart; `sums` is True for "Summa …" and for a net row."""

    code: str
    name: str
    sums: bool = False
    line: Line | None = None
    of_which: bool = False
    """True for a "varav" row: part of another row and never summed."""
    within: str = ""
    """Before a "varav" inside the name: the row this one is part of, or its own name."""


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """A text made comparable: lower case, single spaces, no trailing colon or sign note."""
    return _SIGN_NOTE.sub("", " ".join(text.split())).rstrip(" :.").casefold()


def line_named(text: str) -> Line | None:
    """The line of the net that a word names, as "Intäkter", "personal" or "revenue"; else None."""
    return _LINES.get(plain(text))


def spelled_out(text: str) -> str:
    """ "Kostnader" of "K" and "Intäkter" of "Int", in a column of nothing but lines; else the text."""
    return _SHORT.get(plain(text), text)


def code_and_name(text: str) -> tuple[str, str]:
    """("510", "Hemtjänst") of "510 - Hemtjänst"; ("", text) when the text does not begin with a code."""
    text = " ".join(text.split())
    match = _CODE.fullmatch(text)
    if match is None or _counts(match[2]):
        return "", text
    return match[1], match[2].strip(" -–—:")


@lru_cache(maxsize=KEPT)
def read_label(text: str) -> Label:
    """What a row's label says the row is, without the marks that refer to notes under the table."""
    text = _DIMENSION.sub("", _FOOTNOTE.sub("", " ".join(text.split())))
    bare = plain(text)
    if (part := part_named(text)) is not None:
        memo = Line.OF_WHICH_PERSONNEL if line_named(part) is Line.PERSONNEL else None
        return Label("", text, line=memo, of_which=True)
    if (within := part_within(text)) is not None:
        return _maybe_part(text, *within)
    line = line_named(text)
    if line is not None:
        return Label("", text, sums=bare in _NET_WORDS, line=line)
    summed = _SUM.match(text)
    if summed is not None:
        code, name = code_and_name(_SUMMED_DIMENSION.sub("", text[summed.end() :]))
        return Label(code, name, sums=True, line=line_named(name) if not code and name else None)
    if (after := _SUM_AFTER.fullmatch(text)) is not None:
        return replace(read_label(after[1]), sums=True)
    code, name = code_and_name(_DASHED.sub("", text))
    return Label(code, name, of_which=bool(code) and part_named(name) is not None)


def _maybe_part(text: str, base: str, part: str) -> Label:
    """A name with "varav" inside it; figures after it are an amount told in the name, and no part of that."""
    code, name = code_and_name(base)
    if not name:
        return Label("", text, of_which=True)
    with_amount = any(map(str.isdigit, part))
    return Label(code, name if with_amount else code_and_name(text)[1], within=base)


def _counts(rest: str) -> bool:
    """True for "6 platser" and "4 kap. 1 § SoL", where the figures are no code."""
    return rest.lower().startswith(("platser", "st ", "%", "månader", "årsarbetare", "kap ", "kap. ", "§"))
