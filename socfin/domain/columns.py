"""The one catalogue of a report row's figures, and where each is shown under which heading; formats nothing.

A new column is one entry in COLUMNS and one in each list below where it is to stand: pages, documents, Excel,
CSV and Word templates read them from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from socfin.domain.limits import Status
from socfin.domain.report import AccountRow, Report, ReportRow


class Kind(StrEnum):
    """What a column holds, and so how it is written."""

    AMOUNT = "amount"
    """Öre, cost negative."""
    DEVIATION = "deviation"
    """Öre, `part` − `whole`; negative is worse."""
    SHARE = "share"
    """`part` / |`whole`|, a float; missing when the whole is zero or missing."""
    STATUS = "status"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One figure of a row, by its key; `part` and `whole` are the columns that it is reckoned from."""

    key: str
    kind: Kind
    place: str
    """Where a row has it: "to_date.outcome"."""
    part: str = ""
    whole: str = ""
    keeps_sign: bool = False
    """True for a share of the whole as it stands, not of its size."""
    status: str = ""
    """Where the row has the status that colours the figure."""
    figure: str = ""
    """What the uploaded rows behind the figure are asked for by; "" when it has no page of rows."""

    @property
    def is_amount(self) -> bool:
        """Whether the figure is öre."""
        return self.kind in (Kind.AMOUNT, Kind.DEVIATION)

    def value(self, row: ReportRow | AccountRow) -> Any:
        """Öre, a share, a Status or a text; None where it is missing."""
        return attrgetter(self.place)(row)

    def word(self, row: ReportRow) -> str:
        """A status or a text as a word, "" where there is none."""
        value = self.value(row)
        return value.label if isinstance(value, Status) else str(value or "")

    def decimals_of(self, row: ReportRow) -> int:
        """With how many decimals the row's share is written; 0 for what is no share of a deviation."""
        place, _, figure = self.place.partition(".")
        return attrgetter(f"{place}.share_decimals")(row) if figure == "share" else 0

    def status_of(self, row: ReportRow) -> Status | None:
        """The status that colours the row's figure; None when nothing does."""
        return attrgetter(self.status)(row) if self.status else None


def _amount(key: str, place: str, figure: str = "") -> Column:
    return Column(key=key, kind=Kind.AMOUNT, place=place, figure=figure)


def _deviation(key: str, place: str, part: str, whole: str, status: str = "") -> Column:
    return Column(key=key, kind=Kind.DEVIATION, place=place, part=part, whole=whole, status=status)


def _share(key: str, place: str, part: str, whole: str, *, keeps_sign: bool = False) -> Column:
    return Column(key=key, kind=Kind.SHARE, place=place, part=part, whole=whole, keeps_sign=keeps_sign)


def _status(key: str, place: str) -> Column:
    return Column(key=key, kind=Kind.STATUS, place=place)


COLUMNS: Mapping[str, Column] = {
    column.key: column
    for column in (
        _amount("outcome_to_date", "to_date.outcome", "outcome"),
        _amount("budget_to_date", "to_date.budget", "budget"),
        _deviation(
            "deviation_to_date", "to_date.deviation", "outcome_to_date", "budget_to_date", "to_date.status"
        ),
        _share("deviation_share", "to_date.share", "deviation_to_date", "budget_to_date"),
        _amount("outcome_month", "month.outcome", "outcome_month"),
        _amount("budget_month", "month.budget", "budget_month"),
        _deviation("deviation_month", "month.deviation", "outcome_month", "budget_month", "month.status"),
        _share("deviation_month_share", "month.share", "deviation_month", "budget_month"),
        _amount("budget_year", "year.budget", "budget_year"),
        _share("used_share", "used_share", "outcome_to_date", "budget_year", keeps_sign=True),
        _amount("last_year_to_date", "to_date.last_year"),
        _deviation("change_last_year", "to_date.change", "outcome_to_date", "last_year_to_date"),
        _amount("forecast_year", "year.outcome", "forecast_year"),
        _deviation("forecast_deviation", "year.deviation", "forecast_year", "budget_year", "year.status"),
        _share("forecast_share", "year.share", "forecast_deviation", "budget_year"),
        _amount("forecast_low", "forecasts.low"),
        _amount("forecast_high", "forecasts.high"),
        _deviation("range_low", "range_low", "forecast_low", "budget_year"),
        _deviation("range_high", "range_high", "forecast_high", "budget_year"),
        Column(key="forecast_method", kind=Kind.TEXT, place="forecasts.method"),
        _status("status", "to_date.status"),
        _status("month_status", "month.status"),
        _status("forecast_status", "year.status"),
    )
}
"""Every figure of a row that can be a column, by key."""


class When(StrEnum):
    """When a document shows a column."""

    ALWAYS = "always"
    KNOWN = "known"
    """When a row of the table has it."""
    MONTHS = "months"
    """When a row has it, and the single month is not the whole period (January)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column under a heading; "{month}" in it is the name of the period's last month."""

    key: str
    heading: str
    when: When = When.ALWAYS
    narrow: bool = False
    """On a page: shown on narrow screens too."""
    roomy: bool = False
    """On a page: shown only where there is room to spare."""
    bar: bool = False
    """On a page: with its bar around the zero line."""
    width: float = 12
    """In Excel, in characters."""

    @property
    def column(self) -> Column:
        """What is shown there."""
        return COLUMNS[self.key]

    def title(self, report: Report) -> str:
        """The heading, with the month's name where it has a place for it."""
        return self.heading.format(month=report.month.name)

    def is_shown(self, report: Report, rows: Iterable[ReportRow]) -> bool:
        """Whether a document's table of these rows has the column."""
        if self.when is When.ALWAYS:
            return True
        if self.when is When.MONTHS and report.month.month == 1:
            return False
        return any(self.column.value(row) not in (None, "") for row in rows)


TIMESPANS: Mapping[str, tuple[Place, ...]] = {
    "ackumulerat": (
        Place("outcome_to_date", "Utfall", narrow=True),
        Place("budget_to_date", "Budget", narrow=True),
        Place("deviation_to_date", "Avvikelse", narrow=True, bar=True),
        Place("deviation_share", "%", narrow=True),
        Place("budget_year", "Helårs\u00adbudget"),
        Place("forecast_year", "Prognos"),
        Place("forecast_deviation", "Prognos\u00adavvikelse", narrow=True),
        Place("status", "Status", narrow=True),
    ),
    "manad": (
        Place("outcome_month", "Utfall", narrow=True),
        Place("budget_month", "Budget", narrow=True),
        Place("deviation_month", "Avvikelse", narrow=True, bar=True),
        Place("deviation_month_share", "%", narrow=True),
        Place("deviation_to_date", "Avvikelse från\u00a0januari"),
        Place("month_status", "Status", narrow=True),
    ),
    "helar": (
        Place("forecast_year", "Prognos", narrow=True),
        Place("budget_year", "Budget", narrow=True),
        Place("forecast_deviation", "Avvikelse", narrow=True, bar=True),
        Place("forecast_share", "%", narrow=True),
        Place("used_share", "Förbrukat", roomy=True),
        Place("range_low", "Beräknad, troligen från"),
        Place("range_high", "till"),
        Place("forecast_method", "Metod", roomy=True),
        Place("forecast_status", "Status", narrow=True),
    ),
}
"""The page's table of verksamheter for each timespan, by the word the address uses."""

INCOME_STATEMENT: tuple[Place, ...] = (
    Place("outcome_to_date", "Utfall", narrow=True),
    Place("budget_to_date", "Budget", narrow=True),
    Place("deviation_to_date", "Avvikelse", narrow=True, bar=True),
    Place("deviation_share", "%", narrow=True),
    Place("deviation_month", "varav {month}"),
    Place("budget_year", "Helårs\u00adbudget"),
    Place("forecast_year", "Prognos"),
    Place("forecast_deviation", "Prognos\u00adavvikelse"),
)
"""The page's table of lines: the columns of a delårsrapport."""

ACCOUNTS: tuple[Place, ...] = (
    Place("outcome_to_date", "Utfall", narrow=True),
    Place("budget_to_date", "Budget", narrow=True),
    Place("deviation_to_date", "Avvikelse", narrow=True, bar=True),
    Place("last_year_to_date", "Förra året"),
)
"""The page's table of a verksamhet's accounts."""

DOCUMENTS: tuple[Place, ...] = (
    Place("outcome_to_date", "Utfall"),
    Place("budget_to_date", "Budget"),
    Place("deviation_to_date", "Avvikelse"),
    Place("deviation_share", "%"),
    Place("deviation_month", "Avvikelse {month}", When.MONTHS),
    Place("budget_year", "Budget helår", When.KNOWN),
    Place("forecast_year", "Prognos helår", When.KNOWN),
    Place("forecast_deviation", "Prognos avvikelse", When.KNOWN),
    Place("status", "Status"),
)
"""The tables of Word, PDF and slides."""

WORKBOOK: tuple[Place, ...] = (
    Place("outcome_to_date", "Utfall"),
    Place("budget_to_date", "Budget"),
    Place("deviation_to_date", "Avvikelse"),
    Place("deviation_share", "Avvikelse %", width=9),
    Place("status", "Status", width=15),
    Place("outcome_month", "Utfall {month}", When.MONTHS),
    Place("budget_month", "Budget {month}", When.MONTHS),
    Place("deviation_month", "Avvikelse {month}", When.MONTHS),
    Place("budget_year", "Budget helår", When.KNOWN),
    Place("used_share", "Förbrukat", When.KNOWN, width=9),
    Place("last_year_to_date", "Utfall förra året", When.KNOWN),
    Place("change_last_year", "Förändring", When.KNOWN),
    Place("forecast_year", "Prognos helår", When.KNOWN),
    Place("forecast_deviation", "Prognos avvikelse", When.KNOWN),
    Place("forecast_method", "Prognosmetod", When.KNOWN, width=27),
)
"""The sheets of the Excel workbook, after code and name."""

COMMA_SEPARATED: tuple[Place, ...] = (
    Place("outcome_to_date", "Utfall"),
    Place("budget_to_date", "Budget"),
    Place("deviation_to_date", "Avvikelse"),
    Place("deviation_share", "Avvikelse %"),
    Place("outcome_month", "Utfall månaden"),
    Place("budget_month", "Budget månaden"),
    Place("deviation_month", "Avvikelse månaden"),
    Place("budget_year", "Budget helår"),
    Place("used_share", "Förbrukat %"),
    Place("last_year_to_date", "Utfall förra året"),
    Place("change_last_year", "Förändring från förra året"),
    Place("forecast_year", "Prognos helår"),
    Place("forecast_deviation", "Prognos avvikelse"),
    Place("forecast_method", "Prognosmetod"),
    Place("status", "Status"),
)
"""The CSV, between what a row is and its comment."""

TEMPLATE: tuple[tuple[Place, str], ...] = (
    (Place("outcome_to_date", "utfall"), "Utfall hittills i år"),
    (Place("budget_to_date", "budget"), "Budget hittills i år"),
    (Place("deviation_to_date", "avvikelse"), "Utfall minus budget; minus är underskott"),
    (Place("deviation_share", "procent"), "Avvikelsen i procent av budget"),
    (Place("deviation_month", "avvikelse_månad"), "Periodens sista månad för sig"),
    (Place("budget_year", "budget_helår"), "Budget för hela året"),
    (Place("used_share", "förbrukat"), "Utfallet i procent av helårsbudgeten"),
    (Place("forecast_year", "prognos"), "Prognos för hela året"),
    (Place("forecast_deviation", "prognos_avvikelse"), "Prognosen minus helårsbudgeten"),
    (Place("last_year_to_date", "förra_året"), "Utfall samma period förra året"),
    (Place("status", "status"), "Nära budget, Bevaka, Klart sämre, Bättre eller Uppgift saknas"),
)
"""What a municipality's own Word template may ask of a row, each with its meaning."""
