"""Reports that are told by weeks, refused by name: figures are kept by month; never how months are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socfin.domain.figures import Problem
from socfin.importers.containers.cells import text_of
from socfin.importers.containers.sheets import Sheet
from socfin.importers.options import Options
from socfin.importers.report.columns.chosen import said_of
from socfin.importers.report.layout.header import LOOK_AT, WIDEST, Layout
from socfin.importers.report.layout.mapping import Column, Mapping
from socfin.importers.report.layout.units_across import are_numbers
from socfin.importers.spelling.roles import Role
from socfin.importers.spelling.title_periods import said_in
from socfin.importers.weeks import is_week, is_week_column, week_in, weekly_refused

_FIGURES = (Role.AMOUNT, Role.DEVIATION, Role.SUM)
LEAST = 2
"""Rows that must be weeks for a column to be of them."""


def weekly(layout: Layout, mapping: Mapping, options: Options) -> Problem | None:
    """An error for amounts that a heading, a column beside them or a title says are of a week.

    Not where rows or headings say a month, or a person has said what the column covers.
    """
    figures = [c for c in mapping.columns if c.role in _FIGURES]
    open_figures = [c for c in figures if said_of(c, options.columns) is None]
    named = next((c.header for c in open_figures if week_in(c.header)), "")
    if named:
        return weekly_refused(named, layout.header_rows[-1])
    headings = dict(enumerate(layout.headings))
    monthly = mapping.has_row_months or any(headings[c.index].months for c in figures)
    if monthly or len(open_figures) < len(figures):
        return None
    weeks = (word for c in mapping.columns if c not in figures for word in _weeks_of(c, layout))
    titles = [text for text in layout.title_rows if week_in(text) and said_in([text]) is None]
    what = next(weeks, "") or next(iter(titles), "")
    return weekly_refused(what) if what else None


def weeks_across(sheets: Sequence[Sheet]) -> Problem | None:
    """The same for tables with weeks over their numbers, or with a column of weeks and none of months."""
    for sheet in sheets:
        for at, (number, row) in enumerate(sheet.rows[:LOOK_AT]):
            texts = [text_of(cell) for cell in row[:WIDEST]]
            below = sheet.rows[at + 1 :]
            for index, text in enumerate(texts):
                over = is_week_column(text) or (week_in(text) and are_numbers(below, index))
                if over and below and any(texts[:index]):
                    return weekly_refused(text, number)
    return None


def _weeks_of(column: Column, layout: Layout) -> Iterator[str]:
    """The heading of a column of weeks, or the first of its cells where these are weeks."""
    if is_week_column(column.header):
        yield column.header
    cells = [text for text in _texts(column, layout) if text]
    if len(cells) >= LEAST and 2 * sum(map(is_week, cells)) > len(cells):
        yield next(filter(is_week, cells))


def _texts(column: Column, layout: Layout) -> Iterator[str]:
    return (text_of(row[column.index]) for _, row in layout.body[:LOOK_AT] if column.index < len(row))
