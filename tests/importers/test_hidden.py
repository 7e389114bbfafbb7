"""Rows and columns that a workbook hides: asked about, with both answers, and never counted in silence."""

import io

import pytest
import xlsxwriter

from socfin.domain.figures import Severity
from socfin.importers import Options, SourceFile, examine, parse
from socfin.importers.choices import NAMED, answers
from socfin.importers.options import HiddenRows

REPORT = (
    ["Socialnämnden jan-okt 2025 tkr"],
    ["Verksamhet", "Utfall ack", "Budget ack"],
    ["Hemtjänst", -300, -290],
    ["IFO", -120, -110],
    ["Stab", -50, -55],
)
LONG = (
    ["verksamhet", "period", "scenario", "belopp"],
    ["510", "2025-10", "utfall", -300],
    ["520", "2025-10", "utfall", -120],
)


def book(rows=REPORT, hidden=(), columns=(), *, filtered=False) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet("Blad1")
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
        for number in hidden:
            page.set_row(number - 1, None, None, {"hidden": True})
        for column in columns:
            page.set_column(column, column, None, None, {"hidden": True})
        if filtered:
            page.autofilter(1, 0, len(rows) - 1, 2)
            page.filter_column(0, "x != IFO")
    return stream.getvalue()


def read(content, **options):
    return parse(content, "rapport.xlsx", Options(**options))


def outcome(parsed):
    return sum(f.amount or 0 for f in parsed.figures if f.scenario == "outcome") / 100_000


def codes(parsed):
    return {problem.code for problem in parsed.problems}


@pytest.mark.parametrize("filtered", [True, False])
@pytest.mark.parametrize(("hidden", "without"), [((4,), -350), ((3, 5), -120), ((5,), -420)])
def test_hidden_rows_are_asked_about_and_both_answers_are_taken(hidden, without, filtered):
    content = book(hidden=hidden, filtered=filtered)
    [problem] = read(content).errors
    counted, left = (read(content, hidden_rows=one) for one in (HiddenRows.COUNTED, HiddenRows.LEAVE))

    assert problem.code == "hidden_rows"
    assert all(f"rad {row}" in problem.message for row in hidden)
    assert (outcome(counted), outcome(left)) == (-470, without)


@pytest.mark.parametrize("said", list(HiddenRows))
def test_what_a_kept_answer_does_is_told_every_time_by_name_and_amount(said):
    [problem] = read(book(hidden=[4]), hidden_rows=said).problems

    assert (problem.severity, problem.row) == (Severity.WARNING, 4)
    assert "”IFO” (−120; −110)" in problem.message


def test_hidden_titles_and_empty_rows_are_no_question():
    rows = (*REPORT[:2], [None], *REPORT[2:])

    assert codes(read(book(rows, hidden=[1, 3]))) == set()


def test_a_hidden_row_of_the_long_format_is_asked_about_too():
    content = book(LONG, hidden=[3])
    left = read(content, hidden_rows=HiddenRows.LEAVE)

    assert codes(read(content)) == {"hidden_rows"}
    assert [figure.verksamhet_code for figure in left.figures] == ["510"]


def test_a_hidden_sum_that_is_left_out_is_no_sum():
    rows = (*REPORT, ["Summa", -999, -455])

    assert "sum_differs" in codes(read(book(rows, hidden=[6])))
    assert codes(read(book(rows, hidden=[6]), hidden_rows=HiddenRows.LEAVE)) == {"hidden_rows_chosen"}


@pytest.mark.parametrize("column", [1, 2])
def test_a_hidden_column_that_is_read_is_named(column):
    [problem] = read(book(columns=[column])).problems

    assert problem.code == "hidden_columns"
    assert REPORT[1][column] in problem.message


def test_a_hidden_column_without_use_is_not_told():
    rows = [[*row, "x"] if len(row) > 1 else row for row in REPORT]

    assert codes(read(book(rows, columns=[3]))) == set()


def test_the_page_asks_where_a_row_is_hidden_and_a_profile_keeps_the_answer():
    reading = examine(SourceFile(book(hidden=[4]), "rapport.xlsx"), Options()).reading

    assert "hidden_rows" in reading.asks
    assert answers({"hidden_rows": "leave"}) == {"hidden_rows": HiddenRows.LEAVE}
    assert NAMED["hidden_rows"].recurring


def test_scaled_cells_and_hidden_rows_are_both_seen():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page, shape = made.add_worksheet("A"), made.add_format({"num_format": "#,##0,"})
        for at, row in enumerate(REPORT):
            page.write_row(at, 0, row)
        page.write_number(3, 1, -120_000, shape)
        page.set_row(3, None, None, {"hidden": True})
    parsed = read(stream.getvalue(), hidden_rows=HiddenRows.COUNTED)

    assert outcome(parsed) == -470
