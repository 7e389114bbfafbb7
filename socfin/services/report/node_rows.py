"""Which verksamheter a report shows, and each one's row and months from what was measured; sums nothing."""

from __future__ import annotations

from collections.abc import Mapping

from socfin.domain.comparison import Comparison
from socfin.domain.limits import Thresholds
from socfin.domain.money import Ore
from socfin.domain.report import Comment, MonthPoint, ReportRow, RowKind
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import BUDGET_YEAR, DEVIATION_YEAR, FORECAST_YEAR, Series, in_month, to_date
from socfin.services.report.outlook import Outlook
from socfin.services.report.rows import Amounts, Identity, figured


def shown_nodes(figures: Measured, forecasts: Mapping[int, Ore]) -> set[int]:
    """The nodes a table shows: something is said of the period or the year, with all above them.

    Also one that exists in the period and had figures earlier in the year; a closed or not yet
    opened one without figures is left out.
    """
    month = figures.month
    now = (
        to_date(Series.BUDGET, month.month),
        to_date(Series.OUTCOME, month.month),
        in_month(Series.BUDGET, month.month),
        in_month(Series.OUTCOME, month.month),
        BUDGET_YEAR,
        FORECAST_YEAR,
        to_date(Series.DEVIATION, month.month),
        in_month(Series.DEVIATION, month.month),
        DEVIATION_YEAR,
    )
    earlier = [
        m for m in figures.index if m.series in (Series.BUDGET, Series.OUTCOME) and m.month <= month.month
    ]
    now_given, before = figures.saying(now).tolist(), figures.saying(earlier).tolist()
    active: set[int] = set()
    for node in figures.tree.nodes:
        at = node.position
        if at in forecasts or now_given[at] or (before[at] and node.is_valid(month.number)):
            active.update(figures.tree.ancestors(at))
    return active


def report_rows(
    figures: Measured,
    top: int,
    shown: set[int],
    ahead: Mapping[int, Outlook],
    comments: Mapping[int, Comment],
    thresholds: Thresholds,
) -> tuple[ReportRow, ...]:
    """The total and every shown node beneath it, in tree order, each with all its figures."""
    return tuple(
        figured(
            _identity(figures.tree, node, top, shown, comments.get(node)),
            _amounts(figures, node),
            ahead.get(node, Outlook()),
            thresholds,
        )
        for node in figures.tree.subtree(top)
        if node == top or node in shown
    )


def _identity(tree: Tree, node: int, top: int, shown: set[int], comment: Comment | None) -> Identity:
    named, above = tree.nodes[node], list(tree.ancestors(node))
    level = above.index(top)
    return Identity(
        code=named.code,
        name=named.name,
        level=level,
        kind=RowKind.TOTAL if node == top else RowKind.VERKSAMHET,
        parent=tree.nodes[above[1]].code if level != 1 and len(above) > 1 else "",
        has_children=any(child in shown for child in tree.children[node]),
        comment=comment,
    )


def _amounts(figures: Measured, node: int) -> Amounts:
    month = figures.month.month
    return Amounts(
        budget_to_date=figures.amount(to_date(Series.BUDGET, month), node),
        outcome_to_date=figures.amount(to_date(Series.OUTCOME, month), node),
        budget_month=figures.month_amount(Series.BUDGET, node, month),
        outcome_month=figures.month_amount(Series.OUTCOME, node, month),
        budget_year=figures.amount(BUDGET_YEAR, node),
        last_year_to_date=figures.amount(to_date(Series.LAST_YEAR, month), node),
        stated_to_date=figures.amount(to_date(Series.DEVIATION, month), node),
        stated_month=figures.month_amount(Series.DEVIATION, node, month),
        stated_year=figures.amount(DEVIATION_YEAR, node),
    )


def months_of(figures: Measured, node: int) -> tuple[MonthPoint, ...]:
    """The year's twelve months of a node, alone and from January, öre; what is not known is missing."""
    return tuple(
        MonthPoint(
            month=month,
            alone=Comparison(
                budget=figures.month_amount(Series.BUDGET, node, month),
                outcome=figures.month_amount(Series.OUTCOME, node, month),
                last_year=figures.month_amount(Series.LAST_YEAR, node, month),
            ),
            to_date=Comparison(
                budget=figures.amount(to_date(Series.BUDGET, month), node),
                outcome=figures.amount(to_date(Series.OUTCOME, month), node),
                last_year=figures.amount(to_date(Series.LAST_YEAR, month), node),
            ),
        )
        for month in range(1, 13)
    )
