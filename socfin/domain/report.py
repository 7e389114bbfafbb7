"""The frozen Report: everything a committee sees of a period, in öre; never formatted, never changed.

A page, a chart, a document and the JSON export read the same value, so no two of them can disagree.
Amounts are öre with the committee's signs (cost negative); None is missing, never zero.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any

from socfin.domain.asked.questions import QuestionRow, question_row
from socfin.domain.assignments.sections import AssignmentRow, assignment_row
from socfin.domain.decisions.sections import (
    DecisionRow,
    RequestRow,
    WalkStep,
    decision_row,
    request_row,
    walk_step,
)
from socfin.domain.early_warnings.sections import WarningRow, warning_row
from socfin.domain.goals.sections import GoalRow, goal_row
from socfin.domain.kolada import KoladaRow, kolada_row
from socfin.domain.measures.sections import MeasureRow, measure_row
from socfin.domain.money import Ore, Unit
from socfin.domain.municipal.sections import CommitteeRow, EliminationRow, TradeRow, committee_row
from socfin.domain.period import Month, Span
from socfin.domain.rows import AccountRow, Comment, MonthPoint, ReportRow, RowKind
from socfin.domain.sections import (
    IndicatorRow,
    OrganisationBox,
    OwnBought,
    StaffCost,
    UnitCost,
    indicator_row,
    organisation_box,
    own_bought,
    staff_cost,
    unit_cost,
)
from socfin.domain.terms.sections import TermRow, term_row
from socfin.domain.what_if.sections import WhatIfRow, what_if_row
from socfin.domain.written_rows import read_month, read_row, written_month, written_row

__all__ = [
    "AccountRow",
    "AgendaItem",
    "BridgeStep",
    "Comment",
    "MonthPoint",
    "Organisation",
    "Report",
    "ReportRow",
    "RowKind",
    "Source",
]


class Organisation(StrEnum):
    """Which tree the figures hang on: as it was in the period, or with history moved to successors."""

    THEN = "then"
    NOW = "now"

    @property
    def label(self) -> str:
        """The choice in Swedish."""
        return {"then": "Dåvarande organisation", "now": "Nuvarande organisation"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStep:
    """A step of the bridge from budget to outcome, öre: its deviation (negative is underskott) and start."""

    code: str
    """"" for the gathered "Övriga" and for the end columns."""
    name: str
    amount_ore: Ore
    start_ore: Ore
    """Where the step starts; it ends at start + amount. The end columns start at zero."""
    kind: str
    """"budget", "step", "others" or "outcome"."""


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


AGENDA = ("item", "dnr", "heading", "decision")
"""What an item is called, in the order it is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """How the report is named at the meeting; any field may be empty."""

    item: str = ""
    """"Su § 16"."""
    dnr: str = ""
    heading: str = ""
    decision: str = ""
    """"Socialutskottet tackar för informationen."."""
    decided: bool | None = False
    """Whether the decision is what the meeting decided, and not what is proposed to it; None where it was
    frozen before this was asked."""


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
    own_bought: tuple[OwnBought, ...] = ()
    staff: tuple[StaffCost, ...] = ()
    kolada: tuple[KoladaRow, ...] = ()
    """The municipality beside similar ones and the country, as Kolada has them."""
    decisions: tuple[DecisionRow, ...] = ()
    """On the year's budget, as they concern the total, in the order they were made."""
    budget_walk: tuple[WalkStep, ...] = ()
    """From the original budget of the year to the total's; none where nothing is decided."""
    requests: tuple[RequestRow, ...] = ()
    """The committee's requests for more in the year."""
    measures: tuple[MeasureRow, ...] = ()
    """Measures and proposals of the total and what is under it, in the year."""
    measures_ahead: tuple[MeasureRow, ...] = ()
    """Those that begin in one of the two years after it; part of the plan, never of the year's sums."""
    assignments: tuple[AssignmentRow, ...] = ()
    """What the committee has asked for: not answered, or answered in the year."""
    goals: tuple[GoalRow, ...] = ()
    """The committee's goals of the year, each followed by those that belong to it."""
    boxes: tuple[OrganisationBox, ...] = ()
    """The organisation as it is, and as it will be where it changes within a year, a tree after another."""
    questions: tuple[QuestionRow, ...] = ()
    """Those that are part of the meeting's paper, with their answers."""
    what_ifs: tuple[WhatIfRow, ...] = ()
    """Scenarios that are part of the meeting's paper; never counted in any other figure."""
    terms: tuple[TermRow, ...] = ()
    """What the model's forecast of the total counts beside the ordinary year, by their first months."""
    warnings: tuple[WarningRow, ...] = ()
    """Early warnings of the total and of what lies directly under it; composed for papers and pages that show
    them (`reporting.with_warnings`), so a report that is only reckoned has none."""
    committees: tuple[CommitteeRow, ...] = ()
    """Of a municipality's report: its committees with what has moved in each, and their sum last."""
    trade: tuple[TradeRow, ...] = ()
    """What its committees have bought of each other, where their files tell."""
    elimination: tuple[EliminationRow, ...] = ()
    """Their costs, revenue and net before and after that is eliminated; none where nothing of it is told."""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader must know: missing months, unmapped accounts, spans without months."""
    published: str = ""
    """When the latest figures were published, "2022-04-12 14:03"."""
    published_by: str = ""
    agenda: AgendaItem = field(default_factory=AgendaItem)

    @property
    def row_word(self) -> str:
        """What each of its rows is, in Swedish."""
        return "nämnd" if any(row.kind is RowKind.COMMITTEE for row in self.rows) else "verksamhet"

    @property
    def month(self) -> Month:
        """The last month of the period."""
        return Month.parse(self.period)

    @property
    def span(self) -> Span:
        """January to the last month."""
        return Span.to_date(self.month)

    @property
    def all_rows(self) -> tuple[ReportRow, ...]:
        """The total and every row beneath it."""
        return (self.total, *self.rows)

    def row(self, code: str) -> ReportRow | None:
        """The total or the row with the code, or None."""
        return next((row for row in self.all_rows if row.code == code), None)

    @property
    def top(self) -> tuple[ReportRow, ...]:
        """The rows directly under the total."""
        return tuple(row for row in self.rows if row.level == 1)

    def plain(self) -> dict[str, Any]:
        """The report as JSON's own kinds of value, in the words of `domain/written_rows.py`."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    def to_json(self) -> str:
        """The report as JSON with stable keys; the same report gives the same bytes."""
        return json.dumps(self.plain(), ensure_ascii=False, indent=1, sort_keys=False)

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> Report:
        """The inverse of `plain`, also of what older versions wrote; ValueError for what none of them did."""
        return cls(
            **{
                **plain,
                "unit": Unit(plain["unit"]),
                "organisation": Organisation(plain["organisation"]),
                "total": read_row(plain["total"]),
                "rows": tuple(read_row(row) for row in plain["rows"]),
                "lines": tuple(read_row(row) for row in plain["lines"]),
                "bridge": tuple(BridgeStep(**step) for step in plain["bridge"]),
                "months": tuple(read_month(point) for point in plain["months"]),
                "indicators": tuple(map(indicator_row, plain.get("indicators", ()))),
                "unit_costs": tuple(map(unit_cost, plain.get("unit_costs", ()))),
                "own_bought": tuple(map(own_bought, plain.get("own_bought", ()))),
                "staff": tuple(map(staff_cost, plain.get("staff", ()))),
                "kolada": tuple(map(kolada_row, plain.get("kolada", ()))),
                "decisions": tuple(map(decision_row, plain.get("decisions", ()))),
                "budget_walk": tuple(map(walk_step, plain.get("budget_walk", ()))),
                "requests": tuple(map(request_row, plain.get("requests", ()))),
                "measures": tuple(map(measure_row, plain.get("measures", ()))),
                "measures_ahead": tuple(map(measure_row, plain.get("measures_ahead", ()))),
                "assignments": tuple(map(assignment_row, plain.get("assignments", ()))),
                "goals": tuple(map(goal_row, plain.get("goals", ()))),
                "what_ifs": tuple(map(what_if_row, plain.get("what_ifs", ()))),
                "terms": tuple(map(term_row, plain.get("terms", ()))),
                "warnings": tuple(map(warning_row, plain.get("warnings", ()))),
                "boxes": tuple(map(organisation_box, plain.get("boxes", ()))),
                "questions": tuple(map(question_row, plain.get("questions", ()))),
                "committees": tuple(map(committee_row, plain.get("committees", ()))),
                "trade": tuple(map(TradeRow.read, plain.get("trade", ()))),
                "elimination": tuple(map(EliminationRow.read, plain.get("elimination", ()))),
                "sources": tuple(Source(**source) for source in plain["sources"]),
                "notes": tuple(plain["notes"]),
                "agenda": _agenda(plain),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Report:
        """The inverse of `to_json`; ValueError for what no version of ours has written."""
        return cls.of_plain(json.loads(text))


def _plain(value: Any) -> Any:
    if isinstance(value, ReportRow):
        return _plain(written_row(value))
    if isinstance(value, AgendaItem) and value.decided is None:
        return {word: part for word, part in asdict(value).items() if word != "decided"}
    if isinstance(value, MonthPoint):
        return written_month(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {word: _plain(part) for word, part in value.items()}
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def agenda_of_json(text: str) -> AgendaItem:
    """What a report's JSON says that it is named, without reading its figures."""
    return _agenda(json.loads(text))


def _agenda(plain: Mapping[str, Any]) -> AgendaItem:
    return AgendaItem(**{"decided": None, **plain["agenda"]})
