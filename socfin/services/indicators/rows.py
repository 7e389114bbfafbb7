"""The indicators of a report's verksamheter, with target and last year; never money, never the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import CATALOGUE, INDICATORS
from socfin.domain.indicators import Catalogue, Indicator, OverTime, OverTree, Steps, Value
from socfin.domain.period import Month, Span
from socfin.domain.sections import IndicatorRow
from socfin.services.indicators.outlook import Known, year_ahead
from socfin.services.indicators.together import Part, Pieces, together
from socfin.services.ledger.organisation import codes_above

OCCUPANCY, PLACES = "belaggning", "platser"
Key = tuple[str, str, Scenario]
"""Verksamhet, indicator and scenario."""


@dataclass(frozen=True, slots=True)
class Place:
    """A verksamhet in the tree, with the months it exists."""

    code: str
    name: str
    parent: str
    """"" for the root."""
    first: Month | None = None
    last: Month | None = None

    def exists_in(self, month: Month) -> bool:
        """Whether the month is one of its own."""
        return (self.first is None or self.first <= month) and (self.last is None or month <= self.last)


@dataclass(frozen=True, slots=True)
class Measured:
    """The values of one year, by verksamhet, indicator and scenario."""

    year: int
    pieces: Mapping[Key, Pieces]
    children: Mapping[str, Sequence[str]]
    places: Mapping[str, Place]
    concerned: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Verksamheter, and those above them, that an indicator has any value of in the year."""
    reckoned: dict[tuple[str, str, Scenario, Span], Fraction | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What has been asked for already."""

    @classmethod
    def of(cls, values: Iterable[Value], places: Mapping[str, Place], year: int) -> Measured:
        """The values of the year in the tree; those of a verksamhet that is not in it are left out."""
        pieces: dict[Key, dict[Span, Steps | None]] = {}
        for value in values:
            if value.span.last.year == year and value.verksamhet in places:
                pieces.setdefault((value.verksamhet, value.indicator, value.scenario), {})[value.span] = (
                    value.steps
                )
        children: dict[str, list[str]] = {}
        for place in places.values():
            children.setdefault(place.parent, []).append(place.code)
        parents = {place.code: place.parent for place in places.values() if place.parent in places}
        met = {(upper, code) for below, code, _ in pieces for upper in (below, *codes_above(below, parents))}
        return cls(year, pieces, children, places, frozenset(met))

    def parts(self, code: str, indicator: Indicator, scenario: Scenario) -> list[str]:
        """The verksamheter whose own values make up one: itself where it has any, else those of its parts."""
        if (code, indicator.code, scenario) in self.pieces or indicator.over_tree is OverTree.APART:
            return [code]
        below = [child for child in self.children.get(code, ()) if (child, indicator.code) in self.concerned]
        return [part for child in below for part in self.parts(child, indicator, scenario)] or [code]

    def value(self, code: str, indicator: Indicator, scenario: Scenario, span: Span) -> Fraction | None:
        """What an indicator comes to in a span, in exact steps from 0 up; None where any of it is missing."""
        key = (code, indicator.code, scenario, span)
        if key not in self.reckoned:
            leaves = self.parts(code, indicator, scenario)
            parts = [self._part(leaf, indicator, scenario) for leaf in leaves]
            self.reckoned[key] = together(indicator, parts, span)
        return self.reckoned[key]

    def _part(self, code: str, indicator: Indicator, scenario: Scenario) -> Part:
        weights = self.pieces.get((code, indicator.weight, scenario)) or self.pieces.get(
            (code, indicator.weight, Scenario.OUTCOME), {}
        )
        place = self.places[code]
        pieces = self.pieces.get((code, indicator.code, scenario), {})
        return Part(pieces, weights, place.first, place.last)


def measured_years(values: Sequence[Value], places: Mapping[str, Place], month: Month) -> list[Measured]:
    """Every year up to the month's that has a value, the last one and this at the end."""
    years = sorted({value.span.last.year for value in values} | {month.year - 1, month.year})
    return [Measured.of(values, places, year) for year in years if year <= month.year]


def indicator_rows(
    known: Sequence[Measured],
    places: Mapping[str, Place],
    codes: Iterable[str],
    month: Month,
    catalogue: Catalogue = CATALOGUE,
) -> tuple[IndicatorRow, ...]:
    """The indicators of the verksamheter with these codes, to the month, in their order and the list's.

    `known` are the years (`measured_years`).
    """
    return tuple(row for code in codes if code in places for row in _rows_of(code, known, month, catalogue))


def _rows_of(
    code: str, known: Sequence[Measured], month: Month, catalogue: Catalogue
) -> Iterator[IndicatorRow]:
    for indicator in catalogue:
        if any((code, indicator.code) in year.concerned for year in known):
            row = _row(code, indicator, known, month)
            if _says_anything(row):
                yield row


def _says_anything(row: IndicatorRow) -> bool:
    steps = (row.outcome, row.target, row.deviation, row.newest, *row.months)
    return bool(row.years) or any(amount is not None for amount in steps)


def _row(code: str, indicator: Indicator, known: Sequence[Measured], month: Month) -> IndicatorRow:
    *_, then, now = known
    span = Span.to_date(month)
    outcome = now.value(code, indicator, Scenario.OUTCOME, span)
    target = now.value(code, indicator, Scenario.BUDGET, span)
    deviation = _deviation(code, indicator, now, span)
    ahead, method = year_ahead(indicator, _known(code, indicator, known, month), month.month)
    newest, newest_span = (None, None) if outcome is not None else _newest(code, indicator, now)
    return IndicatorRow(
        code=code,
        verksamhet=now.places[code].name,
        indicator=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        direction=indicator.direction.value,
        outcome=indicator.rounded(outcome),
        target=indicator.rounded(target),
        deviation=deviation,
        last_year=indicator.rounded(
            then.value(code, indicator, Scenario.OUTCOME, Span.to_date(Month(month.year - 1, month.month)))
        ),
        months=_months(code, indicator, now, month),
        empty_places=_empty_places(code, now, month) if indicator.code == OCCUPANCY else None,
        newest=indicator.rounded(newest),
        newest_span=newest_span.label if newest_span else "",
        years=tuple(_years(code, indicator, known[:-1])),
        forecast=indicator.rounded(ahead),
        forecast_method=method,
        target_year=indicator.rounded(now.value(code, indicator, Scenario.BUDGET, Span.full_year(month.year)))
        if ahead is not None
        else None,
        status=indicator.status(deviation, indicator.rounded(target)),
    )


def _months(code: str, indicator: Indicator, now: Measured, month: Month) -> tuple[Steps | None, ...]:
    spans = [Span(Month(month.year, number)) for number in range(1, month.month + 1)]
    return tuple(indicator.rounded(now.value(code, indicator, Scenario.OUTCOME, span)) for span in spans)


def _known(code: str, indicator: Indicator, known: Sequence[Measured], month: Month) -> Known:
    *_, then, now = known
    before = Span.to_date(Month(month.year - 1, month.month))
    return Known(
        now.value(code, indicator, Scenario.OUTCOME, Span.to_date(month)),
        now.value(code, indicator, Scenario.OUTCOME, Span(month)),
        then.value(code, indicator, Scenario.OUTCOME, before),
        then.value(code, indicator, Scenario.OUTCOME, Span.full_year(month.year - 1)),
    )


def _deviation(code: str, indicator: Indicator, now: Measured, span: Span) -> Steps | None:
    """Outcome − target, else what the verksamhet's own file states; a stated one is never added up."""
    outcome, target = (
        now.value(code, indicator, scenario, span) for scenario in (Scenario.OUTCOME, Scenario.BUDGET)
    )
    if outcome is not None and target is not None:
        return indicator.rounded(outcome - target)
    if (code, indicator.code, Scenario.DEVIATION) not in now.pieces:
        return None
    return indicator.rounded(now.value(code, indicator, Scenario.DEVIATION, span))


def _newest(code: str, indicator: Indicator, now: Measured) -> tuple[Fraction | None, Span | None]:
    """The newest outcome of the year and its months, of those that end last the one of most months."""
    own = [
        now.pieces.get((leaf, indicator.code, Scenario.OUTCOME), {})
        for leaf in now.parts(code, indicator, Scenario.OUTCOME)
    ]
    spans = sorted({span for pieces in own for span in pieces}, key=lambda span: (span.last, span.months))
    for span in reversed(spans):
        value = now.value(code, indicator, Scenario.OUTCOME, span)
        if value is not None:
            return value, span
    return None, None


def _years(code: str, indicator: Indicator, before: Iterable[Measured]) -> Iterator[tuple[int, Steps]]:
    """The earlier years that are known whole; of what is counted on a day a year says nothing."""
    for year in before if indicator.over_time is OverTime.SUM else ():
        if (code, indicator.code) in year.concerned:
            steps = indicator.rounded(
                year.value(code, indicator, Scenario.OUTCOME, Span.full_year(year.year))
            )
            if steps is not None:
                yield year.year, steps


def _empty_places(code: str, now: Measured, month: Month) -> int | None:
    """The places that nobody has in the month, else on an average to date, else in the newest months."""
    occupancy = INDICATORS[OCCUPANCY]
    spans = (Span(month), Span.to_date(month), _newest(code, occupancy, now)[1])
    return next(
        (empty for span in spans if span is not None and (empty := _empty_in(code, now, span)) is not None),
        None,
    )


def _empty_in(code: str, now: Measured, span: Span) -> int | None:
    occupancy, places = INDICATORS[OCCUPANCY], INDICATORS[PLACES]
    there = now.value(code, places, Scenario.OUTCOME, span)
    taken = now.value(code, occupancy, Scenario.OUTCOME, span)
    if taken is None or there is None:
        return None
    return places.rounded(there * (1 - taken / (100 * 10**occupancy.decimals)))
