"""What each row of a long file is about: verksamhet, account or line, scenario and months; never amounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario
from socfin.domain.lines import Line
from socfin.importers.long import checks
from socfin.importers.long.cells import Cells, Ints
from socfin.importers.long.closing import closing_rows
from socfin.importers.long.codes import turned_codes
from socfin.importers.long.words import (
    LINES,
    SCENARIOS,
    TO_DATE,
    WHOLE_YEAR,
    line_index,
    line_of_account,
    month_count,
    optional_month,
    scenario_index,
    scenario_months,
    stretch_of,
)
from socfin.importers.options import Options
from socfin.importers.problems import each_row

_PERIOD = (
    "Skriv år och månad i filen, till exempel 2022-03 eller 2022-01 – 2022-03, "
    "eller period under Så lästes filen (--period i kommandot)."
)
_LINE = "Skriv en rad som intäkter, kostnader, personalkostnader eller netto, eller lämna cellen tom."
_SCENARIO = "Skriv budget, utfall, prognos eller avvikelse."
_MONTHS = "Skriv hur många månader beloppet gäller, 1–12; tom cell betyder en månad."
FORECAST = SCENARIOS.index(Scenario.FORECAST)
BUDGET = SCENARIOS.index(Scenario.BUDGET)
DEVIATION = SCENARIOS.index(Scenario.DEVIATION)
Flags = np.ndarray
Check = tuple[np.ndarray, Callable[[int, str], Problem]]


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Columns of equal length in the file's order, the rows that cannot be used, and why."""

    verksamhet: pd.Series
    verksamhet_name: pd.Series
    account: pd.Series
    account_name: pd.Series
    line: Ints
    """The place in LINES; -1 where the row names none."""
    scenario: Ints
    last: Ints
    months: Ints
    as_of: Ints
    to_date: Flags
    """The rows that say that they are accumulated."""
    alone: Flags
    """The rows that say one month and no more."""
    turned: Flags
    bad: Flags
    problems: tuple[Problem, ...]

    @property
    def has_account(self) -> np.ndarray:
        """The rows with an account."""
        named: np.ndarray = (self.account != "").to_numpy() & (self.line < 0)
        return named


def keys_of(frame: pd.DataFrame, options: Options) -> Keys:
    """Every row's key, and all that cannot be read or does not hold together."""
    cells, late = Cells(frame), closing_rows(frame, options)
    verksamhet, verksamhet_name = cells.labels("verksamhet", "verksamhetsnamn")
    account, account_name, named = _accounts(cells)
    line = cells.numbers("rad", line_index, code="unknown_line", remedy=_LINE)
    times = _times(cells, late, options)
    turned, problems = turned_codes(frame)
    keys = Keys(
        verksamhet=verksamhet,
        verksamhet_name=verksamhet_name,
        account=account,
        account_name=account_name,
        line=np.where(line >= 0, line, named),
        scenario=times.scenario,
        last=times.last,
        months=_months(times.counted, times.stated, times.scenario),
        as_of=times.as_of,
        to_date=times.to_date,
        alone=(times.counted == 0) & (times.stated == 0),
        turned=turned,
        bad=cells.bad | turned,
        problems=(*cells.problems, *problems),
    )
    both = (account != "").to_numpy() & (line >= 0)
    return _checked(keys, frame, cells.bad, both, times, late)


@dataclass(frozen=True, slots=True, eq=False)
class _Times:
    """The scenario of each row and what its cells say of its months."""

    scenario: Ints
    last: Ints
    stated: Ints
    """How many months the period or the scenario says; 0 where they say one."""
    counted: Ints
    """How many months the column of its own says; 0 without."""
    as_of: Ints
    to_date: Flags
    year: Flags
    """The rows whose period is a year and no more."""

    @property
    def outcome_year(self) -> Flags:
        """The rows with a year's outcome, which is no month's."""
        hits: Flags = self.year & (self.scenario != BUDGET) & (self.scenario != FORECAST)
        return hits

    @property
    def differ(self) -> Flags:
        """The rows whose column of months says another number than their period."""
        hits: Flags = (self.counted > 0) & (self.stated > 0) & (self.counted != self.stated)
        return hits


def _times(cells: Cells, late: Flags, options: Options) -> _Times:
    scenario = cells.numbers("scenario", scenario_index(options), code="unknown_scenario", remedy=_SCENARIO)
    packed = cells.numbers("period", stretch_of(options), code="unknown_period", remedy=_PERIOD)
    as_of = cells.numbers("prognos_efter", optional_month, code="unknown_period", remedy=_PERIOD)
    counted = cells.numbers("månader", month_count, code="unknown_months", remedy=_MONTHS)
    given = as_of != 0
    if options.period is not None:
        as_of = np.where(given, as_of, options.period.number)
    last, stated = packed // 1000, packed // 10 % 100
    spoken = cells.numbers("scenario", scenario_months, code="unknown_scenario", remedy=_SCENARIO)
    spoken = np.where((stated == 0) & (counted == 0) & ~late, spoken, 0)
    last, stated, as_of = _with_spoken(spoken, last, stated, as_of)
    of_outcome = (scenario == DEVIATION) & ~given & (spoken != WHOLE_YEAR)
    as_of = np.where(of_outcome, 0, as_of)
    to_date = ((packed % 10 == 1) | (spoken == TO_DATE)) & (counted == 0)
    return _Times(scenario, last, stated, counted, as_of, to_date, packed % 10 >= 2)


def _accounts(cells: Cells) -> tuple[pd.Series, pd.Series, Ints]:
    """Accounts and names; the line, else -1, of each row that says "Netto" where its account should be."""
    account, name = cells.labels("konto", "kontonamn")
    lines = np.array([line_of_account(str(word)) for word in account.cat.categories], dtype="int64")
    if not len(lines) or (lines < 0).all():
        return account, name, np.full(len(account), -1, dtype="int64")
    named = lines[account.cat.codes.to_numpy()]
    words = account.astype("str").mask(named >= 0, "").astype("category")
    return words, name, named


def _with_spoken(spoken: Ints, last: Ints, stated: Ints, as_of: Ints) -> tuple[Ints, Ints, Ints]:
    """Last month, how many and when made, of rows whose scenario says them: "Utfall ack", "Årsbudget"."""
    year = spoken == WHOLE_YEAR
    months = np.where(year, 12, np.where(spoken == TO_DATE, last % 12 + 1, stated))
    return np.where(year, last // 12 * 12 + 11, last), months, np.where(year & (as_of == 0), last, as_of)


def _months(counted: Ints, stated: Ints, scenario: Ints) -> Ints:
    """How many months: by the column, else by the period's cell, else the year of a forecast, else one."""
    usual: Ints = np.where(scenario == FORECAST, 12, 1)
    months: Ints = np.where(counted > 0, counted, np.where(stated > 0, stated, usual))
    return months


def _checked(
    keys: Keys,
    frame: pd.DataFrame,
    unread: np.ndarray,
    both: np.ndarray,
    times: _Times,
    late: np.ndarray,
) -> Keys:
    """The keys with the rows that contradict themselves among the bad ones."""
    forecast = keys.scenario == FORECAST
    place = keys.last % 12
    wrong: tuple[Check, ...] = (
        (both, checks.both_account_and_line),
        (~unread & times.outcome_year, checks.year_alone),
        (~unread & times.differ, checks.months_differ),
        (~unread & ~forecast & (keys.months > place + 1), checks.too_many_months),
        (~unread & forecast & ((place != 11) | (keys.months != 12)), checks.not_full_year),
        (~unread & forecast & (keys.as_of == 0), checks.no_as_of),
        (~unread & late & (keys.months > 1), checks.closing_alone),
    )
    problems, bad = [*keys.problems], keys.bad.copy()
    for rows, make in wrong:
        if rows.any():
            problems += each_row(((int(row), "") for row in frame.index[rows]), make)
            bad |= rows
    return replace(keys, bad=bad, problems=tuple(problems))


def lines_named(keys: Keys) -> pd.Categorical[str]:
    """The line's word; NET where the row names neither account nor line, "" where it names an account."""
    words = [k.value for k in LINES]
    net = LINES.index(Line.NET)
    codes = np.where(keys.has_account, len(words), np.where(keys.line >= 0, keys.line, net))
    return pd.Categorical.from_codes(codes, pd.Index([*words, ""]))
