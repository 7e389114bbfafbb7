"""A column headed only "Helår" is the year's budget or a forecast: asked, and never left out in silence."""

import pytest

from socfin.importers.options import WholeYear
from tests.importers.tables import read_both, totals

TO_DATE = {"outcome 2025-01–2025-10": -60_600}
MONTH = {"outcome 2025-10": -6_000}
KINDS = {
    "month": ("-3 600", "-2 400", "-6 000"),
    "ack": ("-37 100", "-23 500", "-60 600"),
    "year": ("-46 500", "-24 500", "-71 000"),
}
HEADERS = [
    {"Period": "month", "Ackumulerat": "ack", "Helår": "year"},
    {"Perioden": "month", "Ack": "ack", "Helåret": "year"},
    {"Månad": "month", "Hittills": "ack", "Hela året": "year"},
    {"Helår": "year", "Perioden": "month", "Ackumulerat": "ack"},
    {"Ackumulerat": "ack", "Aktuell period": "month", "Hel år": "year"},
    {"Ackumulerat": "ack", "Helår": "year"},
    {"Helår": "year", "Ack.": "ack"},
]


def table(headings, title="Socialnämnden okt 2025, tkr"):
    rows = zip(("Hemtjänst", "IFO", "Summa"), *(KINDS[kind] for kind in headings.values()), strict=True)
    lines = [title, f"Verksamhet;{';'.join(headings)}", *(";".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def year_of(headings):
    return next(text for text, kind in headings.items() if kind == "year")


def others(headings):
    return TO_DATE | (MONTH if "month" in headings.values() else {})


@pytest.mark.parametrize("headings", HEADERS)
def test_a_whole_year_beside_amounts_to_date_is_asked_about(headings):
    for parsed in read_both(table(headings)):
        assert [(p.code, p.column) for p in parsed.errors] == [("whole_year_unclear", year_of(headings))]
        assert "Budget eller Prognos" in parsed.errors[0].remedy
        assert totals(parsed) == others(headings)


@pytest.mark.parametrize("headings", HEADERS)
@pytest.mark.parametrize("said", list(WholeYear))
def test_both_answers_are_read(headings, said):
    for parsed in read_both(table(headings), whole_year=said):
        assert parsed.errors == ()
        assert totals(parsed) == others(headings) | {f"{said.value} 2025-01–2025-12": -71_000}


@pytest.mark.parametrize("upper", ["Utfall", "Redovisat", "Bokfört"])
def test_an_outcome_of_the_whole_year_before_it_is_over_is_asked_about(upper):
    text = f"Okt 2025, tkr\nVerksamhet;{upper};\n;Ack;Helår\nHemtjänst;-37 100;-46 500\nIFO;-23 500;-24 500\n"

    for parsed in read_both(text):
        assert [p.code for p in parsed.errors] == ["whole_year_unclear"]
        assert totals(parsed) == TO_DATE


def test_a_whole_year_that_is_over_is_the_outcomes():
    text = "Socialnämnden dec 2025, tkr\nVerksamhet;Ackumulerat;Helår\nHemtjänst;-46;-46\nIFO;-24;-24\n"

    for parsed in read_both(text):
        assert (parsed.errors, totals(parsed)) == ((), {"outcome 2025-01–2025-12": -70})


def test_a_whole_year_after_its_months_is_their_sum():
    text = "Utfall 2025, tkr\nVerksamhet;jan;feb;mar;Helår\nHemtjänst;-1;-2;-3;-6\nIFO;-1;-1;-1;-3\n"

    for parsed in read_both(text):
        assert parsed.errors == ()
        assert set(totals(parsed)) == {"outcome 2025-01", "outcome 2025-02", "outcome 2025-03"}


@pytest.mark.parametrize("words", ["Ackumulerat", "Ack", "Hittills i år", "YTD"])
def test_amounts_to_date_alone_are_read(words):
    for parsed in read_both(table({words: "ack"})):
        assert (parsed.errors, totals(parsed)) == ((), TO_DATE)
