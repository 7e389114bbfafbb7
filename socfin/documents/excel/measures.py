"""The workbook's sheets of measures and proposals, and of what each gave by month: true kronor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.sheets import Cell, add_words_sheet
from socfin.documents.outline import Outline
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.report import Report
from socfin.services.measures.plan import PlanRow, plan_of
from socfin.services.measures.rows import decided, proposed
from socfin.services.prose.measure_words import PLAN, proof_value

HEADINGS = (
    ("Åtgärd eller förslag", 34),
    ("Verksamhet", 22),
    ("Läge", 11),
    ("Sedan", 11),
    ("Beslutat av", 16),
    ("Beslutat den", 11),
    ("Paragraf", 11),
    ("Diarienummer", 13),
    ("Ansvarig", 18),
    ("Från", 9),
    ("Till", 9),
    ("Per månad", 11),
    ("Helår", 11),
    ("I år", 11),
    ("Väntat hittills", 11),
    ("Uppföljt hittills", 11),
    ("Kvar i år", 11),
    ("Konsekvens", 34),
    ("I ord", 26),
)
MONTHS = (
    ("Åtgärd", 44),
    ("Verksamhet", 28),
    ("Månad", 10),
    ("Väntat", 14),
    ("Uppföljt", 14),
    ("Visas av", 24),
    ("Månadens värde", 18),
    ("Före åtgärden", 18),
    ("I ord", 40),
)
PLANNED = (
    ("Åtgärd eller förslag", 44),
    ("Verksamhet", 28),
    ("Läge", 14),
    ("Från", 10),
    ("Till", 10),
)
"""Before a column for each year of the plan."""


def add_measures(book: Any, looks: Formats, report: Report, say: Outline) -> None:
    """One row each, then a row for every month, then the plan; no sheet of what there is not."""
    rows = [*decided(report.measures), *proposed(report.measures)]
    if rows:
        add_words_sheet(book, looks, say, "Åtgärder", (HEADINGS, [_about(row) for row in rows]))
    months = [cells for row in decided(report.measures) for cells in _months(report, row)]
    if months:
        add_words_sheet(book, looks, say, "Åtgärders effekt", (MONTHS, months))
    plan = plan_of(report)
    if plan is not None:
        years = ((str(year), 14) for year in plan.years)
        every = [_planned(each) for each in plan.rows]
        add_words_sheet(book, looks, say, PLAN, ((*PLANNED, *years), every))


def _planned(each: PlanRow) -> Sequence[Cell]:
    row = each.row
    return (row.text, row.verksamhet, row.state.label, row.first, row.last, *each.amounts)


def _about(row: MeasureRow) -> Sequence[Cell]:
    words = (row.text, row.verksamhet, row.state.label, row.since, row.body, row.decided, row.item, row.dnr)
    amounts = (
        row.per_month_ore,
        row.full_year_ore,
        row.year_ore,
        row.expected_ore,
        row.realised_ore,
        row.left_ore,
    )
    return (*words, row.role, row.first, row.last, *amounts, row.consequence, row.remark)


def _months(report: Report, row: MeasureRow) -> list[Sequence[Cell]]:
    return [
        (
            row.text,
            row.verksamhet,
            month.month,
            month.expected_ore,
            month.realised_ore,
            row.proof.name if row.proof else "",
            proof_value(row.proof, month.proof, report.unit) if row.proof else "",
            proof_value(row.proof, row.proof.before, report.unit) if row.proof else "",
            month.remark,
        )
        for month in row.months
    ]
