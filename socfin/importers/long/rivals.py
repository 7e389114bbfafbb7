"""Which column leads a list that calls none the verksamhet, and when only a person can say; never amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from socfin.domain.figures import Problem
from socfin.importers.leading import which_verksamhet
from socfin.importers.long.contents import Contents
from socfin.importers.spelling.dimensions import VERKSAMHET, Part, dimension_of, may_lead
from socfin.importers.spelling.headings import is_unit
from socfin.importers.spelling.labels import plain

if TYPE_CHECKING:
    from socfin.importers.long.header import Header

_UNIT = "enhet"
"""May be what the amounts are in, so that any other dimension leads before it."""


def with_leading(columns: Sequence[str], names: Sequence[str]) -> list[str]:
    """The columns with the dimension that stands for verksamhet, and its name, where none is called so."""
    made = list(columns)
    if "verksamhet" in made or any(_is_verksamhet(name) for name in names):
        return made
    leading = sorted(_leading(names), key=lambda at: _dimension(names[at]) == _UNIT)
    if not leading:
        return made
    made[leading[0]] = "verksamhet"
    named = [at for at, name in enumerate(names) if _names(name, _dimension(names[leading[0]]))]
    if "verksamhetsnamn" not in made and len(named) == 1:
        made[named[0]] = "verksamhetsnamn"
    return made


def rivals_in(known: Sequence[str], cells: Sequence[str], contents: Contents) -> tuple[int, ...]:
    """The places of other dimensions that could lead, where nobody has said which does."""
    names = [plain(cell) for cell in cells]
    at = known.index("verksamhet")
    if not may_lead(_dimension(names[at])) or names[at] in (contents or {}):
        return ()
    others = (other for other in _leading(names) if other != at and known[other].startswith("dimension"))
    return tuple(other for other in others if names[other] not in (contents or {}))


def which_leads(frame: pd.DataFrame, header: Header) -> tuple[Problem, ...]:
    """A question where two dimensions could be the verksamhet, and each parts the rows into several."""
    own = _words(frame, "verksamhet")
    places = {header.text("verksamhet"): own} | {
        header.texts[at]: words
        for at in header.rivals
        if len(words := _words(frame, header.columns[at])) > 1 and not all(map(is_unit, words))
    }
    if len(places) < 2:
        return ()
    return (which_verksamhet(places),)


def _words(frame: pd.DataFrame, name: str) -> list[str]:
    """The distinct words of a column, without the empty one."""
    used = frame[name].cat.remove_unused_categories().cat.categories
    return [word for each in used if (word := str(each).strip())]


def _leading(names: Sequence[str]) -> Iterator[int]:
    """The first place of each dimension that may lead, whole before its code."""
    seen: dict[str, int] = {}
    for part in (Part.WHOLE, Part.CODE):
        for at, name in enumerate(names):
            named = dimension_of(name)
            if named is not None and named.part is part and may_lead(named.name):
                seen.setdefault(named.name, at)
    return iter(sorted(seen.values()))


def _dimension(name: str) -> str:
    named = dimension_of(name)
    return "" if named is None else named.name


def _names(name: str, dimension: str) -> bool:
    named = dimension_of(name)
    return named is not None and named.name == dimension and named.part is Part.NAME


def _is_verksamhet(name: str) -> bool:
    named = dimension_of(name)
    return named is not None and named.name == VERKSAMHET and named.part is not Part.NAME
