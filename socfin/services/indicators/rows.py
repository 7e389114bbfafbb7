"""The indicators of a report's verksamheter, with target and last year; never money, never the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from socfin.domain.figures import Scenario
from socfin.domain.indicator_list import INDICATORS, SHIPPED
from socfin.domain.indicators import Indicator, OverTree, Steps, Value
from socfin.domain.period import Month, Span
from socfin.domain.sections import IndicatorRow
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


@dataclass(frozen=True, slots=True)
class Measured:
    """The values of one year, by verksamhet, indicator and scenario."""

    year: int
    pieces: Mapping[Key, Pieces]
    children: Mapping[str, Sequence[str]]
    places: Mapping[str, Place]
    concerned: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Verksamheter, and those above them, that an indicator has any value of in the year."""

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
        """What an indicator comes to in a span, in exact steps; None where any of it is missing."""
        parts = [self._part(leaf, indicator, scenario) for leaf in self.parts(code, indicator, scenario)]
        return together(indicator, parts, span)

    def _part(self, code: str, indicator: Indicator, scenario: Scenario) -> Part:
        weights = self.pieces.get((code, indicator.weight, scenario)) or self.pieces.get(
            (code, indicator.weight, Scenario.OUTCOME), {}
        )
        place = self.places[code]
        pieces = self.pieces.get((code, indicator.code, scenario), {})
        return Part(pieces, weights, place.first, place.last)


def indicator_rows(
    values: Sequence[Value], places: Mapping[str, Place], codes: Iterable[str], month: Month
) -> tuple[IndicatorRow, ...]:
    """The indicators of the verksamheter with these codes, to the month, in their order and the list's."""
    now, then = (Measured.of(values, places, year) for year in (month.year, month.year - 1))
    return tuple(row for code in codes if code in places for row in _rows_of(code, now, then, month))


def _rows_of(code: str, now: Measured, then: Measured, month: Month) -> Iterator[IndicatorRow]:
    for indicator in SHIPPED:
        if (code, indicator.code) not in now.concerned:
            continue
        row = _row(code, indicator, now, then, month)
        if (
            row.outcome is not None
            or row.target is not None
            or any(amount is not None for amount in row.months)
        ):
            yield row


def _row(code: str, indicator: Indicator, now: Measured, then: Measured, month: Month) -> IndicatorRow:
    span = Span.to_date(month)
    outcome = now.value(code, indicator, Scenario.OUTCOME, span)
    target = now.value(code, indicator, Scenario.BUDGET, span)
    deviation = None if outcome is None or target is None else indicator.rounded(outcome - target)
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
        status=indicator.status(deviation, indicator.rounded(target)),
    )


def _months(code: str, indicator: Indicator, now: Measured, month: Month) -> tuple[Steps | None, ...]:
    spans = [Span(Month(month.year, number)) for number in range(1, month.month + 1)]
    return tuple(indicator.rounded(now.value(code, indicator, Scenario.OUTCOME, span)) for span in spans)


def _empty_places(code: str, now: Measured, month: Month) -> int | None:
    """The places that nobody has in the month, else on an average to date; whole, None where not known."""
    occupancy, places = INDICATORS[OCCUPANCY], INDICATORS[PLACES]
    there = now.value(code, places, Scenario.OUTCOME, Span(month))
    taken = now.value(code, occupancy, Scenario.OUTCOME, Span(month))
    if taken is None:
        taken = now.value(code, occupancy, Scenario.OUTCOME, Span.to_date(month))
    if taken is None or there is None:
        return None
    return places.rounded(there * (1 - taken / (100 * 10**occupancy.decimals)))
