"""What the values of a file of indicators say against each other; never against what is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from socfin.domain.figures import ParsedValue, Problem, Scenario, Severity, error, warning
from socfin.domain.indicators import Catalogue, Indicator, spell_with_unit
from socfin.domain.period import Span
from socfin.importers.problems import rows_text

Key = tuple[str, str, Scenario, Span]
"""Verksamhet, indicator, scenario and span."""


def contradictions(values: Sequence[ParsedValue], catalogue: Catalogue) -> tuple[Problem, ...]:
    """Values given twice, more days than the places have, and per cents written as parts of one."""
    return (
        *_twice(values, catalogue),
        *_overfull(values, catalogue),
        *_parts_of_one(values, catalogue),
        *_other_deviations(values, catalogue),
    )


def key_of(value: ParsedValue) -> Key:
    """What a file can give one value of."""
    return value.verksamhet_code, value.indicator, value.scenario, value.span


def days_of(span: Span) -> int:
    """The days of the span's months."""
    return sum(span.first.plus(at).days for at in range(span.months))


def _twice(values: Sequence[ParsedValue], catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[Key, int] = {}
    for value in values:
        before = first.setdefault(key_of(value), value.row)
        if before != value.row:
            yield error(
                f"{catalogue[value.indicator].name} för {value.verksamhet_code or 'nämnden'} "
                f"{value.span.label} står redan på rad {before}.",
                "Ta bort den ena raden.",
                row=value.row,
                column=value.column,
                code="given_twice",
            )


def _overfull(values: Sequence[ParsedValue], catalogue: Catalogue) -> Iterator[Problem]:
    known = {key_of(value): value.steps for value in values}
    for value in values:
        indicator, last = catalogue[value.indicator], Span(value.span.last, 1)
        of = (value.verksamhet_code, indicator.fills, value.scenario)
        places, at_last = known.get((*of, value.span)), known.get((*of, last))
        if value.steps is None or value.scenario is Scenario.DEVIATION:
            continue
        if places is not None and value.steps > places * days_of(value.span):
            yield _more_than_places(value, indicator, places)
        elif places is None and at_last is not None and value.steps > at_last * days_of(value.span):
            yield replace(_more_than_places(value, indicator, at_last), severity=Severity.WARNING)


def _more_than_places(given: ParsedValue, indicator: Indicator, places: int) -> Problem:
    """An error; a warning where the places are those of the span's last month, as they may have been more."""
    room = places * days_of(given.span)
    value = spell_with_unit(given.steps, indicator.decimals, indicator.unit)
    return error(
        f"{indicator.name} är {value}, men {spell_with_unit(places, 0, 'platser')} rymmer "
        f"{spell_with_unit(room, 0, 'dygn')} {given.span.label}.",
        "Rätta dygnen eller platserna.",
        row=given.row,
        column=given.column,
        code="more_than_places",
    )


def _parts_of_one(values: Sequence[ParsedValue], catalogue: Catalogue) -> Iterator[Problem]:
    shares: dict[str, list[ParsedValue]] = {}
    for value in values:
        if catalogue[value.indicator].is_share and value.steps:
            shares.setdefault(value.indicator, []).append(value)
    for code, given in shares.items():
        whole = 10 ** catalogue[code].decimals
        if all(value.steps is not None and value.steps <= whole for value in given):
            where = rows_text({value.row for value in given})
            yield warning(
                f"{catalogue[code].name} är högst 1 % överallt: {where}.",
                "Andelar skrivs i procent: 80,5 för 80,5 %, inte 0,805. I Excel: ta bort procentformatet.",
                column=given[0].column,
                code="share_of_one",
            )


def _other_deviations(values: Sequence[ParsedValue], catalogue: Catalogue) -> Iterator[Problem]:
    """Deviations that are stated beside both outcome and target, and are not their difference."""
    known = {key_of(value): value.steps for value in values}
    for value in values:
        if value.scenario is not Scenario.DEVIATION or value.steps is None:
            continue
        outcome, target = (
            known.get((value.verksamhet_code, value.indicator, scenario, value.span))
            for scenario in (Scenario.OUTCOME, Scenario.BUDGET)
        )
        if outcome is not None and target is not None and outcome - target != value.steps:
            indicator = catalogue[value.indicator]
            stated, right = (
                spell_with_unit(steps, indicator.decimals, indicator.unit, signed=True)
                for steps in (value.steps, outcome - target)
            )
            yield error(
                f"{indicator.name} avviker {stated} enligt filen, men utfall minus mål är {right}.",
                "Rätta ett av talen, eller lämna avvikelsen tom: den räknas ut.",
                row=value.row,
                column=value.column,
                code="other_deviation",
            )
