"""The open tables: exact kronor, costs negative, what is missing empty, gathered units named as such."""

import csv
import io
from dataclasses import replace

import pytest

from socfin.documents.open_data.fields import decimal
from socfin.documents.open_data.tables import INDICATORS, LINES, TABLES, UNITS, table_named
from socfin.domain.report import RowKind
from tests.documents.reports import HOSTILE, nora, occupancy
from tests.rows import row_of


def read(table, *reports):
    return list(csv.DictReader(io.StringIO(table.csv(reports).decode())))


@pytest.mark.parametrize(
    ("steps", "decimals", "spelled"),
    [
        (None, 2, ""),
        (0, 2, "0.00"),
        (-1, 2, "-0.01"),
        (-12_345_67, 2, "-12345.67"),
        (805, 1, "80.5"),
        (-7, 0, "-7"),
    ],
)
def test_a_number_is_exact_and_what_is_missing_is_empty(steps, decimals, spelled):
    assert decimal(steps, decimals) == spelled


def test_the_rows_are_the_reports_own_with_its_signs():
    rows = read(UNITS, nora())
    hemtjanst = next(row for row in rows if row["kod"] == "510")

    assert [row["kod"] for row in rows] == [row.code for row in nora().all_rows]
    assert (hemtjanst["utfall_ack"], hemtjanst["budget_ack"]) == ("-12226800.00", "-12048000.00")
    assert hemtjanst["avvikelse_ack"] == "-178800.00"
    assert (hemtjanst["period"], hemtjanst["kommun"]) == ("2022-03", "Nora kommun")
    assert (hemtjanst["overordnad"], hemtjanst["niva"]) == (rows[0]["kod"], "1")
    assert (rows[0]["typ"], rows[0]["overordnad"]) == ("total", "")


def test_a_gathered_row_is_named_by_the_row_above_and_never_a_formula():
    report = replace(nora(), rows=(row_of(code="+510", name="Övriga", parent="510"),))

    assert [(row["kod"], row["typ"], row["overordnad"]) for row in read(UNITS, report)][1:] == [
        ("hopslagna:510", "hopslagna", "510")
    ]


def test_a_hostile_name_is_one_cell_of_text():
    report = replace(nora(), rows=(row_of(code="510", name=HOSTILE),), municipality=HOSTILE)

    (row,) = read(UNITS, report)[1:]
    assert row["namn"].startswith("'=cmd")
    assert row["kommun"].startswith("'=cmd")
    assert "\n" not in row["namn"]


def test_periods_stand_one_after_another_in_the_order_given():
    later = replace(nora(), period="2022-04")

    assert [row["period"] for row in read(LINES, nora(), later)] == ["2022-03"] * len(nora().lines) + [
        "2022-04"
    ] * len(nora().lines)


def test_an_indicator_has_its_own_decimals():
    indicator = occupancy(target=None)

    (row,) = read(INDICATORS, replace(nora(), indicators=(indicator,)))
    assert (row["utfall_ack"], row["mal_ack"], row["riktning"]) == ("80.5", "", "Mer är bättre")


def test_lines_say_which_are_never_summed():
    memo = row_of(code="of_which_personnel", name="varav personal", kind=RowKind.MEMO)

    assert [row["typ"] for row in read(LINES, replace(nora(), lines=(memo,)))] == ["varav"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_tables_columns_are_named_once_and_found_by_its_name(table):
    names = [field.name for field in table.fields]

    assert len(names) == len(set(names))
    assert set(table.key) <= set(names)
    assert all(name.isascii() and name == name.lower() for name in names)
    assert table_named(table.name) is table
    assert table_named("annat") is None
