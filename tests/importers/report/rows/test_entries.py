"""Rows and cells of reports that are not what they look like at first."""

import pytest

from socfin.domain.lines import Line
from socfin.importers import Options, SourceFile, examine, parse
from tests.importers.tables import read_both

TOP = "Mars 2022 ack, tkr\nVerksamhet;Utfall;Budget\n"


def read(text: str, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def codes(parsed):
    return [p.code for p in parsed.problems]


def kronor(parsed):
    return [None if f.amount is None else f.amount / 100 for f in parsed.figures]


def test_a_varav_row_under_a_verksamhet_is_never_added():
    parsed = read(TOP + "510 A;-100;-90\n- varav natt;-30;-20\n520 B;-200;-180\nSumma;-300;-270\n")

    assert {f.verksamhet_code for f in parsed.figures} == {"510", "520"}
    assert codes(parsed) == []


def test_a_number_of_people_among_the_amounts_is_left_out_and_told():
    parsed = read(TOP + "510 A;-1000;-3450\nAntal årsarbetare;200;210\n")

    assert ({f.verksamhet_code for f in parsed.figures}, codes(parsed)) == ({"510"}, ["not_money"])


def test_a_row_of_units_beneath_the_header_is_the_unit():
    parsed = read("Mars 2022 ack\nVerksamhet;Utfall;Budget\n;tkr;tkr\n510 A;-1000;-2000\n")

    assert (kronor(parsed), codes(parsed)) == ([-1_000_000, -2_000_000], [])


def test_columns_in_different_units_are_refused_until_one_is_left_out():
    parsed = read("Mars 2022 ack\nVerksamhet;Utfall (tkr);Budget (mnkr)\n510 A;-1000;-2\n")

    assert [p.code for p in parsed.errors] == ["mixed_units"]


@pytest.mark.parametrize(
    ("top", "heads", "code"),
    [
        ("Mars 2022 ack", "Budget (tkr);Utfall (kr)", "mixed_units"),
        ("Mars 2022 ack, tkr", "Budget;Utfall (kr)", "mixed_units"),
        ("Mars 2022 ack, mnkr", "Utfall;Budget tkr", "mixed_units"),
        ("Mars 2022 ack, tkr", "Utfall (kr);Budget (kr)", "unit_unknown"),
        ("Mars 2022 ack, belopp i kr", "Utfall tkr;Budget tkr", "unit_unknown"),
    ],
)
def test_one_question_is_asked_of_headings_that_name_other_units(top, heads, code):
    for parsed in read_both(f"{top}\nVerksamhet;{heads}\n510 A;-1000;-2000\n"):
        assert [p.code for p in parsed.errors] == [code]


def test_a_heading_and_a_title_that_name_the_same_unit_are_read():
    for parsed in read_both("Mars 2022 ack, tkr\nVerksamhet;Utfall (tkr);Budget\n510 A;-1000;-2000\n"):
        assert (parsed.errors, kronor(parsed)) == ((), [-1_000_000, -2_000_000])


def test_points_are_thousands_when_small_amounts_have_none():
    parsed = read(TOP + "510 A;-1.234;-345\n520 B;-12.200;-3.100\n530 C;-900;-100\n")

    assert kronor(parsed) == [-1_234_000, -12_200_000, -900_000, -345_000, -3_100_000, -100_000]
    assert codes(parsed) == []


def test_a_column_is_read_with_the_decimal_mark_of_the_others():
    parsed = read(TOP + "510 A;-1 500,5;-1.234\n520 B;-2 500,5;-3.100\n")

    assert (kronor(parsed)[2:], codes(parsed)) == ([-1_234_000, -3_100_000], [])


def test_a_code_that_begins_others_but_is_not_their_sum_has_its_own_amounts():
    rows = "1 Nämnd;-100;-90\n10 Hemtjänst;-2000;-1900\n11 SÄBO;-3000;-3100\nSumma;-5100;-5090\n"
    parsed = read(TOP + rows)

    assert {f.verksamhet_code for f in parsed.figures} == {"1", "10", "11"}
    assert [(p.code, p.row) for p in parsed.problems] == [("not_their_sum", 3)]


LINES = (
    "Mars 2022 ack, tkr\nRad;Utfall;Budget\n"
    "Taxor;100;90\nStatsbidrag;10;9\nPersonal;-200;-180\nNetto;-90;-81\n"
)


def lines(parsed):
    return {
        (f.line, f.scenario.value): None if f.amount is None else f.amount // 100_000 for f in parsed.figures
    }


def test_rows_of_unknown_name_are_asked_about_and_then_what_is_said_of_them():
    assert [(p.code, p.row) for p in read(LINES).errors] == [("unknown_line", 3), ("unknown_line", 4)]

    parsed = read(LINES, lines={"taxor": "revenue", "statsbidrag": "revenue"})

    assert codes(parsed) == []
    assert lines(parsed) == {
        (Line.REVENUE, "outcome"): 110,
        (Line.REVENUE, "budget"): 99,
        (Line.PERSONNEL, "outcome"): -200,
        (Line.PERSONNEL, "budget"): -180,
    }


def test_a_row_said_to_be_outside_the_report_is_left_out_and_can_be_said_otherwise_later():
    said = {"taxor": "revenue", "statsbidrag": "outside"}
    file = SourceFile(LINES.replace("Netto;-90;-81\n", "").encode(), "rapport.csv")

    examined = examine(file, Options(lines=said))

    assert lines(examined.parsed)[Line.REVENUE, "outcome"] == 100
    assert examined.parsed.errors == ()
    assert examined.reading.unknown_lines == ("Taxor", "Statsbidrag")


def test_rows_joined_into_one_line_miss_what_one_of_them_misses():
    parsed = read(LINES.replace("10;9", ";9"), lines={"taxor": "revenue", "statsbidrag": "revenue"})

    assert lines(parsed)[Line.REVENUE, "outcome"] is None


def test_the_same_line_twice_by_name_is_still_a_mistake():
    parsed = read("Mars 2022 ack, tkr\nRad;Utfall;Budget\nIntäkter;1;2\nIntäkter;1;2\nPersonal;-2;-2\n")

    assert "duplicate" in [p.code for p in parsed.errors]


def test_amounts_that_look_like_months_are_no_repeated_header():
    parsed = read(
        "Resultaträkning, tkr\nPeriod: jan-mar 2022 (ackumulerat)\nRad;Utfall jan-mar;Budget jan-mar\n"
        "Intäkter;2203;2101\nPersonalkostnader;-12000;-13000\nÖvriga kostnader;-202201;-202212\n"
    )

    assert kronor(parsed)[:3] == [2_203_000, -12_000_000, -202_201_000]
    assert len(parsed.figures) == 6


def test_a_header_of_months_printed_again_is_no_row_but_amounts_like_its_months_are():
    parsed = read(
        "Utfall 2022, tkr\nVerksamhet;202201;202202;202203\n510 A;-202201;-2;-3\n"
        "Verksamhet;202201;202202;202203\n520 B;202201;202202;202203\n"
    )

    assert sorted({f.verksamhet_code for f in parsed.figures}) == ["510", "520"]
    assert len(parsed.figures) == 6


def test_each_line_of_a_header_printed_again_is_no_row():
    parsed = read(
        "Mars 2022 ack, tkr\n;Utfall;Budget\nVerksamhet;jan-mar;jan-mar\n510 A;-1;-2\n"
        ";Utfall;Budget\nVerksamhet;jan-mar;jan-mar\n520 B;-3;-4\n"
    )

    assert (kronor(parsed), codes(parsed)) == ([-1000, -3000, -2000, -4000], [])
