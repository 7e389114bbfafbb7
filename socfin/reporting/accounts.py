"""Accounts on pages: the figures of a verksamhet's accounts and the accounts no rule covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.comparison import Comparison
from socfin.domain.limits import Thresholds
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import AccountRow, Organisation
from socfin.frames.declared import records
from socfin.reporting.kept import known
from socfin.reporting.reports import figures_of_month, ledger_of_years, limits_for, rules_for
from socfin.selectors import committees
from socfin.selectors.ledger import published_months
from socfin.services.ledger.accounts import account_table

if TYPE_CHECKING:
    from socfin.models import Committee


@dataclass(frozen=True, slots=True)
class UnmappedAccount:
    """An account no rule covers, with its outcome of the latest year to date, öre; None when missing."""

    account: str
    name: str
    amount_ore: Ore | None


def account_figures(
    committee: Committee, month: Month, *, root: str, organisation: Organisation
) -> tuple[AccountRow, ...]:
    """Budget, outcome and deviation to date per account of a verksamhet; none when the files give none."""
    names, limits = committees.account_names(committee), limits_for(committee, month)
    return known(
        committee,
        f"accounts:{month}:{root}:{organisation}",
        [figures_of_month(committee, month), names, limits],
        lambda: _account_figures(committee, month, root, organisation, names, limits),
    )


def _account_figures(
    committee: Committee,
    month: Month,
    root: str,
    organisation: Organisation,
    names: dict[str, str],
    limits: Thresholds,
) -> tuple[AccountRow, ...]:
    book, tree = ledger_of_years(committee, month)
    rules = rules_for(committee, month)
    table = account_table(book, tree, rules, month=month, code=root, organisation=organisation)
    year_ago = Month(month.year - 1, month.month)
    earlier = account_table(book, tree, rules, month=year_ago, code=root, organisation=organisation)
    last_year = {row["account"]: row["outcome_ore"] for row in records(earlier)}
    return tuple(
        AccountRow(
            code=row["account"],
            name=names.get(row["account"], ""),
            line=Line(row["line"]).label if row["line"] else "Utanför nettokostnaden",
            to_date=Comparison(
                outcome=row["outcome_ore"],
                budget=row["budget_ore"],
                last_year=last_year.get(row["account"]),
            ).judged(limits),
        )
        for row in sorted(records(table), key=lambda row: row["account"])
        if row["account"]
    )


def unmapped_accounts(committee: Committee) -> tuple[UnmappedAccount, ...]:
    """The accounts of the latest period that no rule covers, to be mapped on the settings page."""
    latest = published_months(committee).latest
    if latest is None:
        return ()
    book, tree = ledger_of_years(committee, latest)
    rules = committees.account_rules(committee)
    table = account_table(book, tree, rules, month=latest, code=committees.root_of(committee).code)
    names = committees.account_names(committee)
    return tuple(
        UnmappedAccount(row["account"], names.get(row["account"], ""), row["outcome_ore"])
        for row in records(table)
        if row["line"] == Line.UNMAPPED.value
    )
