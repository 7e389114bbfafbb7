"""What is odd about a file as a whole: rows that would vanish, nothing new, months yet to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import PrintedTotal, Problem, Scenario, warning
from socfin.domain.listing import rows_in_words
from socfin.domain.period import Month
from socfin.services.comparison.ledgers import KEYS
from socfin.services.file_checks.copied_rows import copied_rows
from socfin.services.file_checks.equal_columns import equal_columns
from socfin.services.file_checks.equal_year import equal_year
from socfin.services.file_checks.exchanged_rows import exchanged_rows
from socfin.services.file_checks.month_size import month_as_large_as_many, year_as_few_months
from socfin.services.file_checks.odd_months import odd_months
from socfin.services.file_checks.pairs import nets, pairs_of
from socfin.services.file_checks.spans_apart import spans_apart
from socfin.services.file_checks.ten_times import odd_amounts
from socfin.services.file_checks.year_shape import Published
from socfin.services.file_checks.year_share import odd_single_months, unlike_year


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the committee that a file is of, beside the file."""

    this_month: Month
    root: str
    """The committee's own code, which the file's rows without code have too."""
    names: Mapping[str, str]
    """The verksamheter's, by code."""
    published: Published

    def named(self, code: str) -> str:
        """A verksamhet as a message names it."""
        return self.names.get(code, code)


def whole_file(
    figures: pd.DataFrame,
    changes: pd.DataFrame,
    totals: pd.DataFrame,
    printed: Iterable[PrintedTotal],
    known: Known,
) -> list[Problem]:
    """`figures` is the file as a ledger, `changes` what `compare` makes of it and what counts now.

    `totals` is the same by `compare_totals`, and `printed` are the totals that the file prints.
    """
    named = known.named
    whole = nets(figures)
    pairs = list(pairs_of(whole))
    return [
        *_yet_to_come(figures, known.this_month),
        *_root_twice(figures, known.root),
        *month_as_large_as_many(figures),
        *year_as_few_months(figures),
        *spans_apart(figures, whole, named),
        *_gone(changes),
        *_nothing_new(changes),
        *odd_amounts(pairs, whole, printed, named),
        *odd_months(figures, named),
        *copied_rows(whole, named),
        *exchanged_rows(totals, named),
        *unlike_year(whole, named, known.published),
        *odd_single_months(whole, named),
        *equal_columns(figures, whole, pairs),
        *equal_year(whole, named),
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
