"""Whether what a verksamhet has so far can be a part of its year, and a month one of its months.

Rule: January to a month is held against the verksamhet's forecast for the year, and against its year's
budget, as so many twelfths. Far less, or more than the forecast leaves room for, says that one of the two is
something else: a month alone, a deviation, a per cent, a figure too many or too few. Where most verksamheter
are so it is said of the column. A file of months alone is held against itself. A verksamhet whose budget's
months or last year's are as uneven says nothing, nor one whose other columns bear each other out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month, Span
from socfin.frames.declared import records
from socfin.services.file_checks.pairs import DEFINITE, YEAR
from socfin.services.file_checks.usual import LISTED, Named
from socfin.services.file_checks.year_shape import Published, usual_shares

LITTLE = 0.4
"""Of the twelfths that the months are: less is hardly January to the month."""
MUCH = 2.5
"""Times those twelfths, where the year's budget is all that is known."""
SPENT = 1.1
"""Of the forecast: more than this is spent already, and no month is left to give it back."""
EARLIEST, LATEST = 3, 11
"""Months so far; of fewer a payment for the whole year may be all there is."""
SEEN = 0.02
"""The share of all verksamheter's year that the difference must be, or it may well be a small one's own."""
MOST = 0.5
"""The share of the verksamheter with both for the column to be told and not each."""
NEAR = 1.5
"""Outcome and budget so far, and the year's forecast and budget, within so many times bear each other out."""
COLUMN = 3
"""Verksamheter; of fewer no column is told."""
FEWEST = 4
"""Single months of a verksamhet for one to be odd, and the others usual."""
STEADY = 1.6
"""How near the others are to their median, in times."""
ODD = 4.0
"""How many times their median the odd one is, or so small a part of it."""
_CHECK = "Kontrollera båda beloppen mot ekonomisystemet."
Held = tuple[Scenario, Scenario]
"""What is held against what of the year."""
_HELD: tuple[Held, ...] = (
    (Scenario.OUTCOME, Scenario.FORECAST),
    (Scenario.OUTCOME, Scenario.BUDGET),
    (Scenario.BUDGET, Scenario.BUDGET),
)


def unlike_year(whole: pd.DataFrame, named: Named, published: Published) -> list[Problem]:
    """A warning per column or verksamhet; `whole` is the `nets` of the file, öre."""
    problems: dict[str, Problem] = {}
    for year in _years(whole, published):
        for first, other in _HELD:
            for key, problem in _of_pair(year, first, other, named):
                problems.setdefault(key, problem)
    return list(problems.values())[:LISTED]


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's amounts so far and of the whole year, by scenario and verksamhet."""

    so_far: dict[Scenario, tuple[Month, pd.Series]]
    full: dict[Scenario, pd.Series]
    usual: Callable[[Month], Iterator[pd.Series]]
    """What tells how the year is spread, as shares from January to a month by verksamhet."""


def _years(whole: pd.DataFrame, published: Published) -> Iterator[_Year]:
    ends = whole["last"] // YEAR
    for number, own in whole.groupby(ends, sort=True):
        year = int(str(number))
        full, so_far = {}, {}
        for kind, rows in own.groupby("scenario", sort=False):
            scenario = Scenario(str(kind))
            of_year = rows[rows["months"] == YEAR]
            if len(of_year):
                full[scenario] = of_year.set_index("verksamhet")["amount_ore"].astype("float64")
            part = _to_date(rows[rows["months"] < YEAR], year)
            if part is not None:
                so_far[scenario] = part
        if full and so_far:
            yield _Year(so_far, full, lambda month: usual_shares(whole, month, published))


def _to_date(rows: pd.DataFrame, year: int) -> tuple[Month, pd.Series] | None:
    """January to the last month that is known as one sum, or as single months without a gap."""
    first = Month(year, 1).number
    sums = rows[(rows["last"] - rows["months"] + 1 == first) & (rows["months"] > 1)]
    if len(sums):
        last = int(sums["last"].max())
        amounts = sums[sums["last"] == last].set_index("verksamhet")["amount_ore"]
    else:
        single = rows[rows["months"] == 1]
        months = set(single["last"].tolist())
        if not months or months != set(range(first, max(months) + 1)):
            return None
        last = max(months)
        amounts = single.groupby("verksamhet")["amount_ore"].sum()
    month = Month.from_number(last)
    return (month, amounts.astype("float64")) if EARLIEST <= month.month <= LATEST else None


def _of_pair(year: _Year, first: Scenario, other: Scenario, named: Named) -> Iterator[tuple[str, Problem]]:
    if first not in year.so_far or other not in year.full:
        return
    month, amounts = year.so_far[first]
    part, whole = amounts.align(year.full[other], join="inner")
    share, twelfths = part / whole, month.month / YEAR
    same = (first is other) & (part == whole)
    odd = ~_fits(share, pd.Series(twelfths, index=share.index), other) | same
    if len(part) >= COLUMN and odd.mean() > MOST:
        if not same.any() and (share[odd] > 0).all():
            yield first.value, _column(month, (first, other), float(part.sum()), float(whole.sum()))
        return
    size = (part - whole * twelfths).abs()
    seen = size >= SEEN * pd.concat([part.abs(), whole.abs() * twelfths], axis=1).max(axis=1).sum()
    far = share[odd & seen]
    explained = _explained(year, month, far, other) if len(far) else set()
    for code in far.index:
        if code not in explained:
            yield str(code), _row(named(str(code)), month, (first, other), part[code], whole[code])


def _fits(share: pd.Series, usual: pd.Series, other: Scenario) -> pd.Series:
    """Whether a share of the year is near enough the usual one, both of January to the month."""
    times = share / usual
    most = times <= MUCH
    if other is Scenario.FORECAST:
        most = (share <= SPENT * usual.clip(lower=1)) & (most | (usual > 0))
    return (times >= LITTLE) & most


def _explained(year: _Year, month: Month, far: pd.Series, other: Scenario) -> set[str]:
    """The verksamheter of `far`, shares by code, whose year is as uneven elsewhere too."""
    known = {str(code) for code in far.index if _bear_out(year, str(code), month)}
    for usual in year.usual(month):
        if len(known) == len(far):
            break
        shares, usual = far.align(usual.dropna(), join="inner")
        known.update(map(str, shares.index[_fits(shares, usual, other)]))
    return known


def _bear_out(year: _Year, code: str, month: Month) -> bool:
    """Outcome beside budget so far, and forecast beside budget of the year: two and two say the same."""
    outcome, budget = (year.so_far.get(scenario) for scenario in (Scenario.OUTCOME, Scenario.BUDGET))
    ahead, planned = (year.full.get(scenario) for scenario in (Scenario.FORECAST, Scenario.BUDGET))
    if outcome is None or budget is None or ahead is None or planned is None:
        return False
    if not outcome[0] == budget[0] == month:
        return False
    return _are_near(outcome[1].get(code), budget[1].get(code)) and _are_near(
        ahead.get(code), planned.get(code)
    )


def _are_near(first: float | None, other: float | None) -> bool:
    return bool(first and other and 1 / NEAR <= first / other <= NEAR)


def _column(month: Month, held: Held, part: float, whole: float) -> Problem:
    amounts = [format_amount(round(ore), Unit.KR) for ore in (part, whole)]
    span = Span.to_date(month).label
    return warning(
        f"{DEFINITE[held[0]].capitalize()} {span} är i de flesta verksamheter långt från {month.month} "
        f"tolftedelar av {_of_year(held[1], month)}: tillsammans {amounts[0]} kr mot {amounts[1]} kr.",
        "Kontrollera vilka månader kolumnen gäller under Så lästes filen (--columns i kommandot): den ser ut "
        "att gälla andra månader.",
        code="unlike_year",
    )


def _row(name: str, month: Month, held: Held, part: float, whole: float) -> Problem:
    amounts = [format_amount(round(ore), Unit.KR) for ore in (part, whole)]
    return warning(
        f"{name}: {DEFINITE[held[0]]} {Span.to_date(month).label} är {amounts[0]} kr och "
        f"{_of_year(held[1], month)} {amounts[1]} kr. Det ena ser ut att vara fel.",
        f"{_CHECK} En siffra kan vara för mycket eller för lite, eller beloppet vara en månad, en avvikelse "
        "eller en procent.",
        code="unlike_year",
    )


def _of_year(scenario: Scenario, month: Month) -> str:
    return f"{DEFINITE[scenario]} för hela {month.year}"


def odd_single_months(whole: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for a month of a verksamhet that is far from its other months, which are near each other."""
    single = whole[whole["months"] == 1]
    size = single["amount_ore"].abs().astype("float64")
    own = size.groupby([single["scenario"], single["verksamhet"]], sort=False)
    median = own.transform("median")
    times = size / median
    near = times.between(1 / STEADY, STEADY)
    steady = (~near).groupby([single["scenario"], single["verksamhet"]], sort=False).transform("sum") == 1
    of_month = size.groupby([single["scenario"], single["last"]], sort=False).transform("sum")
    seen = (size - median).abs() >= SEEN * of_month
    odd = (own.transform("count") >= FEWEST) & steady & seen & ((times >= ODD) | (times <= 1 / ODD))
    odd_rows = single[odd].assign(usual=median[odd]).head(LISTED)
    return [_month_problem(row, named(str(row["verksamhet"]))) for row in records(odd_rows)]


def _month_problem(row: Mapping[str, Any], name: str) -> Problem:
    month = Month.from_number(int(row["last"])).label
    own, usual = (format_amount(round(row[at]), Unit.KR) for at in ("amount_ore", "usual"))
    return warning(
        f"{name}: {DEFINITE[str(row['scenario'])]} för {month} är {own} kr, mot {usual} kr (utan "
        "tecken) i de andra månaderna.",
        "Kontrollera beloppet mot ekonomisystemet: en siffra kan ha kommit till eller fallit bort, eller "
        "beloppet vara ackumulerat.",
        code="unlike_year",
    )
