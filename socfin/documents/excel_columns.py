"""The workbook's columns: which figure, which formula, how wide; no sheet is written here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.limits import Status
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow

Value = float | str | None
LINE_CODES = frozenset(line.value for line in Line)


class Kind(StrEnum):
    """How a column's cells look."""

    NAME = "name"
    TEXT = "text"
    AMOUNT = "amount"
    DEVIATION = "deviation"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `formula` names other columns by key in braces and is used when all of them are shown."""

    key: str
    heading: str
    kind: Kind
    width: float
    value: Callable[[ReportRow], Value]
    recipe: str = ""
    needs: tuple[str, ...] = ()
    status: Callable[[ReportRow], Status] | None = None
    is_fixed: bool = False
    """True for columns that stand even when every cell is missing."""

    def title(self, report: Report) -> str:
        """The heading, with the month's name where it has a place for it."""
        return self.heading.format(month=report.month.name)

    def is_wanted(self, report: Report, rows: tuple[ReportRow, ...]) -> bool:
        """Whether the column has anything to show; the month only when it is not the whole period."""
        if "month" in self.key and report.month.month == 1:
            return False
        return self.is_fixed or any(self.value(row) not in (None, "") for row in rows)

    def formula(self, cells: dict[str, str]) -> str:
        """The formula for a row whose figures have these addresses; "" when one that it needs is missing."""
        if not self.recipe or not all(name in cells for name in self.needs):
            return ""
        return self.recipe.format(**cells)


def code_of(row: ReportRow) -> str:
    """A verksamhet's code; a line of the income statement has none that a reader knows."""
    return "" if row.code in LINE_CODES else row.code


def letter(place: int) -> str:
    """The spreadsheet's letter of a column, counted from 0."""
    return chr(ord("A") + place) if place < 26 else "A" + chr(ord("A") + place - 26)


def _kronor(amount: Ore | None) -> float | None:
    return None if amount is None else amount / 100


def _amount(key: str, heading: str, *, is_fixed: bool = False) -> Column:
    field = f"{key}_ore"
    return Column(
        key=key,
        heading=heading,
        kind=Kind.AMOUNT,
        width=12,
        value=lambda row: _kronor(getattr(row, field)),
        is_fixed=is_fixed,
    )


def _difference(
    key: str,
    heading: str,
    minuend: str,
    subtrahend: str,
    status: Callable[[ReportRow], Status] | None = None,
    *,
    is_fixed: bool = False,
) -> Column:
    field = f"{key}_ore"
    return Column(
        key=key,
        heading=heading,
        kind=Kind.DEVIATION,
        width=12,
        value=lambda row: _kronor(getattr(row, field)),
        recipe=f"={{{minuend}}}-{{{subtrahend}}}",
        needs=(minuend, subtrahend),
        status=status,
        is_fixed=is_fixed,
    )


def _share(key: str, heading: str, part: str, whole: str, *, is_fixed: bool = False) -> Column:
    return Column(
        key=key,
        heading=heading,
        kind=Kind.SHARE,
        width=9,
        value=lambda row: getattr(row, key),
        recipe=f"={{{part}}}/ABS({{{whole}}})" if key != "used_share" else f"={{{part}}}/{{{whole}}}",
        needs=(part, whole),
        is_fixed=is_fixed,
    )


def _text(key: str, heading: str, width: float, value: Callable[[ReportRow], str]) -> Column:
    return Column(key=key, heading=heading, kind=Kind.TEXT, width=width, value=value)


COLUMNS = (
    Column(key="code", heading="Kod", kind=Kind.TEXT, width=9, value=code_of, is_fixed=True),
    Column(key="name", heading="Namn", kind=Kind.NAME, width=38, value=lambda row: row.name, is_fixed=True),
    _amount("outcome_to_date", "Utfall", is_fixed=True),
    _amount("budget_to_date", "Budget", is_fixed=True),
    _difference(
        "deviation_to_date",
        "Avvikelse",
        "outcome_to_date",
        "budget_to_date",
        lambda row: row.status,
        is_fixed=True,
    ),
    _share("deviation_share", "Avvikelse %", "deviation_to_date", "budget_to_date", is_fixed=True),
    Column(
        key="status",
        heading="Status",
        kind=Kind.TEXT,
        width=15,
        value=lambda row: row.status.label,
        is_fixed=True,
    ),
    _amount("outcome_month", "Utfall {month}"),
    _amount("budget_month", "Budget {month}"),
    _difference(
        "deviation_month",
        "Avvikelse {month}",
        "outcome_month",
        "budget_month",
        lambda row: row.month_status,
    ),
    _amount("budget_year", "Budget helår"),
    _share("used_share", "Förbrukat", "outcome_to_date", "budget_year"),
    _amount("last_year_to_date", "Utfall förra året"),
    _difference("change_last_year", "Förändring", "outcome_to_date", "last_year_to_date"),
    _amount("forecast_year", "Prognos helår"),
    _difference(
        "forecast_deviation",
        "Prognos avvikelse",
        "forecast_year",
        "budget_year",
        lambda row: row.forecast_status,
    ),
    _text("forecast_method", "Prognosmetod", 27, lambda row: row.forecast_method),
)
