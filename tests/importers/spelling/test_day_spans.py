"""Months told by days and numbers, in a title and in two, as spelled and never the first month alone."""

import pytest

from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import months_in, range_in
from socfin.importers.spelling.title_periods import said_in
from tests.importers.tables import read_both, totals

SPELLED = [
    "1 januari - 31 oktober 2025",
    "1 jan–31 okt 2025",
    "den 1 januari till den 31 oktober 2025",
    "2025-01-01 till och med 2025-10-31",
    "2025-01-01 fram till 2025-10-31",
    "01/01/2025 - 31/10/2025",
    "01.01.2025-31.10.2025",
    "1/1-31/10 2025",
    "Från period 202501 till period 202510",
    "perioden januari 2025 till och med oktober 2025",
    "period 1-10 2025",
    "Period 1 - 10 år 2025",
    "P01-P10 2025",
    "månad 1 till 10, 2025",
]


@pytest.mark.parametrize("text", SPELLED)
def test_first_and_last_month_are_read_however_their_days_are_spelled(text):
    assert months_in(text) == range_in(text) == Months(1, 10, 2025)


@pytest.mark.parametrize("title", SPELLED)
def test_a_report_of_such_months_is_of_them_all(title):
    text = f"Socialnämnden {title}\ntkr\n\nVerksamhet;Utfall;Budget\nHemtjänst;-4 000;-4 100\nStab;-90;-80\n"
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -4090, "budget 2025-01–2025-10": -4180}


@pytest.mark.parametrize(
    "text",
    [
        "Period: 10 (2025)",
        "t o m period 10 2025",
        "T.o.m. 251031",
        "per 31.10.2025",
        "31/10/2025",
        "per 251031",
    ],
)
def test_a_month_by_its_number_or_day_is_that_month(text):
    assert months_in(text) == Months(10, 10, 2025)


@pytest.mark.parametrize(
    "text", ["6.1 - 7.3", "Kap 1.1-3.12", "Konto 5010-5020", "251031", "Period 13 2024", "1-10", "1/1-15/3"]
)
def test_numbers_that_may_be_anything_are_no_months(text):
    assert range_in(text) is None


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Från period: 202501", "Till period: 202510"),
        ("Fr.o.m. 2025-01", "T.o.m. 2025-10"),
        ("Period från: 202501", "Period till: 202510"),
        ("Startperiod 202501", "Slutperiod 202510"),
        ("Från januari 2025", "Till oktober 2025"),
    ],
)
def test_first_and_last_month_in_two_titles_are_taken_together(first, last):
    assert said_in(["Socialnämnden", first, last]) == Months(1, 10, 2025)
    rows = "Verksamhet;Utfall;Budget\nHemtjänst;-4 000;-4 100\nStab;-90;-80\n"
    for parsed in read_both(f"Socialnämnden\n{first}\n{last}\nBelopp i tkr\n\n{rows}"):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -4090, "budget 2025-01–2025-10": -4180}


def test_a_first_month_alone_or_after_the_last_is_no_pair():
    assert said_in(["Från period 202501"]) == Months(1, 1, 2025)
    assert said_in(["Från period 202509", "Till period 202503"]) == Months(9, 9, 2025)


@pytest.mark.parametrize(
    "title",
    [
        "Rapportdatum 2025-04-08",
        "Rapportdatum: 2025-04-30",
        "Körning 2025-04-08 07:12  Användare: EVAEK",
        "Omsorg, kr. Till nämndens sammanträde 2025-04-24",
        "Dnr VON 2025/04",
        "Rapport 8 april 2025",
    ],
)
def test_a_day_when_something_was_done_is_no_period(title):
    assert said_in([title]) is None


@pytest.mark.parametrize(
    "title", ["Utfall 2025-03-31", "Socialnämnden 2025-03-31", "Avser 2025-03-15", "Slutdatum 2025-03-31"]
)
def test_a_months_last_day_and_one_that_is_said_to_be_of_the_period_is(title):
    assert said_in([title]).last == 3
