"""On paper: a table is never cut so that a row or its heads stand alone."""

import io

import pypdf
import pytest


@pytest.mark.parametrize(
    ("address", "last_row"), [("/exempel/2025-10/", "Socialnämnden"), ("/nora/2022-03/", "Vård och omsorg")]
)
def test_the_table_of_a_dozen_rows_stands_on_one_page(page_as, petra, address, last_row):
    page = page_as(petra)
    page.goto(address)

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))

    texts = [sheet.extract_text() for sheet in printed.pages]
    (table,) = [text for text in texts if "Avvikelse per verksamhet" in text]
    rows = table.partition("Avvikelse per verksamhet")[2]
    assert "Hemtjänst" in rows
    assert last_row in rows
