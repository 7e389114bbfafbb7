"""Rows that a person has said are no part of the report, by their names; never which rows ought to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of
from socfin.importers.options import OUTSIDE, Options
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown

EXAMPLE = "601 Projekt; Interna poster"
NO_SUCH_ROW = "row_not_there"


def rows_said(text: str) -> Mapping[str, str]:
    """ "601 Projekt; Interna poster" as plain name → as written; ValueError (Swedish) where none is named."""
    names = [name for name in (" ".join(part.split()) for part in text.split(";")) if name]
    if not names:
        raise ValueError(f"Skriv radernas namn med semikolon emellan, till exempel {EXAMPLE}.")
    return {plain(name): name for name in names}


def said_too(before: str, now: str) -> str:
    """Two sayings of rows as one: what was left out before is left out still."""
    names = {**(rows_said(before) if before.strip(" ;") else {}), **rows_said(now)}
    return "; ".join(names.values())


def names_outside(options: Options) -> Mapping[str, str]:
    """Every row a person has put outside, by either choice: plain name → as it is told."""
    lines = {name: name for name, word in options.lines.items() if word == OUTSIDE}
    return {**lines, **(options.not_counted or {})}


class Outside:
    """The rows of one table that were put outside, and the names that no row has."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.rows: list[tuple[int, str]] = []
        self._met: set[str] = set()

    def takes(self, number: int, names: Iterable[str], words: str) -> bool:
        """True for a row with one of the names, which is then remembered as left out under its own words."""
        met = self.names.keys() & set(names)
        if met:
            self._met |= met
            self.rows.append((number, words))
        return bool(met)

    def not_met(self) -> tuple[Problem, ...]:
        """A warning that names those that no row has: a name spelled otherwise leaves nothing out."""
        gone = [f"”{shown(name)}”" for key, name in self.names.items() if key not in self._met]
        if not gone:
            return ()
        return (
            warning(
                f"Ingen rad med belopp heter {first_of(gone)}, som valts att inte räknas.",
                "Kontrollera namnet under Så lästes filen (--not-counted i kommandot).",
                code=NO_SUCH_ROW,
            ),
        )


def told_outside(rows: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The rows that are left out since a person has said so, by number and name."""
    named = [f"rad {number} ”{shown(words)}”" if words else f"rad {number}" for number, words in rows]
    return (f"Dessa rader räknas inte, som valt: {first_of(named)}.",) if named else ()


def in_none(problem: Problem, others: Collection[Sequence[Problem]]) -> bool:
    """True unless a name that a sheet lacks is a row's of another sheet that is read with it."""
    return problem.code != NO_SUCH_ROW or all(problem in other for other in others)
