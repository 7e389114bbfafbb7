"""The largest causes of a Report's deviation and whether what is written of them can be; never sentences."""

from __future__ import annotations

import re

from socfin.domain.money import Ore, Unit, in_unit
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.domain.timespans import TO_DATE, Timed

LARGEST = 3
"""Causes on a first screen: what one remembers when the item starts."""
BETTER = re.compile(
    r"överskott|positiv\w* (budget)?avvikelse|under budget|bättre än budget|\bplus\b(?![ /-]*minus)",
    re.IGNORECASE,
)
WORSE = re.compile(
    r"underskott|negativ\w* (budget)?avvikelse|över budget|sämre än budget|överskrid|överdrag|dyrare|fördyr|"
    r"högre kostnad|lägre intäkt|ökade kostnad|kostnadsökning|merkostnad|(?<!plus )(?<!plus/)\bminus\b",
    re.IGNORECASE,
)


def largest_causes(report: Report, timed: Timed = TO_DATE) -> tuple[ReportRow, ...]:
    """The rows directly under the total that have moved it most in its own direction, the largest first.

    Lines where there are no verksamheter; what rounds to nothing in tkr is no cause.
    """
    whole = timed.deviation_of(report.total)
    if not whole:
        return ()
    kinds = (RowKind.VERKSAMHET, RowKind.LINE) if report.top else (RowKind.LINE, RowKind.SUM)
    rows = report.top or tuple(row for row in report.lines if row.level <= 1)
    moved = [(timed.deviation_of(row) or 0, row) for row in rows if row.kind in kinds]
    same = [(size, row) for size, row in moved if size * whole > 0 and in_unit(size, Unit.TKR) != 0]
    return tuple(row for _, row in sorted(same, key=lambda pair: -abs(pair[0])))[:LARGEST]


def contradicts(text: str, deviation: Ore | None) -> bool:
    """Whether a comment speaks only of the other direction than its row: a plus explained under a minus.

    False where the deviation (öre) is missing or shown as 0 tkr: there is no direction.
    """
    if not deviation or in_unit(deviation, Unit.TKR) == 0:
        return False
    own, other = (WORSE, BETTER) if deviation < 0 else (BETTER, WORSE)
    return bool(other.search(text)) and not own.search(text)
