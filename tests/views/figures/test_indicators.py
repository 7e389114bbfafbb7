"""What explains the money stands beside it: on the verksamhet's page, and on the overview where it is beyond
its limit."""

import io

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from socfin import reporting
from socfin.documents import render
from socfin.domain.period import Month
from tests.cast import made

MONEY = (
    "520 5020 2022-03 utfall -3520000 3\n520 5020 2022-03 budget -3000000 3\n511 5020 2022-03 utfall -10 3"
)
VALUES = """
520 belaggning 2022-03 80 95 3
520 platser 2022-03 150 150
520 platsdygn 2022-03 1100 1000 3
"""


@pytest.fixture
def published(committee, publish_rows, publish_indicators):
    publish_rows(MONEY)
    publish_indicators(VALUES)
    committee.refresh_from_db()
    return committee


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_page_of_a_verksamhet_has_its_indicators_and_what_a_day_costs(published, logged_in, petra):
    page = text_of(made(logged_in(petra), "/provby/2022-03/verksamhet/520/"))

    assert 'id="nyckeltal-rubrik"' in page
    assert 'Beläggning, % <span class="size">30 platser tomma</span>' in page
    assert '/verksamhet/520/nyckeltal/belaggning/siffra/deviation/">−15,0</a></td>' in page
    assert "Nettokostnad per dygn: 3 200 kr, mot 3 000 kr i budget." in page
    assert "Av −520 tkr mot budget beror −300 tkr på fler dygn och −220 tkr på dyrare dygn." in page


def test_the_overview_names_what_is_beyond_its_limit_and_leads_to_it(published, logged_in, petra):
    page = text_of(made(logged_in(petra), "/provby/2022-03/"))

    assert "Nyckeltal att bevaka" in page
    assert (
        '<a href="/provby/2022-03/verksamhet/520/">SÄBO</a>: Beläggning 80,0 % mot 95,0 %, 30 platser tomma'
        in page
    )
    assert "Platser 150" not in page


def test_without_indicators_there_is_no_clutter(committee, publish_rows, logged_in, petra):
    publish_rows(MONEY)

    for address in ("/provby/2022-03/", "/provby/2022-03/verksamhet/520/"):
        assert "yckeltal" not in text_of(made(logged_in(petra), address)).split("<main")[1].split("</main")[0]


def test_word_excel_and_json_have_the_indicators_that_the_page_has(published):
    report = reporting.report(published, Month(2022, 3))

    tables = Document(io.BytesIO(render(report, "docx").content)).tables
    listed = next(table for table in tables if table.rows[0].cells[0].text == "Nyckeltal")
    cells = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in listed.rows]
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(report, "xlsx").content))
    sheet = book.get_sheet_by_name("Nyckeltal").to_python()

    assert ["SÄBO: Beläggning, %", "80,0", "95,0", "−15,0", "–", "Bevaka, 30 platser tomma"] in cells
    assert [
        "520",
        "SÄBO",
        "Beläggning",
        "%",
        80.0,
        95.0,
        -15.0,
        "–",
        "Bevaka, 30\u00a0platser tomma",
    ] in sheet
    assert '"indicator": "belaggning"' in render(report, "json").content.decode()
