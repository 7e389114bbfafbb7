"""A message names a place that exists and a remedy that can be done, and is written as Swedish is."""

import io
import re
from pathlib import Path

import pytest
import xlsxwriter

from socfin.domain.figures import NamedVerksamhet
from socfin.importers import Options, SourceFile, parse
from socfin.importers.choices import CHOICES
from socfin.importers.registry import examine
from socfin.importers.report.layout.mapping import Mapping, RowsAre, Sign
from socfin.services.file_checks.checks import unknown_verksamheter

ROOT = Path(__file__).parents[2]
REPORT = "Socialnämnden, tkr\nVerksamhet;Utfall jan-mar 2022;Budget jan-mar 2022\n"
ROWS = "510 Hemtjänst;-100;-90\n520 Boende;-200;-210\n"


def told(content: str | bytes, code: str, **options) -> str:
    content = content.encode() if isinstance(content, str) else content
    problems = parse(content, "fil.csv", Options(**options)).problems
    return next((f"{one.message} {one.remedy}" for one in problems if one.code == code), "")


def test_no_message_sends_a_person_to_a_place_that_does_not_exist():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "socfin").rglob("*.py"))
    page = (ROOT / "templates" / "upload.html").read_text(encoding="utf-8")

    for gone in ("när filen lämnas in", "Hjälp –", "inte som i importprofilen", "kan du nedan"):
        assert gone not in code
    assert ">Så lästes filen<" in page
    flags = {choice.flag for choice in CHOICES} | {"--verksamhet", "--sheet", "--header", "--row"}
    assert set(re.findall(r"\((--[a-z-]+)[^)]* i kommandot\)", code)) <= flags


@pytest.mark.parametrize("content", ["Ett;två\ntre;fyra\n", "Enhet;A;B\n510 Hemtjänst;-1;-2\n"])
def test_a_file_without_a_header_points_to_the_choice_on_its_own_page(content):
    file = SourceFile(content.encode(), "fil.csv")
    examined = examine(file, Options())

    assert "Skriv vilken rad rubriken står på under Så lästes filen" in examined.parsed.errors[0].remedy
    assert examined.reading.rows


def test_a_file_without_a_period_is_given_one_under_how_it_was_read():
    content = "Socialnämnden, tkr\nVerksamhet;Utfall;Budget\n" + ROWS

    assert "under Så lästes filen" in told(content, "unknown_period")


@pytest.mark.parametrize("line", ["(tkr);netto;netto", ";Mkr netto;plan", "Benämning;ack;ack"])
def test_a_further_line_of_the_header_is_not_to_be_corrected_as_a_cell(line):
    said = told(REPORT + line + "\n" + ROWS, "unreadable_amount")

    assert said == "" or "rubrikens sista rad under Så lästes filen" in said
    assert "Rätta cellen" not in said


def test_a_cell_among_amounts_is_still_to_be_corrected():
    assert "Rätta cellen" in told(REPORT + ROWS + "530 LSS;fel;-5\n", "unreadable_amount")


def test_a_sign_that_was_chosen_is_told_without_a_profile():
    mapping = Mapping("", (2,), (), RowsAre.VERKSAMHETER, None, Sign.FLIPPED)
    said = told(REPORT + ROWS, "sign_flipped", mapping=mapping)

    assert "Tecknet som är valt" in said
    assert "profil" not in said


@pytest.mark.parametrize(
    ("one", "called"),
    [
        (NamedVerksamhet("Hemtjänst", "Hemtjänst"), "Hemtjänst"),
        (NamedVerksamhet("510", "Hemtjänst"), "510 Hemtjänst"),
        (NamedVerksamhet("510", ""), "510"),
        (NamedVerksamhet("", "Hemtjänst"), "Hemtjänst"),
    ],
)
def test_a_verksamhet_without_a_code_of_its_own_is_named_once(one, called):
    assert one.called == called
    assert f"trädet: {called}." in unknown_verksamheter([one])[0].message


def test_the_first_rows_have_decimal_commas_where_the_workbook_has_numbers():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Verksamhet", "Utfall jan-mar 2022, tkr", "Budget jan-mar 2022, tkr"])
        sheet.write_row(1, 0, ["510 Hemtjänst", -1234.5, 80])
        sheet.write_row(2, 0, ["v1.2 Boende", -7, 0.25])
    reading = examine(SourceFile(stream.getvalue(), "fil.xlsx"), Options()).reading

    assert [cells for _, cells in reading.rows[1:]] == [
        ("510 Hemtjänst", "−1234,5", "80"),
        ("v1.2 Boende", "−7", "0,25"),
    ]


FILES = [
    *sorted((ROOT / "tests" / "data" / "odd-reports").iterdir()),
    *sorted((ROOT / "tests" / "data").glob("*.*")),
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sentences_and_lists_are_well_formed(path):
    parsed = parse(path.read_bytes(), path.name)

    for text in (*parsed.notes, *(f"{one.message} {one.remedy}" for one in parsed.problems)):
        assert not re.search(r", \.|,,|  |\.\.(?!\.)|: \.|None|\bnan\b", text), text
        assert text.strip().endswith((".", "?")), text
