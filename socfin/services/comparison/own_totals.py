"""The committee's total as a file would publish it, beside the file's own; no row is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import PrintedTotal
from socfin.domain.listing import first_of
from socfin.domain.money import Ore
from socfin.services.ledger.net_rows import by_account


@dataclass(frozen=True, slots=True)
class OwnTotal:
    """Both totals of a scenario and period in öre, costs negative."""

    scenario_label: str
    months: str
    row: int
    """Of the printed total, in the file."""
    published_ore: Ore | None
    """None when an amount is missing, so that nothing could be summed."""
    printed_ore: Ore
    outside: str = ""
    """The accounts outside the net in that scenario and period, each with its amount."""

    @property
    def difference_ore(self) -> Ore | None:
        """Published − printed, öre: negative is more cost than printed; None without a published one."""
        return None if self.published_ore is None else self.published_ore - self.printed_ore


def own_totals(
    printed: Iterable[PrintedTotal], net: pd.DataFrame, beyond: pd.DataFrame
) -> tuple[OwnTotal, ...]:
    """A pair for each printed total that the file has figures for.

    `net` is the file's ledger (LEDGER) in the net, and `beyond` its accounts outside the net.
    """
    pairs = []
    for own in printed:
        amounts = _of(own, net)["amount_ore"]
        if len(amounts):
            total = None if amounts.isna().any() else int(amounts.sum())
            after = f", gjord efter {own.as_of.label}" if own.as_of else ""
            months = f"{own.span.label}{after}"
            outside = first_of(by_account(_of(own, beyond)))
            pairs.append(OwnTotal(own.scenario.label, months, own.row, total, own.amount, outside))
    return tuple(pairs)


def _of(own: PrintedTotal, ledger: pd.DataFrame) -> pd.DataFrame:
    """The rows of a printed total's scenario and period."""
    made = own.as_of.number if own.as_of else 0
    same = (ledger["last"] == own.span.last.number) & (ledger["months"] == own.span.months)
    return ledger[same & (ledger["scenario"] == own.scenario.value) & (ledger["as_of"] == made)]
