"""Amounts that are not the period's own, by their heading, are left out and told, or stand by themselves."""

from dataclasses import replace

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.importers import Options, parse
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.registry import examine
from socfin.importers.spelling.roles import Role
from tests.importers.tables import read_both, totals, with_column

YEAR = {"budget 2025-01–2025-12": -60000, "forecast 2025-01–2025-12": -60600}


@pytest.mark.parametrize(
    "earlier",
    [
        "Föregående prognos",
        "Föreg. prognos",
        "Förra prognosen",
        "Fg prognos",
        "Tidigare prognos",
        "Prognos föregående månad",
        "Prognos förra tertialet",
        "Prognos (föregående)",
        "Föregående månads prognos",
        "Helårsprognos föreg uppföljning",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_an_earlier_forecast_of_the_year_is_not_used_and_told(earlier, first):
    columns = [earlier, "Prognos"] if first else ["Prognos", earlier]
    rows = [("-36 500", "-37 100"), ("-24 500", "-23 500"), ("-61 000", "-60 600")]
    names = ("Hemtjänst", "IFO", "Summa")
    budgets = ("-36 000", "-24 000", "-60 000")
    lines = [
        ";".join([name, budget, *(row if first else row[::-1])])
        for name, budget, row in zip(names, budgets, rows, strict=True)
    ]
    text = "\n".join(["Delår 2025-10, tkr", f"Verksamhet;Budget helår;{';'.join(columns)}", *lines]) + "\n"

    for parsed in read_both(text):
        assert (totals(parsed), parsed.problems) == (YEAR, ())
        assert f"Kolumnen ”{earlier}” används inte." in parsed.notes


@pytest.mark.parametrize("words", ["Prognos föregående år", "Föregående års prognos", "Prognos f.å."])
def test_the_forecast_of_the_year_before_is_that_years(words):
    text = f"Delår 2025-10, tkr\nVerksamhet;Prognos;{words}\nHemtjänst;-37 100;-36 500\nIFO;-2;-3\n"

    for parsed in read_both(text):
        assert totals(parsed) == {"forecast 2025-01–2025-12": -37102, "forecast 2024-01–2024-12": -36503}


@pytest.mark.parametrize("words", ["Utfall föregående månad", "Utfall fg period", "Utfall förra tertialet"])
def test_what_an_earlier_follow_up_of_the_year_said_is_not_last_years(words):
    text = f"Okt 2025, tkr ack\nVerksamhet;Utfall ack;{words}\nHemtjänst;-31 000;-28 000\nIFO;-2;-3\n"

    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -31002}
        assert f"Kolumnen ”{words}” används inte." in parsed.notes


def test_an_earlier_forecast_is_used_when_it_is_chosen():
    content = b"Delar 2025-10, tkr\nVerksamhet;Utfall ack;F\xf6reg. prognos\nHemtj\xe4nst;-31 000;-36 500\n"
    mapping = examine(SourceFile(content, "r.csv"), Options()).reading.mapping
    chosen = with_column(mapping, _as_forecast(mapping.columns[2]))

    parsed = examine(SourceFile(content, "r.csv"), Options(mapping=chosen)).parsed

    assert totals(parsed) == {"outcome 2025-01–2025-10": -31000, "forecast 2025-01–2025-12": -36500}
    assert parsed.errors == ()


def _as_forecast(column):
    return replace(column, role=Role.AMOUNT, scenario=Scenario.FORECAST)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prognos T1", "Prognos T2"),
        ("Prognos tertial 1", "Prognos tertial 2"),
        ("Prognos mars", "Prognos aug"),
        ("Årsprognos kv 1", "Årsprognos kv 2"),
        ("Prognos 2025-04", "Prognos 2025-08"),
        ("Prognos efter april", "Prognos"),
    ],
)
def test_two_forecasts_of_a_year_are_never_added_in_the_total(one, other):
    text = (
        f"Socialnämnden, jan-aug 2025, tkr\nVerksamhet;Budget helår;Utfall ack;{one};{other}\n"
        "Hemtjänst;-36 000;-24 000;-36 500;-37 100\nIFO;-24 000;-16 000;-24 500;-23 500\n"
        "Summa;-60 000;-40 000;-61 000;-60 600\n"
    )
    for parsed in read_both(text):
        made = {str(f.as_of) for f in parsed.figures if f.scenario is Scenario.FORECAST}
        said = [one for one in parsed.printed if one.scenario is Scenario.FORECAST]

        assert (parsed.errors, len(made), len(said)) == ((), 2, 2)
        assert {one.amount for one in said} == {-6_100_000_000, -6_060_000_000}
        assert {str(one.as_of) for one in said} == made
        assert any(f"”{one}” är prognos" in note and "gjord efter" in note for note in parsed.notes)


@pytest.mark.parametrize(
    "words",
    [
        "Utfall kr per invånare",
        "Utfall per plats",
        "Utfall per brukare",
        "Utfall kr/inv",
        "Snitt utfall",
        "Genomsnittligt utfall",
        "Utfall kr/plats",
        "Kostnad per insats, utfall",
        "Utfall per vårddygn",
        "Budget per elev",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_amounts_of_each_one_are_no_amounts_of_the_period(words, first):
    columns, row = (
        (f"{words};Utfall ack", "-2,5;-31 000") if first else (f"Utfall ack;{words}", "-31 000;-2,5")
    )
    text = f"Socialnämnden jan-okt 2025, tkr\nVerksamhet;{columns};Budget ack\nHemtjänst;{row};-30 000\n"

    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -31000, "budget 2025-01–2025-10": -30000}
        assert f"Kolumnen ”{words}” används inte." in parsed.notes
        assert parsed.problems == ()


@pytest.mark.parametrize(
    "before",
    ["Ack föregående", "Ack. föreg", "Ackumulerat tidigare", "Saldo fg", "Föregående ack", "Utfall ack fg"],
)
@pytest.mark.parametrize("order", [1, -1])
def test_what_was_accumulated_before_the_month_is_no_year_before(before, order):
    cells = [(before, -36_000), ("Okt 2025", -4_100)][::order]
    text = (
        "Verksamhet;Konto;" + ";".join(head for head, _ in cells) + "\n"
        "510;5010;" + ";".join(str(ore) for _, ore in cells) + "\n"
    )
    parsed = parse(text.encode(), "fil.csv", Options(scenario=Scenario.OUTCOME, unit=Unit.KR))

    assert {str(one.span): one.amount for one in parsed.figures} == {"2025-10": -410_000}
    assert any(before in note and "används inte" in note for note in parsed.notes)


@pytest.mark.parametrize(
    "heading",
    [
        "Förbrukat t.o.m.",
        "Förbrukat tom okt",
        "Förbrukat hittills",
        "Förbrukning ack",
        "Upparbetat t.o.m. oktober",
        "Regnskap hittil i år",
        "Regnskap så langt i år",
        "Utfall till dags dato",
    ],
)
def test_what_is_spent_to_a_date_is_the_outcome_to_date(heading):
    text = (
        f"Socialnämnden jan-okt 2025, tkr\nVerksamhet;{heading};Årsbudget\n510 A;-400;-480\n520 B;-300;-360\n"
    )
    for parsed in read_both(text):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -700, "budget 2025-01–2025-12": -840}


@pytest.mark.parametrize(
    "heading", ["Förbrukat %", "Förbrukat", "Förbrukat av budget", "Förbrukning t.o.m. okt i procent"]
)
def test_what_is_spent_of_the_budget_is_a_share(heading):
    header = f"Verksamhet;Utfall ack;{heading};Årsbudget"
    text = f"Socialnämnden jan-okt 2025, tkr\n{header}\n510 A;-400;83;-480\n520 B;-300;83;-360\n"
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -700, "budget 2025-01–2025-12": -840}


SO_FAR = ["Hittills", "Hittil i år", "Ackumulerat", "Ack", "Till dags dato"]


@pytest.mark.parametrize("so_far", SO_FAR)
def test_a_column_that_only_says_so_far_is_the_outcome_beside_budgets_and_forecasts(so_far):
    rows = "510 A;-480;-400\n520 B;-360;-300\n"
    for beside, span in (
        ("Årsbudget", "budget 2025-01–2025-12"),
        ("Prognos 2025", "forecast 2025-01–2025-12"),
    ):
        for parsed in read_both(f"Socialnämnden jan-okt 2025, tkr\nVerksamhet;{beside};{so_far}\n{rows}"):
            assert parsed.errors == ()
            assert totals(parsed) == {span: -840, "outcome 2025-01–2025-10": -700}


@pytest.mark.parametrize("so_far", SO_FAR)
def test_beside_a_month_it_is_to_date_and_beside_an_outcome_without_months_it_is_asked_about(so_far):
    rows = "510 A;-48;-400\n520 B;-36;-300\n"
    for parsed in read_both(f"Socialnämnden, tkr\nVerksamhet;Utfall sep 2025;{so_far}\n{rows}"):
        assert totals(parsed) == {"outcome 2025-09": -84, "outcome 2025-01–2025-09": -700}
    for parsed in read_both(f"Socialnämnden jan-okt 2025, tkr\nVerksamhet;Utfall;{so_far}\n{rows}"):
        assert [p.code for p in parsed.errors] == ["same_column"]
