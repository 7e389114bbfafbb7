"""A municipality's report: one row for each committee, and their sum; never a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from socfin.domain.comparison import Comparison, Forecasts
from socfin.domain.limits import Thresholds
from socfin.domain.listing import listed
from socfin.domain.money import Ore, sum_if_known
from socfin.domain.municipal.sections import CommitteeRow
from socfin.domain.municipal.together import Part, Standing
from socfin.domain.period import Month
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.report.bridge import bridge
from socfin.services.report.compose import CommitteeFacts
from socfin.services.report.trade import trade_between

EVERY = "Alla nämnder"
THE_REPORTED = "De nämnder som rapporterat"
"""What the sum is of where one has not."""
FIGURES_OF_NOTES: tuple[tuple[str, Callable[[ReportRow], Ore | None]], ...] = (
    ("budget till och med månaden", lambda row: row.to_date.budget),
    ("budget för helåret", lambda row: row.year.budget),
    ("prognos för helåret", lambda row: row.year.outcome),
)
"""What is told to be missing of the sum where one of the reported has none."""
THEIR_OWN = "nämndernas prognoser"
"""The method of a sum of forecasts that the committees have each by their own."""


def municipal_report(
    facts: CommitteeFacts, month: Month, parts: Sequence[Part], counterparts: Mapping[str, str] | None = None
) -> Report:
    """The committees beside each other, öre, cost negative; docs/figures.md, "Nämnderna tillsammans".

    The total is the sum of those that have reported: one that has not is a row without figures and is named
    in the notes. A figure that one of the reported lacks is missing in the total too. `counterparts` are
    the committees' addresses by the code that is their motpart. ValueError when none has reported.
    """
    reported = [part.now for part in parts if part.now is not None]
    if not reported:
        raise ValueError("ingen nämnd har rapporterat")
    rows = tuple(_row(part) for part in parts)
    trade = trade_between(parts, counterparts or {})
    total = _total(reported, EVERY if len(reported) == len(parts) else THE_REPORTED, facts.thresholds)
    return Report(
        committee=facts.slug,
        committee_name=facts.name,
        municipality=facts.municipality,
        constructed=any(each.report.constructed for each in reported),
        public=any(each.report.public for each in reported),
        period=str(month),
        unit=facts.unit,
        total_first=facts.total_first,
        total=total,
        rows=rows,
        bridge=bridge(total, rows),
        committees=_committees(parts, total),
        trade=trade.rows,
        elimination=trade.elimination,
        notes=(*_notes(parts, month), *trade.notes),
        published=max(each.report.published for each in reported),
    )


def _row(part: Part) -> ReportRow:
    """A committee as a row; its own limits have judged it."""
    empty = ReportRow(code=part.slug, name=part.name, level=1, kind=RowKind.COMMITTEE)
    if part.now is None:
        return empty
    own = part.now.total
    return replace(empty, to_date=own.to_date, month=own.month, year=own.year, forecasts=own.forecasts)


def _total(reported: Sequence[Standing], name: str, limits: Thresholds) -> ReportRow:
    totals = [each.total for each in reported]
    return ReportRow(
        code="",
        name=name,
        level=0,
        kind=RowKind.TOTAL,
        has_children=True,
        to_date=_together((row.to_date for row in totals), limits),
        month=_together((row.month for row in totals), limits),
        year=_together((row.year for row in totals), limits),
        forecasts=_forecasts([row.forecasts for row in totals]),
    )


def _together(every: Iterable[Comparison], limits: Thresholds) -> Comparison:
    """Their sum, judged by the municipality's limits; unlike where one of them is of unlike things."""
    parts = list(every)
    return Comparison(
        outcome=sum_if_known(part.outcome for part in parts),
        budget=sum_if_known(part.budget for part in parts),
        last_year=sum_if_known(part.last_year for part in parts),
        like_budget=all(part.like_budget for part in parts),
        like_last_year=all(part.like_last_year for part in parts),
    ).judged(limits)


def _forecasts(every: Sequence[Forecasts]) -> Forecasts:
    """Their sums. The range is the sum of their ends: as wide as if every committee went the same way."""

    def sum_of(figure: Callable[[Forecasts], Ore | None]) -> Ore | None:
        return sum_if_known(map(figure, every))

    methods = {forecasts.method for forecasts in every}
    return Forecasts(
        straight_line=sum_of(lambda each: each.straight_line),
        budget_remaining=sum_of(lambda each: each.budget_remaining),
        model=sum_of(lambda each: each.model),
        low=sum_of(lambda each: each.low),
        high=sum_of(lambda each: each.high),
        method=methods.pop() if len(methods) == 1 else THEIR_OWN,
    )


def _is_shielded(standing: Standing) -> bool:
    """Whether its range is left out because something is hidden beneath its total."""
    row = standing.total
    return standing.report.public and row.year.outcome is not None and row.forecasts.model is None


def _committees(parts: Sequence[Part], total: ReportRow) -> tuple[CommitteeRow, ...]:
    """Each with what has moved and is decided, and their sum where more than one has reported."""
    rows = tuple(map(_committee, parts))
    reported = [row for row in rows if row.reported]
    return (*rows, _all(reported, total)) if len(reported) > 1 else rows


def _committee(part: Part) -> CommitteeRow:
    if part.now is None:
        return CommitteeRow(code=part.slug, name=part.name, reported=False, hidden=part.hidden)
    return CommitteeRow(
        code=part.slug,
        name=part.name,
        reported=True,
        moved_ore=part.moved_ore,
        forecast_ore=part.forecast_ore,
        low_ore=part.now.total.range_low,
        high_ore=part.now.total.range_high,
        forecast_moved_ore=part.forecast_moved_ore,
        measures=part.now.measures,
        measures_ore=part.now.measures_ore,
        published=part.now.report.published,
    )


def _all(reported: Sequence[CommitteeRow], total: ReportRow) -> CommitteeRow:
    """Their sum; of measures those of the committees that have any."""
    decided = [row.measures_ore for row in reported if row.measures]
    return CommitteeRow(
        code="",
        name=total.name,
        reported=True,
        moved_ore=sum_if_known(row.moved_ore for row in reported),
        forecast_ore=total.year.deviation,
        low_ore=total.range_low,
        high_ore=total.range_high,
        forecast_moved_ore=sum_if_known(row.forecast_moved_ore for row in reported),
        measures=sum(row.measures for row in reported),
        measures_ore=sum_if_known(decided) if decided else None,
    )


def _notes(parts: Sequence[Part], month: Month) -> Iterable[str]:
    late = [part.name for part in parts if part.now is None and not part.hidden]
    shut = [part.name for part in parts if part.hidden]
    if late:
        yield f"{listed(late)} har inte publicerat {month.label} och ingår inte i summan."
    if shut:
        yield f"{listed(shut)} visas inte, för att skydda små grupper, och ingår inte i summan."
    for what, figure in FIGURES_OF_NOTES:
        without = [part.name for part in parts if part.now and figure(part.now.total) is None]
        if without:
            yield f"{listed(without)} saknar {what}, så den saknas också i summan."
    shielded = [part.name for part in parts if part.now and _is_shielded(part.now)]
    if shielded:
        yield f"Det troliga spannet visas inte för {listed(shielded)}, för att skydda små grupper."
