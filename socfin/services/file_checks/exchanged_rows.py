"""Verksamheter that have changed amounts with each other since what counts now; never which is right."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of
from socfin.services.file_checks.usual import Named

SPAN = ["scenario", "as_of", "last", "months"]


def exchanged_rows(totals: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for pairs where each gets the very amount that the other has today, in some span.

    `totals` is CHANGE_TOTALS, öre. Names sorted anew beside figures that were not give such pairs.
    """
    moved = totals[
        (totals["change_ore"].fillna(0) != 0) & (totals["before_ore"] != 0) & (totals["after_ore"] != 0)
    ]
    of_other = {"verksamhet": "other", "before_ore": "after_ore", "after_ore": "before_ore"}
    turned = moved[[*SPAN, *of_other]].rename(columns=of_other)
    met = moved.merge(turned, on=[*SPAN, "before_ore", "after_ore"])
    codes = zip(met["verksamhet"].tolist(), met["other"].tolist(), strict=True)
    pairs = sorted({(code, other) for code, other in codes if code < other})
    if not pairs:
        return []
    return [
        warning(
            "Dessa verksamheter har bytt belopp med varandra mot det som gäller i dag: "
            f"{first_of([f'{named(code)} och {named(other)}' for code, other in pairs])}.",
            "Kontrollera att namn och belopp står på samma rad: de kan ha sorterats var för sig.",
            code="rows_exchanged",
        )
    ]
