"""The income statement of a node: revenue, costs by kind, "varav" rows, net; memo rows are in no sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from socfin.domain.limits import Thresholds
from socfin.domain.lines import COST_LINES, COST_UNDIVIDED, NET_UNDIVIDED, Line
from socfin.domain.money import Ore
from socfin.domain.report import ReportRow, RowKind
from socfin.services.ledger.measures import LINES, Measured
from socfin.services.ledger.plan import (
    BUDGET_YEAR,
    DEVIATION_YEAR,
    FORECAST_YEAR,
    Measure,
    Series,
    in_month,
    to_date,
)
from socfin.services.ledger.rollup import Sums, total_of
from socfin.services.report.outlook import ASSESSED, MODEL, REMAINING, Outlook, outlook
from socfin.services.report.placement import ModelForecast
from socfin.services.report.rows import Amounts, Identity, figured
from socfin.services.report.undivided import UNDIVIDED, comparable, undivided

NET_NAME = "Nettokostnader"
COST_NAME = "Kostnader"
SUM_OF_LINES = "summa av raderna"


@dataclass(frozen=True, slots=True)
class LineForecast:
    """One line's official forecast in öre (cost negative) and its method, where some are assessed by hand."""

    amount: Ore
    method: str


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """The amounts of one node's subtree per line; öre, costs negative."""

    measured: Measured
    node: int
    sums: Sums
    """[measure, line]"""

    def says(self, measure: Measure, line: Line) -> bool:
        """Whether the files give the line in the measure."""
        number = self.measured.index.get(measure)
        return number is not None and self.sums.says(number, LINES.index(line))

    def amount(self, measure: Measure, line: Line) -> Ore | None:
        """The line's öre; 0 for a line the divided figures give nothing, missing where undivided.

        While a verksamhet below lacks its figures every line is missing, as the net is.
        """
        if line.is_beside_net:
            return self._given(measure, line) if self._is_known_beside(measure, line) else None
        if self._is_unknown(measure):
            return None
        if self.says(measure, line):
            return self._given(measure, line)
        undivided = self.says(measure, Line.NET) or (line.is_cost and self.says(measure, Line.COST))
        return None if undivided or line.is_memo else 0

    def cost(self, measure: Measure) -> Ore | None:
        """The cost lines' sum, öre; 0 where only other lines are given, missing if undivided or any is."""
        if self._is_unknown(measure):
            return None
        given = [line for line in COST_LINES if self.says(measure, line)]
        if not given:
            return None if self.says(measure, Line.NET) else 0
        return total_of(self._given(measure, line) for line in given)

    def _given(self, measure: Measure, line: Line) -> Ore | None:
        return self.sums.at(self.measured.index[measure], LINES.index(line))

    def _is_unknown(self, measure: Measure) -> bool:
        return self.measured.is_blocked(measure, self.node) or not any(
            self.says(measure, line) for line in Line if not line.is_beside_net
        )

    def _is_known_beside(self, measure: Measure, line: Line) -> bool:
        return self.says(measure, line) and not self.measured.is_blocked(measure, self.node)


Read = Callable[[Measure], Ore | None]


def income_statement(
    measured: Measured,
    node: int,
    total: ReportRow,
    whole: Outlook,
    thresholds: Thresholds,
    *,
    by_hand: Mapping[str, LineForecast] | None = None,
) -> tuple[ReportRow, ...]:
    """The rows Intäkter, Kostnader (with their parts under them), Nettokostnader, and what is beside it.

    `total` and `whole` are the node's own row and outlook; the net row repeats them. Files that give
    the net only have a statement of one row. `by_hand` has every line's forecast where any is assessed.
    """
    amounts = LineAmounts(measured, node, measured.lines_under(node))
    shown = [line for line in Line if _is_shown(amounts, line)]
    uploaded = measured.amount(FORECAST_YEAR, node)
    net = replace(
        total,
        code=Line.NET.value,
        name=NET_NAME,
        level=0,
        kind=RowKind.TOTAL,
        parent="",
        has_children=False,
        comment=None,
    )

    def row(identity: Identity, read: Read) -> ReportRow:
        known = _amounts(measured, read)
        modelled = _modelled(identity.code, whole.model)
        own = _line_outlook(measured, read, known, whole, uploaded, modelled)
        if by_hand and identity.kind not in (RowKind.MEMO, RowKind.BESIDE):
            own = _as_entered(own, identity.code, by_hand)
        return comparable(amounts, figured(identity, known, own, thresholds))

    beside = [row(_identity(line), _reader(amounts, line)) for line in shown if line.is_beside_net]
    shown = [line for line in shown if not line.is_beside_net]
    if shown == [Line.NET] or not shown:
        return (net, *beside)
    parts = [line for line in shown if line.is_cost and line is not Line.COST]
    under = [*parts, *([Line.COST] if parts and Line.COST in shown else [])]
    memo = [line for line in shown if line.is_memo]
    rows: list[ReportRow] = []
    if Line.REVENUE in shown:
        rows.append(row(_identity(Line.REVENUE), _reader(amounts, Line.REVENUE)))
    if under or Line.COST in shown:
        kind = RowKind.SUM if under else RowKind.LINE
        has_children = bool(under or memo)
        rows.append(
            row(
                Identity(code=Line.COST.value, name=COST_NAME, level=1, kind=kind, has_children=has_children),
                amounts.cost,
            )
        )
    rows += [row(_identity(line, parent=Line.COST.value), _reader(amounts, line)) for line in (*under, *memo)]
    rows += [
        row(_identity(line), _reader(amounts, line)) for line in (Line.NET, Line.UNMAPPED) if line in shown
    ]
    return (*rows, net, *beside)


def _reader(amounts: LineAmounts, line: Line) -> Read:
    return undivided(amounts, line) if line in UNDIVIDED else lambda measure: amounts.amount(measure, line)


def _code(line: Line) -> str:
    return {Line.NET: NET_UNDIVIDED, Line.COST: COST_UNDIVIDED}.get(line, line.value)


def _identity(line: Line, *, parent: str = "") -> Identity:
    return Identity(
        code=_code(line),
        name=line.label,
        level=2 if parent else 1,
        kind=_kind(line),
        parent=parent,
    )


def _kind(line: Line) -> RowKind:
    if line.is_beside_net:
        return RowKind.BESIDE
    return RowKind.MEMO if line.is_memo else RowKind.LINE


def _is_shown(amounts: LineAmounts, line: Line) -> bool:
    month = amounts.measured.month.month
    return any(
        amounts.says(measure, line)
        for measure in (
            *(to_date(series, month) for series in Series),
            *(in_month(series, month) for series in (Series.BUDGET, Series.OUTCOME, Series.DEVIATION)),
            BUDGET_YEAR,
            FORECAST_YEAR,
            DEVIATION_YEAR,
        )
    )


def _amounts(measured: Measured, read: Read) -> Amounts:
    month = measured.month.month
    return Amounts(
        budget_to_date=read(to_date(Series.BUDGET, month)),
        outcome_to_date=read(to_date(Series.OUTCOME, month)),
        budget_month=_month_amount(measured, read, Series.BUDGET),
        outcome_month=_month_amount(measured, read, Series.OUTCOME),
        budget_year=read(BUDGET_YEAR),
        last_year_to_date=read(to_date(Series.LAST_YEAR, month)),
        stated_to_date=read(to_date(Series.DEVIATION, month)),
        stated_month=_month_amount(measured, read, Series.DEVIATION),
        stated_year=read(DEVIATION_YEAR),
    )


def _month_amount(measured: Measured, read: Read, series: Series) -> Ore | None:
    month = measured.month.month
    if (alone := in_month(series, month)) in measured.index:
        return read(alone)
    if month == 1:
        return None
    now, before = read(to_date(series, month)), read(to_date(series, month - 1))
    return None if now is None or before is None else now - before


def _modelled(code: str, whole: ModelForecast | None) -> ModelForecast | None:
    """The model's forecast of a line: the cost lines' sum for the row of costs, none for one in no sum."""
    unsummed = {line.value for line in Line if not line.is_summed}
    if whole is None or not whole.lines or code in unsummed:
        return None
    lines = COST_LINES if code == Line.COST.value else [line for line in Line if _code(line) == code]
    return ModelForecast(amount=sum(whole.lines.get(line.value, 0) for line in lines))


def _as_entered(own: Outlook, code: str, by_hand: Mapping[str, LineForecast]) -> Outlook:
    """The outlook with the line's forecast as entered, or the sum of the cost lines'."""
    if code == Line.COST.value:
        amounts = [by_hand[line.value].amount for line in COST_LINES if line.value in by_hand]
        return replace(own, official=sum(amounts), method=SUM_OF_LINES)
    words = next(
        (by_hand[line.value] for line in Line if _code(line) == code and line.value in by_hand), None
    )
    if words is None:
        return own
    assessed = words.amount if words.method == ASSESSED else own.assessed
    return replace(own, official=words.amount, method=words.method, assessed=assessed)


def _line_outlook(
    measured: Measured,
    read: Read,
    known: Amounts,
    whole: Outlook,
    uploaded: Ore | None,
    modelled: ModelForecast | None,
) -> Outlook:
    """A line's outlook; official only when the lines add up to the node's own official forecast."""
    from_file = whole.method == ASSESSED and uploaded is not None and whole.official == uploaded
    own = outlook(
        known.outcome_to_date,
        known.budget_to_date,
        known.budget_year,
        months=measured.month.month,
        assessed=read(FORECAST_YEAR) if from_file else None,
        model=modelled,
    )
    if from_file:
        adds_up = own.assessed is not None
    else:
        adds_up = whole.method == REMAINING or (whole.method == MODEL and modelled is not None)
    return own if adds_up else replace(own, official=None, method="")
