"""Rows of a report said in the words of the JSON, with the deviations and shares that follow from them."""

from dataclasses import replace
from operator import attrgetter
from typing import Any

from socfin.domain.comparison import Comparison
from socfin.domain.report import AccountRow, MonthPoint, ReportRow, RowKind
from socfin.domain.written_rows import WRITTEN, read_month, read_row, written_row

DIFFERENCES = {
    "deviation_to_date_ore": ("outcome_to_date_ore", "budget_to_date_ore"),
    "deviation_month_ore": ("outcome_month_ore", "budget_month_ore"),
    "forecast_deviation_ore": ("forecast_year_ore", "budget_year_ore"),
    "change_last_year_ore": ("outcome_to_date_ore", "last_year_to_date_ore"),
}
SHARES = ("deviation_share", "deviation_month_share", "forecast_share", "used_share")
UNSAID = {"level": 1, "kind": RowKind.VERKSAMHET, "status": "unknown"}
UNSAID |= {"month_status": "unknown", "forecast_status": "unknown"}


def row_of(**words: Any) -> ReportRow:
    """A row; a deviation without one of its amounts gives the amount, None says that there is none."""
    said = UNSAID | words
    for difference, (outcome, reference) in DIFFERENCES.items():
        amount = said.get(difference)
        if amount is None:
            known = (said.get(outcome), said.get(reference))
            said.setdefault(difference, None if None in known else known[0] - known[1])
        elif said.get(outcome) is None:
            said[outcome] = said.setdefault(reference, 0) + amount
        else:
            said[reference] = said[outcome] - amount
    compared = said.get("forecast_year_ore") is None or said["forecast_deviation_ore"] is not None
    used = 0.0 if compared and said.get("budget_year_ore") else None
    return replace(read_row(said | {"comment": None, "used_share": used}), comment=said.get("comment"))


def saying(row: ReportRow, **words: Any) -> ReportRow:
    """The row with other words, and what follows from them."""
    said = {word: value for word, value in written_row(row).items() if word not in {*DIFFERENCES, *SHARES}}
    for difference, (outcome, reference) in DIFFERENCES.items():
        if words.get(difference) is not None and not {outcome, reference} <= set(words):
            said.pop(reference if outcome in words else outcome)
    return row_of(**said | words)


def figure(row: ReportRow, word: str) -> Any:
    """What the JSON says of the row by a word: öre, a share or a status."""
    return attrgetter(WRITTEN[word])(row)


def point_of(month: int, **words: Any) -> MonthPoint:
    """A month of a report, in öre."""
    return read_month({"month": month, **words})


def account_of(code: str, name: str, line: str, outcome: int) -> AccountRow:
    """An account with its outcome to date, öre."""
    return AccountRow(code=code, name=name, line=line, to_date=Comparison(outcome=outcome))
