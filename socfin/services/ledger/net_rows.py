"""Which rows of a ledger make up the net as a report shows it, and which accounts stand outside; no tree.

Ledgers are frames.LEDGER: öre, costs negative.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line
from socfin.domain.listing import first_of
from socfin.domain.money import Unit, format_amount, format_money
from socfin.services.ledger.measures import COUNTED, LINES, OUTSIDE, line_numbers

BESIDE = [number for number, line in enumerate(LINES) if line.is_beside_net]
"""The lines that are shown beside the net, as numbers of LINES."""


def in_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The ledger's rows that are summed: no memo lines, no accounts the committee keeps outside its net."""
    return ledger[np.isin(line_numbers(ledger, rules), COUNTED)]


def beyond_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The ledger's rows beside the net: accounts that the committee keeps outside it, and such lines."""
    numbers = line_numbers(ledger, rules)
    outside = (numbers == OUTSIDE) & (ledger["account"] != "").to_numpy()
    beyond: pd.DataFrame = ledger[outside | np.isin(numbers, BESIDE)]
    return beyond


def by_account(rows: pd.DataFrame) -> tuple[str, ...]:
    """ "konto 8410 (−108 000 kr)" for each account, or line, of some rows; "–" where an amount is missing."""
    messages = []
    for name, amounts in rows.groupby(_names(rows), sort=True)["amount_ore"]:
        total = None if amounts.isna().any() else int(amounts.sum())
        messages.append(f"{name} ({format_money(total, Unit.KR)})")
    return tuple(messages)


def _names(rows: pd.DataFrame) -> pd.Series:
    """What each row is called: "konto 8410", or its line's name."""
    of_line = {line.value: line.label for line in Line}
    lines = rows["line"].astype("str").map(lambda word: of_line.get(word, word))
    accounts = rows["account"].astype("str")
    return ("konto " + accounts).where(accounts != "", lines)


def outside_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> tuple[str, ...]:
    """A sentence a scenario that names the accounts and lines beside the net and what they come to."""
    beyond = beyond_net(ledger, rules)
    messages = []
    for scenario, rows in beyond.groupby("scenario", observed=True, sort=True):
        named = sorted(set(_names(rows)))
        amount = format_amount(int(rows["amount_ore"].sum()), Unit.KR)
        label = Scenario(str(scenario)).label
        messages.append(f"{label} utanför nettot: {first_of(named)}, tillsammans {amount} kr.")
    return tuple(messages)
