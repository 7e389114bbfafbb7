"""What rows without object mean in a SIE file: the reading that ties against the file's own #RES wins.

Real programs differ: for most a row with {} is the whole account and object rows divide it; for some it is
what has no object, and all rows together are the account. Both are tried; neither is believed untested.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.importers.options import Braces
from socfin.importers.sie.grammar.tokens import ObjectList


@dataclass(frozen=True, slots=True)
class Reading:
    """The chosen meaning, and the problem when the file does not settle it."""

    braces: Braces
    problems: tuple[Problem, ...] = ()


def find_meaning(
    frame: pd.DataFrame,
    lists: tuple[ObjectList, ...],
    dimension: str,
    results: dict[str, int],
    wanted: Braces | None,
) -> Reading:
    """The meaning of {} for outcome rows of one year; `results` is #RES in öre per account."""
    if wanted is not None:
        return Reading(wanted)
    whole, everything = _as_total(frame, lists, dimension), _sums(frame)
    accounts = [a for a in {*whole, *everything} if whole.get(a, 0) != everything.get(a, 0)]
    if not accounts:
        return Reading(Braces.TOTAL)
    if not results:
        return Reading(Braces.TOTAL, (_cannot_tell(),))
    as_total = sum(whole.get(a, 0) == results.get(a, 0) for a in accounts)
    as_rest = sum(everything.get(a, 0) == results.get(a, 0) for a in accounts)
    if as_total == len(accounts):
        return Reading(Braces.TOTAL)
    if as_rest == len(accounts):
        return Reading(Braces.REMAINDER)
    return Reading(Braces.TOTAL, (_ask(as_total, as_rest, len(accounts)),))


def _as_total(frame: pd.DataFrame, lists: tuple[ObjectList, ...], dimension: str) -> dict[str, int]:
    """Accounts as their rows without object give them; those that have none as the dimension's rows do."""
    places = frame["objects"].to_numpy()
    empty = np.array([not pairs for pairs in lists] or [True])[places]
    inside = np.array([dimension in dict(pairs) for pairs in lists] or [True])[places]
    return _sums(frame[inside]) | _sums(frame[empty])


def _sums(frame: pd.DataFrame) -> dict[str, int]:
    sums = frame.groupby("account", observed=True)["ore"].sum()
    return {str(account): int(ore) for account, ore in sums.items()}


_CHOOSE = (
    "Fråga systemets leverantör, eller jämför med en rapport, och välj vad rader utan objekt är under "
    "Så lästes filen (--braces i kommandot)."
)


def _ask(as_total: int, as_rest: int, compared: int) -> Problem:
    return error(
        "Det framgår inte vad rader utan objekt betyder. Som hela kontot stämmer "
        f"{as_total} av {compared} konton mot filens resultat (#RES), som ofördelad rest {as_rest}.",
        _CHOOSE,
        code="braces_unclear",
    )


def _cannot_tell() -> Problem:
    return error(
        "Filen har belopp både med och utan objekt men inget resultat (#RES) att stämma av mot.",
        _CHOOSE,
        code="braces_unclear",
    )
