"""What of a report is asked for by name: a figure and a row; and what is said when there is none."""

from __future__ import annotations

from django.http import Http404

from socfin.domain.asked.figure import FIGURES
from socfin.domain.columns import Column
from socfin.domain.report import Report, ReportRow


def figure_named(name: str) -> Column:
    """The column of a figure; Http404 with the names that there are."""
    column = FIGURES.get(name)
    if column is None:
        raise Http404(f"Siffran {name} finns inte. Det finns {', '.join(FIGURES)}.")
    return column


def row_coded(report: Report, code: str) -> ReportRow:
    """The row with the code, the total by the code of the whole; Http404 when there is none."""
    row = report.row(code)
    if row is None:
        raise Http404(f"Verksamheten {code} finns inte i perioden.")
    return row
