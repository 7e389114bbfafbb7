"""Verksamheter of a file that have the very same amounts, as when rows are copied; never which is right."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, warning
from socfin.domain.listing import first_of, listed
from socfin.services.file_checks.usual import Named

DIFFERENT = 3
"""Amounts, all different, that two verksamheter hardly have alike by chance."""


def copied_rows(whole: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning that names the verksamheter alike in every scenario and span; `whole` is `nets`, öre."""
    of_verksamhet: dict[str, list[tuple[str, int, int, int]]] = {}
    columns = (whole[name].tolist() for name in ("verksamhet", "scenario", "last", "months", "amount_ore"))
    for verksamhet, *amount in zip(*columns, strict=True):
        of_verksamhet.setdefault(verksamhet, []).append(tuple(amount))
    alike: dict[tuple[tuple[str, int, int, int], ...], list[str]] = {}
    for verksamhet, amounts in of_verksamhet.items():
        if len({abs(ore) for *_, ore in amounts}) >= DIFFERENT:
            alike.setdefault(tuple(sorted(amounts)), []).append(verksamhet)
    groups = [listed([named(code) for code in codes]) for codes in alike.values() if len(codes) > 1]
    if not groups:
        return []
    return [
        warning(
            f"Exakt samma belopp i alla kolumner: {first_of(groups)}.",
            "Kontrollera mot ekonomisystemet: raderna ser ut att vara kopierade från varandra.",
            code="rows_copied",
        )
    ]
