"""What the other dimensions of a SIE file say against it: whole municipalities, and persons left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of
from socfin.importers.options import Options, OtherCommittees
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.spelling.committees import is_committee, is_own
from socfin.importers.spelling.dimensions import WIDE, dimension_of


def told_of_others(header: Header, lists: Iterable[ObjectList], options: Options) -> tuple[Problem, ...]:
    """The other committees whose amounts are in the file, and dimensions that may name persons alone."""
    used = {pair for pairs in lists for pair in pairs}
    return (*_committees(header, used, options), *_persons(header, {number for number, _ in used}))


def _committees(header: Header, used: set[tuple[str, str]], options: Options) -> tuple[Problem, ...]:
    if options.other_committees is OtherCommittees.COUNTED:
        return ()
    names = {header.objects.get(pair, "") for pair in used if _is_wide(header.name_of(pair[0]))}
    own = {name for name in names if is_own(name, options.committee)}
    others = sorted(name for name in names - own if is_committee(name))
    return (_several(others),) if len(others) > 1 or (own and others) else ()


def _is_wide(name: str) -> bool:
    """True for a dimension of committees or administrations; that of counterparts is of others anyway."""
    named = dimension_of(name)
    return named is not None and named.name in WIDE


def _persons(header: Header, used: set[str]) -> tuple[Problem, ...]:
    if not used or not all(header.is_personal(number) for number in used):
        return ()
    return (
        warning(
            "Beloppen är bara uppdelade på dimensioner som kan peka ut personer. De läses inte: "
            "allt hamnar på hela nämnden.",
            "Ta ut filen med verksamhet eller ansvar som dimension om nämnden ska se sina verksamheter.",
            code="no_dimension",
        ),
    )


def _several(others: Sequence[str]) -> Problem:
    return warning(
        f"Filen har belopp för andra nämnder: {first_of([f'”{name}”' for name in others])}. Alla räknas med.",
        "Ta ut SIE-filen för bara den egna nämnden.",
        code="several_committees",
    )
