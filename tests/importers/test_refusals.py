"""Files that are no table: a clear message, no figures, never a traceback."""

import csv
import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.importers import FORMATS, Options, parse
from socfin.importers.containers import workbook
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.containers.workbook import read_workbook
from socfin.importers.registry import _examine
from tests.cast import long_csv

SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


def only(content: bytes, filename: str = "fil.xlsx") -> str:
    parsed = parse(content, filename)
    assert len(parsed.figures) == 0
    assert len(parsed.problems) == 1
    assert parsed.problems[0] in parsed.errors
    assert parsed.problems[0].remedy
    return parsed.problems[0].code


def resheeted(content: bytes, sheet: str) -> bytes:
    """The workbook with another first sheet."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b"\0" * 4096, "empty"),
        (b"Budget\0Utfall\n1\0 2\n", "not_a_table"),
        (b"%PDF-1.7 ...", "wrong_kind"),
        (b"<!DOCTYPE html><html><table><tr><td>Budget</td></tr></table>", "html"),
        (b"<?xml version='1.0'?><kalkyl/>", "xml"),
        (b"<?xml version='1.0'?><Sie/>", "sie_5"),
        (b'<?xml version="1.0"?>\n<SieEntry xmlns="http://www.sie.se/sie5">', "sie_5"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><s:Sie xmlns:s="http://www.sie.se/sie5"/>', "sie_5"),
        (b'<Sie xmlns="http://www.sie.se/sie5"><FileInfo/></Sie>', "sie_5"),
        (b"hej hopp", "unknown_format"),
        (b'Verksamhet;Budget mars 2022\n"1 A;' + b"5\n" * 100_000, "broken_text"),
    ],
)
def test_what_is_no_table_is_refused_with_a_remedy(content, code):
    assert only(content) == code


def test_a_quotation_mark_that_never_ends_is_refused_whatever_another_library_lets_csv_hold():
    allowed = csv.field_size_limit(1_000_000_000)
    try:
        assert only(b'Verksamhet;Budget mars 2022\n"1 A;' + b"5\n" * 100_000) == "broken_text"
    finally:
        csv.field_size_limit(allowed)


def test_twenty_megabytes_of_noise_are_refused_at_once():
    assert only(random.Random(1).randbytes(20_000_000)) == "not_a_table"


def test_a_file_over_the_limit_is_refused_unread():
    assert parse(b"x" * 1001, "x", Options(max_bytes=1000)).problems[0].code == "too_large"


def test_half_a_workbook_is_refused(workbook):
    content = workbook("Verksamhet | Budget mars 2022", "1 A | -5")

    for size in (10, len(content) // 2, len(content) - 20):
        assert only(content[:size]) == "broken_workbook"


def test_a_sheet_that_claims_seventeen_billion_cells_is_refused(workbook):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert only(resheeted(workbook("a"), SHEET + rows + END)) == "too_large_unpacked"


def test_a_zip_bomb_is_refused_unopened(workbook):
    assert only(resheeted(workbook("a"), SHEET + "<row/>" * 20_000_000 + END)) == "too_large_unpacked"


def test_entities_are_refused_before_anyone_could_expand_them(workbook):
    bomb = SHEET.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>', 1) + END

    assert only(resheeted(workbook("a"), bomb)) == "entities"


def test_a_password_is_named_as_what_it_is():
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")

    assert only(ole) == "password"


def test_a_zip_that_is_no_workbook_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/passwd", "hej")

    assert only(stream.getvalue()) == "not_a_workbook"


def test_the_name_of_a_file_is_never_a_path(workbook):
    content = b"Verksamhet;Budget mars 2022;Utfall mars 2022\n1 A;-1,5;-1,5\n"

    assert parse(content, "../../../etc/passwd").format == "report"
    assert parse(workbook("x"), "C:\\fil\0.xlsx").problems


@given(st.binary(max_size=2000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_problems_and_never_a_traceback(content):
    parsed = _examine(SourceFile(content, "x"), Options()).parsed

    assert parsed.problems
    assert parsed.format in {"", *(f.name for f in FORMATS)}


HEADINGS = ("Verksamhet", "Konto", "Budget", "Utfall jan-mar 2022", "Prognos", "Avvikelse", "jan", "feb")
CELLS = (
    "510 - A",
    "5020 Lön",
    "Summa",
    "Intäkter",
    "-1 2",
    "5,5",
    "–",
    "tkr",
    "#REF!",
    "%",
    "NaN",
    "2022-03",
)
COLUMNS = ("belopp", "verksamhet", "period", "scenario")
WORDS = st.sampled_from((*HEADINGS, *CELLS, *COLUMNS, *'\n\n;;;;"\t'))


@given(st.lists(WORDS, max_size=60).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_jumble_of_report_words_gives_a_parsed_file(text):
    assert _examine(SourceFile(text.encode(), "x-2022-03.csv"), Options()).parsed is not None


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_a_damaged_report_never_gives_a_traceback(data):
    content = bytearray(Path("tests/data/rapport-rader.csv").read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8)):
        content[at] = data.draw(st.integers(0, 255))

    assert _examine(SourceFile(bytes(content), "x-2022-08.csv"), Options()).parsed is not None


def test_thousands_of_sum_rows_are_told_in_few_words():
    rows = "".join(f"{row} A;-{row};-{row + 1}\nSumma {row};-{row};-9\n" for row in range(4_000))

    parsed = parse(f"Tkr\nVerksamhet;Utfall mars 2022;Budget mars 2022\n{rows}".encode())

    assert len(parsed.problems) < 100


def shown_by(cells: int, text: str) -> bytes:
    """A workbook whose one shared text is shown by many cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.add_worksheet("Blad").write(0, 0, text)
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, cells + 1))
    return resheeted(stream.getvalue(), SHEET + rows + END)


@pytest.mark.parametrize("length", [1_000, 32_000])
def test_one_long_text_shown_by_very_many_cells_is_refused(length):
    assert only(shown_by(60_000, "å" * length)) == "too_large_unpacked"


def test_a_text_no_report_needs_is_cut():
    sheets = read_workbook(shown_by(3, "å" * 32_000))

    assert [row for _, row in sheets[0].rows] == [("å" * 1_000,)] * 3


def test_a_workbook_that_answers_more_than_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "BOUNDS", replace(workbook.BOUNDS, output=5_000))

    assert only(shown_by(30, "å" * 1_000)) == "too_large_unpacked"
    assert only(b"PK\x03\x04" + b"\0" * 100) == "broken_workbook"


def test_a_code_of_a_megabyte_is_refused_by_its_length():
    content = long_csv("511 5020 2022-03 utfall -10").replace(b"511;", b"z1" * 500_000 + b";")

    read = parse(content, "fil.csv")

    assert "har 1000000 tecken. Gränsen är 40" in read.errors[0].message
