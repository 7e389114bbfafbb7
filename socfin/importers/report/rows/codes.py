"""Codes that Excel has turned into dates or powers of ten: an error per cell; never what the code was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from socfin.domain.figures import Parsed, Problem
from socfin.importers.containers.cells import Cell, column_name, is_number, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping as Reading
from socfin.importers.report.layout.mapping import Role
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.turned_codes import CODE, turned_problems

LARGEST = 1e11
"""No code has as many figures as a number that Excel shows as a power of ten."""
_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec)\.?"
_DATE = re.compile(
    rf"(?i)(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{4}})(?:[ T]\d\d:\d\d.*)?"
    rf"|\d\d?[- ]{_MONTH}|{_MONTH}[- ]\d{{2,4}}"
)
_POWER = re.compile(r"(?i)\d+(?:[.,]\d+)?E[+-]?\d+")
_CODES = (Role.LABEL, Role.CODE, Role.ACCOUNT)


def turned_codes(layout: Layout, reading: Reading) -> tuple[Problem, ...]:
    """An error for each cell of codes that holds a date or a power of ten, with its row and column."""
    problems: list[Problem] = []
    for column in reading.columns:
        if column.role not in _CODES:
            continue
        heading = column.header or column_name(column.index)
        cells = ((n, row[column.index]) for n, row in layout.body if column.index < len(row))
        turned = ((row, _spelled(cell), what) for row, cell in cells if (what := _became(cell)))
        problems += turned_problems(turned, heading)
    return tuple(problems)


def _became(cell: Cell) -> str:
    """What Excel has made of a code; "" for a code that is whole."""
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return "ett datum"
    if is_number(cell):
        return "ett tal" if abs(float(str(cell))) >= LARGEST else ""
    text = text_of(cell)
    if _DATE.fullmatch(text):
        return "ett datum"
    return "ett tal" if _POWER.fullmatch(text) else ""


def _spelled(cell: Cell) -> str:
    return str(cell.date()) if isinstance(cell, dt.datetime) else text_of(cell)


def suggested(parsed: Parsed, tree: Mapping[str, str]) -> Parsed:
    """The problems with the code the tree has for a verksamhet of the same name; `tree` is code → name."""
    if not any(problem.code == CODE for problem in parsed.problems):
        return parsed
    codes = {plain(name): code for code, name in tree.items()}
    names = {one.code: one.name for one in parsed.verksamheter}
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
