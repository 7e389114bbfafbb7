"""A frame of a long file's cells as figures and problems, step by step; never how the cells were found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, error
from socfin.domain.lines import BESIDE_NET
from socfin.domain.listing import first_of
from socfin.domain.period import Month
from socfin.frames.figures import FrameFigures
from socfin.importers.long import checks
from socfin.importers.long.accumulated import is_said, looks_accumulated, says_accumulated, taken_apart
from socfin.importers.long.cells import Cells
from socfin.importers.long.closing import with_closing
from socfin.importers.long.header import Header
from socfin.importers.long.keys import FORECAST
from socfin.importers.long.rows import Rows, rows_of
from socfin.importers.long.sums.beside_net import with_lines_beside
from socfin.importers.long.sums.counted_once import Counted, counted_once
from socfin.importers.long.sums.dimension_sums import Kept, without_dimension_sums
from socfin.importers.long.sums.printed_sums import Held, held_sums
from socfin.importers.long.sums.repeats import without_dimensions
from socfin.importers.long.trade import Read, trade_of
from socfin.importers.long.unnamed import asked_of_unnamed, with_units_above
from socfin.importers.long.years import with_periods
from socfin.importers.options import Options
from socfin.importers.report.accounted.by_row import Ints, rows_told
from socfin.importers.report.layout.month_columns import DAY
from socfin.importers.spelling.committees import same_name
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.title_periods import said_in
from socfin.importers.stated_size import Size, rows_apart, size_said, total_apart

NAME = "long"


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The figures as they will be published, and what their file's own sums say of them."""

    frame: pd.DataFrame
    used: Ints
    """The file's rows that became figures, or were added to one."""
    counted: Counted
    held: Held
    beside: frozenset[str]
    """The verksamheter that are lines beside the net."""
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    trade: FrameFigures | tuple[()] = ()


def interpret(frame: pd.DataFrame, header: Header, options: Options) -> Parsed:
    """A frame of the file's cells, indexed by row number, as figures and problems."""
    refused = _refused(frame, options)
    if refused is not None:
        return Parsed(format=NAME, problems=(refused,))
    frame = with_periods(_without_day_made(frame, header), header.text("period"))
    frame, of_titles, unsure = _with_titles_period(frame, header, options)
    if "period" not in frame and options.period is None:
        return Parsed(format=NAME, problems=(checks.no_period(),))
    frame = with_units_above(frame, options.unnamed)
    rows = rows_of(frame, header, options)
    named, confused = _named(rows)
    figures = _figures(rows, named, header, options)
    made, keys = figures.frame, rows.keys
    return Parsed(
        format=NAME,
        figures=FrameFigures(made.reset_index(drop=True)),
        trade=figures.trade,
        verksamheter=tuple(v for v in named.values() if v.code and v.code not in figures.beside),
        root=next((NamedVerksamhet("", v.name) for v in named.values() if not v.code and v.name), None),
        accounts=checks.pairs(keys.account, keys.account_name),
        problems=(
            *unsure,
            *asked_of_unnamed(rows.cells, made, options.unnamed),
            *rows.problems,
            *figures.problems,
            *checks.missing_amounts(made),
            *confused,
            *checks.unlike_period(made, options.period),
            *_of_size(frame, rows, header),
        ),
        printed=figures.held.printed,
        period=_last_month(made),
        notes=(
            f"Beloppen är i {rows.amounts.unit}.",
            *of_titles,
            *rows.notes,
            *figures.notes,
            *_unread(header),
            _accounted(frame, rows, figures),
        ),
    )


def _of_size(frame: pd.DataFrame, rows: Rows, header: Header) -> tuple[Problem, ...]:
    """What the file says of its own rows and total and does not have."""
    size = size_said(header.titles)
    if size == Size():
        return ()
    ore = rows.amounts.ore
    counts = (len(frame), len(rows.cells), int(ore.notna().sum()), len(frame) + 1)
    of_figures = rows.figures["amount_ore"]
    sums = (int(of_figures.sum()), int(ore.sum()), int(ore.abs().sum()))
    return (*rows_apart(size, counts), *total_apart(size, rows.amounts.per_unit, sums))


def _refused(frame: pd.DataFrame, options: Options) -> Problem | None:
    if frame.empty:
        return _no_rows()
    return _no_scenario() if "scenario" not in frame and options.scenario is None else None


def _with_titles_period(
    frame: pd.DataFrame, header: Header, options: Options
) -> tuple[pd.DataFrame, tuple[str, ...], tuple[Problem, ...]]:
    """The cells with the period that the titles say, where no column does, with what is told and asked of it.

    Amounts under "oktober 2025" may be of that month or of January to it.
    """
    months = said_in(header.titles) if "period" not in frame and options.period is None else None
    span = months.span() if months is not None else None
    if span is None:
        return frame, (), ()
    single = span.months == 1 and span.last.month > 1
    known = is_said(header, options) or says_accumulated(header, options)
    asked = (checks.month_or_more(span.last, header.amounts[0]),) if single and not known else ()
    cells = pd.Categorical([str(span)]).repeat(len(frame))
    note = f"Ingen kolumn säger perioden. Den är titelns: {span.label}."
    return frame.assign(period=cells), (note,), asked


def _without_day_made(frame: pd.DataFrame, header: Header) -> pd.DataFrame:
    """The cells without a bare "Datum" that is one day on every row: when the list was made, most likely."""
    if plain(header.text("period")) != DAY or "period" not in frame:
        return frame
    days = {word for word in frame["period"].astype("str") if word.strip() and word != "nan"}
    return frame.drop(columns="period") if len(days) == 1 else frame


def _named(rows: Rows) -> tuple[dict[str, NamedVerksamhet], tuple[Problem, ...]]:
    """The verksamheter that the rows name, by code."""
    keys = rows.keys
    parents = Cells(rows.cells).texts("överordnad")
    names = {"code": keys.verksamhet, "name": keys.verksamhet_name, "parent": parents}
    frame = pd.DataFrame(names | {"row": rows.cells.index})[~keys.turned]
    named, confused = checks.named_verksamheter(frame)
    return {unit.code: unit for unit in named}, confused


def _figures(rows: Rows, named: Mapping[str, NamedVerksamhet], header: Header, options: Options) -> Figures:
    """The good rows added up where a dimension parts them, without sums, each in its own months."""
    good = rows.figures[~rows.bad]
    if rows.keys.turned.any():
        words = ["verksamhet_code", "account"]
        good = good.assign(**{name: good[name].cat.remove_unused_categories() for name in words})
    used = good["row"].to_numpy(dtype="int64")
    beside = with_lines_beside(good, named, options.under_sum)
    good = beside.figures
    late = rows.late[rows.cells.index.isin(good.index)]
    alone = good[~late] if late.any() else good
    apart = without_dimension_sums(alone, rows.cells, header, rows.amounts.per_unit, options.alike)
    now, repeats, added = without_dimensions(apart.figures, rows.cells, header.unread, options.repeats)
    at = np.repeat([False, True], [len(now), int(late.sum())])
    every = with_closing(pd.concat([now, good[late]]) if late.any() else now, at)
    counted = _counted(every, named, apart, rows.amounts.per_unit, options)
    held = held_sums(rows.sums, counted.figures, rows.amounts.per_unit)
    to_date = _to_date(rows, header, options)
    made, asked, notes = _in_months(counted.figures, rows, header, options, to_date)
    if counted.checked or counted.wrong or beside.left:
        used = used[~np.isin(used, [*counted.checked, *counted.wrong, *beside.left])]
    problems = (*beside.problems, *repeats, *counted.problems, *held.problems, *asked)
    trade, of_trade = trade_of(Read(rows, used, beside.codes, to_date), made, header, options)
    notes = (*beside.notes, *apart.notes, *added, *held.notes, *notes, *of_trade)
    return Figures(made, used, counted, held, beside.codes, problems, notes, trade)


def _counted(
    figures: pd.DataFrame,
    named: Mapping[str, NamedVerksamhet],
    apart: Kept,
    per_unit: int,
    options: Options,
) -> Counted:
    """The figures without sums, and those of unused dimensions among what was found.

    What stands beside the net is no part of a sum of the net.
    """
    beside = figures["line"].isin([line.value for line in BESIDE_NET])
    counted = counted_once(
        figures[~beside],
        {code: unit.parent_code for code, unit in named.items() if unit.parent_code},
        {code: unit.name for code, unit in named.items()},
        partial(_is_committee, named, options.committee),
        per_unit,
        options.alike,
    )
    return replace(
        counted,
        figures=pd.concat([counted.figures, figures[beside]]) if beside.any() else counted.figures,
        checked=(*apart.checked, *counted.checked),
        wrong=(*apart.wrong, *counted.wrong),
        problems=(*apart.problems, *counted.problems),
    )


def _is_committee(named: Mapping[str, NamedVerksamhet], committee: str, code: str) -> bool:
    """True for the rows without code, and for a verksamhet that is called as the committee."""
    return not code or (code in named and same_name(named[code].name, committee))


def _to_date(rows: Rows, header: Header, options: Options) -> np.ndarray:
    """Which rows have amounts accumulated from January."""
    keys, every = rows.keys, says_accumulated(header, options)
    accumulated: np.ndarray = (keys.to_date | (every & keys.alone)) & (keys.scenario != FORECAST)
    return accumulated


def _in_months(
    figures: pd.DataFrame, rows: Rows, header: Header, options: Options, to_date: np.ndarray
) -> tuple[pd.DataFrame, tuple[Problem, ...], tuple[str, ...]]:
    """The figures with accumulated amounts taken apart, or what is said of those that look accumulated."""
    if to_date.any():
        to_date_rows = figures["row"].isin(rows.cells.index[to_date]).to_numpy()
        return (
            taken_apart(figures, to_date_rows),
            (),
            ("Beloppen är ackumulerade från januari och delas i månader.",),
        )
    if is_said(header, options):
        return figures, (), ()
    return figures, tuple(looks_accumulated(figures, header.amounts[0])), ()


def _accounted(frame: pd.DataFrame, rows: Rows, figures: Figures) -> str:
    """What became of every row with an amount."""
    index = frame.index.to_numpy(dtype="int64")
    given = index[rows.amounts.ore.notna().to_numpy(dtype=bool)]
    unreadable = np.array([*rows.amounts.unreadable], dtype="int64")
    numbers = np.concatenate([given, unreadable])
    counted, held = figures.counted, figures.held
    wrong = {*counted.wrong, *(set(rows.sums["row"].tolist()) - set(held.tied))}
    return rows_told(numbers, figures.used, {*counted.checked, *held.tied}, wrong)


def _unread(header: Header) -> tuple[str, ...]:
    """The columns that are not read, by their headings."""
    words = [f"”{shown(text)}”" for text in header.unread]
    if not words:
        return ()
    what = "Kolumnen {} används inte." if len(words) == 1 else "Dessa kolumner används inte: {}."
    return (what.format(first_of(words)),)


def _last_month(figures: pd.DataFrame) -> Month | None:
    """The last month with an outcome, else the last month of the file."""
    outcome = figures.loc[
        (figures["scenario"] == Scenario.OUTCOME.value) & figures["amount_ore"].notna(), "last_month"
    ]
    last = (outcome if len(outcome) else figures["last_month"]).max()
    return None if pd.isna(last) else Month.from_number(int(last))


def _no_scenario() -> Problem:
    return error(
        "Filen säger inte om beloppen är budget, utfall eller prognos.",
        "Välj vad beloppen är under Så lästes filen (--scenario i kommandot).",
        code="unknown_scenario",
    )


def _no_rows() -> Problem:
    return error(
        "Filen har en rubrik men inga rader.",
        "Kontrollera att exporten fick med raderna och lämna in den igen.",
        code="empty",
    )
