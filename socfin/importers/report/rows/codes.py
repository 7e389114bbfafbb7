"""Codes that are none: dates and powers of ten that Excel has made, and intervals; never what a code was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from socfin.domain.figures import Parsed, Problem, error
from socfin.importers.containers.cells import KEPT, Cell, column_name, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.several_codes import says_several, several_problems
from socfin.importers.spelling.turned_codes import CODE, became, turned_problems

_OF_ACCOUNTS = re.compile(r"(?i)konto|accounts?\b")
_INTERVAL = re.compile(r"(\d{2,6})\s*(?:[-–—]|till|t\.?o\.?m\.?)\s*(\d{2,6})")
_CODES = (Role.LABEL, Role.CODE, Role.ACCOUNT)


def turned_codes(layout: Layout, reading: Reading) -> tuple[Problem, ...]:
    """An error for each cell of codes that holds a date or a power of ten, with its row and column."""
    problems: list[Problem] = []
    for column in reading.columns:
        if column.role not in _CODES:
            continue
        heading = column.header or column_name(column.index)
        cells = [(n, row[column.index]) for n, row in layout.body if column.index < len(row)]
        if not any(map(became, {cell for _, cell in cells})):
            continue
        turned = ((row, _spelled(cell), what) for row, cell in cells if (what := became(cell)))
        problems += turned_problems(turned, heading)
    return tuple(problems)


def several_codes(layout: Layout, reading: Reading) -> tuple[Problem, ...]:
    """An error for each cell of verksamheter that says several codes, where no column names the row."""
    columns = [c for c in reading.columns if c.role in (Role.LABEL, Role.CODE)]
    if any(c.role is Role.NAME for c in reading.columns):
        return ()
    problems: list[Problem] = []
    for column in columns:
        cells = [(n, row[column.index]) for n, row in layout.body if column.index < len(row)]
        if not any(says_several(text_of(cell)) for cell in {cell for _, cell in cells}):
            continue
        several = ((row, text) for row, cell in cells if says_several(text := text_of(cell)))
        problems += several_problems(several, column.header or column_name(column.index))
    return tuple(problems)


def account_intervals(layout: Layout) -> tuple[Problem, ...]:
    """An error for a column of accounts that holds mostly intervals of them, as "5000-5999"."""
    for heading in layout.columns:
        if not _OF_ACCOUNTS.search(heading.header):
            continue
        texts = [text_of(row[heading.index]) for _, row in layout.body if heading.index < len(row)]
        filled = list(filter(None, texts))
        intervals = list(filter(_is_interval, filled))
        if intervals and 2 * len(intervals) > len(filled):
            return (_intervals(heading.header, intervals[0]),)
    return ()


@lru_cache(maxsize=KEPT)
def _is_interval(text: str) -> bool:
    match = _INTERVAL.match(text)
    return match is not None and match[1] < match[2]


def _intervals(heading: str, example: str) -> Problem:
    return error(
        f"Kolumnen ”{shown(heading)}” har intervall av konton, som ”{shown(example)}”, och inga konton.",
        "Ta ut rapporten per konto, eller med radernas namn (Intäkter, Personal, Köp av verksamhet) "
        "i stället för intervallen.",
        column=heading,
        code="account_intervals",
    )


def _spelled(cell: Cell) -> str:
    return str(cell.date()) if isinstance(cell, dt.datetime) else text_of(cell)


def suggested(parsed: Parsed, tree: Mapping[str, str]) -> Parsed:
    """The problems with the code the tree has for a verksamhet of the same name; `tree` is code → name."""
    if not any(problem.code == CODE for problem in parsed.problems):
        return parsed
    codes = {plain(name): code for code, name in tree.items()}
    names = {unit.code: unit.name for unit in parsed.verksamheter}
    return replace(parsed, problems=tuple(_suggested(names, codes, parsed.problems)))


def _suggested(
    names: Mapping[str, str], codes: Mapping[str, str], problems: Iterable[Problem]
) -> Iterable[Problem]:
    for problem in problems:
        name = names.get(problem.message.partition("”")[2].partition("”")[0], "")
        code = codes.get(plain(name)) if problem.code == CODE and name else None
        yield (
            problem
            if code is None
            else replace(problem, remedy=f"”{name}” har koden {code} i nämndens träd. {problem.remedy}")
        )
