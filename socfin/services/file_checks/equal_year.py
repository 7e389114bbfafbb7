"""A year's column with the amounts of a shorter one; never which of the two is right.

Rule: what a verksamhet is expected to be in a whole year is not to the krona what it is in some months of it.
In nearly every verksamhet one column has been filled with the other. In a single one it says that nothing
more will come: right for one that is closed or has had its whole year's grant, and then its budget has little
left; else somebody has typed in the wrong column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.money import Ore, Unit, format_amount
from socfin.domain.period import Month
from socfin.services.file_checks.equal_columns import CHECK, CODE, are_equal
from socfin.services.file_checks.pairs import DEFINITE, YEAR, Pairs, spelled, year_and_parts
from socfin.services.file_checks.usual import LISTED, Named

MONTHS_LEFT = 2
"""Of fewer, what is left of the year may well be nothing."""
UNUSED = 0.5
"""The share of the budget's remaining twelfths that the forecast leaves unused, for it to be odd."""
SEEN = 0.01
"""The share of all verksamheter's year that is left unused; less may well be a small one's own."""


def equal_year(whole: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning per column, or else per verksamhet; `whole` is the `nets` of the file, öre."""
    columns: list[Problem] = []
    rows: dict[str, Problem] = {}
    for pairs in year_and_parts(whole):
        if are_equal(pairs):
            columns.append(_column(pairs))
        elif _is_so_far(pairs):
            planned = _budget_of(whole, pairs)
            for code, problem in _rows(pairs, planned, named):
                rows.setdefault(code, problem)
    return [*columns, *list(rows.values())[:LISTED]]


def _is_so_far(pairs: Pairs) -> bool:
    """A forecast beside what is used or planned from January to a month of its year."""
    (kind, year, _), (_, last, months) = pairs.slots
    month = Month.from_number(last)
    so_far = months == month.month and Month.from_number(year).year == month.year
    return kind == Scenario.FORECAST and so_far and YEAR - months >= MONTHS_LEFT


def _budget_of(whole: pd.DataFrame, pairs: Pairs) -> dict[str, int]:
    """The year's budget by verksamhet, öre."""
    of_year = (whole["last"] == pairs.slots[0][1]) & (whole["months"] == YEAR)
    budget = whole[of_year & (whole["scenario"] == Scenario.BUDGET.value)]
    return dict(zip(budget["verksamhet"].tolist(), budget["amount_ore"].tolist(), strict=True))


def _rows(pairs: Pairs, planned: Mapping[str, Ore], named: Named) -> Iterator[tuple[str, Problem]]:
    """Where no budget is known for the year, as many months more as so far are what is left of it."""
    so_far = pairs.slots[1][2]
    likely = pairs.other * YEAR // so_far
    year = np.array([planned.get(code, own) for code, own in zip(pairs.codes, likely.tolist(), strict=True)])
    unused = (year - pairs.own) / year
    seen = np.abs(year - pairs.own) >= SEEN * np.abs(year).sum()
    odd = (pairs.own == pairs.other) & (unused >= UNUSED * (YEAR - so_far) / YEAR) & seen
    for place in np.flatnonzero(odd).tolist():
        code = pairs.codes[place]
        yield code, _row(named(code), pairs, int(pairs.own[place]), planned.get(code))


def _column(pairs: Pairs) -> Problem:
    first, other = pairs.words
    return warning(f"{first.capitalize()} är exakt {other} i nästan alla verksamheter.", CHECK, code=CODE)


def _row(name: str, pairs: Pairs, ore: Ore, planned: Ore | None) -> Problem:
    (kind, _, _), part = pairs.slots
    left = YEAR - part[2]
    budget = "" if planned is None else f" och årets budget är {format_amount(planned, Unit.KR)} kr"
    return warning(
        f"{name}: {DEFINITE[kind]} för hela året är exakt {spelled(part)}, {format_amount(ore, Unit.KR)} kr, "
        f"fast {left} månader är kvar{budget}.",
        "Kontrollera prognosen mot ekonomisystemet. Kommer inget mer i år, för att verksamheten har upphört "
        "eller bidraget är betalt: skriv det som skäl.",
        code=CODE,
    )
