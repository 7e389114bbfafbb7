"""What is odd about a file as a whole: rows that would vanish, nothing new, months yet to come."""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.period import Month


def whole_file(figures: pd.DataFrame, changes: pd.DataFrame, this_month: Month) -> list[Problem]:
    """`figures` is the file as a ledger, `changes` what `compare` makes of it and what counts now."""
    return [*_yet_to_come(figures, this_month), *_gone(changes), *_nothing_new(changes)]


def _yet_to_come(figures: pd.DataFrame, this_month: Month) -> list[Problem]:
    """An outcome of a month that has not begun is most often a mistyped year; it would be the first page."""
    lasts = figures.loc[figures["scenario"] == Scenario.OUTCOME.value, "last"]
    if lasts.empty or int(lasts.max()) <= this_month.number:
        return []
    return [
        warning(
            f"Filen har utfall för {Month.from_number(int(lasts.max())).label}, som inte har börjat.",
            "Kontrollera året: publicerar du blir det den period som alla möts av.",
            column="period",
            code="yet_to_come",
        )
    ]


def _gone(changes: pd.DataFrame) -> list[Problem]:
    gone = int((changes["change"] == "gone").sum())
    if not gone:
        return []
    rows = "1 rad" if gone == 1 else f"{gone} rader"
    return [
        warning(
            f"{rows} som gäller i dag finns inte i filen och slutar gälla om du publicerar.",
            "Kontrollera att filen är hela månaden och inte bara en rättelse.",
            code="rows_gone",
        )
    ]


def _nothing_new(changes: pd.DataFrame) -> list[Problem]:
    if changes.empty or (changes["change"] != "unchanged").any():
        return []
    return [
        warning(
            "Filens siffror är exakt de som redan gäller.",
            "Det finns inget att publicera.",
            code="nothing_new",
        )
    ]
