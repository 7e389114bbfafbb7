"""What single months of a file say against its others: a handful of stray rows, an account's turned sign.

Rule: a file of several months is held against itself. A last month of a few rows beside months of many is one
that has hardly begun, and would be the period that everybody meets. An account that has one sign throughout
and the other in a single month has most likely lost or got a minus, unless it is a correction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.money import Unit, format_amount
from socfin.domain.period import Month
from socfin.frames.declared import records

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
LISTED = 8
"""Rows told one by one."""
Named = Callable[[str], str]


def odd_months(figures: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for each of what is said above; `figures` is the file as a ledger in öre."""
    months = figures[(figures["months"] == 1) & figures["amount_ore"].notna()]
    return [*_hardly_begun(months[months["scenario"] == Scenario.OUTCOME.value]), *_turned(months, named)]


def _hardly_begun(outcome: pd.DataFrame) -> list[Problem]:
    by_month = outcome.assign(size=outcome["amount_ore"].abs()).groupby("last")["size"].agg(["size", "sum"])
    if len(by_month) < 2:  # nothing to hold it against
        return []
    last, usual = by_month.iloc[-1], by_month.iloc[:-1].median()
    if usual["size"] < MANY or last["size"] > FEW * usual["size"] or last["sum"] > FEW * usual["sum"]:
        return []
    month = Month.from_number(int(by_month.index[-1])).label
    return [
        warning(
            f"Utfallet för {month} är bara {rows_in_words(int(last['size']))}, mot {int(usual['size'])} i "
            "månaderna före: månaden ser ut att knappt ha börjat.",
            f"Ta bort raderna för {month} i filen om månaden inte är klar: publicerar du blir det den period "
            "som alla möts av.",
            column="period",
            code="month_hardly_begun",
        )
    ]


def _turned(months: pd.DataFrame, named: Named) -> list[Problem]:
    known = months[(months["account"] != "") & (months["amount_ore"] != 0)]
    words = ["verksamhet", "account", "scenario"]
    known = known.astype({**dict.fromkeys(words, "str"), "amount_ore": "int64"})
    if known.empty:
        return []
    positive, size = known["amount_ore"] > 0, known["amount_ore"].abs()
    of_account = positive.groupby([known["account"], known["scenario"]])
    share = of_account.transform("mean").where(positive, 1 - of_account.transform("mean"))
    own = [known[word] for word in words]
    others = (size.groupby(own).transform("sum") - size) / (size.groupby(own).transform("count") - 1)
    seen = size >= SEEN * size.groupby([known["scenario"], known["last"]]).transform("sum")
    alike = (size / others).between(1 / ALIKE, ALIKE)
    odd = known[(of_account.transform("count") >= ALWAYS) & (share <= TURNED) & alike & seen]
    return [_turned_problem(row, named) for row in records(odd.head(LISTED))]


def _turned_problem(row: Mapping[str, Any], named: Named) -> Problem:
    month, amount = Month.from_number(int(row["last"])).label, format_amount(int(row["amount_ore"]), Unit.KR)
    scenario, where = Scenario(row["scenario"]).label, named(str(row["verksamhet"]))
    return warning(
        f"{where}, konto {row['account']}: {scenario.lower()} för {month} är {amount} "
        "kr, med motsatt tecken mot kontots andra belopp i filen.",
        "Kontrollera beloppet mot ekonomisystemet: ett tecken kan vara fel, eller så är det en rättelse.",
        code="opposite_sign",
    )
