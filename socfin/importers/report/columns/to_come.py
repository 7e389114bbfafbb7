"""Columns of months that have not been; never which month a report ends in."""

from __future__ import annotations

from socfin.domain.figures import Scenario
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Column, Mapping


def is_to_come(column: Column, mapping: Mapping, spans: Spans, own: Scenario | None = None) -> bool:
    """True for a column without months, and for outcome after the period, printed empty or as zeros.

    `own` is what the rows themselves say that they are.
    """
    span = spans.of.get(column.index)
    outcome = (column.scenario or own or mapping.scenario) is Scenario.OUTCOME
    return span is None or (outcome and spans.period is not None and span.last > spans.period)
