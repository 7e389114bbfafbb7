"""A month's last day in a heading is up to it, never that month alone; what a day leaves open is asked."""

import datetime as dt
import io

import pytest
import xlsxwriter

from socfin.importers import Options, parse
from socfin.importers.report.layout.heading_days import Day, day_in
from tests.importers.tables import read_both, totals

OUTCOME = {"outcome 2020-01–2020-10": -55_000}
LAST_DAYS = [
    "Utfall 2020-10-31",
    "Utfall 20201031",
    "Utfall 201031",
    "Utfall 31 okt 2020",
    "Utfall 31 oktober 2020",
    "Utfall den 31:a okt 2020",
    "Utfall 31/10 2020",
    "Utfall 31/10/2020",
    "Utfall 31.10.2020",
    "2020-10-31 utfall",
    "Bokfört 2020-10-31",
    "Saldo (2020-10-31)",
    "Utfall t.o.m. okt 2020",
    "Utfall jan-okt 2020",
]


def table(*headings: str, title: str = "Socialnämnden, tkr", amounts=((-31_000, -24_000),)) -> str:
    """Two verksamheter with an amount of each kind under each heading, and their sum."""
    columns = [*amounts, *[amounts[-1]] * (len(headings) - len(amounts))]
    rows = [("510 Hemtjänst", *(c[0] for c in columns)), ("520 SÄBO", *(c[1] for c in columns))]
    rows.append(("Summa", *(sum(c) for c in columns)))
    lines = "\n".join(";".join(map(str, row)) for row in rows)
    return f"{title}\nVerksamhet;{';'.join(headings)}\n{lines}\n"


def outcomes(parsed):
    return {key: sum for key, sum in totals(parsed).items() if key.startswith("outcome")}


@pytest.mark.parametrize("heading", LAST_DAYS)
@pytest.mark.parametrize("title", ["Socialnämnden, tkr", "Socialnämnden oktober 2020, tkr"])
def test_the_last_day_of_a_month_says_what_to_and_with_it_does(heading, title):
    for headings in ((heading, "Årsbudget"), (heading,)):
        for parsed in read_both(table(*headings, title=title)):
            assert (outcomes(parsed), parsed.errors) == (OUTCOME, ())


@pytest.mark.parametrize(
    "heading",
    ["Utfall 2020-10-15", "Utfall 15 okt 2020", "Utfall 201030", "Utfall 15/10 2020", "Utfall 20201002"],
)
def test_a_day_within_a_month_is_asked_about_with_both_answers(heading):
    for parsed in read_both(table(heading, "Årsbudget")):
        assert [p.code for p in parsed.errors] == ["title_or_month"]
        assert "oktober 2020" in parsed.errors[0].message
        assert "januari–oktober 2020" in parsed.errors[0].message


@pytest.mark.parametrize(
    "heading", ["Utfall 2020-10-01", "Utfall 1 okt 2020", "Utfall 2020-10", "Utfall okt 2020"]
)
def test_the_first_day_is_how_a_month_is_written(heading):
    for parsed in read_both(table(heading)):
        assert outcomes(parsed) == {"outcome 2020-10": -55_000}


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (("Utfall 2020-10-31", "Utfall 2019-10-31"), {"outcome 2020-01–2020-10", "outcome 2019-01–2019-10"}),
        (("Utfall 2020-10-31", "Budget 2020-10-31"), {"outcome 2020-01–2020-10", "budget 2020-01–2020-10"}),
        (("Utfall 31/10 2020", "Budget 201031"), {"outcome 2020-01–2020-10", "budget 2020-01–2020-10"}),
        (
            ("Utfall 2020-10-31", "Prognos 2020-10-31"),
            {"outcome 2020-01–2020-10", "forecast 2020-01–2020-12"},
        ),
        (("Utfall 2020-10-31", "Utfall ack"), {"outcome 2020-10", "outcome 2020-01–2020-10"}),
        (
            ("Utfall 2020-08-31", "Utfall 2020-09-30", "Utfall 2020-10-31"),
            {"outcome 2020-08", "outcome 2020-09", "outcome 2020-10"},
        ),
    ],
)
def test_the_other_columns_say_whether_days_are_months(headings, read):
    amounts = ((-3_100, -2_400), (-30_000, -23_000), (-3_050, -2_500))[: len(headings)]
    for parsed in read_both(table(*headings, amounts=amounts)):
        assert set(totals(parsed)) == read
        assert "title_or_month" not in {p.code for p in parsed.errors}


def test_two_last_days_of_a_year_are_asked_about():
    for parsed in read_both(table("Utfall 2020-09-30", "Utfall 2020-10-31")):
        assert [p.code for p in parsed.errors] == ["title_or_month"] * 2


def test_a_stored_date_is_its_month_unless_it_is_a_day_of_it():
    assert _outcome_under(dt.date(2020, 10, 31)) == OUTCOME
    assert _outcome_under(dt.date(2020, 10, 1)) == {"outcome 2020-10": -55_000}


def _outcome_under(day: dt.date) -> dict[str, float]:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page, shown = book.add_worksheet("Blad1"), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, ["Socialnämnden, tkr"])
        page.write_row(1, 0, ["", "Utfall"])
        page.write_row(2, 0, ["Verksamhet"])
        page.write_datetime(2, 1, day, shown)
        page.write_row(3, 0, ["510 Hemtjänst", -31_000])
        page.write_row(4, 0, ["520 SÄBO", -24_000])
    return outcomes(parse(stream.getvalue(), "rapport.xlsx", Options()))


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Utfall 2023-02-28", Day.LAST),
        ("Utfall 2024-02-28", Day.WITHIN),
        ("Utfall 2024-02-29", Day.LAST),
        ("Utfall 28 februari", Day.LAST),
        ("Utfall 2020-11-30", Day.LAST),
        ("Utfall 2020-10-30", Day.WITHIN),
        ("Utfall 2020-10-01", Day.FIRST),
        ("Utfall 2020-10-01 - 2020-10-31", None),
        ("Utfall 2020-10", None),
        ("Utfall 202010", None),
    ],
)
def test_which_day_of_its_month_a_heading_names(heading, day):
    assert day_in(heading) is day
