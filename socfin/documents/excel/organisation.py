"""The workbook's sheet of the organisation: a row for each box, a tree after another; true kronor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.sheets import Cell, add_words_sheet
from socfin.documents.outline import Outline
from socfin.domain.indicators import spell
from socfin.domain.report import Report
from socfin.services.prose.organisation_words import ORGANISATION

HEADINGS = (
    ("Månad", 10),
    ("Kod", 10),
    ("Verksamhet", 40),
    ("Nivå", 6),
    ("Hör till", 10),
    ("Chefer", 10),
    ("Anställda", 10),
    ("Årsarbetare", 12),
    ("Budget helår", 16),
    ("Ändring", 44),
)


def add_organisation(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """No sheet when there are no boxes."""
    rows: list[Sequence[Cell]] = [
        (
            *(box.month, box.code, box.name, str(box.level), box.parent),
            *(spell(box.heads, 0), spell(box.people, 0), spell(box.workers, 1)),
            *(box.year_budget_ore, box.remark),
        )
        for box in report.boxes
    ]
    if rows:
        add_words_sheet(book, looks, say, ORGANISATION, (HEADINGS, rows))
