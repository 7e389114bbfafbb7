"""Whether one verksamhet's amount has a figure too many, or the other sign; never which of two it is.

Rule: outcome is held against budget of the same months and against last year's, forecast against budget.
Where most verksamheter lie near each other and one is about ten times the other, or its opposite, by enough
to be seen in the total, somebody has most likely typed a figure or a sign. A total that the file prints and
that ties proves the figures; the sign of one row a total follows as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, warning
from socfin.domain.money import Unit, format_amount
from socfin.services.file_checks.pairs import Pairs, Slot
from socfin.services.file_checks.usual import LISTED, Named

TEN = (7.0, 14.0)
"""About ten times: an extra figure beside a budget that is met within a third."""
NEAR = 3.0
"""The others lie within so many times of each other, by their median."""
OPPOSITE = 4.0
"""An amount of the other sign that is within so many times of the other's size: no small turn about zero."""
COMPARED = 4
"""Verksamheter with both amounts; of fewer nothing is usual."""
SEEN = 0.05
"""The share of the other's total that the difference must be, or it may well be a small verksamhet's own."""
ROUNDING = 0.005
"""How near a printed total must be, in shares of it."""
_CHECK = "Kontrollera båda beloppen mot ekonomisystemet:"


@dataclass(frozen=True, slots=True)
class _Compared:
    """A verksamhet's two amounts as a message has them."""

    name: str
    what: str
    other: str
    amounts: str

    @classmethod
    def of(cls, pairs: Pairs, place: int, named: Named) -> _Compared:
        own, other = (format_amount(int(side[place]), Unit.KR) for side in (pairs.own, pairs.other))
        return cls(named(pairs.codes[place]), *pairs.words, f"{own} kr mot {other} kr")


def odd_amounts(
    every: Iterable[Pairs], whole: pd.DataFrame, printed: Iterable[PrintedTotal], named: Named
) -> list[Problem]:
    """A warning per verksamhet whose amount is ten times, a tenth or the opposite of the other.

    `every` are the `pairs_of` the file, `whole` its `nets`, öre.
    """
    proved = _proved(whole, printed)
    by_verksamhet: dict[str, Problem] = {}
    for pairs in every:
        for key, problem in (*_ten_times(pairs, proved, named), *_opposite(pairs, named)):
            by_verksamhet.setdefault(key, problem)
    return list(by_verksamhet.values())[:LISTED]


def _ten_times(pairs: Pairs, proved: Collection[Slot], named: Named) -> Iterator[tuple[str, Problem]]:
    ratio = np.abs(pairs.own) / np.abs(pairs.other)
    usual = float(np.median(ratio)) if len(ratio) >= COMPARED else 0.0
    if set(pairs.slots) <= set(proved) or not 1 / NEAR <= usual <= NEAR:
        return
    tenfold = _is_between(ratio, *TEN) | _is_between(1 / ratio, *TEN)
    for place in np.flatnonzero(tenfold & _is_seen(pairs)).tolist():
        more = bool(ratio[place] > 1)
        yield pairs.codes[place], _mistyped(_Compared.of(pairs, place, named), more=more)


def _opposite(pairs: Pairs, named: Named) -> Iterator[tuple[str, Problem]]:
    turned = (pairs.own > 0) != (pairs.other > 0)
    if len(turned) < COMPARED or 2 * turned.sum() >= len(turned):
        return
    alike = _is_between(np.abs(pairs.own) / np.abs(pairs.other), 1 / OPPOSITE, OPPOSITE)
    for place in np.flatnonzero(turned & alike & _is_seen(pairs)).tolist():
        yield pairs.codes[place], _turned(_Compared.of(pairs, place, named))


def _is_between(ratio: np.ndarray, least: float, most: float) -> np.ndarray:
    return (ratio >= least) & (ratio <= most)


def _is_seen(pairs: Pairs) -> np.ndarray:
    seen: np.ndarray = np.abs(pairs.own - pairs.other) >= SEEN * np.abs(pairs.other).sum()
    return seen


def _proved(whole: pd.DataFrame, printed: Iterable[PrintedTotal]) -> set[Slot]:
    """The scenarios and months whose amounts give the total that the file prints."""
    slots = {(p.scenario.value, p.span.last.number, p.span.months): p.amount for p in printed}
    if not slots:
        return set()
    totals = whole.groupby(["scenario", "last", "months"])["amount_ore"].sum()
    return {slot for slot, ore in slots.items() if slot in totals and _near(int(totals[slot]), ore)}


def _near(ore: int, other: int) -> bool:
    return abs(ore - other) <= ROUNDING * abs(other)


def _mistyped(compared: _Compared, *, more: bool) -> Problem:
    how = "omkring tio gånger" if more else "omkring en tiondel av"
    return warning(
        f"{compared.name}: {compared.what} är {how} {compared.other}, {compared.amounts}, och ingen summa i "
        "filen visar att det är rätt.",
        f"{_CHECK} det ser ut som en siffra för mycket eller för lite.",
        code="ten_times",
    )


def _turned(compared: _Compared) -> Problem:
    return warning(
        f"{compared.name}: {compared.what} har motsatt tecken mot {compared.other}, {compared.amounts}.",
        f"{_CHECK} ett tecken kan vara fel.",
        code="opposite_sign",
    )
