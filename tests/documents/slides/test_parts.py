"""A slide's table has room for every line of its headings and of its rows."""

from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Mm

from socfin.documents.slides.page import BODY
from socfin.documents.slides.parts import READ, add_table, head_height, lines_of, table_size
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.domain.rows import RowKind


def table(rows):
    made = tuple(
        TableRow(f"Vårdboendet Solgläntan {n}: dygn", 1, RowKind.VERKSAMHET, False, (Cell("−1 577"),) * 4)
        for n in range(rows)
    )
    headings = ("Verksamhet", "Kr per enhet", "Av volym", "Av sammansättning", "Av pris")
    return Table("Kostnad per enhet", "Januari–oktober", headings, made)


@pytest.mark.parametrize(
    ("heading", "width", "lines"),
    [("Egen och inhyrd", 24, 3), ("Egen och inhyrd", 200, 1), ("Sammansättning", 5, 1), ("Av volym", 24, 2)],
)
def test_a_heading_is_broken_between_words(heading, width, lines):
    assert lines_of(heading, width, 22) == lines


@pytest.mark.parametrize("rows", [1, 5, 9])
def test_headings_of_several_lines_take_their_room_from_no_row(rows):
    deck, whole = Presentation(), table(rows)

    add_table(deck.slides.add_slide(deck.slide_layouts[5]), BODY, whole, whole.rows)

    shape = deck.slides[0].shapes[-1]
    heights = [row.height for row in shape.table.rows]
    size = shape.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size.pt
    widths = [column.width / Mm(1) for column in shape.table.columns]
    assert heights[0] >= Mm(head_height(whole, widths, size)) - 1
    assert min(heights[1:]) >= Mm(size * 0.43)
    assert sum(heights) <= Mm(BODY.height) + len(heights)


def test_a_long_name_goes_on_over_two_lines_rather_than_that_all_are_small():
    whole = table(9)
    long = "Individ- och familjeomsorg (IFO): Hushåll med försörjningsstöd, hushåll i hela kommunen"
    rows = (replace(whole.rows[0], name=long), *whole.rows[1:])

    assert table_size(replace(whole, rows=rows), BODY, rows) == READ
    assert table_size(whole, BODY, whole.rows) > READ


def test_rows_of_two_lines_have_the_height_of_both_and_stay_above_the_foot():
    deck, whole = Presentation(), table(9)
    rows = tuple(replace(row, name="Individ- och familjeomsorg (IFO): " * 3) for row in whole.rows)
    long = replace(whole, rows=rows)

    add_table(deck.slides.add_slide(deck.slide_layouts[5]), BODY, long, rows)

    made = deck.slides[0].shapes[-1].table
    size = made.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size.pt
    width = made.columns[0].width / Mm(1)
    heights = [row.height / Mm(1) for row in made.rows]
    assert min(heights[1:]) >= lines_of(rows[0].name, width, size) * size * 0.43
    assert sum(heights) <= BODY.height + 0.01


def test_a_part_stands_in_under_its_whole():
    deck, whole = Presentation(), table(2)
    rows = (whole.rows[0], replace(whole.rows[1], level=2))

    add_table(deck.slides.add_slide(deck.slide_layouts[5]), BODY, whole, rows)

    made = deck.slides[0].shapes[-1].table
    assert made.cell(1, 0).margin_left == 0
    assert made.cell(2, 0).margin_left > Mm(3)
