"""Published values of indicators; reads only, adds nothing up."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from socfin.domain.figures import Scenario
from socfin.domain.indicators import Value
from socfin.domain.period import Month, Span
from socfin.models import IndicatorValue, Publication


def values_of(pointers: Iterable[Publication]) -> tuple[Value, ...]:
    """The values that some publications point to, the newest publishing's last.

    Of one publishing those of the longest spans come first: a month of its own says more of it.
    """
    return tuple(_values([pointer for pointer in pointers if pointer.indicator]))


def values_in(pointer: Publication) -> set[tuple[int, int | None]]:
    """What a pointer of an indicator says: verksamhet (id) and whole steps, None: said to be missing."""
    values = IndicatorValue.objects.filter(
        upload_id=pointer.upload_id,
        indicator=pointer.indicator,
        scenario=pointer.scenario,
        last=pointer.last,
        months=pointer.months,
    )
    return set(values.values_list("verksamhet_id", "steps"))


def _values(pointers: Collection[Publication]) -> list[Value]:
    published = {(p.upload_id, p.indicator, p.scenario, p.last, p.months): p.published_at for p in pointers}
    values = IndicatorValue.objects.filter(
        upload_id__in={slot[0] for slot in published}, last__in={slot[3] for slot in published}
    ).values_list("upload_id", "indicator", "scenario", "last", "months", "verksamhet__code", "steps")
    rows = [row for row in values.order_by("-months", "id") if row[:5] in published]
    return [
        Value(code, indicator, Scenario(scenario), Span(Month.from_yyyymm(last), months), steps)
        for _, indicator, scenario, last, months, code, steps in sorted(
            rows, key=lambda row: published[row[:5]]
        )
    ]
