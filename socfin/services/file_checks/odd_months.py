"""What single months of a file say against its others: stray rows, an account's turned sign or added figures.

Rule: a file of several months is held against itself. A last month of a few rows beside months of many has
hardly begun, and would be the period that everybody meets; another month of a few rows is likely mistyped. An
account that has one sign throughout and the other in a single month has most likely lost or got a minus,
unless it is a correction; one that is some ten, hundred or thousand times what it is in the other months has
its mark in another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month
from socfin.frames.declared import numbered, records
from socfin.services.file_checks.usual import LISTED, Named

FEW = 0.25
"""The share of the other months' rows and money at which the last month has hardly begun."""
MANY = 8
"""Rows that the other months have, usually; of fewer a month may well have none."""
ALWAYS = 6
"""Amounts of an account; of fewer no sign is the usual one."""
TURNED = 0.1
"""At most this share of an account's amounts has the other sign, or the account goes both ways."""
ALIKE = 4.0
"""The turned amount is within so many times of what the verksamhet has on the account in its other months."""
SEEN = 0.02
"""The share of the month's amounts, without signs, that the turned one must be."""
TIMES = (10, 100, 1_000)
NEAR = 1.4
"""How near so many times an amount with its mark in another place is, in times; the other months as near."""
LARGE = 0.05
"""The share of the month's amounts that such an amount must be."""
OTHERS = 2
"""Months that the account must have beside the odd one, for them to say what is usual."""
_CHECK = "Kontrollera beloppet mot ekonomisystemet:"


@dataclass(frozen=True, slots=True)
class _Amounts:
    """What accounts have month by month: a row of `frame`, its öre, what it has in common with other rows.

    `own` numbers a verksamhet's account of a scenario, `month` a scenario's month; `others` is what the
    account is in its other months at a mean, without signs, and not a number of a lone month.
    """

    frame: pd.DataFrame
    ore: np.ndarray
    own: np.ndarray
    month: np.ndarray
    others: np.ndarray

    @classmethod
    def of(cls, known: pd.DataFrame) -> _Amounts:
        ore = known["amount_ore"].to_numpy("float64")
        own = _numbered(known, ["verksamhet", "account", "scenario"])
        count = _per(own, np.ones(len(ore)))
        others = (_per(own, np.abs(ore)) - np.abs(ore)) / np.where(count > 1, count - 1, np.nan)
        return cls(known, ore, own, _numbered(known, ["scenario", "last"]), others)

    def share_of_month(self) -> np.ndarray:
        """Each amount's share of all its month's, without signs."""
        size = np.abs(self.ore)
        share: np.ndarray = size / _per(self.month, size)
        return share


def odd_months(figures: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for each of what is said above; `figures` is the file as a ledger in öre."""
    months = figures[(figures["months"] == 1) & figures["amount_ore"].notna()]
    outcome = months[months["scenario"] == Scenario.OUTCOME.value]
    accounts = months[(months["account"] != "") & (months["amount_ore"] != 0)]
    few = _few_rows(outcome)
    if accounts.empty:
        return few
    known = _Amounts.of(accounts)
    return [*few, *_turned(known, named), *_times_larger(known, named)]


def _few_rows(outcome: pd.DataFrame) -> list[Problem]:
    by_month = outcome.assign(size=outcome["amount_ore"].abs()).groupby("last")["size"].agg(["size", "sum"])
    if by_month.empty:
        return []
    usual = by_month.median()
    if usual["size"] < MANY:
        return []
    few = by_month[(by_month["size"] <= FEW * usual["size"]) & (by_month["sum"] <= FEW * usual["sum"])]
    last = int(by_month.index[-1])
    counts = zip(few.index.tolist(), few["size"].tolist(), strict=True)
    return [
        (_hardly_begun if month == last else _stray)(
            Month.from_number(month).label, count, int(usual["size"])
        )
        for month, count in counts
    ][:LISTED]


def _hardly_begun(month: str, count: int, usual: int) -> Problem:
    return warning(
        f"Utfallet för {month} är bara {rows_in_words(count)}, mot {usual} i månaderna före: månaden ser ut "
        "att knappt ha börjat.",
        f"Ta bort raderna för {month} i filen om månaden inte är klar: publicerar du blir det den period "
        "som alla möts av.",
        column="period",
        code="month_hardly_begun",
    )


def _stray(month: str, count: int, usual: int) -> Problem:
    return warning(
        f"Utfallet för {month} är bara {rows_in_words(count)}, mot {usual} i filens andra månader: raderna "
        "ser ut att ha fel månad eller år.",
        f"Kontrollera raderna för {month} mot ekonomisystemet, och rätta perioden eller ta bort dem.",
        column="period",
        code="month_stray",
    )


def _turned(known: _Amounts, named: Named) -> list[Problem]:
    positive = known.ore > 0
    account = _numbered(known.frame, ["account", "scenario"])
    count = _per(account, np.ones(len(positive)))
    share = _per(account, positive.astype("float64")) / count
    share = np.where(positive, share, 1 - share)
    times = np.abs(known.ore) / known.others
    alike = (times >= 1 / ALIKE) & (times <= ALIKE)
    odd = (count >= ALWAYS) & (share <= TURNED) & alike & (known.share_of_month() >= SEEN)
    return [_turned_problem(row, named) for row in records(known.frame[odd].head(LISTED))]


def _times_larger(known: _Amounts, named: Named) -> list[Problem]:
    """The odd one is the largest of its account; the others are near each other."""
    size = np.abs(known.ore)
    largest, least = _end_of(known.own, size, np.fmax), _end_of(known.own, size, np.fmin)
    large = (size == largest) & (known.share_of_month() >= LARGE)
    large &= _per(known.own, np.ones(len(size))) > OTHERS
    second = _end_of(known.own, np.where(large, np.nan, size), np.fmax)
    alone = _shares(known.month, size * NEAR >= TIMES[0] * known.others) <= FEW
    times = np.where(large & (second <= NEAR * least) & alone, size / known.others, np.nan)
    odd = [
        (many, place)
        for many in TIMES
        for place in np.flatnonzero((times >= many / NEAR) & (times <= many * NEAR)).tolist()
    ][:LISTED]
    rows = records(known.frame.iloc[[place for _many, place in odd]])
    return [
        _times_problem(row, many, known.others[place], named)
        for (many, place), row in zip(odd, rows, strict=True)
    ]


def _numbered(known: pd.DataFrame, keys: list[str]) -> np.ndarray:
    """A number from 0 for each row, equal for equal keys."""
    numbers: np.ndarray = np.unique(numbered(known[keys]), return_inverse=True)[1]
    return numbers


def _per(group: np.ndarray, values: np.ndarray) -> np.ndarray:
    """For each row the sum of its group's values."""
    sums: np.ndarray = np.bincount(group, weights=values)[group]
    return sums


def _shares(group: np.ndarray, odd: np.ndarray) -> np.ndarray:
    """For each row the share of its group that is odd; of many it is the month's unit, and told as such."""
    shares: np.ndarray = _per(group, odd.astype("float64")) / _per(group, np.ones(len(odd)))
    return shares


def _end_of(group: np.ndarray, values: np.ndarray, end: np.ufunc) -> np.ndarray:
    """For each row the largest or least of its group's values, those that are no numbers left out."""
    ends = np.full(int(group.max()) + 1, np.nan)
    end.at(ends, group, values)
    of_rows: np.ndarray = ends[group]
    return of_rows


def _turned_problem(row: Mapping[str, Any], named: Named) -> Problem:
    return warning(
        f"{_where(row, named)}, med motsatt tecken mot kontots andra belopp i filen.",
        f"{_CHECK} ett tecken kan vara fel, eller så är det en rättelse.",
        code="opposite_sign",
    )


def _times_problem(row: Mapping[str, Any], many: int, others: float, named: Named) -> Problem:
    usual = format_amount(round(others), Unit.KR)
    return warning(
        f"{_where(row, named)}, omkring {many} gånger de andra månadernas {usual} kr.",
        f"{_CHECK} ett decimaltecken kan ha fallit bort, eller en siffra kommit till.",
        code="ten_times",
    )


def _where(row: Mapping[str, Any], named: Named) -> str:
    month, amount = Month.from_number(int(row["last"])).label, format_amount(int(row["amount_ore"]), Unit.KR)
    scenario = Scenario(str(row["scenario"])).label.lower()
    return f"{named(str(row['verksamhet']))}, konto {row['account']}: {scenario} för {month} är {amount} kr"
