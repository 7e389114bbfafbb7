"""Amounts of a long file accumulated from January: taken apart where that is said, told where they look so.

Rule of the look: as in report/columns/looks_accumulated, over each verksamhet and account, where at least
half of the steps grow and the month in the middle has grown its share: a last month in another unit does not.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.frames.declared import numbered
from socfin.importers.long.header import Header
from socfin.importers.long.sums.cubes import places_of
from socfin.importers.options import Options
from socfin.importers.report.columns.looks_accumulated import MONTHS, MOST
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.periods import says_to_date
from socfin.importers.spelling.roles import Basis

WHAT = ["verksamhet_code", "account", "line", "scenario"]


def says_accumulated(header: Header, options: Options) -> bool:
    """True where a person, the heading of the amounts or a title says that single months are accumulated."""
    content = next(
        (content for name, content in (options.columns or {}).items() if name in _names(header)), None
    )
    if content is not None:
        return content.basis is Basis.TO_DATE
    return any(says_to_date(text) for text in (*header.amounts, *header.titles))


def is_said(header: Header, options: Options) -> bool:
    """True where a person has said which months the amounts are of."""
    return any(name in _names(header) for name in options.columns or {})


def _names(header: Header) -> set[str]:
    return {"belopp", *(plain(text) for text in header.amounts)}


def taken_apart(figures: pd.DataFrame, to_date: np.ndarray) -> pd.DataFrame:
    """The figures with accumulated rows as the months since the row before of the same year and key.

    A missing amount is passed over: the next one covers its months too. Forecasts are left as they are.
    """
    if not to_date.any():
        return figures
    some = figures[to_date & figures["amount_ore"].notna().to_numpy()]
    order = some.assign(what=numbered(some[WHAT]), year=some["last_month"] // 12)
    order = order.sort_values(["what", "last_month"], kind="stable")
    groups = order.groupby(["what", "year"], sort=False)
    before, month = groups["amount_ore"].shift(), groups["last_month"].shift()
    first = month.isna()
    months = np.where(first, order["last_month"] % 12 + 1, order["last_month"] - month.fillna(0))
    apart = figures.copy()
    again = months < 1
    apart.loc[order.index, "amount_ore"] = order["amount_ore"] - before.fillna(0).where(~again, 0)
    apart.loc[order.index, "months"] = np.where(again, order["last_month"] % 12 + 1, months).astype("int8")
    return apart


def looks_accumulated(figures: pd.DataFrame, heading: str) -> Iterator[Problem]:
    """A warning for each scenario and year whose single months grow as accumulated amounts do."""
    known = figures["amount_ore"].notna().to_numpy(dtype=bool)
    single = known & (figures["months"] == 1).to_numpy()
    series, last = places_of(figures, WHAT[:3]), figures["last_month"].to_numpy()
    ore = figures["amount_ore"].to_numpy(dtype="int64", na_value=0)
    for scenario in (Scenario.OUTCOME, Scenario.BUDGET):
        own = single & (figures["scenario"] == scenario.value).to_numpy()
        for year in np.unique(last[own] // 12).tolist():
            at = own & (last // 12 == year)
            if _grow(*_by_month(series[at], last[at] % 12, ore[at])):
                yield _warning(scenario, int(year), heading)


def _by_month(series: np.ndarray, month: np.ndarray, ore: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Amounts by series and month, and where there is one; of series with months enough, other than zero."""
    keys, count = pd.factorize(series)
    amounts, has = np.zeros((len(count), 12), dtype="int64"), np.zeros((len(count), 12), dtype=bool)
    np.add.at(amounts, (keys, month), ore)
    has[keys, month] = True
    kept = (has.sum(axis=1) >= MONTHS) & amounts.any(axis=1)
    return amounts[kept], has[kept]


def _grow(amounts: np.ndarray, has: np.ndarray) -> bool:
    """True where nine series in ten never shrink, and all together grow as sums from January do."""
    if not len(amounts):
        return False
    amounts = np.abs(amounts) * _one_sign(amounts)[:, None]
    filled = np.maximum.accumulate(np.where(has, amounts, -1), axis=1)
    never_less = (~has | (amounts == filled)).all(axis=1)
    first = amounts[np.arange(len(amounts)), has.argmax(axis=1)]
    last = amounts[np.arange(len(amounts)), 11 - has[:, ::-1].argmax(axis=1)]
    rises = (np.diff(filled, axis=1) > 0).sum(axis=1) - (~has[:, 0])
    grows = never_less & (last > first) & (2 * rises >= has.sum(axis=1) - 1)
    half = amounts[
        np.arange(len(amounts)), (has.cumsum(axis=1) > has.sum(axis=1)[:, None] // 2).argmax(axis=1)
    ]
    months = int(has.sum(axis=1).max())
    steps = ((half, months // 2), (last, months - 1))
    as_from_january = all(some.sum() >= first.sum() * (1 + step / 4) for some, step in steps)
    return bool(grows.mean() >= float(MOST)) and as_from_january


def _one_sign(amounts: np.ndarray) -> np.ndarray:
    """1 for a series of one sign, -1 (which never grows) for one of both."""
    both = (amounts.min(axis=1) < 0) & (amounts.max(axis=1) > 0)
    signs: np.ndarray = np.where(both, -1, 1)
    return signs


def _warning(scenario: Scenario, year: int, heading: str) -> Problem:
    return warning(
        f"Månaderna {year} ({scenario.label.lower()}) läses som enstaka månader, men beloppen växer "
        "månad för månad på nästan alla rader, som om de vore ackumulerade.",
        f"Är de ackumulerade: skriv {heading}=ackumulerat under Så lästes filen "
        f"(--columns i kommandot). Är de enstaka: {heading}=månad.",
        code="looks_accumulated",
    )
