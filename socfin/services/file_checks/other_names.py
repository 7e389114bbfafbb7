"""Known verksamheter that a file calls by another known one's name, as when two codes have changed places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Problem, warning
from socfin.domain.listing import first_of


def names_of_others(
    units: Iterable[NamedVerksamhet], names: Mapping[str, str], figures: pd.DataFrame
) -> list[Problem]:
    """A warning that names the codes of the file whose name is another verksamhet's in the tree.

    `names` is the tree's, code → name; `figures` the file's, with verksamhet_code and row. Capitals, marks
    and blanks make no other name, and a name that several have is nobody's own.
    """
    moved = list(_moved(units, names))
    if not moved:
        return []
    called = [
        f"{unit.called} (här heter {unit.code} {names[unit.code]}, och {unit.name} är {other})"
        for unit, other in moved
    ]
    return [
        warning(
            f"Koder som i filen bär ett annat namn än här: {first_of(called)}. Beloppen läses efter koden.",
            "Kontrollera i ekonomisystemet om det är koden eller namnet som gäller. Är det namnet: rätta "
            "koderna i filen. Är det koden: byt namn på verksamheterna, eller skriv det som skäl.",
            row=_first_row(figures, [unit.code for unit, _ in moved]),
            column="verksamhet",
            code="name_of_another",
        )
    ]


def _moved(
    units: Iterable[NamedVerksamhet], names: Mapping[str, str]
) -> Iterator[tuple[NamedVerksamhet, str]]:
    """Each unit with another's name, and the other's code."""
    holders: dict[str, list[str]] = {}
    for code, name in names.items():
        holders.setdefault(_bare(name), []).append(code)
    for unit in units:
        if unit.code not in names or not unit.name or _bare(names[unit.code]) == _bare(unit.name):
            continue
        others = holders.get(_bare(unit.name), [])
        if len(others) == 1 and unit.name != unit.code:
            yield unit, others[0]


def _first_row(figures: pd.DataFrame, codes: Sequence[str]) -> int | None:
    rows = figures.loc[figures["verksamhet_code"].isin(codes), "row"]
    return None if rows.empty else int(rows.min())


def _bare(name: str) -> str:
    """The letters and digits of a name, small."""
    return "".join(filter(str.isalnum, name.casefold()))
