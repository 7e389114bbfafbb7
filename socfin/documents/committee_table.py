"""The table of what has moved and is decided in each of a municipality's committees; no arithmetic."""

from __future__ import annotations

from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.domain.moments import clock
from socfin.domain.money import MISSING, format_amount
from socfin.domain.municipal.sections import CommitteeRow
from socfin.domain.report import Report, RowKind
from socfin.services.prose.committee_words import COMMITTEES, late_words, measures_words

HEADINGS = (
    "Nämnd",
    "Avvikelsen ändrad",
    "Prognos mot budget",
    "Troligen lägst",
    "Troligen högst",
    "Prognosen ändrad",
    "Beslutade åtgärder",
    "Publicerat",
)
AT_A_GLANCE = ("Avvikelsen ändrad", "Prognos mot budget", "Prognosen ändrad", "Beslutade åtgärder")
"""The columns that a room can take in."""
READING = (
    "Ändrad: nu minus föregående månad samma år; minus är sämre. Åtgärderna är de beslutades antal "
    "och vad de ska ge i år. "
    "Summans spann är nämndernas lagda till varandra."
)


def committee_tables(report: Report) -> tuple[Table, ...]:
    """The one table; none of a report without committees."""
    if not report.committees:
        return ()
    caption = f"{report.span.label.capitalize()}, belopp i {report.unit.label}. {READING}"
    return (Table(COMMITTEES, caption, HEADINGS, tuple(_row(row, report) for row in report.committees)),)


def _row(row: CommitteeRow, report: Report) -> TableRow:
    kind = RowKind.COMMITTEE if row.code else RowKind.TOTAL
    amounts = (row.moved_ore, row.forecast_ore, row.low_ore, row.high_ore, row.forecast_moved_ore)
    cells = (
        *(Cell(format_amount(amount, report.unit, signed=True)) for amount in amounts),
        Cell(measures_words(row, report.unit)),
        Cell(_when(row, report), is_text=True),
    )
    return TableRow(row.name, 1, kind, False, cells)


def _when(row: CommitteeRow, report: Report) -> str:
    """The day, or why there is none; of the sum nothing."""
    if not row.reported:
        return late_words(row, report)
    return clock(row.published[:10]) if row.published else "" if not row.code else MISSING
