"""What is a header and what is a title, and which months and years they speak of."""

import datetime as dt

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.importers import Options, parse


def read(text: str, filename: str = "rapport.csv", **options):
    return parse(text.encode(), filename, Options(**options))


def spans(parsed):
    """Scenario and span of every figure of the first row, in the file's order."""
    return [(f.scenario, str(f.span)) for f in parsed.figures if f.row == parsed.figures[0].row]


def codes(parsed):
    return [p.code for p in parsed.problems]


def test_titles_side_by_side_are_no_upper_line_of_the_header():
    parsed = read(
        "Period: 2023/08\tmnkr\nKonto\tKontonamn\tUtfall ack\tBudget helår\n5020\tLön\t-1,5\t-2,5\n"
    )

    assert spans(parsed) == [(Scenario.OUTCOME, "2023-01–2023-08"), (Scenario.BUDGET, "2023-01–2023-12")]
    assert parsed.errors == ()


def test_a_title_above_months_does_not_turn_their_total_into_a_month():
    parsed = read(
        ";Budget 2023 per månad, tkr\n;Kod;Verksamhet;Totalt;jan;feb;mar\n"
        ";510;A;-6;-1;-2;-3\n;520;B;-9;-3;-3;-3\n"
    )

    assert spans(parsed) == [(Scenario.BUDGET, f"2023-0{month}") for month in (1, 2, 3)]


def test_a_table_that_does_not_begin_in_column_a_keeps_its_titles_apart(workbook):
    header = ["", "Verksamhet", dt.date(2022, 1, 1), dt.date(2022, 2, 1), "Totalt"]
    parsed = parse(workbook(["", "Budget 2022, tkr"], header, ["", "510 - A", -10, -20, -30]))

    assert spans(parsed) == [(Scenario.BUDGET, "2022-01"), (Scenario.BUDGET, "2022-02")]


def test_an_upper_line_may_say_month_and_accumulated():
    parsed = read(
        "Mars 2022 tkr\n;Månad;;Ackumulerat;\nEnhet;Utfall;Budget;Utfall;Budget\n510 A;-1;-2;-3;-4\n"
    )

    outcome, budget = Scenario.OUTCOME, Scenario.BUDGET
    assert spans(parsed) == [
        (outcome, "2022-03"),
        (budget, "2022-03"),
        (outcome, "2022-01–2022-03"),
        (budget, "2022-01–2022-03"),
    ]


def test_the_title_has_the_year_where_only_last_year_is_written_out():
    parsed = read(
        "Avser 2025-08, tkr ack\nVerksamhet;Utfall ack;Budget ack;Utfall 2024-01 - 2024-08\n510 A;-3;-2;-1\n"
    )

    assert [span for _, span in spans(parsed)] == ["2025-01–2025-08", "2025-01–2025-08", "2024-01–2024-08"]


def test_when_a_report_was_printed_or_decided_is_not_its_period():
    table = "Verksamhet;Utfall ack;Budget ack\n510 A;-3;-2\n"

    for title in ("Utskriven 2022-04-11 08:15", "Utskriftsdatum;2022-04-11", "Beslut KF 2021-06-14 § 55"):
        assert codes(read(f"{title}\nTkr\n{table}")) == ["unknown_period"]
        assert str(read(f"{title}\nPeriod: mar 2022, tkr\n{table}").period) == "2022-03"
        assert str(read(f"{title}\nTkr\n{table}", "rapport-2022-03.csv").period) == "2022-03"


def test_a_person_called_jan_is_no_month():
    table = "Tkr\nVerksamhet;Utfall ack;Budget ack\n510 A;-3;-2\n"

    assert str(read(f"Ansvarig: Jan Ek\n{table}", "rapport-2022-03.csv").period) == "2022-03"


def test_a_chosen_period_goes_before_the_titles_and_is_told():
    text = "Mars 2022 tkr\nVerksamhet;Utfall ack;Budget ack\n510 A;-3;-2\n"
    parsed = read(text, period=Month(2022, 4))

    assert (str(parsed.period), codes(parsed), parsed.errors) == ("2022-04", ["period_differs"], ())


def test_four_figures_are_a_month_in_headings_and_after_the_word_period():
    across = read("Utfall, kr\nKonto;2201;2202;2203\n5020 Lön;-1;-2;-3\n5611 PO;-1;-2;-3\n")
    assert [span for _, span in spans(across)] == ["2022-01", "2022-02", "2022-03"]

    told = read("Period 2203, tkr\nAnsvar: 2201\nVerksamhet;Utfall ack;Budget ack\n510 A;-3;-2\n")
    assert str(told.period) == "2022-03"


def test_a_forecast_is_for_the_year_and_its_heading_says_when_it_was_made():
    parsed = read("Tkr\nVerksamhet;Utfall jan-mar 2022;Prognos feb;Prognos mar\n510 A;-3;-12;-13\n")

    forecasts = [f for f in parsed.figures if f.scenario is Scenario.FORECAST]
    assert [(str(f.span), str(f.as_of)) for f in forecasts] == [
        ("2022-01–2022-12", "2022-02"),
        ("2022-01–2022-12", "2022-03"),
    ]


def test_a_forecast_for_the_rest_of_the_year_must_be_decided():
    parsed = read("Tkr\nVerksamhet;Utfall jan-mar 2022;Prognos apr-dec\n510 A;-3;-12\n")

    assert [(p.code, p.column) for p in parsed.errors] == [("forecast_span", "Prognos apr-dec")]


def test_two_columns_that_say_the_same_thing_must_be_decided():
    parsed = read("Mars 2022 tkr ack\nVerksamhet;Utfall;Budget;Reviderad budget\n510 A;-3;-2;-4\n")

    assert [(p.code, p.column) for p in parsed.errors] == [("same_column", "Reviderad budget")]


def test_in_december_the_accumulated_budget_and_the_full_years_are_one():
    header = "Verksamhet;Utfall ack dec 2022;Budget ack dec 2022;Budget helår 2022\n"
    parsed = read(f"Tkr\n{header}510 A;-3;;-2\n520 B;-9;-8;-8\n")

    assert parsed.errors == ()
    budget = [(f.verksamhet_code, f.amount) for f in parsed.figures if f.scenario is Scenario.BUDGET]
    assert budget == [("510", -200_000), ("520", -800_000)]

    differing = read(f"Tkr\n{header}510 A;-3;-2;-2\n520 B;-9;-8;-7\n")
    assert [p.code for p in differing.errors] == ["same_column"]


def test_a_single_month_under_an_accumulated_title_is_read_from_january_and_told():
    parsed = read("Ackumulerat, tkr\nVerksamhet;Utfall mars 2022;Budget mars 2022\n510 A;-3;-2\n")

    assert [span for _, span in spans(parsed)] == ["2022-01–2022-03"] * 2
    assert codes(parsed) == ["basis_assumed", "basis_assumed"]


def test_two_months_across_take_their_scenario_and_basis_from_the_title():
    parsed = read("Utfall 2022 ackumulerat, tkr\nVerksamhet;jan;feb\n510 A;-3;-5\n520 B;-1;-2\n")

    assert [(str(f.span), f.amount) for f in parsed.figures][:2] == [
        ("2022-01", -300_000),
        ("2022-02", -200_000),
    ]


def test_a_total_budget_is_the_years():
    parsed = read("Mars 2022 tkr ack\nVerksamhet;Utfall;Budget;Total budget\n510 A;-3;-2;-8\n")

    assert spans(parsed)[2] == (Scenario.BUDGET, "2022-01–2022-12")
    assert parsed.figures[2].line is Line.NET


def test_a_month_and_amounts_to_it_side_by_side_are_not_months_across():
    parsed = read(
        "Period t.o.m. oktober 2025, tkr\n"
        "Konto;Utfall okt 2025;Prognos oktober;Budget tom okt;Utfall tom okt\n"
        "5020 Lön;-1;-12;-10;-11\n"
    )

    assert [str(f.span) for f in parsed.figures] == [
        "2025-10",
        "2025-01–2025-12",
        "2025-01–2025-10",
        "2025-01–2025-10",
    ]
