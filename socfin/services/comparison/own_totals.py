"""The committee's total as a file would publish it, beside the file's own; no row is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import PrintedTotal
from socfin.domain.money import Ore


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

    @property
    def difference_ore(self) -> Ore | None:
        """What would be published less what is printed."""
        return None if self.published_ore is None else self.published_ore - self.printed_ore


def own_totals(printed: Iterable[PrintedTotal], net: pd.DataFrame) -> tuple[OwnTotal, ...]:
    """A pair for each printed total that the file has figures for; `net` is the file's ledger in the net."""
    found = []
    for one in printed:
        made = one.as_of.number if one.as_of else 0
        same = (net["last"] == one.span.last.number) & (net["months"] == one.span.months)
        amounts = net.loc[
            same & (net["scenario"] == one.scenario.value) & (net["as_of"] == made), "amount_ore"
        ]
        if len(amounts):
            total = None if amounts.isna().any() else int(amounts.sum())
            after = f", gjord efter {one.as_of.label}" if one.as_of else ""
            found.append(OwnTotal(one.scenario.label, f"{one.span.label}{after}", one.row, total, one.amount))
    return tuple(found)
