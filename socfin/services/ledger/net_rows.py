"""Which rows of a ledger make up the net as a report shows it, and which accounts stand outside; no tree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule
from socfin.domain.listing import first_of
from socfin.domain.money import Unit, format_amount
from socfin.services.ledger.measures import COUNTED, OUTSIDE, line_numbers


def in_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> pd.DataFrame:
    """The rows that are summed: no memo lines, and no accounts that the committee keeps outside its net."""
    return ledger[np.isin(line_numbers(ledger, rules), COUNTED)]


def outside_net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> tuple[str, ...]:
    """A sentence a scenario that names the accounts outside the net and what they come to."""
    beyond = ledger[(line_numbers(ledger, rules) == OUTSIDE) & (ledger["account"] != "").to_numpy()]
    told = []
    for scenario, rows in beyond.groupby("scenario", observed=True, sort=True):
        accounts = sorted(map(str, rows["account"].unique()))
        amount = format_amount(int(rows["amount_ore"].sum()), Unit.KR)
        label = Scenario(str(scenario)).label
        told.append(f"{label} utanför nettot: konto {first_of(accounts)}, tillsammans {amount} kr.")
    return tuple(told)
