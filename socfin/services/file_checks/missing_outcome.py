"""Verksamheter that have a budget and no outcome: while they are silent the sums above them are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of


def silent(parents: Mapping[str, str], budgeted: Collection[str], told: Collection[str]) -> tuple[str, ...]:
    """The budgeted codes with no outcome of their own, below them, or in an undivided sum above them.

    `parents` is code → parent's code ("" for the root), in the tree's order; `told` has the codes the file
    gives an outcome for. A code beneath one that is silent is not named besides it.
    """
    spoken = set(told).union(*(_above(code, parents) for code in told))
    divided = {parents[code] for code in spoken if code in parents}
    covering = {code for code in told if code not in divided}
    found: list[str] = []
    for code in parents:
        above = list(_above(code, parents))
        if code in budgeted and code not in spoken and not covering.union(found).intersection(above):
            found.append(code)
    return tuple(found)


def _above(code: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The codes above, nearest first; a file whose codes stand above each other in a ring ends too."""
    seen = {code}
    while (code := parents.get(code, "")) and code not in seen:
        seen.add(code)
        yield code


def budget_without_outcome(names: Iterable[str]) -> list[Problem]:
    """What is silent, told before it makes the committee's sum missing."""
    found = list(names)
    if not found:
        return []
    return [
        warning(
            f"Verksamheter med budget men utan utfall i filen: {first_of(found)}. Deras "
            "utfall, och summan för nämnden, visas som saknade.",
            "Kontrollera att filen är hel. Är inget bokfört: välj på filens sida att utfallet är 0 "
            "(--verksamhet KOD=noll i kommandot).",
            code="budget_without_outcome",
        )
    ]
