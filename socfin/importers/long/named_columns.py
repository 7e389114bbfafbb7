"""Which of the long format's columns another system's headings are; never cells below the header."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.importers.spelling.dimensions import ACCOUNT, VERKSAMHET, Part, dimension_of
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.roles import Role

PERIOD = "period"
FIRST = "från"
"""A row's first month, beside its last."""
NAMES = {VERKSAMHET: "verksamhetsnamn", ACCOUNT: "kontonamn"}
"""A column of codes and the one that names them."""
_TIMES = {Role.PERIOD: PERIOD, Role.FROM: FIRST}
_NAMING = frozenset({"namn", "benämning", "navn", "betegnelse"})
"""Headings that name what the column to the left has the codes of."""


def with_named(columns: Sequence[str], names: Sequence[str], known: frozenset[str]) -> list[str]:
    """The columns, and by their own words those that no heading is spelled as: codes, names and months.

    `columns` are the format's own where a heading is one, else as spelled; `names` are the plain headings.
    A column that another heading already is stays unread.
    """
    made = _codes_first(list(columns), names)
    for at, name in enumerate(names):
        wanted = made[at] if made[at] in known else _meant(name, made[at - 1] if at else "")
        if wanted and wanted not in made:
            made[at] = wanted
    return made


def _codes_first(columns: list[str], names: Sequence[str]) -> list[str]:
    """ "Verksamhetskod" beside "Verksamhet" is the code, and the other one its name."""
    for dimension, naming in NAMES.items():
        apart = [at for at, name in enumerate(names) if _is_part(name, dimension, Part.CODE)]
        if dimension in columns and naming not in columns and len(apart) == 1:
            columns[columns.index(dimension)] = naming
            columns[apart[0]] = dimension
    return columns


def _is_part(name: str, dimension: str, part: Part) -> bool:
    named = dimension_of(name)
    return named is not None and named.name == dimension and named.part is part


def _meant(name: str, left: str) -> str:
    """The format's column that a heading says in its own words; "" for none."""
    named = dimension_of(name)
    if named is not None and named.name in NAMES:
        return NAMES[named.name] if named.part is Part.NAME else named.name
    if name in _NAMING:
        return NAMES.get(left, "")
    role = None if named is not None else read_heading(name).role
    return "" if role is None else _TIMES.get(role, "")
