"""Amounts accumulated from January taken apart into spans that do not overlap; never spread over months."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from socfin.domain.money import Ore
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Row
from socfin.importers.report.layout.header import Layout
from socfin.importers.spelling.cell_units import amount_of
from socfin.importers.spelling.roles import Basis, Role

LOOKED_AT = 200
"""Rows that say whether a column is the sum of the months beside it."""


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


def sums_its_months(layout: Layout) -> bool:
    """True where a column of sums holds each row's months added: "Ack" in the title is then that column's."""
    sums = [c.index for c in layout.columns if c.role is Role.SUM]
    months = [c.index for c in layout.columns if c.role is Role.AMOUNT and c.basis is Basis.HEADER]
    if len(sums) != 1 or len(months) < 2:
        return False
    rows = [[_amount(row, at) for at in (*sums, *months)] for _, row in layout.body[:LOOKED_AT]]
    filled = [(total, parts) for total, *parts in rows if total and sum(part != 0 for part in parts) > 1]
    tied = [total for total, parts in filled if abs(total - sum(parts)) <= Decimal(len(parts) + 1) / 2]
    return len(tied) > 1 and 2 * len(tied) > len(filled)


def _amount(row: Row, at: int) -> Decimal:
    try:
        return (amount_of(row[at]) if at < len(row) else None) or Decimal(0)
    except ValueError:
        return Decimal(0)
