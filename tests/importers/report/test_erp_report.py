"""Reports as economy systems print them."""

from socfin.domain.figures import NamedVerksamhet, Scenario, Severity
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.domain.period import Month, Span
from socfin.importers import Options, parse

NORA = """\
Ekonomirapport Vård och omsorg
Period: jan-mar 2022 (ackumulerat)
Belopp i kr

Verksamhet;Utfall jan-mar;Budget jan-mar;Återstår jan-mar;Budget år
510 - Hemtjänst;-12226800;-12048000;-178800;
520 - SÄBO;-20237600;-20901600;664000;
560 - Integration;234600;0;234600;
Summa 5 - Vård och omsorg;-32229800;-32949600;719800;-131798400
"""


def read(text: str, filename: str = "", **options):
    return parse(text.encode(), filename, Options(**options))


def amounts(parsed, scenario: Scenario, span: Span):
    return {
        (f.verksamhet_code, f.line): f.amount
        for f in parsed.figures
        if (f.scenario, f.span) == (scenario, span)
    }


def codes(parsed):
    return [p.code for p in parsed.problems]


def test_rows_are_verksamheter_and_the_sum_row_gives_the_root_its_year_budget():
    parsed = read(NORA)

    quarter = Span.to_date(Month(2022, 3))
    assert amounts(parsed, Scenario.OUTCOME, quarter) == {
        ("510", Line.NET): -12_226_800_00,
        ("520", Line.NET): -20_237_600_00,
        ("560", Line.NET): 234_600_00,
    }
    assert amounts(parsed, Scenario.BUDGET, quarter)["560", Line.NET] == 0
    assert amounts(parsed, Scenario.BUDGET, Span.full_year(2022)) == {("", Line.NET): -131_798_400_00}
    assert parsed.root == NamedVerksamhet("5", "Vård och omsorg")
    assert parsed.period == Month(2022, 3)
    assert parsed.problems == ()


def test_a_sum_that_does_not_tie_is_told_with_its_row_and_column():
    parsed = read(NORA.replace("-32229800;-32949600;719800", "-32229810;-32949600;719790"))

    (problem,) = parsed.problems
    assert (problem.code, problem.row, problem.column) == ("sum_differs", 9, "Utfall jan-mar")
    assert problem.severity is Severity.WARNING


def test_a_sum_within_rounding_ties():
    parsed = read(
        "Tkr\nVerksamhet;Budget mars 2022;Utfall mars 2022\n1 A;-1,4;-10\n2 B;-1,4;-10\nSumma;-2,9;-20\n"
    )

    assert parsed.problems == ()


def test_a_deviation_that_is_not_outcome_minus_budget_is_told():
    parsed = read(NORA.replace(";-178800;", ";-178000;"))

    assert codes(parsed) == ["deviation_differs"]
    assert parsed.problems[0].row == 6


TIMRA = """\
Rad;Budget jan-jul;Utfall jan-jul;Budget aug;Utfall aug;Budget helår;Årsprognos
INTÄKTER;48 005,8;59 186,6;6 858,0;8 727,0;81 927,6;102 791,2
KOSTNADER (-);−318 155,4;−340 110,2;−45 450,8;−49 506,4;−554 721,8;−593 454,8
Varav personalkostnader;−209 626,7;−223 981,9;−29 946,7;−29 839,1;−368 555,4;−386 496,0
"""


def test_rows_are_lines_on_the_root_and_varav_is_a_memo():
    parsed = read(TIMRA, "timra-2022-08.csv")

    august = Span(Month(2022, 8))
    assert amounts(parsed, Scenario.OUTCOME, august) == {
        ("", Line.REVENUE): 8_727_000_00,
        ("", Line.COST): -49_506_400_00,
        ("", Line.OF_WHICH_PERSONNEL): -29_839_100_00,
    }
    assert amounts(parsed, Scenario.BUDGET, Span.to_date(Month(2022, 7)))["", Line.REVENUE] == 48_005_800_00
    forecasts = [f for f in parsed.figures if f.scenario is Scenario.FORECAST]
    assert {(f.span, f.as_of) for f in forecasts} == {(Span.full_year(2022), Month(2022, 8))}


def test_a_unit_told_by_size_alone_must_be_accepted_and_one_not_told_at_all_chosen():
    assert codes(read(TIMRA, "timra-2022-08.csv")) == ["unit_assumed"]
    assert codes(read(TIMRA, "timra-2022-08.csv", unit=Unit.TKR)) == []
    assert codes(read("Rad;Budget mars 2022;Utfall mars 2022\nIntäkter;50;60\n")) == ["unit_unknown"]


def test_a_report_without_period_asks_for_it():
    parsed = read(TIMRA, "rapport.csv", unit=Unit.TKR)
    assert codes(parsed) == ["unknown_period"]
    assert len(parsed.figures) == 0

    assert read(TIMRA, "rapport.csv", unit=Unit.TKR, period=Month(2022, 8)).period == Month(2022, 8)
    assert codes(read(TIMRA, "x.csv", unit=Unit.TKR, period=Month(2022, 9))) == ["period_differs"]


def test_the_net_row_is_checked_and_not_stored():
    net = "NETTOKOSTNADER (-);−270 149,6;−280 923,6;−38 592,8;−40 779,4;−472 794,2;−490 663,6\n"

    assert len(read(TIMRA + net, unit=Unit.TKR, period=Month(2022, 8)).figures) == 18
    wrong = net.replace("−38 592,8", "−38 692,8")
    assert codes(read(TIMRA + wrong, unit=Unit.TKR, period=Month(2022, 8))) == ["sum_differs"]


def test_an_unknown_line_is_an_error_with_its_row():
    parsed = read(TIMRA + "Trollstavar;1;1;1;1;1;1\n", unit=Unit.TKR, period=Month(2022, 8))

    assert [(p.code, p.row) for p in parsed.errors] == [("unknown_line", 5)]


def test_an_unreadable_amount_is_an_error_with_row_and_column():
    parsed = read(NORA.replace("-20237600", "ej klar"))

    assert [(p.code, p.row, p.column) for p in parsed.errors] == [("unreadable_amount", 7, "Utfall jan-mar")]


def test_an_empty_cell_among_filled_ones_is_missing_not_zero():
    parsed = read(NORA.replace("560 - Integration;234600;0", "560 - Integration;;0"))

    assert amounts(parsed, Scenario.OUTCOME, Span.to_date(Month(2022, 3)))["560", Line.NET] is None
    assert [p.code for p in parsed.errors] == ["missing_amount"]


def test_costs_written_as_positive_amounts_are_turned_and_told():
    flipped = NORA.replace("-", "\x00").replace(";2", ";-2").replace("\x001", "1").replace("\x002", "2")
    flipped = flipped.replace("\x003", "3").replace("\x00", "-").replace("Återstår jan-mar", "Kommentar")

    parsed = read(flipped)

    assert amounts(parsed, Scenario.OUTCOME, Span.to_date(Month(2022, 3)))["510", Line.NET] == -12_226_800_00
    assert "sign_assumed" in codes(parsed)


def test_the_same_verksamhet_twice_is_an_error():
    parsed = read(NORA.replace("520 - SÄBO", "510 - Hemtjänst"))

    assert "duplicate" in [p.code for p in parsed.errors]
