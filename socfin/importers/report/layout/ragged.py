"""Rows of a text report with more numbers than the header has columns; never what the numbers are."""

from __future__ import annotations

from socfin.domain.figures import Problem
from socfin.importers.problems import each_row
from socfin.importers.ragged import filled, holds_number, too_many
from socfin.importers.report.layout.header import Layout


def ragged(layout: Layout) -> tuple[Problem, ...]:
    """An error per row with a number right of the header's last cell: one before it is cut in two, or moved.

    A workbook's cells stand where they stand: only a text file, whose sheet has no name, is cut by marks.
    """
    if layout.sheet.name:
        return ()
    width = max((len(row) for number, row in layout.sheet.rows if number in layout.header_rows), default=0)
    wide = ((n, row) for n, row in layout.body if len(row) > width and any(map(holds_number, row[width:])))
    rows = [(n, str(filled(row))) for n, row in wide]
    return each_row(rows, lambda row, values: too_many(row, int(values), width))
