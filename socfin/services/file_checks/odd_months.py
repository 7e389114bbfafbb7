"""What single months of a file say against its others: stray rows, an account's turned sign or added figures.

Rule: a file of several months is held against itself. A last month of a few rows beside months of many has
hardly begun, and would be the period that everybody meets; another month of a few rows is likely mistyped. An
account that has one sign throughout and the other in a single month has most likely lost or got a minus,
unless it is a correction; one that is some ten, hundred or thousand times what it is in the other months has
its mark in another place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandas.api.typing import SeriesGroupBy

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month
from socfin.frames.declared import records
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


def odd_months(figures: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for each of what is said above; `figures` is the file as a ledger in öre."""
    months = figures[(figures["months"] == 1) & figures["amount_ore"].notna()]
    outcome = months[months["scenario"] == Scenario.OUTCOME.value]
    known = months[(months["account"] != "") & (months["amount_ore"] != 0)]
    accounts = known.astype({"amount_ore": "int64"})
    return [*_few_rows(outcome), *_turned(accounts, named), *_times_larger(accounts, named)]


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


def _turned(known: pd.DataFrame, named: Named) -> list[Problem]:
    positive, size = known["amount_ore"] > 0, known["amount_ore"].abs()
    of_account = positive.groupby([known["account"], known["scenario"]], observed=True, sort=False)
    share = of_account.transform("mean").where(positive, 1 - of_account.transform("mean"))
    alike = (size / _others(known, size)).between(1 / ALIKE, ALIKE)
    always = of_account.transform("count") >= ALWAYS
    odd = known[always & (share <= TURNED) & alike & (size >= SEEN * _of_month(known, size))]
    return [_turned_problem(row, named) for row in records(odd.head(LISTED))]


def _times_larger(known: pd.DataFrame, named: Named) -> list[Problem]:
    """The odd one is the largest of its account; the others are near each other."""
    size = known["amount_ore"].abs().astype("float64")
    own = _own(known, size)
    others = _others(known, size)
    large = (size == own.transform("max")) & (size >= LARGE * _of_month(known, size))
    large &= own.transform("count") > OTHERS
    second = _own(known, size.mask(large)).transform("max")
    alike = second <= NEAR * own.transform("min")
    times = (size / others).where(large & alike & _is_alone(known, size * NEAR >= TIMES[0] * others))
    near = {many: times.between(many / NEAR, many * NEAR) for many in TIMES}
    odd = [(many, row) for many, hit in near.items() for row in records(known[hit].assign(usual=others[hit]))]
    return [_times_problem(row, many, named) for many, row in odd[:LISTED]]


def _is_alone(known: pd.DataFrame, odd: pd.Series) -> pd.Series:
    """Whether few of the month's rows are as odd; of many it is the month's unit, which is told of it."""
    return odd.groupby([known["scenario"], known["last"]], observed=True).transform("mean") <= FEW


def _own(known: pd.DataFrame, size: pd.Series) -> SeriesGroupBy[float, Any]:
    """The amounts, without signs, of a verksamhet's account."""
    keys = [known[word] for word in ("verksamhet", "account", "scenario")]
    return size.groupby(keys, observed=True, sort=False)


def _others(known: pd.DataFrame, size: pd.Series) -> pd.Series:
    """What the account is in the file's other months, at a mean and without signs; none of a lone month."""
    own = _own(known, size)
    count = own.transform("count")
    return (own.transform("sum") - size) / (count - 1).where(count > 1)


def _of_month(known: pd.DataFrame, size: pd.Series) -> pd.Series:
    months = [known["scenario"], known["last"]]
    return size.groupby(months, observed=True, sort=False).transform("sum")


def _turned_problem(row: Mapping[str, Any], named: Named) -> Problem:
    return warning(
        f"{_where(row, named)}, med motsatt tecken mot kontots andra belopp i filen.",
        f"{_CHECK} ett tecken kan vara fel, eller så är det en rättelse.",
        code="opposite_sign",
    )


def _times_problem(row: Mapping[str, Any], many: int, named: Named) -> Problem:
    usual = format_amount(round(float(row["usual"])), Unit.KR)
    return warning(
        f"{_where(row, named)}, omkring {many} gånger de andra månadernas {usual} kr.",
        f"{_CHECK} ett decimaltecken kan ha fallit bort, eller en siffra kommit till.",
        code="ten_times",
    )


def _where(row: Mapping[str, Any], named: Named) -> str:
    month, amount = Month.from_number(int(row["last"])).label, format_amount(int(row["amount_ore"]), Unit.KR)
    scenario = Scenario(str(row["scenario"])).label.lower()
    return f"{named(str(row['verksamhet']))}, konto {row['account']}: {scenario} för {month} är {amount} kr"
