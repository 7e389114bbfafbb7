"""When what a figure follows from was changed, by whom and what it was; never what it became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.asked.figure import FIGURES, AskedFigure, reckoning
from socfin.domain.columns import Column
from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.selectors import forecasts, remarks
from socfin.selectors.ledger import counts_in, ever_published

if TYPE_CHECKING:
    from socfin.models import Committee, Publication

OUTCOMES = frozenset({Scenario.OUTCOME.value, Scenario.DEVIATION.value})
"""What a month is shown by."""
BUDGETS = frozenset({Scenario.BUDGET.value})
EVERYTHING = OUTCOMES | BUDGETS | {Scenario.FORECAST.value}
"""What forecasts follow from."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something that a figure follows from was changed, by whom and what."""

    at: datetime
    by: str
    what: str


def moments_of(committee: Committee, month: Month, asked: AskedFigure) -> list[Moment]:
    """Every moment since the month was first published at which the figure may have changed, in order.

    What came before that stands as of then.
    """
    first = _first_shown(committee, month)
    if first is None:
        return []
    moments = [moment for file in files_of(committee, month, asked) for moment in _of_file(file)]
    if scenarios_of(asked) == EVERYTHING and not asked.indicator:
        moments += _of_forecasts(committee, month)
    in_time = sorted(moments, key=lambda moment: moment.at)
    return list(
        {max(moment.at, first): replace(moment, at=max(moment.at, first)) for moment in in_time}.values()
    )


def scenarios_of(asked: AskedFigure) -> frozenset[str]:
    """The scenarios of files that the figure follows from."""
    return EVERYTHING if asked.indicator else _scenarios(FIGURES[asked.figure])


def files_of(committee: Committee, month: Month, asked: AskedFigure) -> list[Publication]:
    """What has been published, whatever came of it, that the figure follows from or did; oldest first."""
    scenarios = scenarios_of(asked)
    return [file for file in _files(committee, month, asked) if file.scenario in scenarios]


def _scenarios(column: Column) -> frozenset[str]:
    """The scenarios that a figure follows from, itself or through what it is reckoned from."""
    comes_of = reckoning(column)
    if comes_of is not None:
        return _scenarios(comes_of.part) | _scenarios(comes_of.whole)
    if column.key.startswith("budget"):
        return BUDGETS
    return EVERYTHING if column.key.startswith("forecast") else OUTCOMES


def _files(committee: Committee, month: Month, asked: AskedFigure) -> list[Publication]:
    """Of money or of the indicator, this year's, and last year's where the figure is held against it."""
    years = (month.year - 1, month.year) if "last_year" in asked.figure else (month.year,)
    return [
        file
        for year in years
        for file in ever_published(committee, year)
        if file.indicator == asked.indicator and (year != month.year or counts_in(file, month))
    ]


def _first_shown(committee: Committee, month: Month) -> datetime | None:
    """When the month was first published at all."""
    shown = [
        file.published_at
        for file in ever_published(committee, month.year)
        if not file.indicator and _shows(file, month)
    ]
    return min(shown, default=None)


def _shows(file: Publication, month: Month) -> bool:
    return file.scenario in OUTCOMES and (file.as_of or file.last) == month.yyyymm and not file.indicator


def _of_file(file: Publication) -> Iterator[Moment]:
    yield Moment(file.published_at, str(file.published_by), file.upload.filename)
    if file.withdrawn_at is not None:
        yield Moment(file.withdrawn_at, str(file.withdrawn_by), f"{file.upload.filename} ångrades")


def _of_forecasts(committee: Committee, month: Month) -> list[Moment]:
    assessed = [
        Moment(made.assessed_at, str(made.assessed_by), "Bedömd prognos")
        for made in remarks.assessments_after(committee, month)
    ]
    return assessed + [
        Moment(run.made_at, str(run.made_by), "Beräknad prognos")
        for run in forecasts.runs_of(committee, month)
    ]
