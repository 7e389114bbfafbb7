"""Names of rows and columns that are no money: counts and shares, and what is printed around a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socfin.domain.indicator_list import CATALOGUE
from socfin.importers.spelling.labels import line_named, plain
from socfin.importers.spelling.periods import ONLY_MONTHS

_COUNTED = re.compile(
    r"(?i)^antal\b|årsarbet|\bvårddygn|\bbeläggning|^(?:utförda |beviljade )?timmar\b|nyckeltal|^procent|"
    r"sjukfrånvaro|\bandel\b|"
    r"^(?:netto|brutto|styck|dygns|tim)?kostnad(?:er)? per\b|^kr(?:onor)? per\b|"
    r"^(?:genomsnitt(?:et|lig)?|snitt|medel(?:värde|tal|kostnad)?|median|max(?:imum)?|min(?:imum)?)\b"
)
_FOOTERS = re.compile(
    r"(?i)^(?:sida|sid|utskriven|utskrivet|utskriftsdatum|uttagsdatum|uttagen|uttaget|källa)\b|"
    r"^(?:skapad|hämtad|uttag)\b.*\d{4}|"
    r"^antal (?:rader|poster|transaktioner|verifikat\w*)\b|^(?:slut på|end of)\b|"
    r"^\d+ (?:rader|poster)\b"
)
_COUNTING = re.compile(
    r"\bantal(?:et)?\b|\bårsarb\w*|\båa\b|\bheltids(?:tjänst|anställ)\w*|\bfte\b|\bbelägg\w*|\bsjukfrånvaro\b"
)
"""Words that make a column one of counts, whatever else its heading says."""
_MONEY = re.compile(
    r"\b(?:t|k|m|mn)?kr\b|kronor|\bsek\b|kostnad|belopp|\blön|intäkt|ersättning|pris\b|avgift|utgift|bidrag|bistånd"
)
_TIME_OR_SCENARIO = re.compile(
    r"(?:(?:hel)?års?)?budget\w*|bud|(?:års)?utfall\w*|utf|(?:(?:hel)?års)?prognos\w*|pro?gn?|avvik\w*|avv|diff\w*|plan|"
    r"mål(?:värden?|et)?|helår\w*|år(?:et)?|månad\w*|mån|period\w*|ack\w*|tom|t\.?o\.?m|till|och|med|per|för|i|"
    r"innevarande|föregående|föreg|fg|förra|fjol\w*|hittills?|faktisk\w*|verklig\w*|mot|%|procent|[\d\W]+"
)
"""Words beside what is counted: of which scenario and which months."""
_TARGET = re.compile(r"mål(?:värden?|et)?")
_SHORT = {"årsarb": "årsarbetare", "åa": "årsarbetare", "fte": "årsarbetare"}
_IN_KRONOR = ("kr", "tkr", "kr per dygn")
_MAY_BE_MONEY = frozenset({"hyrpersonal", "övertid", "inhyrda"})
"""Counts by name, and accounts of a ledger as often."""
_KNOWN = frozenset(
    plain(name)
    for indicator in CATALOGUE
    if indicator.unit not in _IN_KRONOR
    for name in (indicator.name, *indicator.also)
    if line_named(name) is None and plain(name) not in _MAY_BE_MONEY
)
"""The names of the shipped list that no amount is called by."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A heading of counts taken apart: what is counted, and the words of scenario and months beside it."""

    name: str
    """ "årsarbetare"; "" where the heading says "Antal" and no more."""
    beside: str
    is_target: bool = False
    """True for "Mål", which is what was budgeted."""


def counted_in(heading: str) -> Counted | None:
    """What a heading counts, as "Årsarbetare budget jan–mar"; None for one that counts nothing known here."""
    counted = counts_of(heading)
    bare = plain(heading)
    if _MONEY.search(bare) is not None:
        return None
    return counted if _COUNTING.search(bare) is not None or counted.name in _KNOWN else None


def counts_of(heading: str) -> Counted:
    """A heading parted in what is counted and the words beside it, also where it may count nothing."""
    named: list[str] = []
    beside: list[str] = []
    for word in plain(heading).split():
        bare = word.strip("()[],.:;/")
        of_time = _TIME_OR_SCENARIO.fullmatch(bare) or ONLY_MONTHS.fullmatch(bare) or not bare
        (beside if of_time else named).append(word)
    words = [word.strip("()[],:;/") for word in named]
    words = words[1:] if words[:1] == ["antal"] else [word for word in words if word != "antal"]
    name = " ".join(words)
    target = any(_TARGET.fullmatch(word) for word in beside)
    return Counted(_SHORT.get(name.rstrip("."), name), " ".join(w for w in beside if w != "%"), target)


def is_count(name: str) -> bool:
    """True for "Antal årsarbetare", "Sjukfrånvaro (%)", "Kostnad per plats" and "Genomsnitt"."""
    return _COUNTED.search(name) is not None


def is_footer(name: str) -> bool:
    """True for "Sida 1 (2)", "Utskriven 2025-11-05" and "Antal rader: 48"."""
    return _FOOTERS.search(name) is not None
