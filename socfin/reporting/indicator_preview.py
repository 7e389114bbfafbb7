"""What publishing a file of indicators would change or changed: what services/indicators compares."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from socfin.domain.figures import Parsed, Problem
from socfin.domain.indicators import Value
from socfin.domain.period import months_in_words
from socfin.reporting.file_history import seen_before
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.committees import verksamheter
from socfin.selectors.ground import Ground
from socfin.selectors.indicators import values_of
from socfin.selectors.ledger import counting
from socfin.services.indicators.changes import (
    IndicatorDifference,
    difference_of,
    parents_beside_parts,
    values_gone,
)

if TYPE_CHECKING:
    from socfin.models import Committee, Publication, Upload


@dataclass(frozen=True, slots=True)
class IndicatorsRead:
    """A file of indicators beside what counts."""

    difference: IndicatorDifference
    problems: tuple[Problem, ...]
    names: dict[str, str]
    spans: tuple[str, ...]


def indicators_read(ground: Ground, parsed: Parsed, source: str, upload: Upload | None) -> IndicatorsRead:
    """A parsed file's values against those that count in its slots now, with what is odd about them."""
    names = ground.names
    parents = {node.code: node.parent.code for node in ground.nodes if node.parent}
    after = tuple(
        Value(value.verksamhet_code, value.indicator, value.scenario, value.span, value.steps)
        for value in parsed.indicators
    )
    wanted = {
        (value.indicator, value.scenario.value, value.span.last.yyyymm, value.span.months) for value in after
    }
    before = _of_slots(
        [pointer for pointer in counting(ground.committee) if pointer.source == source], wanted
    )
    catalogue = catalogue_of(ground.committee, also_ended=True)
    problems = (
        *values_gone(before, after, names, catalogue),
        *parents_beside_parts(after, parents, names, catalogue),
        *seen_before(upload),
    )
    return IndicatorsRead(difference_of(before, after, names, catalogue), problems, names, _spans(after))


def indicators_made(committee: Committee, pointers: list[Publication], newest: datetime) -> IndicatorsRead:
    """What a publishing of indicators changed when it was made."""
    names = {node.code: node.name for node in verksamheter(committee)}
    known = counting(committee, known_at=newest - timedelta(microseconds=1))
    source = pointers[0].source
    wanted = {(pointer.indicator, pointer.scenario, pointer.last, pointer.months) for pointer in pointers}
    before = _of_slots([pointer for pointer in known if pointer.source == source], wanted)
    after = values_of(pointers)
    catalogue = catalogue_of(committee, also_ended=True)
    return IndicatorsRead(difference_of(before, after, names, catalogue), (), names, _spans(after))


def _of_slots(
    pointers: list[Publication], wanted: Collection[tuple[str, str, int, int]]
) -> tuple[Value, ...]:
    return values_of(
        [
            pointer
            for pointer in pointers
            if (pointer.indicator, pointer.scenario, pointer.last, pointer.months) in wanted
        ]
    )


def _spans(values: Collection[Value]) -> tuple[str, ...]:
    return (f"Nyckeltal {months_in_words({value.span for value in values})}",) if values else ()
