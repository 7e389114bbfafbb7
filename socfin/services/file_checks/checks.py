"""What is odd about a file beside what is published: gaps, repetitions, unknown names; corrects nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Problem, Scenario, warning
from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.listing import first_of
from socfin.domain.moments import clock
from socfin.domain.money import change_spelled
from socfin.domain.period import Month
from socfin.frames.declared import records
from socfin.services.file_checks.usual import KEY, LISTED, USUAL_MONTHS

SERIOUS = frozenset(
    {
        "rows_gone",
        "values_gone",
        "share_of_one",
        "number_unaccounted",
        "number_used_twice",
        "wrong_unit",
        "size_unlikely",
        "figure_unusual",
        "sign_turned",
        "sign_against_published",
        "sign_flipped",
        "sign_unclear",
        "odd_sign_of_net",
        "equal_last_month",
        "layout_changed",
        "res_differs",
        "root_twice",
        "looks_to_date",
        "month_looks_to_date",
        "months_differ",
        "period_differs",
        "month_hardly_begun",
        "month_stray",
        "rows_copied",
        "rows_exchanged",
        "rows_said_differ",
        "unlike_year",
        "years_together",
        "equal_columns",
        "year_is_few_months",
        "sum_not_checked",
        "month_repeats",
        "sum_assumed",
        "sum_differs",
        "net_differs",
        "deviation_unlike",
        "deviation_of_another_year",
        "deviation_far",
        "per_cent_far",
        "ten_times",
        "opposite_sign",
        "spans_swapped",
        "spans_equal",
        "forecast_unlikely",
        "outcome_of_another_year",
        "deviation_opposite",
        "deviation_sign",
        "deviation_kept",
        "under_the_sum",
        "beside_net",
        "name_of_another",
        "of_which_counted",
        "other_committees",
        "other_committee_named",
        "selection_named",
        "part_of_outcome",
        "several_committees",
        "not_their_sum",
        "counts_as_money",
        "other_dimension",
        "no_verksamhet",
        "looks_accumulated",
        "vouchers_only",
        "breakdown_gone",
        "other_spans",
        "duplicate_rows",
        "more_sheets",
        "more_tables",
        "same_total",
        "title_differs",
    }
)
"""Codes of the warnings that nobody may pass by without a reason."""


def serious_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The warnings that may be accepted only with a reason."""
    return tuple(problem for problem in problems if problem.code in SERIOUS)


def equal_to_last_month(figures: pd.DataFrame, history: pd.DataFrame) -> list[Problem]:
    """Whether the file's latest outcome is, figure by figure, that of the month before.

    Single months are held against the month before; amounts from January against those to the month before.
    """
    outcome = figures[figures["scenario"] == Scenario.OUTCOME.value]
    if outcome.empty or history.empty:
        return []
    last = int(outcome["last"].max())
    latest = outcome[outcome["last"] == last]
    months = int(latest["months"].max())
    before = history[
        (history["last"] == last - 1) & (history["months"] == (1 if months == 1 else months - 1))
    ]
    now, then = _by_key(latest[latest["months"] == months]), _by_key(before)
    if len(now) < USUAL_MONTHS or not now.dropna().any() or not now.equals(then):
        return []
    month, earlier = Month.from_number(last), Month.from_number(last - 1)
    return [
        warning(
            f"Utfallet för {month.label} är exakt detsamma som för {earlier.label}, belopp för belopp.",
            "Kontrollera att rapporten är uttagen för rätt månad.",
            code="equal_last_month",
        )
    ]


def _by_key(figures: pd.DataFrame) -> pd.Series:
    words = figures.astype(dict.fromkeys(KEY, "str"))
    return words.groupby(KEY, sort=True)["amount_ore"].sum(min_count=1)


def missing_months(outcome_months: Iterable[int], published: Iterable[int]) -> list[Problem]:
    """Months between the latest published outcome and the file's first; numbers are Month.number."""
    in_file, known = set(outcome_months), set(published)
    if not in_file or not known:
        return []
    gap = [Month.from_number(n) for n in range(max(known) + 1, min(in_file))]
    if not gap:
        return []
    listed = gap[0].label if len(gap) == 1 else f"{gap[0].label} till {gap[-1].label}"
    return [
        warning(
            f"Utfallet för {listed} saknas mellan det publicerade och filen.",
            "Lämna in de månaderna också, om de inte är avsiktligt utelämnade.",
            code="months_missing",
        )
    ]


def already_published(totals: pd.DataFrame) -> list[Problem]:
    """The months whose outcome the file changes, with the net from and to; several in one warning.

    `totals` has scenario, last, before_ore and after_ore per verksamhet and span (CHANGE_TOTALS).
    """
    outcome = totals[(totals["scenario"] == Scenario.OUTCOME.value) & totals["before_ore"].notna()]
    if outcome.empty:
        return []
    months = outcome.groupby("last", sort=True)[["before_ore", "after_ore"]].sum()
    changed = months[months["before_ore"] != months["after_ore"]]
    rows = records(changed.reset_index())
    if not rows:
        return []
    first, *others = [_changed_month(row) for row in reversed(rows)]
    last = Month.from_number(rows[-1]["last"]).label
    if others:
        message = (
            f"{len(rows)} månader är redan publicerade. Utfallet ändras {first_of([first, *others], LISTED)}."
        )
    else:
        message = (
            f"{last.capitalize()} är redan publicerad. Utfallet ändras {first.removeprefix(f'{last} ')}."
        )
    remedy = "Publicera om filen är en rättelse. Det som gällde kan tas tillbaka med Ångra."
    return [warning(message, remedy, code="already_published")]


def _changed_month(row: dict[str, Any]) -> str:
    """ "mars 2022 från −150 till −160 tkr"."""
    return f"{Month.from_number(row['last']).label} {change_spelled(row['before_ore'], row['after_ore'])}"


def unknown_verksamheter(unknown: Iterable[NamedVerksamhet]) -> list[Problem]:
    """The verksamheter of the file that the tree does not have."""
    codes = list(unknown)
    if not codes:
        return []
    names = [row.called for row in codes]
    return [
        warning(
            f"Filen har verksamheter som inte finns i trädet: {first_of(names)}.",
            "De läggs till när du publicerar. Ska en slås ihop med en annan eller utelämnas "
            "väljer du det nedan (--verksamhet KOD=samma:510).",
            code="unknown_verksamhet",
        )
    ]


def unmapped(accounts: Iterable[str], rules: Iterable[AccountRule]) -> list[str]:
    """The accounts no rule covers."""
    known = tuple(rules)
    return sorted(
        account for account in set(accounts) if account and line_of(account, known) is Line.UNMAPPED
    )


def unmapped_accounts(accounts: list[str]) -> list[Problem]:
    """The accounts of the file that belong to no line."""
    if not accounts:
        return []
    return [
        warning(
            f"Konton som inte hör till någon rad: {first_of(accounts)}.",
            "De räknas i nettot och visas som Ej fördelat. Välj rad för dem nedan (--account KONTO=RAD).",
            code="unmapped_account",
        )
    ]


def same_file(filename: str, when: str) -> list[Problem]:
    """The same bytes were published before."""
    return [
        warning(
            f"Exakt samma fil publicerades {clock(when)} ({filename}).",
            "Kontrollera att du har valt rätt fil.",
            code="same_file",
        )
    ]
