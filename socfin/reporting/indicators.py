"""A Report with its indicators and what they cost, from what is published; here alone it is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.indicators import Catalogue, Value
from socfin.domain.kolada import Whose
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.domain.sections import IndicatorRow
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.committees import root_of, verksamheter
from socfin.selectors.forecasts import adjustments_known, facts_of
from socfin.selectors.indicators import values_of
from socfin.selectors.kolada import newest_values
from socfin.selectors.ledger import counting, indicator_publications, sources
from socfin.services.comparison.kolada import Known, kolada_rows
from socfin.services.forecast.adjustments import passed
from socfin.services.indicators.own_bought import NetCost, own_bought
from socfin.services.indicators.rows import Measured as Indicators
from socfin.services.indicators.rows import Place, indicator_rows, measured_years
from socfin.services.indicators.staff import WORKERS, StaffMoney, per_worker, staff_costs
from socfin.services.indicators.unit_costs import unit_costs
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.organisation import codes_above
from socfin.services.ledger.plan import Series, to_date
from socfin.services.report.statement import LineAmounts

if TYPE_CHECKING:
    from socfin.models import Committee

AS_IT_WAS = "Nyckeltalen visas bara i dåvarande organisation."


def with_indicators(
    committee: Committee, report: Report, figures: Measured, known_at: datetime | None
) -> Report:
    """The report with its month's indicators: a closed month's as they were known at its closing, `known_at`.

    In today's organisation there are none: a place that moved is not added to where it moved from.
    """
    month = report.month
    pointers = indicator_publications(committee, month, known_at=known_at)
    values = values_of(pointers)
    if not values:
        return report
    if report.organisation is Organisation.NOW:
        return replace(report, notes=(*report.notes, AS_IT_WAS))
    places = _places(committee)
    years = measured_years(values, places, month)
    codes = _codes(report, places, values)
    catalogue = catalogue_of(committee, known_at)
    rows = indicator_rows(years, places, codes, month, catalogue)
    one_offs = _one_offs(committee, report, places, known_at)
    behind = sources([pointer for pointer in pointers if pointer.last // 100 == month.year], "Nyckeltal")
    nets = {
        row.code: NetCost(-row.to_date.outcome, -one_offs.get(row.code, 0))
        for row in report.all_rows
        if row.to_date.outcome is not None
    }
    return replace(
        report,
        indicators=rows,
        unit_costs=unit_costs(report.total, report.rows, rows, one_offs, catalogue),
        own_bought=own_bought(years, places, codes, month, nets),
        staff=staff_costs(rows, _money(figures, rows), month, _mean(committee, figures, years, places)),
        sources=(*report.sources, *behind),
    )


def indicators_of_year(committee: Committee, year: int) -> tuple[tuple[Value, ...], list[Place]]:
    """The values that count in a year, and the tree in its order: what a grid is drawn of."""
    pointers = [pointer for pointer in counting(committee, years=[year]) if pointer.indicator]
    return values_of(pointers), list(_places(committee).values())


def _codes(report: Report, places: Mapping[str, Place], values: Iterable[Value]) -> list[str]:
    """The verksamheter of the report, then those beneath its total that exist with values but no money."""
    own = {value.verksamhet for value in values}
    parents = _parents(places)
    shown = [row.code for row in report.all_rows]
    bare = [
        code
        for code, place in places.items()
        if code in own
        and code not in shown
        and report.total.code in codes_above(code, parents)
        and place.exists_in(report.month)
    ]
    return [*shown, *bare]


def _one_offs(
    committee: Committee, report: Report, places: Mapping[str, Place], known_at: datetime | None
) -> dict[str, Ore]:
    """What of each verksamhet's net to date is known to be a one-off, its own and its parts'; öre."""
    parents = _parents(places)
    sums: dict[str, Ore] = {}
    for fact in facts_of(adjustments_known(committee, known_at)):
        amount = passed(fact, report.month) if fact.kind is AdjustmentKind.ONE_OFF else 0
        for code in (fact.code, *codes_above(fact.code, parents)) if amount else ():
            sums[code] = sums.get(code, 0) + amount
    return sums


def _mean(
    committee: Committee, figures: Measured, years: list[Indicators], places: Mapping[str, Place]
) -> Ore | None:
    """What one årsarbetare of all the committee costs a year, öre; None where people or cost are missing."""
    root = root_of(committee).code
    whole = indicator_rows(years, places, [root], figures.month, Catalogue((INDICATORS[WORKERS],)))
    if not whole:
        return None
    own = _money(figures, whole)[root].own
    return per_worker(own, whole[0].outcome, whole[0].decimals, figures.month)


def _money(figures: Measured, rows: Iterable[IndicatorRow]) -> dict[str, StaffMoney]:
    """Own personnel and agency of the verksamheter whose årsarbetare are known, positive öre."""
    codes = [row.code for row in rows if row.indicator == WORKERS and row.code in figures.tree.positions]
    return {code: _staff_money(figures, figures.tree.positions[code]) for code in codes}


def _staff_money(figures: Measured, node: int) -> StaffMoney:
    amounts = LineAmounts(figures, node, figures.lines_under(node))
    outcome, budget = (to_date(series, figures.month.month) for series in (Series.OUTCOME, Series.BUDGET))

    def cost(*lines: Line) -> tuple[Ore | None, Ore | None]:
        read = ((amounts.amount(measure, line) for line in lines) for measure in (outcome, budget))
        known = [next((amount for amount in of if amount is not None), None) for of in read]
        turned = [None if amount is None else -amount for amount in known]
        return turned[0], turned[1]

    own, agency = cost(Line.PERSONNEL, Line.OF_WHICH_PERSONNEL), cost(Line.AGENCY_STAFF)
    return StaffMoney(*own, *agency)


def _parents(places: Mapping[str, Place]) -> dict[str, str]:
    return {place.code: place.parent for place in places.values() if place.parent in places}


def _places(committee: Committee) -> dict[str, Place]:
    return {
        node.code: Place(
            node.code,
            node.name,
            node.parent.code if node.parent else "",
            Month.from_yyyymm(node.valid_from) if node.valid_from else None,
            Month.from_yyyymm(node.valid_to) if node.valid_to else None,
        )
        for node in verksamheter(committee)
    }


def with_kolada(committee: Committee, report: Report, known_at: datetime | None) -> Report:
    """The committee's report with the years before its own: a closed month's as known at its closing.

    A part of the committee has none: Kolada divides the municipality otherwise.
    """
    if report.total.parent:
        return report
    known = (
        Known(
            value.kpi,
            Whose(value.whose),
            value.year,
            value.value,
            localtime(value.fetched_at).date().isoformat(),
            value.source,
        )
        for value in newest_values(committee, known_at)
    )
    return replace(report, kolada=kolada_rows(known, report.month.year))
