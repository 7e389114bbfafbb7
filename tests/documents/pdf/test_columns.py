"""The PDF's columns: every figure has its room on one line, and the table is as wide as the page."""

import pytest

from socfin.documents.drawing import BOLD, REGULAR, text_width
from socfin.documents.outline import outline
from socfin.documents.pdf.columns import BESIDE_FIGURE, MANY, PAGE, SMALL, USUAL, page_widths
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.widths import MILLIMETRES_A_POINT
from socfin.domain.report import RowKind
from tests.documents.reports import large, nora, timra


def points_of(table: Table) -> float:
    return (SMALL if len(table.headings) > MANY else USUAL)[0]


def millimetres(text: str, points: float, weight: int = REGULAR) -> float:
    return text_width(text, points, weight) * MILLIMETRES_A_POINT


def table_of(*rows: tuple[str, ...], headings: tuple[str, ...]) -> Table:
    """The last cell of each row is words."""
    made = tuple(
        TableRow(
            name, 1, RowKind.VERKSAMHET, False, (*map(Cell, figures[:-1]), Cell(figures[-1], is_text=True))
        )
        for name, *figures in rows
    )
    return Table("Budgetbeslut", "", headings, made)


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_every_figure_has_room_on_one_line_and_the_table_is_as_wide_as_the_page(report):
    for table in outline(report).tables:
        _, *widths = page_widths(table)

        assert sum(page_widths(table)) == pytest.approx(PAGE)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                weight = BOLD if row.kind is RowKind.TOTAL or row.is_parent else REGULAR
                assert millimetres(cell.text, points_of(table), weight) + BESIDE_FIGURE <= width


def test_a_sentence_is_broken_and_takes_what_the_figures_leave():
    sentence = "Kommunfullmäktige 2025-06-16 § 84: tilläggsanslag för fler placeringar under hösten. " * 2
    table = table_of(("Beslut 1", "−21\u00a0600", sentence), headings=("Beslut", "Ändring", "Vad det säger"))

    names, change, words = page_widths(table)

    assert names + change + words == pytest.approx(PAGE)
    assert words > 80
    assert change >= millimetres("−21\u00a0600", USUAL[0]) + BESIDE_FIGURE


def test_names_give_way_to_figures_down_to_their_longest_word():
    many = tuple(f"−1\u00a0234\u00a0567\u00a0{i}00" for i in range(8))
    table = table_of(
        ("Hälso- och sjukvård", *many, "Nära budget"), headings=("Verksamhet", *map(str, range(9)))
    )

    names, *widths = page_widths(table)

    assert names == pytest.approx(millimetres("sjukvård", SMALL[0]), abs=0.2)
    for figure, width in zip(many, widths, strict=False):
        assert width >= millimetres(figure, SMALL[0]) + BESIDE_FIGURE
