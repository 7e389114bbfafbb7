"""The project's own long format."""

import datetime as dt

import pytest

from socfin.domain.figures import NamedVerksamhet, ParsedFigure, Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.frames.figures import figures_frame
from socfin.importers import Options, parse
from socfin.importers.options import Thousands
from socfin.importers.report.layout.mapping import Sign

HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;scenario;belopp;prognos_efter\n"
)


def read(rows: str, **options):
    return parse((HEADER + rows).encode("utf-8-sig"), "fil.csv", Options(**options))


def codes(parsed):
    return [(p.code, p.row) for p in parsed.problems]


def test_an_account_row_is_one_figure_in_ore():
    parsed = read("510;Hemtjänst;5;5020;Lön;;2022-03;1;utfall;-1 234,50;\n")

    assert list(parsed.figures) == [
        ParsedFigure("510", Scenario.OUTCOME, Span(Month(2022, 3)), -123_450, 2, account="5020")
    ]
    assert parsed.verksamheter == (NamedVerksamhet("510", "Hemtjänst", "5"),)
    assert parsed.accounts == (("5020", "Lön"),)
    assert parsed.period == Month(2022, 3)
    assert parsed.problems == ()


def test_a_row_with_neither_account_nor_line_is_net_and_no_code_is_the_root():
    parsed = read(";Vård och omsorg;;;;;2022-12;12;budget;-258181600;\n")

    figure = parsed.figures[0]
    assert (figure.verksamhet_code, figure.line, figure.span) == ("", Line.NET, Span.full_year(2022))
    assert parsed.root == NamedVerksamhet("", "Vård och omsorg")


def test_a_line_may_be_named_in_swedish():
    parsed = read(";;;;;Intäkter;2022-08;8;utfall;1;\n;;;;;varav personalkostnader;2022-08;8;utfall;-1;\n")

    assert [f.line for f in parsed.figures] == [Line.REVENUE, Line.OF_WHICH_PERSONNEL]


def test_a_forecast_is_for_the_year_and_says_when_it_was_made():
    parsed = read("510;;;;;;2022-12;;prognos;-100;2022-08\n")

    assert parsed.figures[0].span == Span.full_year(2022)
    assert parsed.figures[0].as_of == Month(2022, 8)
    assert codes(read("510;;;;;;2022-12;12;prognos;-100;\n")) == [("forecast_as_of", 2)]
    assert codes(read("510;;;;;;2022-08;8;prognos;-100;2022-08\n")) == [("forecast_span", 2)]


def test_an_empty_amount_is_missing_and_told():
    parsed = read("510;;;5020;;;2022-03;1;utfall;;\n510;;;5021;;;2022-03;1;utfall;0;\n")

    assert [f.amount for f in parsed.figures] == [None, 0]
    assert codes(parsed) == [("missing_amount", 2)]


def test_every_bad_row_is_named_and_the_good_ones_are_kept():
    parsed = read(
        "510;;;5020;;;2022-03;1;utfall;-1;\n"
        "510;;;5021;;;2022-17;1;utfall;-1;\n"
        "510;;;5022;;;2022-03;1;gissning;-1;\n"
        "\n"
        "510;;;5023;;;2022-03;4;utfall;-1;\n"
        "510;;;5024;;;2022-03;1;utfall;mycket;\n"
        "510;;;;;Godis;2022-03;1;utfall;-1;\n"
        "510;;;5025;;Intäkter;2022-03;1;utfall;-1;\n"
    )

    assert [f.account for f in parsed.figures] == ["5020"]
    assert sorted(codes(parsed), key=lambda c: c[1]) == [
        ("unknown_period", 3),
        ("unknown_scenario", 4),
        ("unknown_months", 6),
        ("unreadable_amount", 7),
        ("unknown_line", 8),
        ("account_and_line", 9),
    ]
    assert all(p.remedy for p in parsed.problems)


def test_the_same_key_twice_is_an_error_that_names_both_rows():
    parsed = read("510;;;5020;;;2022-03;1;utfall;-1;\n510;;;5020;;;2022-03;1;utfall;-2;\n")

    assert codes(parsed) == [("duplicate", 3)]
    assert "rad 2" in parsed.problems[0].message


def test_columns_may_stand_in_any_order_and_options_fill_in_what_is_not_there():
    text = "belopp,verksamhet,period\n-100.5,510,202203\n"

    parsed = parse(text.encode("cp1252"), "x.txt", Options(scenario=Scenario.BUDGET))

    assert parsed.figures[0] == ParsedFigure(
        "510", Scenario.BUDGET, Span(Month(2022, 3)), -10_050, 2, line=Line.NET
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "cp437", "utf-16"])
def test_the_encoding_is_told_by_the_bytes(encoding):
    rows = "510;Hemtjänst öst;;;;;2022-03;1;utfall;-1;\n"

    parsed = parse((HEADER + rows).encode(encoding), "x.csv")

    assert parsed.verksamheter[0].name == "Hemtjänst öst"


def test_half_a_file_is_refused():
    parsed = read("510;;;5020;;;2022-03;1;utfall;-1;\n510;;;5021;;;2022-0")

    assert codes(parsed) == [("cut_short", 3)]
    assert len(parsed.figures) == 0


def test_a_workbook_with_the_same_header_is_the_same_file(workbook):
    content = workbook(
        ["verksamhet", "konto", "period", "scenario", "belopp"],
        [510, 5020, dt.date(2022, 3, 1), "utfall", -1234.5],
        ["0510", "5021", "mars 2022", "Budget", "– 614"],
    )

    figures = list(parse(content, "fel.ändelse").figures)

    assert [(f.verksamhet_code, f.account, f.amount) for f in figures] == [
        ("510", "5020", -123_450),
        ("0510", "5021", -61_400),
    ]
    assert {f.span for f in figures} == {Span(Month(2022, 3))}


def test_many_rows_stand_in_a_frame_that_reads_like_a_sequence():
    rows = "".join(f"510;;;5{n};;;2022-03;1;utfall;-{n} 000,25;\n" for n in range(100, 999))

    parsed = read(rows)

    assert parsed.problems == ()
    assert len(parsed.figures) == 899
    assert parsed.figures[-1].amount == -99_800_025
    assert figures_frame(parsed)["amount_ore"].sum() == sum(f.amount for f in parsed.figures)


def test_flipped_signs_are_turned_only_when_asked_for():
    assert read("510;;;5020;;;2022-03;1;utfall;100;\n", sign=Sign.FLIPPED).figures[0].amount == -10_000


def test_leading_zeros_of_codes_and_accounts_are_kept():
    parsed = read("0510;;05;0351;;;2022-03;1;utfall;-1;\n0520;;05;5020;;;2022-03;1;utfall;-1;\n")

    assert [(f.verksamhet_code, f.account) for f in parsed.figures] == [("0510", "0351"), ("0520", "5020")]
    assert {v.parent_code for v in parsed.verksamheter} == {"05"}


def test_a_long_chain_of_parents_is_walked_once_and_only_its_circle_is_told():
    rows = [f"{at};;{at + 1};;;;2022-03;;utfall;1;\n" for at in range(30_000)]
    rows.append("30000;;29999;;;;2022-03;;utfall;1;\n")

    parsed = read("".join(rows))

    assert [p.message.split()[1] for p in parsed.problems if p.code == "cycle"] == ["29999", "30000"]


def amounts(*spelled: str):
    rows = "".join(f"{510 + at};;;;;;2022-03;;utfall;{text};\n" for at, text in enumerate(spelled))
    parsed = read(rows)
    return [f.amount for f in parsed.figures], [(p.code, p.row) for p in parsed.errors]


@pytest.mark.parametrize(
    "text", ["12.000", "12,000", "-1.234", "-1,200", "(12.000)", "12,000 kr", "12,000 kr."]
)
def test_one_mark_and_three_figures_are_refused_when_nothing_tells_what_the_mark_is(text):
    assert amounts(text, "100") == ([10_000], [("thousands_unclear", 2)])
    row = f"510;;;;;;2022-03;;utfall;{text};\n"
    assert "går att läsa på flera sätt" in read(row).problems[0].message
    without_mark = int("".join(filter(str.isdigit, text))) * (-1 if text[0] in "-(" else 1)
    assert [f.amount for f in read(row, thousands=Thousands.GROUPS).figures] == [without_mark * 100]


def test_three_figures_are_decimals_when_a_person_says_so():
    read_as = read("510;;;;;;2022-03;;utfall;12.000;\n", thousands=Thousands.DECIMALS)

    assert [figure.amount for figure in read_as.figures] == [1_200]


@pytest.mark.parametrize(
    ("spelled", "ore"),
    [
        (("12.000", "12,50"), [1_200_000, 1_250]),
        (("12,000", "12,50"), [1_200, 1_250]),
        (("12,000", "12.50"), [1_200_000, 1_250]),
        (("12.000", "1.234.567"), [1_200_000, 123_456_700]),
        (("12,000", "12345,000"), [1_200, 1_234_500]),
        (("0,500", "1234,50", ""), [50, 123_450, None]),
    ],
)
def test_one_mark_and_three_figures_are_read_as_the_rest_of_the_column_shows(spelled, ore):
    assert amounts(*spelled) == (ore, [])


def test_a_column_that_shows_both_marks_tells_nothing():
    assert amounts("12.000", "12,50", "12.50") == ([1_250, 1_250], [("thousands_unclear", 2)])


def test_the_other_delimiters_do_not_hide_three_figures():
    header = HEADER.replace(";", ",")
    quoted = parse((header + '510,,,,,,2022-03,,utfall,"12,000",\n').encode(), "fil.csv")
    plain = parse(
        (header + "510,,,100,,,2022-03,,utfall,1200,\n511,,,100,,,2022-03,,utfall,,\n").encode(), "f.csv"
    )

    assert [p.code for p in quoted.errors] == ["thousands_unclear"]
    assert [f.amount for f in plain.figures] == [120_000, None]


def test_very_large_amounts_are_exact_to_the_ore():
    texts = [f"{10**13 + at * 7_777_777}.{at % 100:02d}" for at in range(200)]
    texts += [f"{10**14 + at * 7_777_777}.{at % 100:02d}" for at in range(200)]
    exact = [int(text.replace(".", "")) for text in texts]

    assert amounts(*texts) == (exact, [])
    assert amounts(*(text.replace(".", ",") for text in texts)) == (exact, [])
    assert amounts("1000000000000000,00") == ([], [("unreadable_amount", 2)])
