"""The Report of a committee, or of one verksamhet, for a period: the one place where its parts meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from socfin.domain.limits import Thresholds
from socfin.domain.lines import AccountRule, Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Comment, Organisation, Report, ReportRow, Source
from socfin.services.ledger.manual_inputs import ManualInputs, manual_inputs
from socfin.services.ledger.measures import Measured, measured
from socfin.services.ledger.organisation import Tree
from socfin.services.report.assessed_lines import ByLine, by_lines
from socfin.services.report.bridge import bridge
from socfin.services.report.node_rows import months_of, report_rows, shown_nodes
from socfin.services.report.notes import notes, odd_accounts
from socfin.services.report.outlook import Outlook, outlooks
from socfin.services.report.placement import ModelForecast, model_at_nodes
from socfin.services.report.statement import LineForecast, income_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeFacts:
    """What a report says of its committee besides figures."""

    slug: str
    name: str
    municipality: str
    constructed: bool = False
    unit: Unit = Unit.TKR
    thresholds: Thresholds = field(default_factory=Thresholds)
    total_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What people and the model have said of a period, each by the code of its verksamhet; öre."""

    comments: Mapping[str, Comment] = field(default_factory=dict)
    assessed: Mapping[str, Ore] = field(default_factory=dict)
    """A person's full-year forecast."""
    assessed_lines: Mapping[str, Mapping[Line, Ore]] = field(default_factory=dict)
    """The same for single lines, where the whole is not assessed."""
    model: Mapping[str, ModelForecast] = field(default_factory=dict)
    """The stored forecasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Where the figures came from and how the meeting names them; words only."""

    at: str = ""
    by: str = ""
    sources: Sequence[Source] = ()
    agenda: AgendaItem = field(default_factory=AgendaItem)


@dataclass(frozen=True, slots=True)
class Basis:
    """What reports of a month rest on, whichever verksamhet they are of and whatever is said beside it."""

    figures: Measured
    rules: tuple[AccountRule, ...]
    odd: pd.DataFrame
    """The ledger's rows of odd accounts (services/report/notes.py)."""

    @classmethod
    def of(
        cls,
        ledger: pd.DataFrame,
        tree: pd.DataFrame,
        rules: Sequence[AccountRule],
        *,
        month: Month,
        organisation: Organisation,
    ) -> Basis:
        """Measured from the published ledger (frames.LEDGER, öre) and the tree (frames.TREE)."""
        figures = measured(ledger, Tree.of(tree), tuple(rules), month=month, organisation=organisation)
        return cls(figures, tuple(rules), odd_accounts(ledger, rules))

    @property
    def weight(self) -> int:
        """About how many bytes it takes of memory: the facts, and as much again of what is summed of them."""
        facts = self.figures.facts
        return 2 * int(facts.amounts.nbytes + facts.given.nbytes + facts.missing.nbytes)


@dataclass(frozen=True, slots=True)
class Placed:
    """The inputs at the nodes that show them."""

    manual: ManualInputs
    model: Mapping[int, ModelForecast]
    by_lines: Mapping[str, ByLine]
    """Verksamheter whose forecast is the sum of assessed lines, by code."""


@dataclass(frozen=True, slots=True)
class Body:
    """The figures of a report in rows, and what is noted of them."""

    total: ReportRow
    rows: tuple[ReportRow, ...]
    lines: tuple[ReportRow, ...]
    notes: tuple[str, ...]


def compose(
    facts: CommitteeFacts,
    basis: Basis,
    *,
    root: str = "",
    inputs: Inputs = Inputs(),
    published: Published = Published(),
) -> Report:
    """Compose the Report of a period from what `Basis.of` measured of its published ledger.

    `root` is the code of the verksamhet that is the total, "" for the committee's own; KeyError when
    the tree lacks it. The total's `parent` is set only for such a part of a committee. Five steps after the
    measuring, each of values in and a value out: place, choose, look ahead, rows, report.
    """
    figures = basis.figures
    top = figures.tree.positions[root] if root else figures.tree.root
    placed = placed_inputs(figures, inputs, figures.used)
    shown = shown_nodes(figures, placed.manual.forecasts)
    ahead = outlooks(figures, shown, placed.manual.forecasts, placed.model, top=top)
    total, *rows = report_rows(figures, top, shown, ahead, placed.manual.comments, facts.thresholds)
    lines = income_statement(
        figures,
        top,
        total,
        ahead.get(top, Outlook()),
        facts.thresholds,
        by_hand=_by_hand(total, placed, inputs),
    )
    remarks = notes(
        figures, basis.odd, basis.rules, node=top, unit=facts.unit, organisation=figures.organisation
    )
    body = Body(total, tuple(rows), lines, (*remarks, *_not_shown(placed)))
    return _report(facts, figures, top, body, published)


def placed_inputs(figures: Measured, inputs: Inputs, used: Collection[str]) -> Placed:
    """What was said, at the nodes that show it; `used` are the codes that have figures.

    A forecast of the whole goes before one of its lines.
    """
    model = model_at_nodes(inputs.model, figures)
    lined = by_lines(figures, inputs.assessed_lines, model)
    whole = {code: forecast.net for code, forecast in lined.items()} | dict(inputs.assessed)
    manual = manual_inputs(whole, inputs.comments, figures.tree, figures.organisation, used)
    return Placed(manual, model, lined)


def _by_hand(total: ReportRow, placed: Placed, inputs: Inputs) -> Mapping[str, LineForecast] | None:
    """The total's assessed lines, unless its whole is assessed."""
    lined = placed.by_lines.get(total.code)
    return lined.lines if lined is not None and total.code not in inputs.assessed else None


def _not_shown(placed: Placed) -> tuple[str, ...]:
    return tuple(
        f"Den bedömda prognosen för {name} visas inte i dagens organisation."
        for name in placed.manual.unplaced
    )


def _report(facts: CommitteeFacts, figures: Measured, top: int, body: Body, published: Published) -> Report:
    return Report(
        committee=facts.slug,
        committee_name=facts.name,
        municipality=facts.municipality,
        constructed=facts.constructed,
        period=str(figures.month),
        unit=facts.unit,
        organisation=figures.organisation,
        total_first=facts.total_first,
        total=body.total,
        rows=body.rows,
        lines=body.lines,
        bridge=bridge(body.total, body.rows or body.lines),
        months=months_of(figures, top),
        sources=tuple(published.sources),
        notes=body.notes,
        published=published.at,
        published_by=published.by,
        agenda=published.agenda,
    )
