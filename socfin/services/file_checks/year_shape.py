"""How much of a verksamhet's year falls until a month, by its budget's months or last year; no problems.

A grant that is paid once a year makes no twelfths of it, every year alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.services.file_checks.pairs import YEAR, nets

Published = Callable[[int], pd.DataFrame]
"""What is published of a year, as a ledger, öre; fetched only when it is asked for."""


def usual_shares(whole: pd.DataFrame, month: Month, published: Published) -> Iterator[pd.Series]:
    """The share of the year from January to the month by verksamhet, from each that tells one.

    The file's budget month by month and its last year (`whole` is its `nets`), then what is published. A sum
    so far of the file's own budget tells nothing here: it may be what is wrong.
    """
    yield from _shares(whole[(whole["scenario"] != Scenario.BUDGET.value) | (whole["months"] == 1)], month)
    for year in (month.year, month.year - 1):
        ledger = published(year)
        if len(ledger):
            yield from _shares(nets(ledger), month)


def _shares(whole: pd.DataFrame, month: Month) -> Iterator[pd.Series]:
    for scenario, end in ((Scenario.BUDGET, month), (Scenario.OUTCOME, month.plus(-YEAR))):
        own = whole[whole["scenario"] == scenario.value]
        part, full = _through(own, end), _through(own, Month(end.year, YEAR))
        if part is not None and full is not None:
            so_far, year = part.align(full, join="inner")
            yield so_far / year


def _through(own: pd.DataFrame, end: Month) -> pd.Series | None:
    """January to the month by verksamhet, as one sum or of single months; None where some are lacking."""
    whole = own[(own["last"] == end.number) & (own["months"] == end.month)]
    if len(whole):
        return whole.set_index("verksamhet")["amount_ore"].astype("float64")
    first = Month(end.year, 1).number
    single = own[(own["months"] == 1) & own["last"].between(first, end.number)]
    if set(single["last"].tolist()) != set(range(first, end.number + 1)):
        return None
    return single.groupby("verksamhet")["amount_ore"].sum().astype("float64")
