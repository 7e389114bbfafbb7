"""Every cell that a committee's pages print of a year, by unit and by line; never what of it is hidden."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.services.ledger.measures import LINES, Measured
from socfin.services.ledger.plan import Measure, Series, in_month, to_date
from socfin.services.ledger.rollup import Truth, Whole
from socfin.services.ledger.spans import latest_forecast
from socfin.services.masking.judged_cells import Cells
from socfin.services.report.placement import ModelForecast


def net_cells(year: Measured, codes: Sequence[str]) -> Cells:
    """Net amounts of every measure of the year, and of months that are only what is left of a sum.

    `year` is measured at the last published month; what hangs on each verksamhet itself, in öre.
    """
    own = year.rolled.own
    return _cells(year, codes, own.amounts, own.given & ~own.missing)


def line_cells(year: Measured, codes: Sequence[str]) -> dict[Line, Cells]:
    """The same for each line that the year's files speak of; every line has the same cells."""
    sums = year.facts.chosen(year.choice)
    known = sums.given & ~sums.missing
    return {
        line: _cells(year, codes, sums.amounts[:, :, number], known[:, :, number])
        for number, line in enumerate(LINES)
        if sums.given[:, :, number].any()
    }


def line_amounts(year: Measured, codes: Iterable[str]) -> dict[int, set[Ore]]:
    """What some verksamheter have of any line in any measure, in öre, by the month (yyyymm) it is known.

    A budget and last year's outcome are known before the year; zero is no amount.
    """
    places = [year.tree.positions[code] for code in codes if code in year.tree.positions]
    known = year.facts.chosen(year.choice).amounts[:, places, : len(LINES)]
    sums: dict[int, set[Ore]] = {}
    for measure, number in year.index.items():
        month = measure.month if measure.series is Series.OUTCOME else 0
        amounts = sums.setdefault(year.month.year * 100 + month, set())
        amounts.update(int(amount) for amount in np.unique(known[number]) if amount)
    return sums


def line_forecast_cells(
    year: Measured,
    codes: Sequence[str],
    parents: Container[str],
    months: Mapping[Month, Mapping[str, ModelForecast]],
) -> dict[Line, Cells]:
    """Each line's forecasts after each month, those of the files and the model's, of what has no parts.

    Only lines of which a forecast speaks; they have the same cells.
    """
    leaves = [code for code in codes if code not in parents]
    places, shape = [year.tree.positions[code] for code in codes], (len(months), len(codes), len(LINES))
    amounts, known = np.zeros(shape, dtype="int64"), np.zeros(shape, dtype=bool)
    since = np.array([month.number for month in months], dtype="int64")
    for number, month in enumerate(months):
        pieces = [piece.index for piece in latest_forecast(year.pieces, month) or ()]
        sums = year.facts.over(pieces, axis=0)
        known[number] = (sums.given & ~sums.missing)[places, : len(LINES)]
        amounts[number] = np.where(known[number], sums.amounts[places, : len(LINES)], 0)
    by_line = {
        line: Cells(tuple(codes), amounts[:, :, number], known[:, :, number], since).and_also(
            replace(
                Cells.of(codes, [_modelled(line, month, leaves) for month in months.values()]), since=since
            )
        )
        for number, line in enumerate(LINES)
    }
    return {line: cells for line, cells in by_line.items() if cells.given.any()}


def _modelled(line: Line, model: Mapping[str, ModelForecast], codes: Iterable[str]) -> dict[str, Ore | None]:
    """By code, what the model says of a line where it divides its forecast; nothing is no amount."""
    return {code: model[code].lines.get(line.value) or None for code in codes if code in model}


def forecast_cells(
    codes: Sequence[str], below: Mapping[str, Sequence[str]], months: Mapping[Month, Mapping[str, Ore]]
) -> Cells:
    """One cell for each month's official forecasts of the full year, öre by code; told since the month.

    What has parts of its own counts with what its forecast is beyond theirs: it may be assessed as a whole.
    """
    cells = Cells.of(
        codes, [{code: _beyond(code, below, forecasts) for code in codes} for forecasts in months.values()]
    )
    return replace(cells, since=np.array([month.number for month in months], dtype="int64"))


def _beyond(code: str, below: Mapping[str, Sequence[str]], forecasts: Mapping[str, Ore]) -> Ore | None:
    amount = forecasts.get(code)
    if amount is None or code not in below:
        return amount
    return amount - sum(forecasts.get(part, 0) for part in below[code]) or None


def _cells(year: Measured, codes: Sequence[str], amounts: Whole, given: Truth) -> Cells:
    """Measures and differences as cells, the tree's verksamheter in the order of `codes`.

    Deviations that a file states are none of them: no reader that anything is hidden from is shown one.
    """
    places = [year.tree.positions[code] for code in codes]
    known = np.where(given, amounts, 0)
    over = list(_left_over(year))
    left = [(known[now] - known[less].sum(0), given[[now, *less]].any(0)) for now, less in over]
    shown = [number for measure, number in year.index.items() if measure.series is not Series.DEVIATION]
    since = np.array([_told_since(year, measure) for measure in year.index], dtype="int64")
    return Cells(
        tuple(codes),
        np.vstack([known[shown], *(amounts_left for amounts_left, _ in left)])[:, places],
        np.vstack([given[shown], *(known_left for _, known_left in left)])[:, places],
        since[[*shown, *(now for now, _ in over)]],
    )


def _told_since(year: Measured, measure: Measure) -> int:
    """The month in which a measure is first printed, or could be.

    A budget and last year's outcome with the year's first month; the newest forecast of a file with the last.
    """
    if measure.series is Series.FORECAST:
        return year.month.number
    return Month(year.month.year, measure.month if measure.series is Series.OUTCOME else 1).number


def _left_over(year: Measured) -> Iterator[tuple[int, list[int]]]:
    """The places of a sum to date, and of what is known of it: the rest is months that no file gives.

    The sum before it, and months known by themselves since then; two quarters or a gap of five months as
    well as two months side by side. Where every month is known by itself nothing is left.
    """
    for series in (Series.BUDGET, Series.OUTCOME, Series.LAST_YEAR):
        before = 0
        for month in range(1, 13):
            if to_date(series, month) not in year.index:
                continue
            alone = [
                number for number in range(before + 1, month + 1) if in_month(series, number) in year.index
            ]
            less = [in_month(series, number) for number in alone] + (
                [to_date(series, before)] if before else []
            )
            if less and len(alone) < month - before:
                yield year.index[to_date(series, month)], [year.index[key] for key in less]
            before = month
