"""Which dimension a heading names, its code or its name, and cells that say all of it; never amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from socfin.importers.spelling.labels import KEPT, plain


class Part(StrEnum):
    """What of a dimension a column holds."""

    WHOLE = "whole"
    """Code, or code and name in one cell."""
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension by its one name, and the part of it that a column holds."""

    name: str
    part: Part


VERKSAMHET = "verksamhet"
ACCOUNT = "konto"
MOTPART = "motpart"
_SPELLINGS = {
    VERKSAMHET: r"verk(?:s(?:amh?(?:et(?:er)?)?|h(?:et)?)?)?|v[ .-]?het|vh|vht|vhs|vsh|vsht|vks|"
    r"virksomhet|tjeneste|funksjon|funktion",
    ACCOUNT: r"konto|kto|slag|kontering",
    "område": r"(?:verksamhets)?område",
    "enhet": r"enhet(?:er)?|resultatenhet",
    "avdelning": r"avdelning|avd|sektion|department",
    "ansvar": r"ansv(?:ar)?|ansvarssted",
    "kostnadsställe": r"(?:kostnads|kostn|k)[ .-]?(?:ställe|st)|kst|kostnadsbärare",
    "förvaltning": r"förvaltning|förv|sektor",
    "nämnd": r"nämnd",
    "projekt": r"projekt|proj|prj",
    "aktivitet": r"aktivitet|akt",
    "objekt": r"objekt",
    MOTPART: r"motpart|mp",
    "finansiering": r"finansiering|fin",
    "vecka": r"(?:kalender|iso)?vecka|vecko(?:nr|nummer)|week",
}
WIDE = frozenset({"förvaltning", "nämnd"})
"""Dimensions above all verksamheter of a report."""
_LEADING = frozenset({"område", "enhet", "avdelning", "ansvar", "kostnadsställe"})
_NARROW = frozenset({"projekt", "aktivitet", "objekt", MOTPART, "finansiering", "vecka"})
"""Dimensions that no report is led by when it has another."""
_NAMING = re.compile(r"(.+?)s?[ ._-]{0,2}(?:namn|benämning|text|beskrivning|\(t\)|_t|\(namn\)|\(text\))")
_NAMED = re.compile(r"(?:namn|benämning|text)(?: på)? (.+)")
_TOTAL = re.compile(r"(?:del|slut)?(?:summa|total\w*|s:a)(?: .+)?|.+ (?:totalt|summa)")
_ALL = frozenset({"", "*", "**", "alla", "samtliga", "all"})
_CODING = re.compile(r"(.+?)s?[ ._-]{0,2}(?:kod|nr|nummer|id|\(k\)|_k|\(kod\))")


@lru_cache(maxsize=KEPT)
def dimension_of(header: str) -> Dimension | None:
    """The dimension of "Verksamhet", "Verksamhet (T)", "Ansvarskod" or "Benämning projekt"; else None."""
    bare = plain(header)
    for pattern, part in ((_NAMING, Part.NAME), (_NAMED, Part.NAME), (_CODING, Part.CODE)):
        apart = pattern.fullmatch(bare)
        name = _name(apart[1]) if apart else ""
        if name:
            return Dimension(name, part)
    name = _name(bare)
    return Dimension(name, Part.WHOLE) if name else None


def may_lead(name: str) -> bool:
    """True for a dimension that may be the verksamhet of a file that calls none so."""
    return name in _LEADING


def rank(name: str) -> int:
    """How late a dimension is taken for verksamhet: the one so called first, then that which stands first."""
    if name == VERKSAMHET:
        return 0
    return 2 if name in WIDE else 3 if name in _NARROW else 1


@lru_cache(maxsize=KEPT)
def says_total(text: str) -> bool:
    """True for "Totalt", "Summa ansvar" and "4100 totalt", which call themselves sums in their dimension."""
    return _TOTAL.fullmatch(plain(text)) is not None


def says_all(text: str) -> bool:
    """True for an empty cell, "*" and "Alla", which say all of their dimension, or nothing of it."""
    return text.strip().casefold() in _ALL


def _name(bare: str) -> str:
    return next((name for name, words in _SPELLINGS.items() if re.fullmatch(words, bare)), "")
