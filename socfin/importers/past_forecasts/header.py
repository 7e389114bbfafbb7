"""The header of a table of older forecasts: which column is which, and in which unit; never the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from socfin.domain.money import Unit
from socfin.importers.containers.cells import Cell, Row, text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.past_forecasts.occasions import occasion_of
from socfin.importers.spelling.headings import is_unit, unit_in
from socfin.importers.spelling.labels import plain

YEAR, WHEN, EXPECTED, BECAME = "år", "när", "sa", "blev"
BUDGET, VERKSAMHET, BIAS = "budget", "verksamhet", "lutning"
_NAMES = {
    **dict.fromkeys(("år", "budgetår", "räkenskapsår", "verksamhetsår"), YEAR),
    **dict.fromkeys(("när", "tillfälle", "prognostillfälle", "period", "månad", "rapport"), WHEN),
    **dict.fromkeys(("prognos efter", "uppföljning", "efter", "efter månad", "prognosmånad"), WHEN),
    **dict.fromkeys(
        ("sa", "sade", "sagt", "sades", "vi sa", "nämnden sa", "prognos", "helårsprognos"), EXPECTED
    ),
    **dict.fromkeys(
        ("blev", "det blev", "utfall", "bokslut", "årsutfall", "helårsutfall", "resultat"), BECAME
    ),
    **dict.fromkeys(("budget", "årsbudget", "helårsbudget", "årets budget"), BUDGET),
    **dict.fromkeys(("verksamhet", "nämnd", "enhet", "ansvar", "verksamhetskod", "kod"), VERKSAMHET),
    **dict.fromkeys(
        ("lutning", "bias", "träffsäkerhet", "prognosfel", "fel", "skillnad", "diff", "differens"), BIAS
    ),
}
_DEVIATION = re.compile(r"(?i)(?:budget)?avvik\w*|\bmot (?:års)?budget\b")
_COMPOUND = re.compile(r"(?i)(prognos|bokslut|utfall)s?(?=avvikelse)")
"""Before the deviation in one word: "prognosavvikelse" is the forecast's."""
_ASIDE = re.compile(r"\(.*?\)|[,:;–-]\s*$|,")
DEEPEST = 12
"""Rows of titles that may stand above a header."""
SAYS_ITSELF = frozenset({"sa", "sade", "sagt", "sades", "vi sa", "nämnden sa", "blev", "det blev"})
"""Headings of the plain table, whose amounts are deviations where no budget stands beside them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts."""

    place: int
    heading: str
    is_deviation: bool | None
    """None where neither the heading nor the table says."""
    unit: Unit | None
    month: int = 0
    """Of a table with a column for each occasion: the month after which it was said."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand."""

    row: int
    places: Mapping[str, int]
    texts: tuple[str, ...]
    expected: tuple[Column, ...]
    became: Column | None
    budget: Column | None
    twice: tuple[str, ...] = ()
    bias: Column | None = None
    unread: tuple[str, ...] = field(default=())

    def cell(self, row: Row, name: str) -> Cell:
        """A row's cell in a column; None where there is neither."""
        place = self.places.get(name)
        return None if place is None or place >= len(row) else row[place]

    def heading(self, name: str) -> str:
        """The file's own heading of a column, "" where there is none."""
        return self.texts[self.places[name]] if name in self.places else ""

    @property
    def amounts(self) -> tuple[Column, ...]:
        """Every column of amounts."""
        return tuple(
            each for each in (*self.expected, self.became, self.budget, self.bias) if each is not None
        )


def header_in(sheets: Iterable[Sheet]) -> tuple[Header, Sheet] | None:
    """The first header of such a table among the first rows of the sheets."""
    return next(_headers(sheets), None)


def _headers(sheets: Iterable[Sheet]) -> Iterator[tuple[Header, Sheet]]:
    for sheet in sheets:
        above = ""
        for number, row in sheet.rows[:DEEPEST]:
            texts = tuple(text_of(cell).lstrip("\ufeff") for cell in row)
            header = _header_of(number, texts, unit_in(above))
            if header is not None:
                yield header, sheet
            above = f"{above} {' '.join(texts)}"[:500]


def _header_of(number: int, texts: Sequence[str], title_unit: Unit | None) -> Header | None:
    places: dict[str, int] = {}
    twice, months = [], {}
    for at, text in enumerate(texts):
        name = name_of(text)
        if name in places:
            twice.append(text)
        elif name is not None:
            places[name] = at
        elif (occasion := occasion_of(text)) is not None and not text.strip().isdecimal():
            months[at] = occasion[0]
    wide = EXPECTED not in places
    if not {YEAR, WHEN} & places.keys() or (wide and not months) or (wide and WHEN in places):
        return None

    shared = title_unit or _shared(texts)

    def column(at: int, month: int = 0) -> Column:
        text = texts[at]
        return Column(at, text, _is_deviation(text, BUDGET in places, month), unit_in(text) or shared, month)

    expected = [column(at, month) for at, month in months.items()] if wide else [column(places[EXPECTED])]
    read = {*places.values(), *(each.place for each in expected)}
    others = {name: column(places[name]) if name in places else None for name in (BECAME, BUDGET, BIAS)}
    return Header(
        row=number,
        places=places,
        texts=tuple(texts),
        expected=tuple(expected),
        became=others[BECAME],
        budget=others[BUDGET],
        twice=tuple(twice),
        bias=others[BIAS],
        unread=tuple(text for at, text in enumerate(texts) if text and at not in read and not is_unit(text)),
    )


def name_of(text: str) -> str | None:
    """Which column a heading stands for: "Prognosavvikelse (tkr)" is what was said; None for no such."""
    bare = _COMPOUND.sub(r"\1 ", _without_unit(text))
    named = _NAMES.get(plain(bare))
    return named or _NAMES.get(plain(_DEVIATION.sub(" ", bare)))


def _shared(texts: Sequence[str]) -> Unit | None:
    """The one unit that any heading names, which is the others' too."""
    units = {unit for text in texts if (unit := unit_in(text)) is not None}
    return units.pop() if len(units) == 1 else None


def _without_unit(text: str) -> str:
    words = [word for word in _ASIDE.sub(" ", text).split() if not is_unit(word)]
    return " ".join(words)


def _is_deviation(text: str, has_budget: bool, month: int) -> bool | None:
    if _DEVIATION.search(text):
        return True
    if has_budget:
        return False
    return True if month or plain(_without_unit(text)) in SAYS_ITSELF else None
