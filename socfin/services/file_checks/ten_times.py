"""Whether one verksamhet's amount has a figure too many or too few; never which of two amounts it is.

Rule: outcome is held against budget of the same months, else against the same months last year. Where most
verksamheter lie near each other and one is about ten times the other, by enough to be seen in the total,
somebody has most likely typed a figure. A total that the file prints and that ties proves the amounts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import Unit, format_amount
from socfin.frames.declared import records

TEN = (7.0, 14.0)
"""About ten times: an extra figure beside a budget that is met within a third."""
NEAR = 3.0
"""The others lie within so many times of each other, by their median."""
COMPARED = 4
"""Verksamheter with both amounts; of fewer nothing is usual."""
SEEN = 0.05
"""The share of the other's total that the difference must be, or it may well be a small verksamhet's own."""
ROUNDING = 0.005
"""How near a printed total must be, in shares of it."""
LISTED = 8
"""Verksamheter told one by one."""
YEAR = 12
"""Months."""
_BESIDE = [line.value for line in Line if not line.is_summed or line.is_beside_net]
_KEY = ["verksamhet", "last", "months"]
Slot = tuple[str, int, int]
"""Scenario, the number of the last month, and the count of months."""


def ten_times(
    figures: pd.DataFrame, printed: Iterable[PrintedTotal], named: Callable[[str], str]
) -> list[Problem]:
    """A warning per verksamhet whose outcome is about ten times its budget, or a tenth; `figures` in öre."""
    net = figures[figures["amount_ore"].notna() & ~figures["line"].isin(_BESIDE)]
    sums = net.astype({"verksamhet": "str", "scenario": "str"}).groupby(["scenario", *_KEY], as_index=False)
    whole = sums["amount_ore"].sum()
    whole = whole[whole["amount_ore"] != 0]
    proved = _proved(whole, printed)
    outcome, budget = (whole[whole["scenario"] == s.value] for s in (Scenario.OUTCOME, Scenario.BUDGET))
    odd = {
        problem.message: problem
        for other, words in ((budget, "budgeten"), (_a_year_on(outcome), "förra årets"))
        for problem in _odd(outcome, other, words, proved, named)
    }
    return list(odd.values())[:LISTED]


def _a_year_on(outcome: pd.DataFrame) -> pd.DataFrame:
    return outcome.assign(last=outcome["last"] + YEAR)


def _odd(
    outcome: pd.DataFrame,
    other: pd.DataFrame,
    words: str,
    proved: Collection[Slot],
    named: Callable[[str], str],
) -> Iterator[Problem]:
    both = outcome.merge(other, on=_KEY, suffixes=("", "_other"))
    for (last, months), pairs in both.groupby(["last", "months"]):
        ratio = pairs["amount_ore"].abs().astype("float64") / pairs["amount_ore_other"].abs()
        usual = float(ratio.median()) if len(pairs) >= COMPARED else 0.0
        last, months = int(str(last)), int(str(months))
        before = last - YEAR if words != "budgeten" else last
        scenario = Scenario.BUDGET if words == "budgeten" else Scenario.OUTCOME
        sure = {(Scenario.OUTCOME.value, last, months), (scenario.value, before, months)} <= set(proved)
        if sure or not 1 / NEAR <= usual <= NEAR:
            continue
        apart = (pairs["amount_ore"] - pairs["amount_ore_other"]).abs()
        tenfold = ratio.between(*TEN) | (1 / ratio).between(*TEN)
        seen = apart >= SEEN * pairs["amount_ore_other"].abs().sum()
        yield from (_problem(row, words, named) for row in records(pairs[tenfold & seen]))


def _proved(whole: pd.DataFrame, printed: Iterable[PrintedTotal]) -> set[Slot]:
    """The scenarios and months whose amounts give the total that the file prints."""
    totals = whole.groupby(["scenario", "last", "months"])["amount_ore"].sum()
    slots = {(p.scenario.value, p.span.last.number, p.span.months): p.amount for p in printed}
    return {slot for slot, ore in slots.items() if slot in totals and _near(int(totals[slot]), ore)}


def _near(ore: int, other: int) -> bool:
    return abs(ore - other) <= ROUNDING * abs(other)


def _problem(row: dict[str, object], words: str, named: Callable[[str], str]) -> Problem:
    amount, other = int(str(row["amount_ore"])), int(str(row["amount_ore_other"]))
    size = "omkring tio gånger" if abs(amount) > abs(other) else "omkring en tiondel av"
    return warning(
        f"{named(str(row['verksamhet']))}: utfallet är {size} {words}, {format_amount(amount, Unit.KR)} kr "
        f"mot {format_amount(other, Unit.KR)} kr, och ingen summa i filen visar att det är rätt.",
        "Kontrollera båda beloppen mot ekonomisystemet: det ser ut som en siffra för mycket eller för lite.",
        code="ten_times",
    )
