"""Which SIE dimension is verksamhet: the person's word, else its name, else the only one; never two added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from socfin.domain.figures import Problem, error, warning
from socfin.importers.reading import Dimension
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.spelling.dimensions import VERKSAMHET, dimension_of

_VERKSAMHET = re.compile(r"(?i)verksamhet")
_ANSVAR = re.compile(r"(?i)ansvar|enhet|kostnadsst|resultatenhet")


def dimensions_of(header: Header, lists: Iterable[ObjectList]) -> tuple[Dimension, ...]:
    """The dimensions that may be verksamhet; never those that may name persons."""
    used = Counter(
        dimension for pair in {pair for pairs in lists for pair in pairs} for dimension in pair[:1]
    )
    numbers = sorted((n for n in used if not header.is_personal(n)), key=lambda n: (len(n), n))
    return tuple(Dimension(n, header.name_of(n), used[n]) for n in numbers)


def choose(dimensions: tuple[Dimension, ...], wanted: str | None) -> tuple[str, tuple[Problem, ...]]:
    """The number of the chosen dimension, "" for none, and what the person must know about the choice."""
    if wanted is not None:
        if wanted and wanted not in {d.number for d in dimensions}:
            return "", (_absent(wanted, dimensions),)
        return wanted, ()
    if not dimensions:
        return "", ()
    named = [d for d in dimensions if _is_verksamhet(d.name)]
    if len(named) == 1:
        return named[0].number, ()
    if len(dimensions) == 1:
        return dimensions[0].number, ()
    likely = named or [d for d in dimensions if _ANSVAR.search(d.name)] or list(dimensions)
    return likely[0].number, (_assumed(likely[0], dimensions),)


def _is_verksamhet(name: str) -> bool:
    """True for "Verksamhetskod", and for "Vht" and the other ways in which systems shorten it."""
    short = dimension_of(name)
    return _VERKSAMHET.search(name) is not None or (short is not None and short.name == VERKSAMHET)


def spelled(dimensions: Iterable[Dimension]) -> str:
    """The dimensions as prose: "1 Ansvar (12 objekt), 20 Verksamhet (6 objekt)"."""
    return ", ".join(f"{d.number} {d.name} ({d.objects} objekt)".replace("  ", " ") for d in dimensions)


def _assumed(chosen: Dimension, dimensions: tuple[Dimension, ...]) -> Problem:
    return warning(
        f"Filen har flera dimensioner: {spelled(dimensions)}. {chosen.number} läses som verksamhet.",
        "Välj en annan dimension under Så lästes filen (--dimension i kommandot) om det inte stämmer. "
        "Valet kan sparas.",
        code="dimension_assumed",
    )


def _absent(wanted: str, dimensions: tuple[Dimension, ...]) -> Problem:
    what = f"Filen har {spelled(dimensions)}." if dimensions else "Filen har inga objekt alls."
    return error(
        f"Filen har inga belopp i dimension {wanted}. {what}",
        "Välj en dimension som finns under Så lästes filen (--dimension i kommandot), eller ta ut SIE-filen "
        "med objekt (typ 3).",
        code="dimension_absent",
    )
