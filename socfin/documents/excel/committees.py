"""The workbook's sheet of what has moved in each of a municipality's committees: true kronor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.sheets import Cell, add_words_sheet
from socfin.documents.outline import Outline
from socfin.domain.municipal.sections import CommitteeRow
from socfin.domain.report import Report
from socfin.services.prose.committee_words import late_words

HEADINGS = (
    ("Nämnd", 34),
    ("Avvikelsen ändrad", 18),
    ("Prognos mot budget", 18),
    ("Troligen lägst", 18),
    ("Troligen högst", 18),
    ("Prognosen ändrad", 18),
    ("Beslutade åtgärder", 12),
    ("Åtgärderna ger i år", 18),
    ("Publicerat", 28),
)


def add_committees(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """One row each and their sum; no sheet of a report without committees."""
    if report.committees:
        rows = [_cells(row, report) for row in report.committees]
        add_words_sheet(book, looks, say, "Sedan förra månaden", (HEADINGS, rows))


def _cells(row: CommitteeRow, report: Report) -> Sequence[Cell]:
    return (
        row.name,
        row.moved_ore,
        row.forecast_ore,
        row.low_ore,
        row.high_ore,
        row.forecast_moved_ore,
        str(row.measures) if row.reported else "",
        row.measures_ore,
        row.published if row.reported else late_words(row, report),
    )
