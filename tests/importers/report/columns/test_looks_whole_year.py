"""A bare budget read to date that is as large as the year's is asked about, whatever the title says."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers import Options, parse
from socfin.importers.report.columns.chosen import column_choices
from tests.importers.tables import read_both, totals

YEAR = "Hemtjänst;-45 895;-38 552;-48 123\nSäbo;-29 887;-25 105;-29 920\nIFO;-4 444;-3 733;-4 638\n"
TO_DATE = "Hemtjänst;-38 246;-38 552;-48 123\nSäbo;-24 906;-25 105;-29 920\nIFO;-3 703;-3 733;-4 638\n"
TITLES = ["Månadsuppföljning oktober 2024, tkr", "Socialnämnden jan-okt 2024, ackumulerat, tkr"]
HEADINGS = ["Verksamhet;Budget;Utfall;Prognos", "Verksamhet;Budget;Utfall;Årsprognos"]


def asked(parsed):
    return [(p.code, p.column) for p in parsed.errors]


def without_last(rows):
    return "".join(line.rsplit(";", 1)[0] + "\n" for line in rows.splitlines())


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_bare_budget_as_large_as_the_forecast_is_asked_about(title, heading):
    for parsed in read_both(f"{title}\n{heading}\n{YEAR}"):
        assert asked(parsed) == [("year_or_period", "Budget")]


@pytest.mark.parametrize("title", TITLES)
def test_a_bare_budget_of_which_the_outcome_is_the_months_share_is_asked_about(title):
    for parsed in read_both(f"{title}\nVerksamhet;Budget;Utfall\n{without_last(YEAR)}"):
        assert asked(parsed) == [("year_or_period", "Budget")]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("signed", [lambda rows: rows, lambda rows: rows.replace("-", "")])
def test_a_bare_budget_of_the_outcomes_size_is_to_date(title, signed):
    whole = signed(f"{HEADINGS[0]}\n{TO_DATE}")
    short = signed(f"Verksamhet;Budget;Utfall\n{without_last(TO_DATE)}")

    for parsed in (*read_both(f"{title}\n{whole}"), *read_both(f"{title}\n{short}")):
        assert asked(parsed) == []


def test_a_budget_that_says_its_months_or_that_a_deviation_proves_is_not_asked_about():
    said = f"{TITLES[0]}\nVerksamhet;Budget ack;Utfall ack;Prognos\n{YEAR}"
    rows = "Hemtjänst;-45 895;-38 552;7 343\nSäbo;-29 887;-25 105;4 782\nIFO;-4 444;-3 733;711\n"
    proved = f"{TITLES[0]}\nVerksamhet;Budget;Utfall;Avvikelse\n{rows}"

    for parsed in (*read_both(said), *read_both(proved)):
        assert asked(parsed) == []


def test_the_answer_is_kept_and_the_budget_is_the_years():
    options = Options(columns=column_choices("Budget=helår"))

    parsed = parse(f"{TITLES[0]}\n{HEADINGS[0]}\n{YEAR}".encode(), "oktober.csv", options)

    assert not parsed.errors
    assert {str(f.span) for f in parsed.figures if f.scenario is Scenario.BUDGET} == {"2024-01–2024-12"}


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Uppföljning oktober 2025, tkr, ackumulerat", "Budget 2025;Utfall jan-okt 2025;Diff"),
        ("Socialnämnden jan-okt 2025, tkr", "Budget 2025;Utfall 2025;Avvikelse"),
        ("Socialnämnden per 31 oktober 2025, tkr", "Bud 2025;Utf ack;Avv"),
        ("Socialnämnden jan–okt 2025, tkr", "Kommunbidrag 2025;Utfall ack;Avvikelse"),
        ("Socialnämnden jan-okt 2025, tkr", "Budget 2025;Utfall ack;Antal"),
    ],
)
def test_a_budget_headed_by_a_year_that_is_as_large_as_the_outcome_so_far_is_asked_about(title, headings):
    rows = "Hemtjänst;-4 000;-4 200;-200\nSärskilt boende;-4 500;-4 400;100\n"
    for parsed in read_both(f"{title}\n\nVerksamhet;{headings}\n{rows}"):
        assert "year_or_period" in {one.code for one in parsed.errors}


@pytest.mark.parametrize(
    ("title", "amounts"),
    [
        ("jan-okt 2025", "-5 000;-4 200;800"),
        ("jan-mar 2025", "-4 000;-1 300;2 700"),
        ("jan-nov 2025", "-4 000;-3 900;100"),
        ("jan-dec 2025", "-4 000;-4 100;-100"),
    ],
)
def test_a_budget_headed_by_a_year_and_as_large_as_a_year_is_the_years(title, amounts):
    text = f"Socialnämnden {title}, tkr\n\nVerksamhet;Budget 2025;Utfall ack;Avvikelse\nHemtjänst;{amounts}\n"
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert totals(parsed)["budget 2025-01–2025-12"] == -4000 - 1000 * (title == "jan-okt 2025")


@pytest.mark.parametrize("heading", ["Förbrukat %", "Förbrukad andel", "Nyttjandegrad", "Upparbetat"])
def test_a_bare_budget_of_which_a_share_is_used_is_asked_about(heading):
    text = f"N jan-sep 2025, tkr\n\nVerksamhet;Utfall;Budget;{heading}\nStab;-83;-100;83\nIFO;-41;-50;82\n"
    for parsed in read_both(text):
        assert "year_or_period" in {one.code for one in parsed.errors}


@pytest.mark.parametrize(
    "heading", ["Kvar att förbruka", "Återstår att förbruka", "Kvar av budget", "Återstår"]
)
def test_what_is_left_to_use_is_of_the_years_budget(heading):
    text = f"N jan-sep 2025, tkr\n\nVerksamhet;Utfall;Budget;{heading}\nStab;-83;-100;17\nIFO;-41;-50;9\n"
    for parsed in read_both(text):
        assert totals(parsed)["budget 2025-01–2025-12"] == -150


def test_a_budget_of_the_part_year_stands_beside_that_of_the_whole():
    content = (
        "Period jan-aug 2024, tkr\nVerksamhet;Delårsutfall;Delårsbudget;Helårsbudget\n"
        "510 Hemtjänst;-790;-800;-1 200\n520 SÄBO;-1 650;-1 600;-2 400\n"
    )

    parsed = parse(content.encode(), "rapport.csv", Options())

    assert parsed.errors == ()
    assert {(f.scenario.value, str(f.span)) for f in parsed.figures} == {
        ("outcome", "2024-01–2024-08"),
        ("budget", "2024-01–2024-08"),
        ("budget", "2024-01–2024-12"),
    }
