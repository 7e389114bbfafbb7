"""Which rows of a Report stand on which page when it is shown on a projector; no new figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socfin.domain.report import Report, ReportRow
from socfin.services.report.bridge import bridge
from socfin.services.report.highlights import explained, untold_sentence

MOST_ROWS = 9
"""What a projector holds at a size that the last row can read."""

MOST_STEPS, MOST_PARTS = 5, 4
"""Steps beside the answer, and parts beside a text, with a bar of their own; the rest is gathered."""


@dataclass(frozen=True, slots=True)
class Slides:
    """The pages of a presentation."""

    tables: tuple[tuple[ReportRow, ...], ...]
    """The rows directly under the total, so many to a page."""
    explained: tuple[tuple[ReportRow, Report | None], ...]
    """A page each: the rows that need attention, largest deviation first, with their parts or None."""
    untold: str
    """What is said of the rows that have no page; "" when all have."""


def slides(report: Report) -> Slides:
    """The table, and a page for each row that needs attention; what is said of the whole has its own page."""
    top = tuple(replace(row, has_children=False) for row in report.top)
    pages = -(-len(top) // MOST_ROWS)
    size = -(-len(top) // pages) if pages else 1
    tables = tuple(top[start : start + size] for start in range(0, len(top), size))
    rows = (row for row in explained(report) if row is not report.total)
    return Slides(tables, tuple((row, parts_of(report, row)) for row in rows), untold_sentence(report))


def first_of(report: Report) -> Report:
    """The report with a bridge that has room beside its answer; its own where that is short enough."""
    if len(report.bridge) <= MOST_STEPS + len(("Budget", "Övriga", "Utfall")):
        return report
    return replace(report, bridge=bridge(report.total, report.rows or report.lines, most=MOST_STEPS))


def parts_of(report: Report, row: ReportRow) -> Report | None:
    """A row with those directly under it as a report of its own, for its picture; None without parts."""
    below = tuple(replace(part, level=1) for part in report.rows if part.parent == row.code)
    steps = bridge(row, below, most=MOST_PARTS)
    return replace(report, total=row, rows=below, lines=(), bridge=steps) if below and steps else None
