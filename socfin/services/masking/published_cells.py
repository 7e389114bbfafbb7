"""Every cell that a committee's pages print of a year, by unit and by line; never what of it is hidden."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import numpy as np

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.services.ledger.measures import LINES, Measured
from socfin.services.ledger.plan import Measure, Series, in_month, to_date
from socfin.services.ledger.rollup import Truth, Whole
from socfin.services.masking.judged_cells import Cells


def net_cells(year: Measured, codes: Sequence[str]) -> Cells:
    """Net amounts of every measure of the year, and of months that are only the difference of two sums.

    `year` is measured at the last published month; what hangs on each verksamhet itself, in öre.
    """
    own = year.rolled.own
    return _cells(year, codes, own.amounts, own.said & ~own.missing)


def line_cells(year: Measured, codes: Sequence[str]) -> dict[Line, Cells]:
    """The same for each line that the year's files speak of; every line has the same cells."""
    sums = year.facts.chosen(year.choice)
    known = sums.said & ~sums.missing
    return {
        line: _cells(year, codes, sums.amounts[:, :, number], known[:, :, number])
        for number, line in enumerate(LINES)
        if sums.said[:, :, number].any()
    }


def line_amounts(year: Measured, codes: Iterable[str]) -> dict[int, set[Ore]]:
    """What some verksamheter have of any line in any measure, in öre, by the month (yyyymm) it is known.

    A budget and last year's outcome are known before the year; zero is no amount.
    """
    places = [year.tree.positions[code] for code in codes if code in year.tree.positions]
    known = year.facts.chosen(year.choice).amounts[:, places, : len(LINES)]
    told: dict[int, set[Ore]] = {}
    for measure, number in year.index.items():
        month = measure.month if measure.series is Series.OUTCOME else 0
        amounts = told.setdefault(year.month.year * 100 + month, set())
        amounts.update(int(amount) for amount in np.unique(known[number]) if amount)
    return told


def forecast_cells(
    codes: Sequence[str], parents: Container[str], months: Iterable[Mapping[str, Ore]]
) -> Cells:
    """One cell for each month's official forecasts of the full year, of the units that have no parts."""
    leaves = [code for code in codes if code not in parents]
    return Cells.of(codes, [{code: one.get(code) for code in leaves} for one in months])


def _cells(year: Measured, codes: Sequence[str], amounts: Whole, said: Truth) -> Cells:
    """Measures and differences as cells, the tree's verksamheter in the order of `codes`."""
    places = [year.tree.positions[code] for code in codes]
    pairs = list(_months_between(year))
    now, before = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    known = np.where(said, amounts, 0)
    return Cells(
        tuple(codes),
        np.vstack([known, known[now] - known[before]])[:, places],
        np.vstack([said, said[now] | said[before]])[:, places],
    )


def _months_between(year: Measured) -> Iterator[tuple[int, int]]:
    """The places of two sums to date a month apart, whose difference is a month that no file gives."""
    for series in (Series.BUDGET, Series.OUTCOME, Series.LAST_YEAR):
        for month in range(2, 13):
            pair: tuple[Measure, Measure] = to_date(series, month), to_date(series, month - 1)
            if in_month(series, month) not in year.index and all(one in year.index for one in pair):
                yield year.index[pair[0]], year.index[pair[1]]
