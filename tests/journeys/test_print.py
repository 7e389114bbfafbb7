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


def sheets(page) -> list[str]:
    """The text of each sheet that the page would be printed on."""
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [sheet.extract_text() for sheet in printed.pages]


def test_an_items_first_sheet_has_its_picture_and_its_last_more_than_the_decision(page_as, petra):
    page = page_as(petra)
    page.goto("/exempel/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport januari–oktober 2025").click()
    page.wait_for_url("**/arende/**")

    texts = sheets(page)

    assert "Från budget till utfall" in texts[0]
    assert "Utfall" in texts[0].partition("Från budget till utfall")[2]
    assert len(texts[-1].split()) > 30


def test_the_organisation_begins_beneath_its_heading_and_every_box_stands_whole(page_as, petra):
    page = page_as(petra)
    page.goto("/exempel/2025-10/organisation/")

    texts = sheets(page)

    assert "Hemtjänstgrupp Linden" in texts[0]
    assert sum(text.count("Hemtjänstgrupp Linden") for text in texts) == 1
