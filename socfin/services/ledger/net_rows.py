"""Which rows of a ledger make up the net as a report shows it, and which accounts stand outside; no tree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule
from socfin.domain.listing import first_of
from socfin.domain.money import Unit, format_amount, format_money
from socfin.services.ledger.measures import COUNTED, OUTSIDE, line_numbers


def in_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The ledger's rows that are summed: no memo lines, no accounts the committee keeps outside its net."""
    return ledger[np.isin(line_numbers(ledger, rules), COUNTED)]


def beyond_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The ledger's rows of accounts that the committee keeps outside its net."""
    beyond: pd.DataFrame = ledger[
        (line_numbers(ledger, rules) == OUTSIDE) & (ledger["account"] != "").to_numpy()
    ]
    return beyond


def by_account(rows: pd.DataFrame) -> tuple[str, ...]:
    """ "konto 8410 (−108 000 kr)" for each account of some rows; "–" where an amount is missing."""
    messages = []
    for account, amounts in rows.groupby("account", observed=True, sort=True)["amount_ore"]:
        total = None if amounts.isna().any() else int(amounts.sum())
        messages.append(f"konto {account} ({format_money(total, Unit.KR)})")
    return tuple(messages)


def outside_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> tuple[str, ...]:
    """A sentence a scenario that names the accounts outside the net and what they come to."""
    beyond = beyond_net(ledger, rules)
    messages = []
    for scenario, rows in beyond.groupby("scenario", observed=True, sort=True):
        accounts = sorted(map(str, rows["account"].unique()))
        amount = format_amount(int(rows["amount_ore"].sum()), Unit.KR)
        label = Scenario(str(scenario)).label
        messages.append(f"{label} utanför nettot: konto {first_of(accounts)}, tillsammans {amount} kr.")
    return tuple(messages)
