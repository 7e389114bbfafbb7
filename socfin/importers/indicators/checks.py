"""What the values of a file of indicators say against each other; never against what is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.domain.figures import ParsedValue, Problem, Scenario, error, warning
from socfin.domain.indicator_list import INDICATORS
from socfin.domain.indicators import Indicator, spell_with_unit
from socfin.domain.period import Span
from socfin.importers.problems import rows_text

Key = tuple[str, str, Scenario, Span]
"""Verksamhet, indicator, scenario and span."""


def contradictions(values: Sequence[ParsedValue]) -> tuple[Problem, ...]:
    """Values given twice, more days than the places have, and per cents written as parts of one."""
    return (*_twice(values), *_overfull(values), *_parts_of_one(values))


def key_of(value: ParsedValue) -> Key:
    """What a file can give one value of."""
    return value.verksamhet_code, value.indicator, value.scenario, value.span


def days_of(span: Span) -> int:
    """The days of the span's months."""
    return sum(span.first.plus(at).days for at in range(span.months))


def _twice(values: Sequence[ParsedValue]) -> Iterator[Problem]:
    first: dict[Key, int] = {}
    for value in values:
        before = first.setdefault(key_of(value), value.row)
        if before != value.row:
            yield error(
                f"{INDICATORS[value.indicator].name} för {value.verksamhet_code or 'nämnden'} "
                f"{value.span.label} står redan på rad {before}.",
                "Ta bort den ena raden.",
                row=value.row,
                column=value.column,
                code="given_twice",
            )


def _overfull(values: Sequence[ParsedValue]) -> Iterator[Problem]:
    known = {key_of(value): value.steps for value in values}
    for value in values:
        indicator = INDICATORS[value.indicator]
        places = known.get((value.verksamhet_code, indicator.fills, value.scenario, value.span))
        if value.steps is None or places is None:
            continue
        room = places * days_of(value.span)
        if value.steps > room:
            yield _more_than_places(value, indicator, places, room)


def _more_than_places(given: ParsedValue, indicator: Indicator, places: int, room: int) -> Problem:
    value = spell_with_unit(given.steps, indicator.decimals, indicator.unit)
    return error(
        f"{indicator.name} är {value}, men {spell_with_unit(places, 0, 'platser')} rymmer "
        f"{spell_with_unit(room, 0, 'dygn')} {given.span.label}.",
        "Rätta dygnen eller platserna.",
        row=given.row,
        column=given.column,
        code="more_than_places",
    )


def _parts_of_one(values: Sequence[ParsedValue]) -> Iterator[Problem]:
    shares: dict[str, list[ParsedValue]] = {}
    for value in values:
        if INDICATORS[value.indicator].is_share and value.steps:
            shares.setdefault(value.indicator, []).append(value)
    for code, given in shares.items():
        whole = 10 ** INDICATORS[code].decimals
        if all(value.steps is not None and value.steps <= whole for value in given):
            where = rows_text({value.row for value in given})
            yield warning(
                f"{INDICATORS[code].name} är högst 1 % överallt: {where}.",
                "Andelar skrivs i procent: 80,5 för 80,5 %, inte 0,805. I Excel: ta bort procentformatet.",
                column=given[0].column,
                code="share_of_one",
            )
