"""Whether two sayings of the same months tell a hidden unit that one of them lacks; shows nothing.

A unit whose file came late is not in what was frozen first: today's sum less the frozen one is that unit's.
So is a line that it has in one of them only. Rule: docs/meetings.md, "Små grupper".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from socfin.domain.lines import Line
from socfin.domain.report import Report
from socfin.services.ledger.measures import LINES, Measured
from socfin.services.ledger.plan import BUDGET_YEAR, FORECAST_YEAR, Series, in_month, to_date
from socfin.services.ledger.rollup import Whole
from socfin.services.masking.gathering import Gathering
from socfin.services.masking.judged_cells import Cells, Units, cells_of, is_safe

Kind = TypeVar("Kind", bound=np.generic)
SERIES = (Series.BUDGET, Series.OUTCOME, Series.LAST_YEAR)
Stretch = tuple[Series, int, int]
"""A series from one month to another."""


def tells_late_unit(old: Report, new: Report, units: Units, gatherings: Iterable[Gathering]) -> bool:
    """Whether some gathered unit has an amount in one of the reports only, and what differs is not safe.

    A correction of an amount that is in both is no unit's amount. Measure by measure, in öre.
    """
    codes = (units.root, *units.parents)
    before, after = (cells_of(report, codes).amounts for report in (old, new))
    return _tells(before, after, units, [gathering.codes for gathering in gatherings])


def tells_late_stretch(old: Measured, new: Measured, units: Units, gatherings: Iterable[Gathering]) -> bool:
    """The same of every stretch of months that both know, also of what two sums leave between them.

    What was said of April, less April alone, is what was then said of March.
    """
    before, after = (_net(year) for year in (old, new))
    return _tells_stretch((old, before), (new, after), units, [gathering.codes for gathering in gatherings])


def tells_late_line(
    old: Measured,
    new: Measured,
    units: Units,
    gatherings: Iterable[Gathering],
    sums: Collection[frozenset[Line]],
) -> bool:
    """The same of the sums of lines that the committee's statement tells, each by itself.

    The statement of every verksamhet without hidden parts is shown: what is left of it is all that is hidden,
    together. A unit that has a line in one of them only is late in that line, whatever else it has.
    """
    hidden = [code for gathering in gatherings for code in gathering.codes]
    if not sums:
        return False
    before, after = (_of_lines(year, sums) for year in (old, new))
    return _tells_stretch((old, before), (new, after), units, [hidden])


def _net(year: Measured) -> Whole:
    """[measure, node]: what is known of each verksamhet itself, 0 where nothing is."""
    own = year.rolled.own
    return np.where(own.given & ~own.missing, own.amounts, 0)


def _of_lines(year: Measured, sums: Iterable[frozenset[Line]]) -> Whole:
    """[measure, node, sum]: the same of each sum of lines."""
    own = year.facts.chosen(year.choice)
    known = np.where(own.given & ~own.missing, own.amounts, 0)[:, :, : len(LINES)]
    chosen = np.array([[line in lines for line in LINES] for lines in sums], dtype=np.int64)
    return known @ chosen.T


def _tells_stretch(
    old: tuple[Measured, Whole], new: tuple[Measured, Whole], units: Units, hidden: Iterable[Sequence[str]]
) -> bool:
    before, after = (dict(_stretches(year, amounts, units)) for year, amounts in (old, new))
    both = [stretch for stretch in before if stretch in after]
    if not both:
        return False
    then, now = (np.array([cells[code] for code in both]) for cells in (before, after))
    return _tells(then, now, units, hidden)


def _tells(before: Whole, after: Whole, units: Units, hidden: Iterable[Sequence[str]]) -> bool:
    """`before` and `after` are [cell, unit] or [cell, unit, sum]; each of `hidden` is known as a sum."""
    codes = (units.root, *units.parents)
    late = _by_unit((before == 0) != (after == 0))
    moved = late.any(axis=1)
    at_once = np.zeros(int(moved.sum()), dtype="int64")
    cells = Cells(codes, _by_unit(after - before)[moved], late[moved], at_once)
    return not all(is_safe(cells, units, tops) for tops in hidden)


def _by_unit(cells: NDArray[Kind]) -> NDArray[Kind]:
    """[cell, unit, sum] or [cell, unit] as [cell, unit]."""
    return np.moveaxis(cells, 1, -1).reshape(-1, cells.shape[1])


def _stretches(year: Measured, amounts: Whole, units: Units) -> Iterator[tuple[Stretch, Whole]]:
    """What each verksamhet itself has of every stretch that follows from the year's measures."""
    places = [year.tree.positions[code] for code in (units.root, *units.parents)]
    of = {measure: amounts[number][places] for measure, number in year.index.items()}
    for whole in (BUDGET_YEAR, FORECAST_YEAR):
        if whole in of:
            yield (whole.series, 1, 12), of[whole]
    for series in SERIES:
        sums = [(month, of[to_date(series, month)]) for month in range(1, 13) if to_date(series, month) in of]
        for place, (month, to_month) in enumerate(sums):
            yield (series, 1, month), to_month
            yield from (((series, less + 1, month), to_month - other) for less, other in sums[:place])
        for month in range(1, 13):
            if in_month(series, month) not in of:
                continue
            alone = of[in_month(series, month)]
            yield (series, month, month), alone
            if month > 1 and to_date(series, month) in of:
                yield (series, 1, month - 1), of[to_date(series, month)] - alone
