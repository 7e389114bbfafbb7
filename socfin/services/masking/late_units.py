"""Whether two sayings of the same months tell a hidden unit that one of them lacks; shows nothing.

A unit whose file came late is not in what was frozen first: today's sum less the frozen one is that unit's.
Rule: docs/meetings.md, "Små tal".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from socfin.domain.report import Report
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import BUDGET_YEAR, Series, in_month, to_date
from socfin.services.ledger.rollup import Whole
from socfin.services.masking.gathering import Gathering
from socfin.services.masking.judged_cells import Cells, Units, cells_of, is_safe

SERIES = (Series.BUDGET, Series.OUTCOME, Series.LAST_YEAR)
Stretch = tuple[Series, int, int]
"""A series from one month to another."""


def tells_late_unit(old: Report, new: Report, units: Units, gatherings: Iterable[Gathering]) -> bool:
    """Whether some gathered unit has an amount in one of the reports only, and what differs is not safe.

    A correction of an amount that is in both is no unit's amount. Measure by measure, in öre.
    """
    codes = (units.root, *units.parents)
    return _tells(cells_of(old, codes).amounts, cells_of(new, codes).amounts, codes, units, gatherings)


def tells_late_stretch(old: Measured, new: Measured, units: Units, gatherings: Iterable[Gathering]) -> bool:
    """The same of every stretch of months that both know, also of what two sums leave between them.

    What was said of April, less April alone, is what was then said of March.
    """
    codes = (units.root, *units.parents)
    before, after = dict(_stretches(old, codes)), dict(_stretches(new, codes))
    both = [one for one in before if one in after]
    if not both:
        return False
    then, now = (np.array([told[one] for one in both]) for told in (before, after))
    return _tells(then, now, codes, units, gatherings)


def _tells(
    before: Whole, after: Whole, codes: tuple[str, ...], units: Units, gatherings: Iterable[Gathering]
) -> bool:
    differs = Cells(codes, after - before, (before == 0) != (after == 0))
    return not all(is_safe(differs, units, one.codes) for one in gatherings)


def _stretches(year: Measured, codes: Sequence[str]) -> Iterator[tuple[Stretch, Whole]]:
    """What each verksamhet itself has of every stretch that follows from the year's measures."""
    own = year.rolled.own
    places = [year.tree.positions[code] for code in codes]
    known = np.where(own.said & ~own.missing, own.amounts, 0)[:, places]
    of = {measure: known[number] for measure, number in year.index.items()}
    if BUDGET_YEAR in of:
        yield (Series.BUDGET, 1, 12), of[BUDGET_YEAR]
    for series in SERIES:
        sums = [(month, of[to_date(series, month)]) for month in range(1, 13) if to_date(series, month) in of]
        for place, (month, amounts) in enumerate(sums):
            yield (series, 1, month), amounts
            yield from (((series, less + 1, month), amounts - other) for less, other in sums[:place])
        for month in range(1, 13):
            if in_month(series, month) not in of:
                continue
            alone = of[in_month(series, month)]
            yield (series, month, month), alone
            if month > 1 and to_date(series, month) in of:
                yield (series, 1, month - 1), of[to_date(series, month)] - alone
