"""Reports as they differ: two-line headers, months across, blocks, subtotals, signs, units."""

import datetime as dt

from socfin.domain.figures import NamedVerksamhet, Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers import Options, parse


def read(text: str, filename: str = "rapport.csv", **options):
    return parse(text.encode(), filename, Options(**options))


def tkr(parsed):
    """(verksamhet, account or line, scenario, span) → tkr."""
    return {
        (f.verksamhet_code, f.account or f.line, f.scenario, str(f.span)): (f.amount or 0) / Unit.TKR.ore
        for f in parsed.figures
    }


def codes(parsed):
    return [p.code for p in parsed.problems]


def test_a_header_of_two_lines_reaches_right_over_its_columns():
    parsed = read("""\
Nämnden, tkr
;Utfall;;Budget;;Avvikelse
Verksamhet;jan-mar 2022;helår 2021;jan-mar 2022;helår;jan-mar
510 Hemtjänst;-100;-400;-90;-360;-10
520 SÄBO;-200;-800;-210;-840;10
Totalt;-300;-1200;-300;-1200;0
""")

    found = tkr(parsed)
    assert found["510", Line.NET, Scenario.OUTCOME, "2022-01–2022-03"] == -100
    assert found["510", Line.NET, Scenario.OUTCOME, "2021-01–2021-12"] == -400
    assert found["520", Line.NET, Scenario.BUDGET, "2022-01–2022-12"] == -840
    assert (len(found), str(parsed.period), codes(parsed)) == (8, "2022-03", [])


def test_months_as_columns_take_their_scenario_from_the_title():
    parsed = read("""\
Budget 2022, tkr
Konto;Benämning;jan;feb;mar;Totalt
5020;Lön;-1;-2;-3;-6
3132;Avgifter;1;1;1;3
""")

    assert tkr(parsed)["", "5020", Scenario.BUDGET, "2022-02"] == -2
    assert parsed.accounts == (("5020", "Lön"), ("3132", "Avgifter"))
    assert (len(parsed.figures), codes(parsed)) == (6, [])


def test_accumulated_month_columns_become_months_and_months_to_come_nothing():
    parsed = read("""\
Utfall ackumulerat 2022 (tkr)
Verksamhet;202201;202202;202203;202204
510 Hemtjänst;-10;-20;-35;0
520 SÄBO;;-20;-35;0
Summa;-10;-40;-70;0
""")

    assert tkr(parsed) == {
        ("510", Line.NET, Scenario.OUTCOME, "2022-01"): -10,
        ("510", Line.NET, Scenario.OUTCOME, "2022-02"): -10,
        ("510", Line.NET, Scenario.OUTCOME, "2022-03"): -15,
        ("520", Line.NET, Scenario.OUTCOME, "2022-01–2022-02"): -20,
        ("520", Line.NET, Scenario.OUTCOME, "2022-03"): -15,
    }
    assert str(parsed.period) == "2022-03"


def test_months_as_columns_without_scenario_ask_for_it():
    text = "Tkr 2022\nVerksamhet;jan;feb;mar\n510 Hemtjänst;-1;-2;-3\n"

    assert "scenario_unknown" in codes(read(text))
    assert len(read(text, scenario=Scenario.BUDGET).figures) == 3


def test_budget_and_outcome_may_stand_on_rows_of_their_own():
    parsed = read("Tkr, 2022\nVerksamhet;Typ;jan;feb\n510 A;Budget;-10;-10\n510 A;Utfall;-11;-9\n")

    assert tkr(parsed)["510", Line.NET, Scenario.OUTCOME, "2022-02"] == -9
    assert (len(parsed.figures), codes(parsed)) == (4, [])


def test_account_groups_with_sums_between_and_last_year():
    parsed = read("""\
Period feb 2026;;;;;;
Tkr (vänt tecken);Ackumulerat;;;;;
Konto;Utfall jan-feb;Budget jan-feb;Återstår jan-feb;Helårsprognos;Budget år;Utfall föregående år
30 - Försäljningsintäkter;100;90;10;540;540;80
31 - Taxor och avgifter;50;40;10;240;240;45
Summa intäkter;150;130;20;780;780;125
50 - Löner;-800;-709;-91;-4252;-4252;-700
60 - Lokalhyror;-20;-20;-0;-120;-120;-18
Summa kostnader;-820;-729;-91;-4372;-4372;-718
Nettokostnad;-670;-599;-71;-3592;-3592;-593
""")

    assert tkr(parsed)["", "50", Scenario.OUTCOME, "2025-01–2025-02"] == -700
    assert tkr(parsed)["", "30", Scenario.FORECAST, "2026-01–2026-12"] == 540
    assert (len(parsed.figures), codes(parsed)) == (20, [])


def test_lines_under_each_verksamhet_belong_to_it():
    parsed = read("""\
Socialnämnden augusti 2022 ackumulerat tkr
Rad;Budget ack;Utfall ack
510 - Hemtjänst;;
Intäkter;10;12
Personalkostnader;-100;-110
Netto;-90;-98
520 - SÄBO;;
Intäkter;20;22
Personalkostnader;-200;-210
Netto;-180;-189
""")

    assert tkr(parsed)["520", Line.PERSONNEL, Scenario.OUTCOME, "2022-01–2022-08"] == -210
    assert parsed.verksamheter == (NamedVerksamhet("510", "Hemtjänst"), NamedVerksamhet("520", "SÄBO"))
    assert (len(parsed.figures), codes(parsed)) == (8, [])


def test_rows_whose_code_begins_others_are_their_sums_total_first():
    parsed = read("""\
tkr augusti 2022 ackumulerat
Verksamhet;Budget;Utfall
5 Vård och omsorg;-600;-640
51 Äldreomsorg;-400;-410
510 Hemtjänst;-150;-160
511 SÄBO;-250;-250
52 LSS;-200;-230
""")

    assert {v.code: v.parent_code for v in parsed.verksamheter} == {
        "510": "51",
        "511": "51",
        "51": "",
        "52": "",
    }
    assert parsed.root == NamedVerksamhet("5", "Vård och omsorg")
    assert sum(a for (_, _, s, _), a in tkr(parsed).items() if s is Scenario.BUDGET) == -600
    assert codes(parsed) == []


def test_names_without_codes_and_a_total_that_is_only_told_by_its_sum():
    parsed = read("""\
Utfall och budget t.o.m. augusti 2022, mnkr
Verksamhet;Utfall;Budget;Avvikelse;Prognos;Helårsbudget
Hemtjänst;-10,1;-9,5;-0,6;-15,0;-14,5
SÄBO;-20,2;-20,5;0,3;-30,0;-30,5
Socialnämnden;-30,3;-30,0;-0,3;-45,0;-45,0
""")

    assert tkr(parsed)["Hemtjänst", Line.NET, Scenario.OUTCOME, "2022-01–2022-08"] == -10_100
    assert parsed.root == NamedVerksamhet("", "Socialnämnden")
    assert (len(parsed.figures), codes(parsed)) == (8, [])


def test_positive_costs_with_a_deviation_against_the_forecast():
    parsed = read("""\
Budgetuppföljning april 2022 tkr
Verksamhet;Budget helår;Periodutfall;Utfall %;Prognos;Avvikelse
100 Förskola;12000;4200;35 %;12500;-500
200 Skola;24000;8000;33,3 %;23900;100
Summa;36000;12200;33,9 %;36400;-400
""")

    assert tkr(parsed)["100", Line.NET, Scenario.FORECAST, "2022-01–2022-12"] == -12_500
    assert codes(parsed) == ["basis_assumed", "sign_assumed"]


def test_revenue_and_cost_both_positive():
    parsed = read(
        "Augusti 2022 tkr ack\nRad;Budget;Utfall\nIntäkter;100;120\nKostnader;500;540\nNettokostnad;400;420\n"
    )

    assert tkr(parsed)["", Line.REVENUE, Scenario.OUTCOME, "2022-01–2022-08"] == 120
    assert tkr(parsed)["", Line.COST, Scenario.OUTCOME, "2022-01–2022-08"] == -540
    assert codes(parsed) == ["sign_assumed"]


def test_verksamhet_and_account_in_columns_of_their_own():
    parsed = read("""\
Belopp i kr
Verksamhet;Konto;Kontonamn;Utfall mars 2022
0510 Hemtjänst;5020;Lön;-100000,00
0510 Hemtjänst;3132;Avgift;5000,00
0520 SÄBO;5020;Lön;-200000,50
""")

    assert tkr(parsed)["0520", "5020", Scenario.OUTCOME, "2022-03"] == -200.0005
    assert parsed.verksamheter == (NamedVerksamhet("0510", "Hemtjänst"), NamedVerksamhet("0520", "SÄBO"))
    assert parsed.accounts == (("5020", "Lön"), ("3132", "Avgift"))


def test_points_can_only_be_thousands_in_kronor():
    parsed = read("Kr mars 2022 ack\nVerksamhet;Budget;Utfall\n1 A;-1.234;-2.345\n2 B;-10.500;-12.000\n")

    assert tkr(parsed)["1", Line.NET, Scenario.BUDGET, "2022-01–2022-03"] == -1.234


def test_dates_as_headings_merged_cells_and_numbers_as_codes_in_a_workbook(workbook):
    content = workbook(
        ["Utfall per månad, tkr"],
        ["Kod", "Verksamhet", dt.date(2022, 1, 1), dt.date(2022, 2, 1), dt.date(2022, 3, 1)],
        [510, "Hemtjänst", -10.5, -11.25, -12],
        [520, "SÄBO", "– 20", "(21)", "22-"],
    )

    parsed = parse(content, "x.xlsx")
    assert tkr(parsed)["520", Line.NET, Scenario.OUTCOME, "2022-03"] == -22
    assert tkr(parsed)["510", Line.NET, Scenario.OUTCOME, "2022-02"] == -11.25
    assert parsed.verksamheter == (NamedVerksamhet("510", "Hemtjänst"), NamedVerksamhet("520", "SÄBO"))


def test_any_delimiter_encoding_and_line_ending():
    text = "Verksamhet;Utfall mars 2022 (tkr);Budget mars 2022 (tkr)\r\n1 Öppna insatser;-1;-2\r2 Å;-3;-4\n"
    expected = tkr(read(text))

    assert len(expected) == 4
    for delimiter in ("\t", "|", ","):
        for encoding in ("utf-8-sig", "cp1252", "cp437", "utf-16"):
            assert tkr(parse(text.replace(";", delimiter).encode(encoding))) == expected
