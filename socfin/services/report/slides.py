"""Which rows of a Report stand on which page when it is shown on a projector; no new figures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socfin.domain.report import Report, ReportRow
from socfin.services.report.highlights import explained, untold_sentence

MOST_ROWS = 9
"""What a projector holds at a size that the last row can read."""


@dataclass(frozen=True, slots=True)
class Slides:
    """The pages of a presentation."""

    tables: tuple[tuple[ReportRow, ...], ...]
    """The rows directly under the total, so many to a page."""
    explained: tuple[ReportRow, ...]
    """A page each: the rows that need attention, largest deviation first."""
    untold: str
    """What is said of the rows that have no page; "" when all have."""


def slides(report: Report) -> Slides:
    """The answer, the deviations, the table, one page for each row that needs attention, the decision."""
    top = tuple(replace(row, has_children=False) for row in report.top)
    pages = -(-len(top) // MOST_ROWS)
    size = -(-len(top) // pages) if pages else 1
    tables = tuple(top[start : start + size] for start in range(0, len(top), size))
    passages, left = explained(report), untold_sentence(report)
    return Slides(tables, passages, left)
