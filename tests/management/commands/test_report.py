"""`manage.py report`: the Report in every format, to a file or to the terminal, missing as missing."""

import csv
import io
import json
import sys

import docx
import openpyxl
import pypdf
import pytest
from django.core.management import CommandError, call_command

from socfin.documents import FORMATS, CannotMake
from socfin.management.commands import report as command

KEYS = {
    "code",
    "name",
    "level",
    "budget_to_date_ore",
    "outcome_to_date_ore",
    "deviation_to_date_ore",
    "deviation_share",
    "deviation_month_ore",
    "budget_year_ore",
    "used_share",
    "forecast_year_ore",
    "forecast_deviation_ore",
}
ROWS = """
511 5020 2022-03 utfall -12226800 3
511 5020 2022-03 budget -12048000 3
520 3110 2022-03 utfall 235000 3
520 3110 2022-03 budget 0 3
511 5020 2022-12 budget -48000000 12
"""
SENTENCE = "Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1,5 %)."


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def published(publish_rows):
    return publish_rows(ROWS)


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("report", "provby", "2022-03", *arguments, stdout=out)
    return out.getvalue()


def test_the_json_has_the_keys_that_others_script_against(published):
    report = json.loads(printed("--format", "json"))

    assert {"committee", "period", "unit", "rows", "lines", "total"} <= set(report)
    assert (report["committee"], report["period"], report["unit"]) == ("provby", "2022-03", "tkr")
    for row in (*report["rows"], *report["lines"], report["total"]):
        assert set(row) >= KEYS


def test_the_json_is_in_ore_and_exact(published):
    row = json.loads(printed("--format", "json"))["rows"][0]

    assert (row["code"], row["name"], row["level"]) == ("510", "Hemtjänst", 1)
    assert row["outcome_to_date_ore"] == -12_226_800_00
    assert row["budget_to_date_ore"] == -12_048_000_00
    assert row["deviation_to_date_ore"] == -178_800_00
    assert row["deviation_share"] == pytest.approx(-178_800 / 12_048_000)
    assert row["budget_year_ore"] == -48_000_000_00
    assert row["used_share"] == pytest.approx(12_226_800 / 48_000_000)


def test_missing_is_null_and_never_zero(published):
    report = json.loads(printed("--format", "json"))
    by_code = {row["code"]: row for row in report["rows"]}

    assert by_code["510"]["deviation_month_ore"] is None, "only the sum of three months is known"
    assert by_code["520"]["deviation_share"] is None, "a share of no budget"
    assert by_code["520"]["budget_to_date_ore"] == 0


@pytest.mark.parametrize("format", ["text", "csv", "json"])
def test_text_formats_come_to_the_terminal_and_to_a_file_alike(published, tmp_path, format):
    path = tmp_path / "rapport"

    said = printed("--format", format)
    assert printed("--format", format, "-o", str(path)) == ""

    assert path.read_bytes().decode("utf-8") == said


@pytest.mark.needs("pango")
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_word_and_pdf_open_and_say_the_minutes_sentence(published, tmp_path, format):
    path = tmp_path / f"rapport.{format}"
    printed("--format", format, "-o", str(path))

    if format == "docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)
    else:
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)

    assert squeezed(SENTENCE) in squeezed(text)


def test_excel_opens_with_numbers(published, tmp_path):
    path = tmp_path / "rapport.xlsx"
    printed("--format", "xlsx", "-o", str(path))

    cells = [
        cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row
    ]

    assert any(value in (-12_226_800, -12_226.8) for value in cells)


def test_csv_opens_in_a_swedish_excel(published):
    rows = list(csv.DictReader(io.StringIO(printed("--format", "csv").removeprefix("\ufeff")), delimiter=";"))

    assert {row["Kod"]: row["Utfall"] for row in rows}["510"] == "-12226800,00"
    assert {row["Kod"]: row["Avvikelse %"] for row in rows}["520"] == ""


def test_text_is_what_stands_when_no_format_is_said(published):
    assert squeezed(SENTENCE) in squeezed(printed())
    assert printed() == printed("--format", "text")


def test_a_binary_format_goes_to_a_pipe_and_never_to_a_terminal(published, monkeypatch, capfdbinary):
    printed("--format", "xlsx")
    assert capfdbinary.readouterr().out.startswith(b"PK")

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(CommandError, match="Ange en fil med -o"):
        printed("--format", "xlsx")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["finns-inte", "2022-03"], "Nämnden ”finns-inte” finns inte."),
        (["provby", "2021-03"], "Inga siffror är publicerade för mars 2021."),
        (["provby", "2022-3x"], "2022-3x"),
        (["provby", "2022-03", "--format", "pptm"], "pptm"),
        (["provby", "2022-03", "-o", "/finns/inte/rapport.txt"], "kan inte skrivas"),
    ],
)
def test_what_cannot_be_done_is_told(published, arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command("report", *arguments)


def test_a_document_this_machine_cannot_make_is_told(published, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise CannotMake("Pango saknas.")

    monkeypatch.setattr(command, "render", refuse)

    with pytest.raises(CommandError, match="Pango saknas"):
        printed("--format", "pdf")


def test_every_format_of_the_documents_can_be_asked_for(published):
    assert {"json", "text", "csv", "xlsx", "docx", "pdf"} <= set(FORMATS)
