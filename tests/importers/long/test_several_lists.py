"""Lists on several sheets of a workbook: one is read and the others told, those chosen are read together."""

import io

import xlsxwriter

from socfin.forms.mapping import MappingForm
from socfin.importers import Examined, Options, SourceFile, examine
from socfin.importers.long.long_csv import NAME

HEADER = ("verksamhet", "period", "scenario", "belopp")
SHEETS = {
    "Utfall": [("510", "2022-03", "utfall", -100), ("520", "2022-03", "utfall", -50)],
    "Budget": [("510", "2022-03", "budget", -90), ("520", "2022-03", "budget", -60)],
}


def book(sheets: dict[str, list[tuple[object, ...]]]) -> SourceFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for at, row in enumerate((HEADER, *rows)):
                page.write_row(at, 0, row)
    return SourceFile(stream.getvalue(), "lista.xlsx")


def read(**options) -> Examined:
    return examine(book(SHEETS), Options(**options))


def kronor(examined: Examined) -> dict[tuple[str, str], int | None]:
    figures = examined.parsed.figures
    return {(f.verksamhet_code, f.scenario.value): f.amount // 100 for f in figures}


def codes(examined: Examined) -> list[str]:
    return [problem.code for problem in examined.parsed.problems]


def test_one_is_read_and_the_other_is_told_with_where_to_choose():
    examined = read()

    assert kronor(examined) == {("510", "outcome"): -100, ("520", "outcome"): -50}
    assert codes(examined) == ["more_sheets"]
    assert "--sheet" in examined.parsed.problems[0].remedy


def test_those_chosen_are_read_together_and_nothing_is_told():
    examined = read(sheets=("Utfall", "Budget"))

    assert kronor(examined) == {
        ("510", "outcome"): -100,
        ("520", "outcome"): -50,
        ("510", "budget"): -90,
        ("520", "budget"): -60,
    }
    assert codes(examined) == []


def test_another_than_the_first_can_be_read_alone():
    examined = read(sheets=("Budget",))

    assert kronor(examined) == {("510", "budget"): -90, ("520", "budget"): -60}
    assert codes(examined) == []


def test_one_that_is_not_there_is_an_error_that_names_those_there_are():
    examined = read(sheets=("Utfall", "Prognos"))

    assert codes(examined) == ["sheet_gone"]
    assert "”Budget”" in examined.parsed.problems[0].message


def test_a_row_that_stands_on_both_is_told_and_counted_once():
    twice = {"Utfall": SHEETS["Utfall"], "Igen": SHEETS["Utfall"][:1]}
    examined = examine(book(twice), Options(sheets=("Utfall", "Igen")))

    assert len(examined.parsed.figures) == 2
    assert codes(examined) != []


def test_the_page_offers_both_and_keeps_what_was_chosen():
    form = MappingForm({"sheets": ["Utfall", "Budget"]}, reading=read().reading, options={})

    assert form.fields["sheets"].initial == ["Utfall"]
    assert form.is_valid(), form.errors
    assert form.options()["sheets"] == ["Utfall", "Budget"]


def test_a_file_without_the_header_is_told_so_when_it_is_asked_to_be_a_list():
    examined = examine(SourceFile(b"a;b\n1;2\n", "lista.csv"), Options(format=NAME))

    assert codes(examined) == ["header"]
