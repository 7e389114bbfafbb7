"""Learns the table of priors of the forecast's combination from a file of real monthly figures.

    nice .venv/bin/python -m benchmarks.learn_forecast ../shared/data/municipal-monthly.csv --version 3

writes socfin/services/forecast/priors.json. Only weights leave this script, never figures. It learns on the
file as it is and on variants of it that resemble what the engine may meet: no budgets, one year of history,
a first year, a year that starts in July, many small groups. The loss is the one judged: the weighted absolute
percentage error (WAPE), averaged over cells of group × month.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from socfin.services.forecast.arrays import Array, Whole
from socfin.services.forecast.combine import MOST, MOVERS, combine, correction_terms, remaining, terms
from socfin.services.forecast.intervals import expected_error, spread_terms
from socfin.services.forecast.methods import ALL
from socfin.services.forecast.panel import Panel, panel_of
from socfin.services.forecast.priors import TABLE, Priors, priors_of
from socfin.services.forecast.situation import FEATURES, Situation, situation_of

SOFT = 0.01  # the absolute error is rounded off below 1 %
LEAST_OUTCOME = 1e6  # smaller series-years are noise in this file
FOLDS = 4
TAIL = 0.11  # a little less than 10 %: what closed years tell widens by some two points of coverage
TEMPER = 0.85  # of 1: between one series, one vote (0) and one amount, one vote (1)
REST_TEMPER = 0.7  # the same where what remains is learned: 1 was 1.5 % worse held out, 0.5 alike
RARELY = 0.2  # what the rarer variants' lessons count: as much as the others', the usual was 1 % worse
BREAK = 2022  # the invasion: history, never a lesson


@dataclass(frozen=True)
class Lessons:
    """Scored origins (series × year × month) of one variant, flat: what was known, what it became, weight."""

    terms: Array
    records: Array
    relative: Array  # forecasts / scale
    usable: Array
    corrections: Array
    spread: Array
    spent: Array  # outcome so far / scale
    rest: Array  # the rules' median of what remains / scale
    outcome: Array  # / scale
    weight: Array
    month: Whole
    fold: Whole  # which quarter of the municipalities the series belongs to
    situation: Situation
    where: tuple[Whole, Whole, Whole]


def variants(frame: pd.DataFrame) -> Iterator[Panel]:
    """The panel as it is, and the cases that the engine may meet."""
    panel = panel_of(frame)
    yield panel
    yield replace(panel, budget=np.full_like(panel.budget, np.nan))
    for year in range(BREAK + 1, panel.years[-1] + 1):
        at = panel.years.index(year)
        if year == BREAK + 2:
            yield part(panel, at - 1, at + 1)
        yield part(panel, at, at + 1)
    yield starting_in(panel, 7)
    small = panel.group * 6 + np.arange(len(panel.series)) % 6
    yield replace(panel, group=np.unique(small, return_inverse=True)[1].astype(np.int64))


def part(panel: Panel, first: int, stop: int) -> Panel:
    """Only some of the years, as if the rest were never known."""
    return replace(
        panel,
        years=panel.years[first:stop],
        to_date=panel.to_date[:, first:stop],
        budget=panel.budget[:, first:stop],
    )


def starting_in(panel: Panel, month: int) -> Panel:
    """The same figures in years that start in another month; there are no budgets for such years."""
    monthly = np.diff(panel.to_date, axis=2).reshape(len(panel.series), -1)[:, month - 1 :]
    years = monthly.shape[1] // 12
    to_date = np.zeros((len(panel.series), years, 13))
    to_date[:, :, 1:] = np.cumsum(monthly[:, : years * 12].reshape(-1, years, 12), axis=2)
    return replace(panel, years=panel.years[:years], to_date=to_date, budget=np.full_like(to_date, np.nan))


def all_lessons(frame: pd.DataFrame, years: Iterable[int]) -> list[Lessons]:
    """The lessons of every variant; the file with and without its budgets is what is usually met."""
    usual, years = 2, list(years)
    lessons = [lessons_of(panel, years) for panel in variants(frame)]
    return lessons[:usual] + [replace(one, weight=RARELY * one.weight) for one in lessons[usual:]]


def lessons_of(panel: Panel, years: Iterable[int]) -> Lessons:
    """Months 1-11 of complete years; the year before must be complete where the panel has one."""
    situation = situation_of(panel)
    total = panel.total[:, :, 0]
    scored = panel.complete & (total > LEAST_OUTCOME) & np.isin(panel.years, list(years))[None]
    if len(panel.years) > 1:
        scored[:, 1:] &= panel.complete[:, :-1]
        scored[:, 0] = False
    series, year = np.nonzero(scored)
    where = (np.repeat(series, 11), np.repeat(year, 11), np.tile(np.arange(1, 12), len(series)))
    where = tuple(index[np.isfinite(situation.scale[where])] for index in where)
    scale, outcome = situation.scale[where], total[where[:2]]
    rest = remaining(situation)
    relative = np.where(situation.usable, situation.forecasts / situation.scale[..., None], 0.0)[where]
    _, cell = np.unique(panel.group[where[0]] * 100 + where[2], return_inverse=True)
    weight = scale / np.bincount(cell, outcome)[cell] / (cell.max() + 1 if len(cell) else 1)
    return Lessons(
        terms(situation)[where],
        situation.records[where],
        relative,
        situation.usable[where],
        correction_terms(situation, rest.differences)[where].reshape(len(scale), len(MOVERS) * 7),
        spread_terms(situation)[where],
        panel.to_date[where] / scale,
        rest.typical[where] / scale,
        outcome / scale,
        weight,
        where[2],
        folds(panel)[where[0]],
        situation,
        where,
    )


def folds(panel: Panel) -> Whole:
    """A number 0-3 per series, one for each municipality (named before the last hyphen)."""
    place = np.unique([name.rsplit("-", 1)[0] for name in panel.series], return_inverse=True)[1]
    return place.astype(np.int64) % FOLDS


def only(one: Lessons, rows: NDArray[np.bool_]) -> Lessons:
    """The lessons of some rows."""
    return Lessons(
        *(
            getattr(one, field.name)[rows]
            for field in fields(Lessons)
            if field.name not in ("situation", "where")
        ),
        one.situation,
        tuple(index[rows] for index in one.where),
    )


def joined(lessons: list[Lessons], name: str) -> Array:
    """One field of every variant, one after the other."""
    return np.concatenate([getattr(one, name) for one in lessons])


def descend(slope: Callable[[Array], Array], start: Array, *, steps: int, pace: float) -> Array:
    """Adam from `start`, slowing down over the last half."""
    at, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        now = slope(at)
        first, second = 0.9 * first + 0.1 * now, 0.99 * second + 0.01 * now * now
        rate = pace * min(1.0, 2 * (1 - step / steps) + 0.02)
        at -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-9)
    return at


def learn_weighing(lessons: list[Lessons], *, ridge: float = 3e-4, steps: int = 200) -> tuple[Array, Array]:
    """The weights' dependence on the situation, and on each rule's record."""
    by, records, relative, outcome, weight = (
        joined(lessons, name).astype(np.float32)
        for name in ("terms", "records", "relative", "outcome", "weight")
    )
    usable = joined(lessons, "usable")
    weight = tempered(weight)
    shape = (relative.shape[1], by.shape[1])

    def slope(at: Array) -> Array:
        table, record = at[:-2].reshape(shape), at[-2:]
        raw = np.where(usable, by @ table.T + records @ record, -np.inf)
        share = np.exp(raw - raw.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        forecast = (share * relative).sum(axis=1)
        error = forecast - outcome
        pull = weight * error / np.sqrt(error**2 + SOFT**2)
        back = pull[:, None] * share * (relative - forecast[:, None])
        return np.concatenate(
            [
                (back.T @ by).ravel() + 2 * ridge * at[:-2],
                np.einsum("nk,nkj->j", back, records) + 2e-4 * record,
            ]
        )

    found = descend(slope, np.zeros(shape[0] * shape[1] + 2, dtype=np.float32), steps=steps, pace=0.05)
    return found[:-2].reshape(shape), found[-2:]


def tempered(weight: Array, temper: float = TEMPER) -> Array:
    """The weights evened out a little, so that no single large series teaches alone; together 1."""
    evened = weight**temper
    return evened / evened.sum()


def learn_absolute(by: Array, outcome: Array, weight: Array, *, ridge: float, steps: int = 400) -> Array:
    """Least absolute deviations of `outcome` on `by`, shrunk towards 0."""
    by, outcome, weight = (values.astype(np.float32) for values in (by, outcome, tempered(weight)))

    def slope(at: Array) -> Array:
        error = by @ at - outcome
        return by.T @ (weight * error / np.sqrt(error**2 + SOFT**2)) + 2 * ridge * at

    return descend(slope, np.zeros(by.shape[1], dtype=np.float32), steps=steps, pace=0.02)


def learn_moves(lessons: list[Lessons], *, ridge: float = 4e-3, steps: int = 300) -> Array:
    """What moves the rules' median of what remains, so that outcome so far + it misses the year by least."""
    by, spent, rest, outcome = (
        joined(lessons, name).astype(np.float32) for name in ("corrections", "spent", "rest", "outcome")
    )
    weight = tempered(joined(lessons, "weight"), REST_TEMPER).astype(np.float32)

    def slope(at: Array) -> Array:
        forecast = rest * np.exp(np.clip(by @ at, -MOST, MOST))
        error = spent + forecast - outcome
        return by.T @ (weight * error / np.sqrt(error**2 + SOFT**2) * forecast) + 2 * ridge * at

    return descend(slope, np.zeros(by.shape[1], dtype=np.float32), steps=steps, pace=0.02)


def learn(lessons: list[Lessons], version: str) -> dict[str, object]:
    """The whole table, as it is kept."""
    table = learn_forecast(lessons, version)
    unseen, found = [], []
    for fold in sorted({int(number) for one in lessons for number in one.fold}):
        kept = priors_of(learn_forecast([only(one, one.fold != fold) for one in lessons], version))
        for one in lessons:
            left_out = only(one, one.fold == fold)
            unseen.append(left_out)
            found.append(errors(left_out, kept))
    return table | learn_spread(unseen, np.concatenate(found))


def learn_forecast(lessons: list[Lessons], version: str) -> dict[str, object]:
    """Everything but the range, which is left empty."""
    weighing, records = learn_weighing(lessons)
    correction = learn_moves(lessons).reshape(len(MOVERS), -1)
    return {
        "version": version,
        "features": list(FEATURES),
        "weighing": {name: rounded(row) for name, row in zip(ALL, weighing, strict=True)},
        "records": rounded(records),
        "correction": {name: rounded(row) for name, row in zip(MOVERS, correction, strict=True)},
        "spread": [0.0] * lessons[0].spread.shape[1],
        "low": [0.0] * 13,
        "high": [0.0] * 13,
    }


def errors(one: Lessons, priors: Priors) -> Array:
    """outcome / forecast - 1 of every row."""
    made = combine(one.situation, priors).forecast[one.where]
    return one.outcome * one.situation.scale[one.where] / made - 1


def learn_spread(lessons: list[Lessons], error: Array) -> dict[str, object]:
    """How large errors to expect, and the 10th and 90th percentile of errors in that unit, per month.

    The errors are those of municipalities that the weights were not learned on.
    """
    by, month = joined(lessons, "spread"), joined(lessons, "month")
    spread = learn_absolute(by, np.log(0.002 + np.abs(error)), np.ones(len(error)), ridge=1e-4)
    unit = error / expected_error(by, spread)
    low, high = [0.0], [0.0]
    for one_month in range(1, 13):
        near = unit[np.abs(month - min(one_month, 11)) <= 1]
        low.append(float(np.quantile(near, TAIL)))
        high.append(float(np.quantile(near, 1 - TAIL)))
    return {"spread": rounded(spread), "low": rounded(low), "high": rounded(high)}


def rounded(values: Iterable[float]) -> list[float]:
    """Three decimals are more than the data can tell."""
    return [round(float(value), 3) for value in values]


def main() -> None:
    """Reads the file named on the command line and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--version", default="1")
    parser.add_argument("--out", type=Path, default=TABLE)
    given = parser.parse_args()
    frame = pd.read_csv(given.file, sep=";")
    years = [year for year in sorted(frame["year"].unique()) if year > BREAK]
    table = learn(all_lessons(frame, years), given.version)
    given.out.write_text(spelled(table), encoding="utf-8")


def spelled(table: dict[str, object]) -> str:
    """The table as JSON with one rule a line."""
    lines = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in value.items())
            lines.append(f"  {json.dumps(key)}: {{\n{rows}\n  }}")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
