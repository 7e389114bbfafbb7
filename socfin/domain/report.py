"""The frozen Report: everything a committee sees of a period, in öre; never formatted, never changed.

A page, a chart, a document and the JSON export read the same value, so no two of them can disagree.
Amounts are öre with the committee's signs (cost negative); None is missing, never zero.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from socfin.domain.limits import Status
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month, Span
from socfin.domain.sections import IndicatorRow, UnitCost, indicator_row, unit_cost


class RowKind(StrEnum):
    """How a row takes part in sums."""

    VERKSAMHET = "verksamhet"
    LINE = "line"
    SUM = "sum"
    MEMO = "memo"
    TOTAL = "total"


class Organisation(StrEnum):
    """Which tree the figures hang on: as it was in the period, or with history moved to successors."""

    THEN = "then"
    NOW = "now"

    @property
    def label(self) -> str:
        """The choice in Swedish."""
        return {"then": "Dåvarande organisation", "now": "Nuvarande organisation"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """The controller's words on a verksamhet in a period."""

    text: str
    cause: str = ""
    """A short tag, e.g. "Placeringar"."""
    author: str = ""
    written: str = ""
    """Date as 2022-04-12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One verksamhet, line or total with all its figures; deviation = outcome − budget."""

    code: str
    name: str
    level: int
    """1 = directly under the total; the total itself is 0."""
    kind: RowKind = RowKind.VERKSAMHET
    parent: str = ""
    """Code of the row above in the tree, "" directly under the total."""
    has_children: bool = False

    budget_to_date_ore: Ore | None = None
    outcome_to_date_ore: Ore | None = None
    deviation_to_date_ore: Ore | None = None
    deviation_share: float | None = None
    """Deviation to date / |budget to date|; None when the budget is zero or missing."""

    budget_month_ore: Ore | None = None
    outcome_month_ore: Ore | None = None
    deviation_month_ore: Ore | None = None
    deviation_month_share: float | None = None

    budget_year_ore: Ore | None = None
    used_share: float | None = None
    """Outcome to date / budget of the full year."""
    last_year_to_date_ore: Ore | None = None
    change_last_year_ore: Ore | None = None
    """Outcome to date − same period last year."""

    straight_line_ore: Ore | None = None
    budget_remaining_ore: Ore | None = None
    assessed_ore: Ore | None = None
    """The forecast a person has entered or uploaded."""
    model_ore: Ore | None = None
    """The model's forecast, also where another one is official."""
    forecast_year_ore: Ore | None = None
    """The committee's official forecast: the assessed one where given, else the model's."""
    forecast_deviation_ore: Ore | None = None
    forecast_share: float | None = None
    forecast_low_ore: Ore | None = None
    """With `forecast_high_ore`: where the model expects the year to end with a probability of 80 %."""
    forecast_high_ore: Ore | None = None
    forecast_method: str = ""
    """In Swedish: "bedömd", "beräknad prognos" …; "" when there is no forecast."""

    status: Status = Status.UNKNOWN
    month_status: Status = Status.UNKNOWN
    forecast_status: Status = Status.UNKNOWN
    comment: Comment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account of a verksamhet with its figures to date."""

    code: str
    """The account number."""
    name: str
    line: str
    """The line's Swedish name."""
    outcome_to_date_ore: Ore | None = None
    budget_to_date_ore: Ore | None = None
    deviation_to_date_ore: Ore | None = None
    last_year_to_date_ore: Ore | None = None
    status: Status = Status.BALANCE
    level: int = 1
    kind: RowKind = RowKind.LINE
    parent: str = ""
    has_children: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """A step of the bridge from budget to outcome: its deviation, and where the step starts."""

    code: str
    """"" for the gathered "Övriga" and for the end columns."""
    name: str
    amount_ore: Ore
    start_ore: Ore
    """Where the step starts; it ends at start + amount. The end columns start at zero."""
    kind: str
    """"budget", "step", "others" or "outcome"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPoint:
    """One month of the year: single month and accumulated, each None where it is not known."""

    month: int
    budget_ore: Ore | None = None
    outcome_ore: Ore | None = None
    last_year_ore: Ore | None = None
    budget_to_date_ore: Ore | None = None
    outcome_to_date_ore: Ore | None = None
    last_year_to_date_ore: Ore | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that stands behind the figures."""

    upload: int
    filename: str
    scenario: str
    months: str
    """The span it covers, in Swedish: "januari–mars 2022"."""
    published: str
    """2022-04-12 14:03."""
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """How the report is named at the meeting; any field may be empty."""

    item: str = ""
    """"Su § 16"."""
    dnr: str = ""
    heading: str = ""
    decision: str = ""
    """"Socialutskottet tackar för informationen."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A committee's (or one verksamhet's) figures for a period."""

    committee: str
    """The committee's slug."""
    committee_name: str
    municipality: str
    constructed: bool = False
    """True when the figures are made up; every page and document says so."""
    public: bool = False
    """True in a document for those outside: small units are gathered, and the document says so."""
    period: str
    """Last month, "2022-03"."""
    unit: Unit = Unit.TKR
    organisation: Organisation = Organisation.THEN
    total_first: bool = False
    """Whether the total stands above the rows, as the committee prefers."""
    total: ReportRow
    rows: tuple[ReportRow, ...] = ()
    """In tree order, parents before children."""
    lines: tuple[ReportRow, ...] = ()
    """The income statement of the total: revenue, cost, of which …, net."""
    bridge: tuple[BridgeStep, ...] = ()
    months: tuple[MonthPoint, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    """Of the total and the rows, in their order; none in a report frozen before there were any."""
    unit_costs: tuple[UnitCost, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader must know: missing months, unmapped accounts, spans without months."""
    published: str = ""
    """When the latest figures were published, "2022-04-12 14:03"."""
    published_by: str = ""
    agenda: AgendaItem = field(default_factory=AgendaItem)

    @property
    def month(self) -> Month:
        """The last month of the period."""
        return Month.parse(self.period)

    @property
    def span(self) -> Span:
        """January to the last month."""
        return Span.to_date(self.month)

    @property
    def top(self) -> tuple[ReportRow, ...]:
        """The rows directly under the total."""
        return tuple(row for row in self.rows if row.level == 1)

    def to_json(self) -> str:
        """The report as JSON with stable keys; the same report gives the same bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=False)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The inverse of `to_json`."""
        data: dict[str, Any] = json.loads(text)
        return cls(
            **{
                **data,
                "unit": Unit(data["unit"]),
                "organisation": Organisation(data["organisation"]),
                "total": _row(data["total"]),
                "rows": tuple(_row(row) for row in data["rows"]),
                "lines": tuple(_row(row) for row in data["lines"]),
                "bridge": tuple(BridgeStep(**step) for step in data["bridge"]),
                "months": tuple(MonthPoint(**point) for point in data["months"]),
                "indicators": tuple(map(indicator_row, data.get("indicators", ()))),
                "unit_costs": tuple(map(unit_cost, data.get("unit_costs", ()))),
                "sources": tuple(Source(**source) for source in data["sources"]),
                "notes": tuple(data["notes"]),
                "agenda": AgendaItem(**data["agenda"]),
            }
        )


def _row(data: dict[str, Any]) -> ReportRow:
    known = {f.name for f in fields(ReportRow)}
    values = {key: value for key, value in data.items() if key in known}
    for name in ("status", "month_status", "forecast_status"):
        values[name] = Status(values[name])
    values["kind"] = RowKind(values["kind"])
    if values["comment"] is not None:
        values["comment"] = Comment(**values["comment"])
    return ReportRow(**values)
