"""Sara, nämndsekreterare: gives the item its paragraph and takes it to the meeting in every format."""

import csv
import io
import json
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.long import beyond

FIGURES = ("−2192", "−66737", "−64546", "−12227", "−2590")
SENTENCE = "Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1,5 %)."


def squeezed(text: str) -> str:
    """Without any kind of space, for a line may break anywhere."""
    return "".join(text.split())


def fetched(page: Page, format: str) -> tuple[str, bytes]:
    formats = page.get_by_role("navigation", name="Hämta underlaget")
    if not formats.get_by_role("link", name=format).count():
        formats.get_by_text("Fler format").click()
    with page.expect_download(timeout=60_000) as download:
        formats.get_by_role("link", name=format).first.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def in_word(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def in_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def open_item(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Nora kommun").click()
    page.get_by_role("link", name="Underlag", exact=True).click()


@pytest.fixture
def item(page_as, sara) -> Page:
    """Nora's item, where Sara has written a paragraph, a dnr and a decision of her own."""
    page = page_as(sara, width=1280)
    open_item(page)
    page.get_by_label("Paragraf", exact=True).fill("Su § 27")
    page.get_by_label("Diarienummer").fill("KS2022-999")
    page.get_by_label("Rubrik").fill("Ekonomirapport & läget i mars")
    page.get_by_label("Beslut").fill("Utskottet noterar <informationen>.")
    page.get_by_role("button", name="Spara").click()
    return page


def test_names_the_item_and_sees_it_as_the_minutes_will_have_it(item):
    expect(item.get_by_role("status")).to_contain_text("Sparat.")
    expect(item.locator("h1")).to_contain_text("Underskott 2,2")
    expect(item.locator(".standfirst")).to_have_text("Ekonomirapport & läget i mars")
    sheet = item.get_by_role("article").first
    for words in ("Su § 27", "Dnr KS2022-999", "Utskottet noterar <informationen>."):
        expect(sheet).to_contain_text(words)
    assert squeezed(SENTENCE) in squeezed(sheet.inner_text())


def test_copies_the_paragraph_as_text(item):
    item.context.grant_permissions(["clipboard-read", "clipboard-write"])

    item.get_by_role("button", name="Kopiera texten").click()

    expect(item.get_by_role("button", name="Kopierat")).to_be_visible()
    copied = squeezed(item.evaluate("navigator.clipboard.readText()"))
    for words in ("Su § 27", SENTENCE, "Utskottet noterar <informationen>."):
        assert squeezed(words) in copied


@pytest.mark.needs("pango")
@pytest.mark.parametrize(
    ("format", "ending", "read"),
    [
        ("Word", ".docx", in_word),
        ("PDF", ".pdf", in_pdf),
        ("Text", ".txt", lambda content: content.decode("utf-8")),
    ],
)
def test_what_she_sends_out_opens_and_says_what_the_page_says(item, format, ending, read):
    filename, content = fetched(item, format)

    assert filename.endswith(ending)
    text = squeezed(read(content))
    for words in ("Su § 27", "KS2022-999", "Utskottet noterar <informationen>.", SENTENCE, *FIGURES):
        assert squeezed(words) in text


def test_the_workbook_opens_with_numbers_to_count_on(item):
    filename, content = fetched(item, "Excel")

    assert filename.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(value in (-12_226_800, -12_226.8) for value in cells)
    assert "Individ- och familjeomsorg (IFO)" in cells


def test_the_csv_opens_in_a_swedish_excel(item):
    filename, content = fetched(item, "CSV")

    assert filename.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    hemtjanst = next(row for row in rows if row["Kod"] == "510")
    assert (hemtjanst["Utfall"], hemtjanst["Budget"]) == ("-12226800,00", "-12048000,00")
    assert next(row for row in rows if row["Typ"] == "total")["Avvikelse"].startswith("-219")


def test_the_json_holds_the_exact_ore(item):
    filename, content = fetched(item, "JSON")

    assert filename.endswith(".json")
    report = json.loads(content)
    assert report["rows"][0]["outcome_to_date_ore"] == -12_226_800_00
    assert report["agenda"]["item"] == "Su § 27"


@pytest.mark.needs("pango")
@pytest.mark.parametrize(
    ("slug", "wanted"), beyond(1, [("Timrå kommun", "−26010"), ("Exempelkommunen", "−9759")])
)
def test_the_other_committees_go_to_the_meeting_too(page_as, sara, slug, wanted):
    page = page_as(sara)
    page.goto("/")
    page.get_by_role("link", name=slug).click()
    page.get_by_role("link", name="Underlag", exact=True).click()

    assert wanted in squeezed(page.locator("main").inner_text())
    assert wanted in squeezed(in_pdf(fetched(page, "PDF")[1]))


def test_what_is_written_for_one_month_is_not_written_for_another(page_as, sara):
    page = page_as(sara)
    page.goto("/exempel/2025-10/sammanfattning/")
    page.get_by_label("Paragraf", exact=True).fill("SN § 99")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("main")).to_contain_text("SN § 99")

    page.get_by_role("link", name="september").click()

    assert page.url.endswith("/exempel/2025-09/sammanfattning/")
    expect(page.locator("main")).not_to_contain_text("SN § 99")
