"""The row that bears the committee's own name: its total, whatever the parts come to; never other sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from socfin.domain.money import Ore
from socfin.importers.report.layout.mapping import Column
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.sums import Sum, Summed
from socfin.importers.report.sums.ties import differences, ties
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.labels import Label, plain

_BODY = re.compile(r"(?i).*(?:nämnd|kommun|förvaltning|utskott|styrelse|bolag)(?:en|et|n)?")
_ENDING = re.compile(r"(?:en|et|n)$")


def apart(
    entries: Sequence[Entry], titles: Iterable[str], committee: str
) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The one row called as the committee, or as the body that the titles begin with, and all other rows.

    None when no row, or more than one, is called so, or when there are no other rows.
    """
    titles = tuple(map(plain, titles))
    own = [entry for entry in entries if _is_own(entry, titles, committee)]
    if len(own) != 1 or len(entries) < 2:
        return None, tuple(entries)
    return own[0], tuple(entry for entry in entries if entry is not own[0])


def _is_own(entry: Entry, titles: Sequence[str], committee: str) -> bool:
    if entry.label.code or entry.label.sums or entry.label.of_which or entry.label.line is not None:
        return False
    name = plain(entry.label.name)
    if is_called(entry, committee):
        return True
    return _BODY.fullmatch(name) is not None and any(_begins(title, name) for title in titles)


def is_called(entry: Entry, committee: str) -> bool:
    """True for a row with the committee's name, in its definite form or not."""
    name = plain(entry.label.name)
    return bool(name) and _ENDING.sub("", name) == _ENDING.sub("", plain(committee))


def _begins(title: str, name: str) -> bool:
    return title.startswith(name) and not title[len(name) :][:1].isalpha()


def with_total(
    summed: Summed, entry: Entry | None, columns: Sequence[Column], precision: Precision
) -> Summed:
    """The rows with the committee's total above them; what they lack of it is the committee's own.

    The difference beyond rounding stands on the committee itself, and is warned of per column.
    """
    if entry is None:
        return summed
    parts = summed.leaves
    total = Sum(entry, parts, covers_all=True, own_columns=_own(entry, parts, columns))
    problems = tuple(
        replace(
            problem,
            remedy="Skillnaden läggs på nämnden själv. Kontrollera att alla verksamheter finns med i filen.",
        )
        for problem in differences(entry, parts, columns, precision)
    )
    rest = {c.index: _lacking(entry, parts, c, precision) for c in columns}
    leaves = parts
    if any(rest.values()):
        leaves = (*parts, replace(entry, label=Label("", ""), verksamhet="", amounts=rest))
    return replace(summed, leaves=leaves, sums=(*summed.sums, total), problems=(*summed.problems, *problems))


def is_counted(summed: Summed, entry: Entry, columns: Sequence[Column], precision: Precision) -> bool:
    """True when the report's own total ties with all rows and the committee's among them: it is no total.

    `summed` are the rows with the committee's own as any other, which then are what the board itself costs.
    """
    return any(
        total.covers_all and entry in total.parts and ties(total.entry, total.parts, columns, precision)
        for total in summed.sums
    )


def with_own_costs(summed: Summed, entry: Entry) -> Summed:
    """The rows with the committee's own on the committee itself, and not as a verksamhet of its name."""
    nameless = replace(entry, label=Label("", ""), verksamhet="")
    leaves = tuple(nameless if leaf is entry else leaf for leaf in summed.leaves)
    note = (
        f"”{entry.called}” (rad {entry.row}) är en rad bland de andra: filens total räknar in den. Beloppet "
        "läggs på nämnden själv."
    )
    return replace(summed, leaves=leaves, notes=(*summed.notes, note))


def _own(entry: Entry, parts: Sequence[Entry], columns: Sequence[Column]) -> frozenset[int]:
    return frozenset(
        c.index
        for c in columns
        if entry.amounts.get(c.index) is not None and all(p.amounts.get(c.index) is None for p in parts)
    )


def _lacking(entry: Entry, parts: Sequence[Entry], column: Column, precision: Precision) -> Ore | None:
    """What the parts lack of the total: 0 within rounding; None where there is nothing to compare."""
    printed = entry.amounts.get(column.index)
    given = [amount for part in parts if (amount := part.amounts.get(column.index)) is not None]
    if printed is None or not given:
        return None
    lacking = printed - sum(given)
    return lacking if abs(lacking) > tolerance(len(parts), precision) else 0
