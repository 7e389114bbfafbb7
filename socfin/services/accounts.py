"""The accounts behind one verksamhet's figures, and the uploaded rows behind those; never a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from socfin.domain.lines import AccountRule
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.services.frames import ACCOUNTS, LEDGER, ORIGINS, checked, frame_of, summed
from socfin.services.measures import LINES, OUTSIDE, line_numbers
from socfin.services.organisation import Tree
from socfin.services.plan import BUDGET_YEAR, Measure, Series, plan, to_date
from socfin.services.spans import slots_of


def account_table(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    rules: Sequence[AccountRule],
    *,
    month: Month,
    code: str,
    organisation: Organisation = Organisation.THEN,
) -> pd.DataFrame:
    """Budget, outcome and deviation to date per account of a verksamhet and everything under it.

    A figure the files give by line has the account "". An account that figures divided by account give
    nothing is 0; one that they cannot tell of is missing. Sorted by line, then account. Columns: ACCOUNTS.
    """
    behind = rows_behind(ledger, tree, month=month, code=code, organisation=organisation)
    behind = behind.assign(line=_lines(behind, rules))
    by_scenario = {
        scenario: summed(behind[behind["scenario"] == scenario], ["account", "line"]).rename(
            columns={"amount_ore": f"{scenario}_ore"}
        )
        for scenario in ("budget", "outcome")
    }
    table = by_scenario["budget"].merge(
        by_scenario["outcome"], on=["account", "line"], how="outer", indicator=True
    )
    for scenario, side in (("budget", "right_only"), ("outcome", "left_only")):
        given = by_scenario[scenario]["account"]
        if len(given) and given.ne("").all():
            silent = (table["_merge"] == side) & table["account"].ne("")
            table[f"{scenario}_ore"] = table[f"{scenario}_ore"].mask(silent, 0)
    table["deviation_ore"] = table["outcome_ore"] - table["budget_ore"]
    table = table.sort_values(["line", "account"], kind="stable").reset_index(drop=True)
    return checked(table[list(ACCOUNTS)].astype(ACCOUNTS), ACCOUNTS)


def origins(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    rules: Sequence[AccountRule],
    *,
    month: Month,
    code: str,
    account: str = "",
    line: str = "",
    year: bool = False,
    organisation: Organisation = Organisation.THEN,
) -> pd.DataFrame:
    """The ledger rows that make up a verksamhet's budget and outcome to date (or its full-year budget).

    `account` and `line` (a Line's value, an account's own line included) narrow it. Columns: ORIGINS.
    """
    behind = rows_behind(ledger, tree, month=month, code=code, year=year, organisation=organisation)
    if account:
        behind = behind[behind["account"] == account]
    if line:
        behind = behind[_lines(behind, rules) == line]
    ordered = behind.sort_values(["scenario", "last", "verksamhet", "account", "line"], kind="stable")
    return checked(ordered[list(ORIGINS)].reset_index(drop=True), ORIGINS)


def rows_behind(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    *,
    month: Month,
    code: str,
    year: bool = False,
    organisation: Organisation = Organisation.THEN,
) -> pd.DataFrame:
    """The ledger's rows of the chosen slots and of the verksamhet's subtree. KeyError for an unknown code."""
    grown = Tree.of(tree)
    slots, slot_of_row = slots_of(checked(ledger, LEDGER))
    planned = plan(slots, month)
    wanted: Iterable[Measure] = (
        (BUDGET_YEAR,)
        if year
        else (to_date(Series.BUDGET, month.month), to_date(Series.OUTCOME, month.month))
    )
    chosen = {slot.index for measure in wanted for slot in planned.get(measure, ())}
    home = grown.home(organisation)
    below = set(grown.subtree(grown.positions[code]))
    codes = [c for c in ledger["verksamhet"].unique() if home[grown.positions.get(c, grown.root)] in below]
    behind = ledger[slot_of_row.isin(chosen) & ledger["verksamhet"].isin(codes)]
    return behind if len(behind) else frame_of(LEDGER)


def _lines(ledger: pd.DataFrame, rules: Sequence[AccountRule]) -> pd.Series:
    """Each row's line as a word, "" for an account outside nettokostnad."""
    words = [
        "" if number == OUTSIDE else LINES[number].value
        for number in line_numbers(ledger, tuple(rules)).tolist()
    ]
    return pd.Series(words, index=ledger.index, dtype="str")
