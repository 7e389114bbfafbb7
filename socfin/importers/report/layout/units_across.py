"""Tables with the verksamheter side by side as columns, refused in words; never how others are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.report.layout.header import Layout
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.headings import Heading, read_heading
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role

SIDES = re.compile(r"drift|invest|exploat", re.IGNORECASE)
"""Groups that are no verksamheter: one of them may well be left out."""
_MONEY = re.compile(r"(?i)\b(?:debet|kredit|belopp|saldo|moms|summa|netto|brutto|kronor|kr|tkr|mnkr)\b")
_TWO_SIDES = re.compile(r"(?i)\b(?:debet|kredit)\b")
_NAMED_KIND = re.compile(
    r"(?i)(?P<before>\S.*?)[ ,:–-]+(?P<last>budget|utfall|prognos)|"
    r"(?P<first>budget|utfall|prognos)[ ,:–-]+(?P<after>\S.*)"
)
LOOK_AT = 60
WIDEST = 200
LEAST = 2
"""Columns of numbers under words that say no amounts, and rows of them, for verksamheter to stand there."""


def units_across(rows: Sequence[NumberedRow]) -> Problem | None:
    """An error for a header of names over numbers: "510 Hemtjänst", "520 SÄBO"; None for any other table."""
    for at, (number, row) in enumerate(rows[:LOOK_AT]):
        named = [index for index, cell in enumerate(row[:WIDEST]) if index and _is_name(cell)]
        below = [under for _, under in rows[at + 1 : at + 1 + LEAST]]
        filled = [index for index in named if all(_has_number(under, index) for under in below)]
        if len(filled) >= LEAST == len(below) and not any(_says_amounts(cell) for cell in row[:WIDEST]):
            names = [text_of(row[index]) for index in filled]
            return (
                unknown_amounts(names, number) if any(map(_MONEY.search, names)) else _refused(names, number)
            )
    return None


def unknown_amounts(headings: Sequence[str], row: int) -> Problem:
    """An error for columns of amounts whose headings do not say of what."""
    names = first_of([f"”{shown(text)}”" for text in headings])
    what = f"Det framgår inte om beloppen i {names} är budget, utfall eller prognos."
    remedy = (
        "Skriv Budget, Utfall eller Prognos i rubriken. Eller välj rubrikens rad (--header i kommandot) och "
        "vad kolumnerna innehåller (--contents i kommandot) under Så lästes filen."
    )
    if any(map(_TWO_SIDES.search, headings)):
        what = f"Beloppen är delade på {names}."
        remedy = "Ta ut filen med en kolumn Saldo, eller räkna ut saldot i Excel och kalla det Utfall."
    return error(what, remedy, row=row, code="unknown_amounts")


def groups_across(layout: Layout) -> Problem | None:
    """An error for names over groups of the same columns: Hemtjänst and SÄBO, each over Budget and Utfall.

    One of the groups alone would be published as the whole, so no choice of columns makes the table right.
    """
    rows = dict(layout.sheet.rows)
    last = layout.header_rows[-1]
    heads = [text_of(cell) for cell in rows.get(last, ())[:WIDEST]]
    for number in (layout.header_rows[0] - 1, *layout.header_rows[:-1]):
        groups = _groups(rows.get(number, ()), heads)
        units = [name for name, under in groups if under == groups[0][1] and _is_unit(name)]
        if len(units) >= LEAST and any(map(_says_amounts, groups[0][1])):
            return _refused(units, number)
    units = _units_in(heads)
    return _refused(units, last) if len(units) >= LEAST else None


def _units_in(heads: Sequence[str]) -> list[str]:
    """The names that each stand in a heading with Budget and in one with Utfall: "IFO Budget"."""
    kinds: dict[str, set[str]] = {}
    for match in filter(None, map(_NAMED_KIND.fullmatch, heads)):
        name = match["before"] or match["after"]
        kinds.setdefault(name, set()).add((match["last"] or match["first"]).casefold())
    every = set().union(*kinds.values()) if kinds else set()
    units = [name for name, own in kinds.items() if own == every and _is_unit(name)]
    return units if len(every) >= LEAST and len(units) == len(kinds) else []


def _groups(row: Row, heads: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Each name of a row with the headings below it, to where the next name stands."""
    names = [text_of(cell) for cell in row[: len(heads)]]
    starts = [
        at for at, name in enumerate(names) if at and name and (name != names[at - 1] or not heads[at - 1])
    ]
    groups = pairwise([*starts, len(heads)])
    return [(names[start], tuple(filter(None, heads[start:end]))) for start, end in groups]


def _is_unit(name: str) -> bool:
    says_nothing = read_heading(name) == Heading(name)
    return says_nothing and any(map(str.isalpha, name)) and not SIDES.search(name)


def _refused(names: Sequence[str], row: int) -> Problem:
    listing = first_of([f"”{shown(name)}”" for name in names])
    return error(
        f"Verksamheter, eller annat än budget, utfall och prognos, står som kolumner: {listing} (rad {row}).",
        "Ta ut rapporten med verksamheterna som rader och Budget och Utfall som kolumner. Är raderna budget "
        "och utfall: markera tabellen i Excel, kopiera den, välj Klistra in special och Transponera på ett "
        "tomt blad.",
        row=row,
        code="lies_across",
    )


def _is_name(cell: Cell) -> bool:
    if not isinstance(cell, str) or not any(map(str.isalpha, cell)):
        return False
    return read_heading(cell).role is None


def _says_amounts(cell: Cell) -> bool:
    return isinstance(cell, str) and read_heading(cell).role in (Role.AMOUNT, Role.DEVIATION)


def are_numbers(rows: Sequence[NumberedRow], index: int) -> bool:
    """True for a column most of whose filled cells are numbers, and more than one."""
    filled = [row for _, row in rows if index < len(row) and not is_blank(row[index])]
    return 2 * sum(_has_number(row, index) for row in filled) > len(filled) > 1


def _has_number(row: Row, index: int) -> bool:
    if index >= len(row) or is_blank(row[index]):
        return False
    try:
        return amount_of(row[index]) is not None
    except ValueError:
        return False
