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
    for one in values:
        before = first.setdefault(key_of(one), one.row)
        if before != one.row:
            yield error(
                f"{INDICATORS[one.indicator].name} för {one.verksamhet_code or 'nämnden'} "
                f"{one.span.label} står redan på rad {before}.",
                "Ta bort den ena raden.",
                row=one.row,
                column=one.column,
                code="given_twice",
            )


def _overfull(values: Sequence[ParsedValue]) -> Iterator[Problem]:
    known = {key_of(one): one.steps for one in values}
    for one in values:
        indicator = INDICATORS[one.indicator]
        places = known.get((one.verksamhet_code, indicator.fills, one.scenario, one.span))
        if one.steps is None or places is None:
            continue
        room = places * days_of(one.span)
        if one.steps > room:
            yield _more_than_places(one, indicator, places, room)


def _more_than_places(one: ParsedValue, indicator: Indicator, places: int, room: int) -> Problem:
    value = spell_with_unit(one.steps, indicator.decimals, indicator.unit)
    return error(
        f"{indicator.name} är {value}, men {spell_with_unit(places, 0, 'platser')} rymmer "
        f"{spell_with_unit(room, 0, 'dygn')} {one.span.label}.",
        "Rätta dygnen eller platserna.",
        row=one.row,
        column=one.column,
        code="more_than_places",
    )


def _parts_of_one(values: Sequence[ParsedValue]) -> Iterator[Problem]:
    shares: dict[str, list[ParsedValue]] = {}
    for one in values:
        if INDICATORS[one.indicator].is_share and one.steps:
            shares.setdefault(one.indicator, []).append(one)
    for code, given in shares.items():
        whole = 10 ** INDICATORS[code].decimals
        if all(one.steps is not None and one.steps <= whole for one in given):
            yield warning(
                f"{INDICATORS[code].name} är högst 1 % överallt: {rows_text({one.row for one in given})}.",
                "Andelar skrivs i procent: 80,5 för 80,5 %, inte 0,805. I Excel: ta bort procentformatet.",
                column=given[0].column,
                code="share_of_one",
            )
