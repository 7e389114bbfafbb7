"""The tables of a handed-in file and which of them is most likely meant; never how it is read."""

from __future__ import annotations

from socfin.domain.figures import Problem
from socfin.domain.period import Month
from socfin.importers.containers.sheets import Sheet
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.report.columns.period import is_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.tables import tables_of
from socfin.importers.report.other_sheets import figures_across, latest_month


def sheets_of(file: SourceFile) -> tuple[Sheet, ...]:
    """The file's sheets; () for a file that holds none."""
    return () if isinstance(file.grid, Problem) else file.grid.sheets


def layouts_of(file: SourceFile) -> list[Layout]:
    """Every table of every sheet, in order; looking for them takes a while in a large file."""
    return [layout for sheet in sheets_of(file) for layout in tables_of(sheet)]


def best_of(layouts: list[Layout], period: Month | None = None) -> Layout | None:
    """The layout that has most columns of amounts, first among those of the wanted period.

    Without one, of sheets called as months with as many columns, that of the last month.
    """
    if period is not None and len(layouts) > 1:
        layouts = [layout for layout in layouts if is_of(layout, period)] or layouts
    best = max(layouts, key=figures_across, default=None)
    if best is None or period is not None:
        return best
    return latest_month([each for each in layouts if figures_across(each) == figures_across(best)]) or best


def best_layout(file: SourceFile, period: Month | None = None) -> Layout | None:
    """The best of all the file's layouts; None for a file without a table."""
    return best_of(layouts_of(file), period)
