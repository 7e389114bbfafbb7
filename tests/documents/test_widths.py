"""Columns have room for their figures in the typeface that the documents name, so that none is broken."""

from dataclasses import replace

import pytest

from socfin.documents.slides.parts import SIZES
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.tables import tables
from socfin.documents.widths import column_widths, width_of_text
from socfin.documents.word.styles import LANDSCAPE_WIDTH, TABLE_SIZE, TEXT_WIDTH
from socfin.domain.money import Unit
from socfin.domain.report import RowKind
from tests.documents.reports import large, nora, timra

ARIAL = dict.fromkeys("0123456789", 0.556) | {
    "−": 0.584, "–": 0.556, "\u00a0": 0.278, " ": 0.278, "%": 0.889, ",": 0.278, "+": 0.584,
}  # fmt: skip
"""Widths of Arial Bold, and of Liberation Sans Bold, in ems."""
MILLIMETRES = 25.4 / 72
MARGINS = 1.42
"""Millimetres beside a cell's text in Word."""
REPORTS = [replace(report(), unit=unit) for report in (nora, timra, large) for unit in Unit]


def arial(text: str, points: float) -> float:
    return sum(ARIAL[letter] for letter in text) * points * MILLIMETRES


@pytest.mark.parametrize("report", REPORTS, ids=[f"{one.committee} {one.unit}" for one in REPORTS])
def test_every_figure_has_room_in_its_column(report):
    for table in tables(report):
        least = sum(column_widths(table, TEXT_WIDTH, TABLE_SIZE))
        width = TEXT_WIDTH if least <= TEXT_WIDTH + 0.1 else LANDSCAPE_WIDTH
        rooms = column_widths(table, width, TABLE_SIZE)
        assert sum(rooms) <= width + 0.1
        for row in table.rows:
            for cell, room in zip(row.cells, rooms[1:], strict=True):
                assert cell.is_text or arial(cell.text, TABLE_SIZE) + MARGINS <= room


@pytest.mark.parametrize("points", [TABLE_SIZE, *SIZES])
@pytest.mark.parametrize("text", ["−442\u00a0077", "−1\u00a0234\u00a0567", "100\u00a0%", "−12,3", "0"])
def test_text_is_never_wider_than_it_is_measured(text, points):
    assert arial(text, points) <= width_of_text(text, points)


def test_a_status_is_kept_on_one_line_and_sentences_have_what_the_figures_leave():
    statuses = tables(large())[0]
    words = (("Tilläggsanslag, KF § 57", "−2 000", "−609 440", "Kommunfullmäktige 28 april. " * 6),)
    decisions = Table(
        "Budgetbeslut",
        "",
        ("Beslut", "Ändring", "Budget efter", "Vad beslutet säger"),
        tuple(
            TableRow(name, 1, RowKind.VERKSAMHET, False, (Cell(a), Cell(b), Cell(c, is_text=True)))
            for name, a, b, c in words
        ),
    )

    assert column_widths(statuses, TEXT_WIDTH, TABLE_SIZE)[-1] >= width_of_text("Nära budget", TABLE_SIZE)
    assert column_widths(decisions, TEXT_WIDTH, TABLE_SIZE)[-1] > TEXT_WIDTH / 3


def test_a_deviation_has_its_sign():
    texts = {cell.text for row in tables(nora())[0].rows for cell in row.cells}

    assert "+664" in texts
    assert "−862" in texts
