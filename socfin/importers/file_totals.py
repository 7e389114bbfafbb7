"""What all figures of a file come to, per scenario and months; never per verksamhet or account."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Parsed
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.frames.figures import figures_frame

When = tuple[str, int, int, int | None]
"""Scenario, the span's last month and its length, and after which month a forecast was made (as numbers)."""
_WHEN = ["scenario", "last_month", "months", "as_of"]


def totals_of(parsed: Parsed) -> dict[When, Ore]:
    """The total of each scenario and span in öre, memo rows aside; a missing amount adds nothing."""
    frame = figures_frame(parsed)
    counted = frame[~frame["line"].isin([line.value for line in Line if not line.is_summed])]
    sums = counted.groupby(_WHEN, dropna=False, observed=True)["amount_ore"].sum()
    return {
        (str(scenario), int(last), int(months), None if pd.isna(as_of) else int(as_of)): int(ore)
        for (scenario, last, months, as_of), ore in zip(sums.index.tolist(), sums, strict=True)
    }
