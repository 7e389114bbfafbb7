"""What a committee's files say of its trade, and which motpart is which committee; never a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from socfin.domain.money import Ore

LONGEST_CODE = 60
"""Characters of a counterpart's code that are kept; motpart is three digits as a rule."""
OUTSIDE = ""
"""The committee of a counterpart that is none of the municipality's: a company, another municipality."""
EVERY = "*"
"""Ends a code that stands for all that begin as it does: Kommun-Bas gives 5–9 to those outside."""
OUTSIDE_WORD = "utanför"
"""As it is written."""
_ROW = re.compile(r"\s*(?P<code>[^=]+?)\s*=\s*(?P<name>.*?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traded:
    """What was bought of and sold to one counterpart from January to a month, öre; None is missing.

    Both are positive as a rule; a cost that is given back makes what was bought less, or negative.
    """

    counterpart: str
    bought_ore: Ore | None
    sold_ore: Ore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeTrade:
    """A committee's trade from January to a month; () where no file of it says whom it trades with."""

    traded: tuple[Traded, ...] = ()
    silent: str = ""
    """The months whose file does not say it, in Swedish: "januari–mars 2022"; "" for none."""


class NoCounterpart(ValueError):
    """A row of counterparts cannot be read; in Swedish."""


def counterparts_of(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """Code → the committee's address, OUTSIDE for one outside, of "120 = Skolnämnden" a row.

    `names` are the committees' names by their addresses; either may be written. NoCounterpart says which row
    is wrong and what may stand there.
    """
    addresses = {name.casefold(): slug for slug, name in names.items()} | {slug: slug for slug in names}
    addresses[OUTSIDE_WORD] = OUTSIDE
    made: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        row = _ROW.fullmatch(line)
        if row is None or len(row["code"]) > LONGEST_CODE:
            raise NoCounterpart(
                f"Rad {number} går inte att läsa. Skriv ”120 = Skolnämnden”, en kod på varje rad."
            )
        slug = addresses.get(row["name"].casefold())
        if slug is None:
            allowed = ", ".join(f"”{name}”" for name in names.values())
            raise NoCounterpart(
                f"Rad {number}: ingen nämnd i kommunen heter ”{row['name']}”. "
                f"Skriv {allowed} eller ”{OUTSIDE_WORD}”."
            )
        if made.setdefault(row["code"], slug) != slug:
            raise NoCounterpart(f"Rad {number}: koden {row['code']} är redan en annan nämnd.")
    return made


def committee_of(code: str, counterparts: Mapping[str, str]) -> str | None:
    """The address of the committee that a code is, OUTSIDE for one outside, None where nobody has said.

    The code itself goes before "8*", and that before a shorter one.
    """
    begun = (f"{code[:length]}{EVERY}" for length in range(len(code), -1, -1))
    return next((counterparts[each] for each in (code, *begun) if each in counterparts), None)


def spelled(counterparts: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The same as text, a row each by their codes; the address itself where no name is known."""
    rows = (
        f"{code} = {names.get(slug, slug) or OUTSIDE_WORD}" for code, slug in sorted(counterparts.items())
    )
    return "\n".join(rows)


def stored(text: str) -> dict[str, str]:
    """Code → address of what `spelled` gives without names."""
    pairs = (line.split(" = ", 1) for line in text.splitlines())
    return {code: OUTSIDE if slug == OUTSIDE_WORD else slug for code, slug in pairs}


def codes_of(traded: Sequence[Traded]) -> frozenset[str]:
    """The counterparts with any amount, or with one that is missing."""
    return frozenset(each.counterpart for each in traded if each.bought_ore != 0 or each.sold_ore != 0)
