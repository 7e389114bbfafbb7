"""Amounts accumulated from January taken apart into spans that do not overlap; never spread over months."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.money import Ore
from socfin.domain.period import Month, Span


def apart(to_date: Iterable[tuple[Month, Ore | None]]) -> list[tuple[Span, Month, Ore | None]]:
    """Span, the month whose cell it comes from, and what that span adds to the one before.

    January–March and April given as accumulated are January–March and April alone. A missing amount is
    passed over: the next one then covers its months too.
    """
    spans: list[tuple[Span, Month, Ore | None]] = []
    before: tuple[Month, Ore] | None = None
    for month, amount in sorted(to_date, key=lambda pair: pair[0]):
        if amount is None:
            continue
        if before is not None and before[0].year == month.year:
            spans.append((Span.between(before[0].plus(1), month), month, amount - before[1]))
        else:
            spans.append((Span.to_date(month), month, amount))
        before = (month, amount)
    return spans
