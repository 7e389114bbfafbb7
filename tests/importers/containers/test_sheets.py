"""Workbooks with several reports: one sheet is read, the others are told, another can be chosen."""

import io

import pytest
import xlsxwriter

from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers import FileReading, Options, SourceFile, examine
from socfin.importers.report.layout.mapping import Mapping, RowsAre


def book(*sheets: str) -> SourceFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        made.add_worksheet("Försättsblad").write(0, 0, "Ekonomirapport mars")
        for number, name in enumerate(sheets, start=1):
            page = made.add_worksheet(name)
            rows = (
                ["Mars 2022 ack tkr"],
                ["Verksamhet", "Utfall", "Budget"],
                [f"51{number} A", -10 * number, -9],
            )
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return SourceFile(stream.getvalue(), "rapport.xlsx")


def test_a_second_report_in_the_workbook_is_told():
    examined = examine(book("Hemtjänst", "SÄBO"), Options())

    assert [p.code for p in examined.parsed.problems] == ["more_sheets"]
    assert "”SÄBO” har en rapport" in examined.parsed.problems[0].message
    assert examined.reading.sheets == ("Hemtjänst", "SÄBO")


def test_a_chosen_sheet_is_read_and_nothing_more_is_said_of_the_others():
    chosen = Mapping("SÄBO", (), (), RowsAre.VERKSAMHETER, None, None)

    parsed = examine(book("Hemtjänst", "SÄBO"), Options(mapping=chosen)).parsed

    assert {f.verksamhet_code for f in parsed.figures} == {"512"}
    assert parsed.problems == ()


def test_a_cover_sheet_is_no_report():
    assert examine(book("Rapport"), Options()).parsed.problems == ()


def shown_book(unit: str, formats: dict[str, str]) -> SourceFile:
    """Kronor in the cells under a title of another unit, shown by each column's number format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet("Rapport")
        page.write(0, 0, f"Socialnämnden ack okt 2020, {unit}")
        page.write_row(2, 0, ["Verksamhet", *formats])
        for row, (name, amount) in enumerate((("Hemtjänst", -4_200_000), ("Säbo", -4_234_567)), start=3):
            page.write(row, 0, name)
            for column, shape in enumerate(formats.values(), start=1):
                page.write_number(row, column, amount, made.add_format({"num_format": shape}))
    return SourceFile(stream.getvalue(), "rapport.xlsx")


@pytest.mark.parametrize(
    ("unit", "shape"),
    [
        ("tkr", "#,##0,"),
        ("tkr", "# ##0,;[Red]-# ##0,"),
        ("tkr", '#,##0," tkr"'),
        ("tkr", "#,##0,.0"),
        ("tkr", r"#\ ##0,"),
        ("kr", r"#\ ##0\,"),
        ("mnkr", "#,##0.0,,"),
        ("mnkr", '0.00,,"mnkr"'),
        ("kr", "#,##0"),
        ("kr", "#,##0.00_ ;-#,##0.00 "),
        ("kr", "#,##0;[Red]-#,##0"),
    ],
)
def test_amounts_are_read_as_their_number_format_shows_them(unit, shape):
    parsed = examine(shown_book(unit, {"Utfall": shape, "Budget": shape}), Options()).parsed

    assert parsed.errors == ()
    assert {f.amount for f in parsed.figures} == {-420_000_000, -423_456_700}


@pytest.mark.parametrize("shape", ["#,##0,", "#,##0.0,,", "# ##0,;[Red]-# ##0,"])
def test_a_unit_that_only_the_number_format_tells_is_asked_about_with_every_answer(shape):
    parsed = examine(shown_book("belopp", {"Utfall": shape, "Budget": shape}), Options()).parsed
    asked = [p for p in parsed.errors if p.code == "unit_unknown"]

    assert not parsed.figures
    assert "talformatet" in asked[0].message
    assert [answer.partition(":")[0] for answer in asked[0].answers] == ["kr", "tkr", "mnkr"]


def test_a_unit_that_a_person_has_said_is_that_of_what_is_shown():
    file = shown_book("belopp", {"Utfall": "#,##0,", "Budget": "#,##0,"})

    assert {f.amount for f in examine(file, Options(unit=Unit.TKR)).parsed.figures} == {
        -420_000_000,
        -423_456_700,
    }


@pytest.mark.parametrize(("heading", "codes"), [("belopp", ["unit_unknown"]), ("belopp tkr", [])])
def test_a_list_whose_amounts_are_shown_in_thousands_is_asked_about_unless_it_says_so(heading, codes):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page, shape = made.add_worksheet("A"), made.add_format({"num_format": "#,##0,"})
        page.write_row(0, 0, ["verksamhet", "period", "scenario", heading])
        page.write_row(1, 0, ["510", "2025-01", "utfall"])
        page.write_number(1, 3, -4_200_000, shape)
    parsed = examine(SourceFile(stream.getvalue(), "l.xlsx"), Options()).parsed

    assert [p.code for p in parsed.errors] == codes


def test_only_the_columns_whose_format_scales_are_scaled():
    parsed = examine(shown_book("tkr", {"Utfall": "#,##0,", "Budget": "#,##0"}), Options()).parsed

    assert {(f.scenario.value, f.amount) for f in parsed.figures if f.verksamhet_code == "Hemtjänst"} == {
        ("outcome", -420_000_000),
        ("budget", -420_000_000_000),
    }


def hidden_book(*, very: bool = False) -> SourceFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, year, amount in (("Förra", 2021, -1), ("Nu", 2022, -2)):
            page = made.add_worksheet(name)
            header = ["Verksamhet", "Utfall", "Budget"]
            for at, row in enumerate(([f"Mars {year} ack tkr"], header, ["A", amount, -9])):
                page.write_row(at, 0, row)
            if name == "Förra":
                (page.very_hidden if very else page.hide)()
            else:
                page.activate()
                page.set_first_sheet()
    return SourceFile(stream.getvalue(), "rapport.xlsx")


@pytest.mark.parametrize("very", [False, True])
def test_a_hidden_sheet_is_not_read(very):
    examined = examine(hidden_book(very=very), Options())

    assert str(examined.parsed.period) == "2022-03"
    assert examined.reading.sheets == ("Nu",)
    assert examined.parsed.problems == ()


@pytest.mark.parametrize(
    ("names", "period"),
    [
        (("Sep", "Okt"), Month(2020, 10)),
        (("Sep", "Okt"), Month(2020, 9)),
        (("2020-09", "2020-10"), Month(2020, 10)),
        (("Oktober", "September"), Month(2020, 9)),
        (("Okt 2019", "Okt 2020"), Month(2020, 10)),
    ],
)
def test_of_two_sheets_the_one_of_the_wanted_period_is_proposed(names, period):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name in names:
            page = made.add_worksheet(name)
            header = ["Verksamhet", "Utfall", "Budget"]
            for at, row in enumerate((["Tkr, ack"], header, [f"A {name}", -1, -9])):
                page.write_row(at, 0, row)
    examined = examine(SourceFile(stream.getvalue(), "rapport.xlsx"), Options(period=period))

    wanted = {9: ("Sep", "2020-09", "September"), 10: ("Okt", "2020-10", "Oktober", "Okt 2020")}[period.month]
    assert examined.reading.mapping.sheet in wanted
    assert [p.code for p in examined.parsed.problems] == ["more_sheets"]


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        (("Januari", "Februari", "Mars"), "Mars"),
        (("Mars", "Februari", "Januari"), "Mars"),
        (("Jan 2022", "Dec 2021"), "Jan 2022"),
        (("2022-01", "2022-02"), "2022-02"),
        (("Januari", "Februari", "Hela nämnden"), "Januari"),
    ],
)
def test_of_a_sheet_a_month_the_last_is_proposed_when_no_period_is_wanted(names, proposed):
    assert months_apart(dict.fromkeys(names, -1)).mapping.sheet == proposed


def test_a_month_to_come_without_amounts_is_not_proposed():
    assert months_apart({"Januari": -1, "Februari": -2, "Mars": None}).mapping.sheet == "Februari"


def months_apart(sheets: dict[str, int | None]) -> FileReading:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, amount in sheets.items():
            page = made.add_worksheet(name)
            for at, row in enumerate(
                (["Tkr 2022"], ["Verksamhet", "Utfall", "Budget"], ["510 A", amount, amount])
            ):
                page.write_row(at, 0, row)
    return examine(SourceFile(stream.getvalue(), "rapport.xlsx"), Options()).reading
