"""What a SIE file says about itself, its accounts and its dimensions; never amounts except #RES."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.importers.sie.grammar.tokens import dimension_number, ore, texts_of

Year = tuple[Month, Month]
"""First and last month of a financial year."""


@dataclass
class Header:
    """Filled line by line; unknown labels and extra fields are passed over, as the format demands."""

    kind: str = "1"
    program: str = ""
    company: str = ""
    until: dt.date | None = None
    """#OMFATTN: balances cover up to this date."""
    years: dict[int, Year] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    account_kinds: dict[str, str] = field(default_factory=dict)
    dimensions: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    """#UNDERDIM: dimension → the one it divides, whose money it repeats."""
    objects: dict[tuple[str, str], str] = field(default_factory=dict)
    results: dict[tuple[int, str], Ore] = field(default_factory=dict)
    """#RES: (year number, account) → öre, debit positive."""
    balances: bool = False
    """Whether there is any #IB or #UB: a file of vouchers alone has none."""
    malformed: list[tuple[int, str]] = field(default_factory=list)
    """Row and label of known items with too few or unreadable fields."""

    @property
    def covers_until(self) -> dt.date | None:
        """#OMFATTN, unless it lies before every year of the file: then a program filled it in by itself."""
        first = min((first for first, _ in self.years.values()), default=None)
        if self.until is None or first is None or Month(self.until.year, self.until.month) >= first:
            return self.until
        return None

    def name_of(self, dimension: str) -> str:
        """A dimension's own name, else the one the format gives it."""
        return self.dimensions.get(dimension) or RESERVED.get(dimension, "")

    def is_personal(self, dimension: str) -> bool:
        """True when it may name persons, by number, name or parent: never offered, never stored.

        A number kept for persons that the file itself names "Verksamhet" or "Ansvar" is of no persons.
        """
        seen: set[str] = set()
        while dimension and dimension not in seen:
            name = self.name_of(dimension)
            if _PERSONS.search(name) or (dimension in _PERSONAL and not _ORGANISATION.search(name)):
                return True
            seen.add(dimension)
            dimension = self.parents.get(dimension, "")
        return False


RESERVED = {
    "1": "Kostnadsställe",
    "2": "Kostnadsbärare",
    "6": "Projekt",
    "7": "Anställd",
    "8": "Kund",
    "9": "Leverantör",
    "10": "Faktura",
}
_PERSONAL = frozenset({"7", "8", "9", "10"})
_ORGANISATION = re.compile(
    r"(?i)\b(?:verksamhet\w*|vht|ansvar|enhet|kostnadsställe|kst|nämnd|förvaltning|avdelning)\b"
)
_PERSONS = re.compile(
    r"(?i)\b(anställ\w*|medarbetar\w*|person(?:er|nr|nummer)?|brukar(?:e|en|nr)?|klient(?:er)?|patient(?:er)?"
    r"|kund(?:er|nr|nummer)?|leverantör(?:er)?|faktur\w*)\b"
)


LABELS = (
    "#SIETYP",
    "#PROGRAM",
    "#FNAMN",
    "#OMFATTN",
    "#RAR",
    "#KONTO",
    "#KTYP",
    "#DIM",
    "#UNDERDIM",
    "#OBJEKT",
    "#RES",
    "#IB",
    "#UB",
)
"""The items that say something here; all others are passed over."""


def read_header(lines: Iterable[tuple[int, str]]) -> Header:
    """The header of numbered lines that are neither balances nor vouchers."""
    header = Header()
    for row, line in lines:
        fields = texts_of(line)
        if not fields or not fields[0].startswith("#"):
            continue
        try:
            _take(header, fields[0].upper(), fields[1:])
        except (ValueError, IndexError, ArithmeticError):
            header.malformed.append((row, fields[0].upper()))
    return header


def _take(header: Header, label: str, fields: list[str]) -> None:
    match label:
        case "#SIETYP":
            header.kind = fields[0]
        case "#PROGRAM":
            header.program = fields[0]
        case "#FNAMN":
            header.company = " ".join(fields)
        case "#OMFATTN":
            header.until = day(fields[0])
        case "#RAR":
            first, last = day(fields[1]), day(fields[2])
            header.years[int(fields[0])] = (Month(first.year, first.month), Month(last.year, last.month))
        case "#KONTO":
            header.accounts[fields[0].strip()] = fields[1] if len(fields) > 1 else ""
        case "#KTYP":
            header.account_kinds[fields[0].strip()] = fields[1].upper() if len(fields) > 1 else ""
        case "#DIM":
            header.dimensions[dimension_number(fields[0])] = fields[1] if len(fields) > 1 else ""
        case "#UNDERDIM":
            header.dimensions[dimension_number(fields[0])] = fields[1]
            header.parents[dimension_number(fields[0])] = dimension_number(fields[2])
        case "#OBJEKT":
            header.objects[dimension_number(fields[0]), fields[1].strip()] = (
                fields[2] if len(fields) > 2 else ""
            )
        case "#IB" | "#UB":
            header.balances = True
        case "#RES":
            header.results[int(fields[0]), fields[1].strip()] = ore(fields[2])
        case _:
            pass


def day(text: str) -> dt.date:
    """A date as SIE writes it, 20220331; ValueError for anything else."""
    if len(text) != 8 or not text.isdigit():
        raise ValueError(text)
    return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
