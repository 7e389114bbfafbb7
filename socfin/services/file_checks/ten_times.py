"""Whether one verksamhet's amount has a figure too many, or the other sign; never which of two it is.

Rule: outcome is held against budget of the same months and against last year's, forecast against budget.
Where most verksamheter lie near each other and one is about ten times the other, or its opposite, by enough
to be seen in the total, somebody has most likely typed a figure or a sign. A total that the file prints and
that ties proves the figures; the sign of one row a total follows as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, warning
from socfin.domain.money import Unit, format_amount
from socfin.frames.declared import records
from socfin.services.file_checks.pairs import Pairs, Slot, nets, pairs_of

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
LISTED = 8
"""Verksamheter told one by one."""
Named = Callable[[str], str]


def odd_amounts(figures: pd.DataFrame, printed: Iterable[PrintedTotal], named: Named) -> list[Problem]:
    """A warning per verksamhet whose amount is ten times, a tenth or the opposite of the other; in öre."""
    whole = nets(figures)
    proved = _proved(whole, printed)
    by_verksamhet: dict[str, Problem] = {}
    for pairs in pairs_of(whole):
        for key, problem in (*_ten_times(pairs, proved, named), *_opposite(pairs, named)):
            by_verksamhet.setdefault(key, problem)
    return list(by_verksamhet.values())[:LISTED]


def _ten_times(pairs: Pairs, proved: Collection[Slot], named: Named) -> Iterator[tuple[str, Problem]]:
    frame = pairs.frame
    ratio = frame["amount_ore"].abs().astype("float64") / frame["amount_ore_other"].abs()
    usual = float(ratio.median()) if len(frame) >= COMPARED else 0.0
    if set(pairs.slots) <= set(proved) or not 1 / NEAR <= usual <= NEAR:
        return
    tenfold = ratio.between(*TEN) | (1 / ratio).between(*TEN)
    for row in records(frame[tenfold & _is_seen(frame)]):
        more = abs(int(row["amount_ore"])) > abs(int(row["amount_ore_other"]))
        how = "omkring tio gånger" if more else "omkring en tiondel av"
        yield str(row["verksamhet"]), _problem(row, pairs, named, how)


def _opposite(pairs: Pairs, named: Named) -> Iterator[tuple[str, Problem]]:
    frame = pairs.frame
    turned = (frame["amount_ore"] > 0) != (frame["amount_ore_other"] > 0)
    if len(frame) < COMPARED or 2 * turned.sum() >= len(frame):
        return
    ratio = frame["amount_ore"].abs().astype("float64") / frame["amount_ore_other"].abs()
    alike = ratio.between(1 / OPPOSITE, OPPOSITE)
    for row in records(frame[turned & alike & _is_seen(frame)]):
        yield str(row["verksamhet"]), _problem(row, pairs, named, "")


def _is_seen(frame: pd.DataFrame) -> pd.Series:
    apart = (frame["amount_ore"] - frame["amount_ore_other"]).abs()
    return apart >= SEEN * frame["amount_ore_other"].abs().sum()


def _proved(whole: pd.DataFrame, printed: Iterable[PrintedTotal]) -> set[Slot]:
    """The scenarios and months whose amounts give the total that the file prints."""
    totals = whole.groupby(["scenario", "last", "months"])["amount_ore"].sum()
    slots = {(p.scenario.value, p.span.last.number, p.span.months): p.amount for p in printed}
    return {slot for slot, ore in slots.items() if slot in totals and _near(int(totals[slot]), ore)}


def _near(ore: int, other: int) -> bool:
    return abs(ore - other) <= ROUNDING * abs(other)


def _problem(row: dict[str, object], pairs: Pairs, named: Named, how: str) -> Problem:
    amounts = [format_amount(int(str(row[at])), Unit.KR) for at in ("amount_ore", "amount_ore_other")]
    what, other = pairs.words
    says = f"{what} är {how} {other}" if how else f"{what} har motsatt tecken mot {other}"
    proof = ", och ingen summa i filen visar att det är rätt" if how else ""
    remedy = "det ser ut som en siffra för mycket eller för lite" if how else "ett tecken kan vara fel"
    return warning(
        f"{named(str(row['verksamhet']))}: {says}, {amounts[0]} kr mot {amounts[1]} kr{proof}.",
        f"Kontrollera båda beloppen mot ekonomisystemet: {remedy}.",
        code="ten_times" if how else "opposite_sign",
    )
