"""Weeks are named where a file is told by them, and never taken for a version, a code or a month."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.weeks import is_week, is_week_column, week_in
from tests.importers.tables import read_both, totals

ROWS = "510 A;-10;-11\n520 B;-5;-5\n"
TITLE = "Socialnämnden 2025, tkr"


def codes(parsed):
    return [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Utfall vecka 40",
        "Utfall t.o.m. v 40",
        "v. 36-40",
        "v.40",
        "Veckorna 36–40",
        "Veckorapport",
        "Week 40",
        "Utfall W40",
        "Budget veckonr 7",
    ],
)
def test_a_heading_or_title_may_name_weeks(text):
    assert week_in(text)


@pytest.mark.parametrize(
    "text",
    ["Budget v2", "Prognos v. 3", "Vård 40", "Utfall 2025", "HVB 40", "Mars", "Avvikelse", "Utfall v.40.5"],
)
def test_versions_names_and_numbers_are_no_weeks(text):
    assert not week_in(text)


def test_columns_and_cells_of_weeks_are_known():
    assert all(map(is_week_column, ["Vecka", "Veckonr", "VECKONUMMER", "Kalendervecka", "År-vecka", "Week"]))
    assert not any(map(is_week_column, ["Verksamhet", "Veckopeng", "V"]))
    assert all(map(is_week, ["v40", "2025-W40", "2025v40", "Vecka 40", "v. 36-40"]))
    assert not any(map(is_week, ["40", "2025-10", "V510", "510", "vård 4"]))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{TITLE}\nVerksamhet;Utfall vecka 40;Budget vecka 40\n{ROWS}", "Utfall vecka 40"),
        (f"{TITLE}\nVerksamhet;Utfall t.o.m. v 40;Budget t.o.m. v 40\n{ROWS}", "Utfall t.o.m. v 40"),
        (f"Veckorapport 2025, tkr\nVerksamhet;Utfall;Budget\n{ROWS}", "Veckorapport 2025, tkr"),
        (f"Socialnämnden v. 36-40 2025, tkr\nVerksamhet;Utfall;Budget\n{ROWS}", "v. 36-40"),
        (f"{TITLE}\nVerksamhet;v.40;v.41\n{ROWS}", "v.40"),
        (f"{TITLE}\nVerksamhet;Vecka 40;Vecka 41\n{ROWS}", "Vecka 40"),
        (f"{TITLE}\nVerksamhet;Vecka;Utfall;Budget\n510 A;40;-10;-11\n520 B;40;-5;-5\n", "Vecka"),
        (f"{TITLE}\nVerksamhet;Period;Utfall;Budget\n510 A;v40;-10;-11\n520 B;v40;-5;-5\n", "v40"),
        ("verksamhet;period;konto;belopp;scenario\n510;2025-W40;5020;-10;utfall\n", "2025-W40"),
        ("verksamhet;vecka;konto;belopp\n510;2025-40;5020;-10\n", "vecka"),
    ],
)
def test_a_file_told_by_weeks_is_refused_with_the_week_named(text, named):
    for parsed in read_both(text, period=None):
        assert codes(parsed) == ["weekly"]
        assert named in parsed.problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nVerksamhet;Månad;Vecka;Utfall\n510 A;2025-10;40;-10\n510 A;2025-10;41;-12\n",
        "verksamhet;period;vecka;konto;belopp;scenario\n"
        "510;2025-10;40;5020;-10000;utfall\n510;2025-10;41;5020;-12000;utfall\n",
    ],
)
def test_weeks_of_a_month_are_added(text):
    parsed = parse(text.encode(), "fil.csv", Options())

    assert (totals(parsed), parsed.errors) == ({"outcome 2025-10": -22}, ())


def test_months_in_the_headings_hold_under_a_title_with_a_week():
    text = f"Utskrivet vecka 45 2025, tkr\nVerksamhet;Utfall jan-okt 2025;Budget jan-okt 2025\n{ROWS}"

    assert totals(parse(text.encode(), "r.csv", Options())) == {
        "outcome 2025-01–2025-10": -15,
        "budget 2025-01–2025-10": -16,
    }
