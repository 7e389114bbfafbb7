"""The amounts of a long file as öre: their unit, currency, and debit and credit; never the sign of costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.domain.money import Unit
from socfin.importers.long.cells import Cells
from socfin.importers.long.header import CREDIT, CURRENCY, DEBIT, DIMENSION, MEASURE, SIDE, Header
from socfin.importers.options import Options, Thousands
from socfin.importers.problems import each_row
from socfin.importers.spelling.amounts import amounts_to_ore
from socfin.importers.spelling.headings import is_unit, unit_in
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.marks import MARKS, are_marks
from socfin.importers.spelling.measures import measured_apart, measures_in, scaled_without_unit
from socfin.importers.spelling.numbers import shown

_ORE = re.compile(r"(?i)\böre\b")
_FOREIGN = re.compile(r"(?i)\b(?:eur|euro|usd|nok|dkk|gbp)\b")
_SWEDISH = frozenset({"", "sek", "kr", "kronor", "svenska kronor"})
_SIDES = {"d": -1, "debet": -1, "debit": -1, "k": 1, "c": 1, "kredit": 1, "credit": 1}
_CHOOSE = "Välj enhet under Så lästes filen (--unit i kommandot)."


@dataclass(frozen=True, slots=True)
class Amounts:
    """Öre per row (missing where empty) with the file's own signs, and what is said of them."""

    ore: pd.Series
    unreadable: dict[int, str]
    unit: str
    """The word of the unit they are written in."""
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    per_unit: int
    """Öre in one of the unit."""


def amounts_of(frame: pd.DataFrame, header: Header, options: Options) -> Amounts:
    """The amounts of every row; debit is what costs are, credit what revenue is."""
    unit, per_unit, problems = _unit(frame, header, options)
    grouped = None if options.thousands is None else options.thousands is Thousands.GROUPS
    problems += [*_currencies(frame, header), *_measures(frame, header)]
    if "belopp" in frame:
        ore, unreadable = amounts_to_ore(frame["belopp"], per_unit, grouped=grouped)
        notes: tuple[str, ...] = ()
    else:
        ore, unreadable = _by_side(frame, per_unit, grouped)
        notes = ("Beloppet är kredit minus debet.",)
    if SIDE in frame:
        marks = are_marks(map(str, frame[SIDE].cat.remove_unused_categories().cat.categories))
        ore, odd = _turned_by_side(frame, ore, header, MARKS if marks else _SIDES)
        problems += odd
        what = "minus vänder beloppet" if marks else "debet är kostnad, kredit intäkt"
        notes = (*notes, f"Kolumnen ”{header.text(SIDE)}” avgör tecknet: {what}.")
    return Amounts(ore, unreadable, unit, tuple(problems), notes, per_unit)


def _unit(frame: pd.DataFrame, header: Header, options: Options) -> tuple[str, int, list[Problem]]:
    """The unit's word and its öre: the person's, else the headings', a column's or the titles'."""
    if options.unit is not None:
        return options.unit.label, options.unit.ore, []
    units = [_named(text) for text in header.amounts]
    columns = [_column_units(frame, name) for name in frame.columns if name.startswith((DIMENSION, MEASURE))]
    titles = [_named(text.replace("_", " ")) for text in header.titles]
    words = list(dict.fromkeys(filter(None, (*units, *(word for some in columns for word in some), *titles))))
    if len(words) > 1:
        return "kr", 100, [_several(words)]
    if header.scaled and not words:
        return "kr", 100, [scaled_without_unit()]
    word = words[0] if words else Unit.KR.label
    return word, 1 if word == "öre" else Unit(word).ore, []


def _named(text: str) -> str:
    """ "tkr" of "Belopp i tkr", "" where no unit is named."""
    unit = unit_in(text)
    if unit is None:
        return "öre" if _ORE.search(text) else ""
    return unit.label


def _column_units(frame: pd.DataFrame, name: str) -> list[str]:
    """The units that a column says row by row; [] for a column of anything else."""
    words = [str(word).strip() for word in frame[name].cat.remove_unused_categories().cat.categories]
    words = [word for word in words if word]
    return [_named(word) for word in words] if words and all(map(is_unit, words)) else []


def _measures(frame: pd.DataFrame, header: Header) -> Iterator[Problem]:
    """An error for each column that says that some rows are in kronor and others in hours or posts."""
    for name in (name for name in frame.columns if name.startswith((DIMENSION, MEASURE))):
        words = [str(word).strip() for word in frame[name].cat.remove_unused_categories().cat.categories]
        words = [word for word in words if word]
        if not all(map(is_unit, words)) and len(measures := measures_in(words)) > 1:
            yield measured_apart(measures, header.text(name))


def _currencies(frame: pd.DataFrame, header: Header) -> list[Problem]:
    """An error for amounts that are not in Swedish kronor."""
    used = frame[CURRENCY].cat.remove_unused_categories().cat.categories if CURRENCY in frame else ()
    words = [str(word).strip() for word in used]
    foreign = [word for word in words if plain(word) not in _SWEDISH]
    foreign += [match[0] for text in header.amounts if (match := _FOREIGN.search(text))]
    if not foreign:
        return []
    return [
        error(
            f"Belopp i annan valuta än kronor: {first_of(sorted(set(foreign)))}.",
            "Ta ut filen med belopp i svenska kronor.",
            column=header.text(CURRENCY) or header.text("belopp"),
            code="currency",
        )
    ]


def _by_side(frame: pd.DataFrame, per_unit: int, grouped: bool | None) -> tuple[pd.Series, dict[int, str]]:
    """Credit less debit; an empty side is nothing where the other has an amount."""
    debit, wrong = amounts_to_ore(frame[DEBIT], per_unit, grouped=grouped)
    credit, others = amounts_to_ore(frame[CREDIT], per_unit, grouped=grouped)
    ore = credit.fillna(0) - debit.fillna(0)
    return ore.mask(debit.isna() & credit.isna()), wrong | others


def _turned_by_side(
    frame: pd.DataFrame, ore: pd.Series, header: Header, sides: Mapping[str, int]
) -> tuple[pd.Series, tuple[Problem, ...]]:
    """Amounts with the sign that their side says; a credit booked back is written with a minus."""

    def side(word: str) -> int:
        return sides.get(plain(word), 0)

    signs = Cells(frame).numbers(SIDE, side, code="side", remedy="")
    unknown = (signs == 0) & ore.notna().to_numpy()
    cells = frame[SIDE].astype("str")
    odd = ((int(row), shown(str(cells[row]))) for row in frame.index[unknown].tolist())

    def problem(row: int, word: str) -> Problem:
        return error(
            f"”{word}” är varken debet eller kredit.",
            "Skriv D eller K i kolumnen.",
            row=row,
            column=header.text(SIDE),
            code="side",
        )

    signed = bool((ore.fillna(0) < 0).to_numpy()[signs == -1].mean() > 0.5) if (signs == -1).any() else False
    turned = ore if signed else ore * np.where(signs == 0, 1, signs)
    return turned, each_row(odd, problem)


def _several(words: list[str]) -> Problem:
    return error(
        f"Filen säger att beloppen är i olika enheter: {first_of(words)}.",
        _CHOOSE,
        code="unit_unclear",
    )
