"""The Report of a committee, or of one verksamhet, for a period: the one place where its parts meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from socfin.domain.limits import Thresholds
from socfin.domain.lines import DEFAULT_RULES, AccountRule, Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month
from socfin.domain.report import (
    AgendaItem,
    Comment,
    MonthPoint,
    Organisation,
    Report,
    ReportRow,
    RowKind,
    Source,
)
from socfin.services.assessed_lines import by_lines
from socfin.services.bridge import bridge
from socfin.services.entered import entered
from socfin.services.measures import Measured, measured
from socfin.services.modelled import ModelForecast, placed
from socfin.services.notes import notes
from socfin.services.organisation import Tree
from socfin.services.outlook import Outlook, outlooks
from socfin.services.plan import BUDGET_YEAR, FORECAST_YEAR, Series, in_month, to_date
from socfin.services.rows import Amounts, Identity, figured
from socfin.services.statement import income_statement


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


def compose(
    facts: CommitteeFacts,
    ledger: pd.DataFrame,
    tree: pd.DataFrame,
    rules: Sequence[AccountRule] = DEFAULT_RULES,
    *,
    month: Month,
    root: str = "",
    organisation: Organisation = Organisation.THEN,
    comments: Mapping[str, Comment] | None = None,
    assessed: Mapping[str, Ore] | None = None,
    assessed_lines: Mapping[str, Mapping[Line, Ore]] | None = None,
    model: Mapping[str, ModelForecast] | None = None,
    sources: Sequence[Source] = (),
    agenda: AgendaItem | None = None,
    published: str = "",
    published_by: str = "",
) -> Report:
    """Compose the Report of a period from the published ledger (frames.LEDGER) and the tree (frames.TREE).

    `root` is the code of the verksamhet that is the total, "" for the committee's own; KeyError when
    the tree lacks it. The total's `parent` is set only for such a part of a committee. `comments`,
    `assessed` (öre, a person's full-year forecast), `assessed_lines` (the same for lines, where the whole
    is not assessed) and `model` (the stored forecasts) go by code.
    """
    grown = Tree.of(tree)
    top = grown.positions[root] if root else grown.root
    found = measured(ledger, grown, tuple(rules), month=month, organisation=organisation)
    modelled = placed(model or {}, found)
    lined = by_lines(found, assessed_lines or {}, modelled)
    told = {code: one.net for code, one in lined.items()} | dict(assessed or {})
    said = entered(told, comments or {}, grown, organisation, set(ledger["verksamhet"].unique()))
    active = _active(found, said.forecasts)
    forecasts = outlooks(found, active, said.forecasts, modelled)
    rows = tuple(
        _row(found, node, top, active, forecasts, said.comments, facts.thresholds)
        for node in grown.subtree(top)
        if node == top or node in active
    )
    total = rows[0]
    whole = forecasts.get(top, Outlook())
    by_hand = lined.get(total.code) if total.code not in (assessed or {}) else None
    lines = income_statement(
        found, top, total, whole, facts.thresholds, by_hand=by_hand.lines if by_hand else None
    )
    return Report(
        committee=facts.slug,
        committee_name=facts.name,
        municipality=facts.municipality,
        constructed=facts.constructed,
        period=str(month),
        unit=facts.unit,
        organisation=organisation,
        total_first=facts.total_first,
        total=total,
        rows=rows[1:],
        lines=lines,
        bridge=bridge(total, rows[1:] or lines),
        months=_months(found, top),
        sources=tuple(sources),
        notes=(
            *notes(found, ledger, rules, node=top, unit=facts.unit, organisation=organisation),
            *(
                f"Den bedömda prognosen för {name} visas inte i dagens organisation."
                for name in said.unplaced
            ),
        ),
        published=published,
        published_by=published_by,
        agenda=agenda or AgendaItem(),
    )


def _row(
    found: Measured,
    node: int,
    top: int,
    active: set[int],
    forecasts: Mapping[int, Outlook],
    words: Mapping[int, Comment],
    thresholds: Thresholds,
) -> ReportRow:
    tree = found.tree
    named = tree.nodes[node]
    above = list(tree.ancestors(node))
    level = above.index(top)
    identity = Identity(
        code=named.code,
        name=named.name,
        level=level,
        kind=RowKind.TOTAL if node == top else RowKind.VERKSAMHET,
        parent=tree.nodes[above[1]].code if level != 1 and len(above) > 1 else "",
        has_children=any(child in active for child in tree.children[node]),
        comment=words.get(node),
    )
    return figured(identity, _amounts(found, node), forecasts.get(node, Outlook()), thresholds)


def _amounts(found: Measured, node: int) -> Amounts:
    month = found.month.month
    return Amounts(
        budget_to_date=found.amount(to_date(Series.BUDGET, month), node),
        outcome_to_date=found.amount(to_date(Series.OUTCOME, month), node),
        budget_month=found.month_amount(Series.BUDGET, node, month),
        outcome_month=found.month_amount(Series.OUTCOME, node, month),
        budget_year=found.amount(BUDGET_YEAR, node),
        last_year_to_date=found.amount(to_date(Series.LAST_YEAR, month), node),
    )


def _active(found: Measured, forecasts: Mapping[int, Ore]) -> set[int]:
    """The nodes a table shows: something is said of the period or the year, with all above them.

    Also one that exists in the period and had figures earlier in the year; a closed or not yet
    opened one without figures is left out.
    """
    month = found.month
    now = (
        to_date(Series.BUDGET, month.month),
        to_date(Series.OUTCOME, month.month),
        in_month(Series.BUDGET, month.month),
        in_month(Series.OUTCOME, month.month),
        BUDGET_YEAR,
        FORECAST_YEAR,
    )
    earlier = [
        m for m in found.index if m.series in (Series.BUDGET, Series.OUTCOME) and m.month <= month.month
    ]
    active: set[int] = set()
    for node in found.tree.nodes:
        if (
            node.position in forecasts
            or any(found.says(measure, node.position) for measure in now)
            or (
                node.is_valid(month.number) and any(found.says(measure, node.position) for measure in earlier)
            )
        ):
            active.update(found.tree.ancestors(node.position))
    return active


def _months(found: Measured, node: int) -> tuple[MonthPoint, ...]:
    return tuple(
        MonthPoint(
            month=month,
            budget_ore=found.month_amount(Series.BUDGET, node, month),
            outcome_ore=found.month_amount(Series.OUTCOME, node, month),
            last_year_ore=found.month_amount(Series.LAST_YEAR, node, month),
            budget_to_date_ore=found.amount(to_date(Series.BUDGET, month), node),
            outcome_to_date_ore=found.amount(to_date(Series.OUTCOME, month), node),
            last_year_to_date_ore=found.amount(to_date(Series.LAST_YEAR, month), node),
        )
        for month in range(1, 13)
    )
