"""Stores the values of a file of indicators, once; nothing else writes there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from socfin.domain.figures import ParsedValue
from socfin.domain.slots import Slot
from socfin.models import IndicatorValue, Upload, Verksamhet

BATCH = 1000


def store_values(upload: Upload, values: Iterable[ParsedValue], nodes: Mapping[str, Verksamhet]) -> set[Slot]:
    """Store the values under the upload; gives its slots. `nodes` has every code of the file."""
    IndicatorValue.objects.bulk_create(
        (
            IndicatorValue(
                upload=upload,
                verksamhet=nodes[value.verksamhet_code],
                indicator=value.indicator,
                scenario=value.scenario.value,
                last=value.span.last.yyyymm,
                months=value.span.months,
                steps=value.steps,
                row=value.row,
            )
            for value in values
        ),
        batch_size=BATCH,
    )
    return slots_of_values(upload)


def slots_of_values(upload: Upload) -> set[Slot]:
    """The slots of the values that are stored."""
    mine = IndicatorValue.objects.filter(upload=upload)
    stored = mine.values_list("scenario", "last", "months", "indicator")
    return {
        Slot.from_stored(scenario, upload.source, last, months, indicator=code)
        for scenario, last, months, code in stored.distinct().order_by()
    }
