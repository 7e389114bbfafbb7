"""The accounts behind one verksamhet's figures, and the uploaded rows behind those; never a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from socfin.domain.lines import COST_LINES, COST_UNDIVIDED, NET_UNDIVIDED, AccountRule, Line
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.frames.declared import ACCOUNTS, LEDGER, ORIGINS, checked, frame_of, summed
from socfin.services.ledger.measures import LINES, OUTSIDE, line_numbers
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import (
    BUDGET_YEAR,
    DEVIATION_YEAR,
    FORECAST_YEAR,
    Extent,
    Measure,
    Series,
    in_month,
    plan,
    to_date,
)
from socfin.services.ledger.spans import pieces_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePlace:
    """Which figure of a report: a verksamhet's whole, one account of it or one row of its statement."""

    code: str
    account: str = ""
    line: str = ""
    """The code of a row of the income statement."""
    extent: Extent = Extent.TO_DATE
    organisation: Organisation = Organisation.THEN


def account_table(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    rules: Sequence[AccountRule],
    *,
    month: Month,
    code: str,
    organisation: Organisation = Organisation.THEN,
) -> pd.DataFrame:
    """Budget, outcome and deviation to date, öre, per account of a verksamhet and everything under it.

    A figure the files give by line has the account "". An account that figures divided by account give
    nothing is 0; one that they cannot tell of is missing. Sorted by line, then account. Columns: ACCOUNTS.
    KeyError for an unknown code.
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
    place: FigurePlace,
) -> pd.DataFrame:
    """The ledger rows that make up a verksamhet's budget and outcome to date, in the month or in the year.

    The year's are the full-year budget, the outcome so far and an uploaded forecast. An account narrows it,
    and a line; without them, the rows of the net. Memo rows belong to no net. Öre, costs negative; columns:
    ORIGINS. KeyError for an unknown code, ValueError for an unknown line.
    """
    behind = rows_behind(
        ledger, tree, month=month, code=place.code, extent=place.extent, organisation=place.organisation
    )
    belongs = _lines(behind, rules).isin(lines_in(place.line))
    behind = behind[behind["account"] == place.account] if place.account else behind[belongs]
    ordered = behind.sort_values(["scenario", "last", "verksamhet", "account", "line"], kind="stable")
    return checked(ordered[list(ORIGINS)].reset_index(drop=True), ORIGINS)


def rows_behind(
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    *,
    month: Month,
    code: str,
    extent: Extent = Extent.TO_DATE,
    organisation: Organisation = Organisation.THEN,
) -> pd.DataFrame:
    """The LEDGER rows (öre) of the pieces and the verksamhet's subtree. KeyError for an unknown code."""
    grown = Tree.of(tree)
    pieces, piece_of_row = pieces_of(checked(ledger, LEDGER))
    planned = plan(pieces, month)
    chosen = {piece.index for measure in _measures(extent, month) for piece in planned.get(measure, ())}
    home = grown.home(organisation)
    below = set(grown.subtree(grown.positions[code]))
    codes = [c for c in ledger["verksamhet"].unique() if home[grown.positions.get(c, grown.root)] in below]
    behind = ledger[piece_of_row.isin(chosen) & ledger["verksamhet"].isin(codes)]
    return behind if len(behind) else frame_of(LEDGER)


def _measures(extent: Extent, month: Month) -> tuple[Measure, ...]:
    series = (Series.BUDGET, Series.OUTCOME, Series.DEVIATION)
    return {
        Extent.TO_DATE: tuple(to_date(each, month.month) for each in series),
        Extent.MONTH: tuple(in_month(each, month.month) for each in series),
        Extent.YEAR: (BUDGET_YEAR, to_date(Series.OUTCOME, month.month), FORECAST_YEAR, DEVIATION_YEAR),
    }[extent]


def lines_in(row: str) -> frozenset[str]:
    """The lines whose amounts make up a row of the income statement ("" is the net); else ValueError."""
    if row in ("", Line.NET.value):
        return frozenset(line.value for line in Line if line.is_summed)
    if row == Line.COST.value:
        return frozenset(line.value for line in COST_LINES)
    undivided = {COST_UNDIVIDED: Line.COST, NET_UNDIVIDED: Line.NET}
    return frozenset({(undivided[row] if row in undivided else Line(row)).value})


def _lines(ledger: pd.DataFrame, rules: Sequence[AccountRule]) -> pd.Series:
    """Each row's line as a word, "" for an account outside nettokostnad."""
    words = [
        "" if number == OUTSIDE else LINES[number].value
        for number in line_numbers(ledger, tuple(rules)).tolist()
    ]
    return pd.Series(words, index=ledger.index, dtype="str")
