"""Verksamheter that have a budget and no outcome in a file, and what a report then says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of
from socfin.services.ledger.organisation import codes_above


def silent(
    parents: Mapping[str, str], budgeted: Collection[str], reported: Collection[str]
) -> tuple[str, ...]:
    """The budgeted codes with no outcome of their own, below them, or in an undivided sum above them.

    `parents` is code → parent's code ("" for the root), in the tree's order; `told` has the codes the file
    gives an outcome for. A code beneath one that is silent is not named besides it.
    """
    spoken = set(reported).union(*(codes_above(code, parents) for code in reported))
    divided = {parents[code] for code in spoken if code in parents}
    covering = {code for code in reported if code not in divided}
    without: list[str] = []
    for code in parents:
        above = list(codes_above(code, parents))
        if code in budgeted and code not in spoken and not covering.union(without).intersection(above):
            without.append(code)
    return tuple(without)


class Silence(StrEnum):
    """What a report makes of a verksamhet that the file's last month leaves out."""

    MISSING = "missing"
    """It has no outcome at all: it is missing, and so is every sum above it."""
    ZERO = "zero"
    """The months before it count, and the sum from January counts the month as 0."""
    APART = "apart"
    """A sum of several months holds the month: it stands, and the month by itself is missing."""


def silences(
    codes: Iterable[str], parents: Mapping[str, str], earlier: Collection[str], held: Collection[str]
) -> dict[str, Silence]:
    """What becomes of each silent code; of itself or anything beneath it there is an outcome already.

    `earlier` has the codes with an outcome in the months that a sum from January puts before the file's last,
    `held` those with one in a sum of several months that holds it. Rule: docs/figures.md, "Månaden för sig".
    """
    sums, before = (
        {*own, *(up for code in own for up in codes_above(code, parents))} for own in (held, earlier)
    )
    return {
        code: Silence.ZERO if code in before else Silence.APART if code in sums else Silence.MISSING
        for code in codes
    }


def budget_without_outcome(names: Mapping[str, Silence], month: str = "") -> list[Problem]:
    """What is silent in the file's last month, and what the report will say of it; `names` in words."""
    by_silence = {silence: [name for name, own in names.items() if own is silence] for silence in Silence}
    becomes = {
        Silence.MISSING: "Deras utfall, och summan för nämnden, visas som saknade.",
        Silence.ZERO: f"De har utfall tidigare under året, så {month} räknas som 0 för dem.",
        Silence.APART: f"De ingår i en summa för flera månader, som står kvar; {month} för sig visas som "
        "saknad, också i nämndens summa.",
    }
    return [
        warning(
            f"Verksamheter med budget men utan utfall i filen: {first_of(codes)}. {becomes[silence]}",
            "Kontrollera att filen är hel. Är inget bokfört: välj på filens sida att utfallet är 0 "
            "(--verksamhet KOD=noll i kommandot).",
            code="budget_without_outcome",
        )
        for silence, codes in by_silence.items()
        if codes
    ]
