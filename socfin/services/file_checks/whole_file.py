"""What is odd about a file as a whole: rows that would vanish, nothing new, months yet to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, Scenario, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.period import Month
from socfin.services.comparison.ledgers import KEYS
from socfin.services.file_checks.copied_rows import copied_rows
from socfin.services.file_checks.equal_columns import equal_columns
from socfin.services.file_checks.month_size import month_as_large_as_many, year_as_few_months
from socfin.services.file_checks.odd_months import odd_months
from socfin.services.file_checks.pairs import nets
from socfin.services.file_checks.spans_apart import spans_apart
from socfin.services.file_checks.ten_times import odd_amounts
from socfin.services.file_checks.year_share import odd_single_months, unlike_year


def whole_file(
    figures: pd.DataFrame,
    changes: pd.DataFrame,
    this_month: Month,
    root: str,
    printed: Iterable[PrintedTotal],
    names: Mapping[str, str],
) -> list[Problem]:
    """`figures` is the file as a ledger, `changes` what `compare` makes of it and what counts now.

    `root` is the committee's own code, which the file's rows without code have too, `printed` the totals that
    the file prints, and `names` the verksamheter's by code.
    """

    def named(code: str) -> str:
        return names.get(code, code)

    whole = nets(figures)
    return [
        *_yet_to_come(figures, this_month),
        *_root_twice(figures, root),
        *month_as_large_as_many(figures),
        *year_as_few_months(figures),
        *spans_apart(figures, whole),
        *_gone(changes),
        *_nothing_new(changes),
        *odd_amounts(whole, printed, named),
        *odd_months(figures, named),
        *copied_rows(whole, named),
        *unlike_year(whole, named),
        *odd_single_months(whole, named),
        *equal_columns(figures, whole),
    ]


def _root_twice(figures: pd.DataFrame, root: str) -> list[Problem]:
    """Rows without code are the committee's; so are those with its code: they must not say the same twice."""
    own = figures.loc[figures["verksamhet"] == root, KEYS]
    again = int(own.duplicated().sum())
    if not again:
        return []
    return [
        warning(
            f"{rows_in_words(again)} står två gånger, en gång utan kod och en gång med nämndens kod {root}. "
            "Båda räknas med.",
            "Ta bort den ena i filen om det är samma belopp.",
            code="root_twice",
        )
    ]


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
    return [
        warning(
            f"{rows_in_words(gone)} som gäller i dag finns inte i filen och slutar gälla om du publicerar.",
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
