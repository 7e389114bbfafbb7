"""Years, dates and words in a report's headings decide the months of their own column, and of no other."""

import pytest

from socfin.domain.period import Month
from tests.importers.tables import case, read_both, totals

TO_DATE = {"budget 2020-01–2020-10": -4000, "outcome 2020-01–2020-10": -4200}


def assert_reads(text, expected, **options):
    for parsed in read_both(text, **options):
        assert parsed.errors == ()
        assert totals(parsed) == expected


def test_per_a_date_is_accumulated():
    assert_reads(case("01"), TO_DATE)


@pytest.mark.parametrize(
    "said",
    [
        "per 31 oktober 2020",
        "per okt 2020",
        "per 31/10 2020",
        "per oktober",
        "10 mån",
        "10 månader 2020",
        "per den 31 okt",
    ],
)
def test_per_a_day_or_so_many_months_is_accumulated_however_it_is_spelt(said):
    assert_reads(
        f"Socialnämnden oktober 2020, tkr\n\nVerksamhet;Utfall {said};Budget {said}\n"
        "Hemtjänst;-4 200;-4 000\n",
        TO_DATE,
    )


@pytest.mark.parametrize(("unit", "factor"), [("kr", 1000), ("mnkr", 0.001)])
def test_per_a_date_is_accumulated_in_any_unit(unit, factor):
    outcome, budget = (f"{amount * factor:.1f}".replace(".", ",") for amount in (-4200, -4000))
    header = "Verksamhet;Utfall per 2020-10-31;Budget per 2020-10-31"
    text = f"Belopp i {unit}\n{header}\nHemtjänst;{outcome};{budget}\n"
    assert_reads(text, TO_DATE)


def test_a_whole_year_before_does_not_move_the_period():
    assert_reads(case("02"), {"outcome 2019-01–2019-12": -4500, **TO_DATE})


@pytest.mark.parametrize(
    "before",
    [
        "Utfall jan-dec 2019",
        "Utfall helår 2019",
        "Bokslut helår 2019",
        "Utfall 2019-01 - 2019-12",
        "Bokslut år 2019",
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_any_spelling_of_a_whole_year_before_stays_in_its_year_wherever_it_stands(before, last):
    header = ["Budget ack", "Utfall ack"]
    header, row = (
        ([*header, before], "-4 000;-4 200;-4 500") if last else ([before, *header], "-4 500;-4 000;-4 200")
    )
    text = f"Socialnämnden jan-okt 2020, tkr\n\nVerksamhet;{';'.join(header)}\nHemtjänst;{row}\n"

    assert_reads(text, {"outcome 2019-01–2019-12": -4500, **TO_DATE})


def test_a_whole_year_before_alone_does_not_say_the_reports_year():
    for parsed in read_both(
        "Socialnämnden, tkr\n\nVerksamhet;Bokslut 2019;Budget ack;Utfall ack\nA;-3;-2;-1\n"
    ):
        assert [p.code for p in parsed.errors] == ["unknown_period"]


def test_a_year_in_a_heading_is_its_columns():
    assert_reads(case("03"), {"budget 2020-01–2020-10": -4000, "outcome 2019-01–2019-10": -4200})


@pytest.mark.parametrize(
    "before",
    [
        "Utfall ack okt 2019",
        "Utfall t.o.m. oktober 2019",
        "Utfall jan-okt 2019",
        "Utfall per 2019-10-31",
        "Utfall fg år jan-okt 2019",
    ],
)
def test_last_years_amounts_to_date_keep_their_year_beside_this_years(before):
    text = (
        f"Tkr\nVerksamhet;{before};Utfall tom okt 2020;Budget tom okt 2020\nHemtjänst;-4 100;-4 200;-4 000\n"
    )
    assert_reads(text, {"outcome 2019-01–2019-10": -4100, **TO_DATE})


def test_amounts_to_an_earlier_month_end_in_their_own_month():
    text = "Tkr\nVerksamhet;Utfall tom aug 2020;Utfall tom okt 2020\nHemtjänst;-3 000;-4 200\n"
    assert_reads(text, {"outcome 2020-01–2020-08": -3000, "outcome 2020-01–2020-10": -4200})


def test_budgets_and_plans_of_later_years_stay_in_theirs_and_move_nothing():
    text = (
        "Socialnämnden, tkr\n"
        "Verksamhet;Utfall jan-okt 2020;Budget helår 2020;Budget 2021;Plan 2022;Plan 2023\n"
        "Hemtjänst;-4 200;-4 800;-4 900;-5 000;-5 100\n"
    )
    assert_reads(
        text,
        {
            "outcome 2020-01–2020-10": -4200,
            "budget 2020-01–2020-12": -4800,
            "budget 2021-01–2021-12": -4900,
            "budget 2022-01–2022-12": -5000,
            "budget 2023-01–2023-12": -5100,
        },
    )


def test_a_header_of_years_is_header():
    expected = {"outcome 2020-01–2020-12": -404_200, "budget 2020-01–2020-12": -404_000}
    assert_reads(case("10"), expected, period=Month(2020, 12))


@pytest.mark.parametrize(
    "line",
    [
        "Tkr;2019;2020;2020",
        ";2019;2020;2020",
        "Verksamhet;2019;2020;2020",
        "(tkr);2019;2020;2020",
        "kkr;2019;2020;2020",
    ],
)
def test_a_line_of_years_below_the_words_is_header_with_or_without_a_unit(line):
    rows = "Hemtjänst;-404;-405;-406\nSäbo;-100;-100;-101\n"
    text = f"Socialnämnden, tkr\n;Bokslut;Budget;Prognos\n{line}\n{rows}"
    for parsed in read_both(text, period=Month(2020, 10)):
        assert {f"{f.verksamhet_code} {f.scenario.value} {f.span}" for f in parsed.figures if f.row == 4} == {
            "Hemtjänst outcome 2019-01–2019-12",
            "Hemtjänst budget 2020-01–2020-12",
            "Hemtjänst forecast 2020-01–2020-12",
        }
        assert sorted({f.row for f in parsed.figures}) == [4, 5]


def test_amounts_that_look_like_years_are_amounts():
    rows = "Hemtjänst;2020;2015\nSäbo;1999;2001\n"
    for parsed in read_both(f"2020-10, tkr\n;Utfall ack;Budget ack\n{rows}"):
        assert {f.verksamhet_code for f in parsed.figures} == {"Hemtjänst", "Säbo"}


def test_2001_to_2012_after_the_name_of_an_amount_are_years():
    assert_reads(case("12"), {"outcome 2010-01–2010-12": -4000, "budget 2011-01–2011-12": -4200})


@pytest.mark.parametrize("year", [2001, 2006, 2009, 2011, 2012])
@pytest.mark.parametrize("budget", ["Budget", "Plan", "Prognos"])
def test_a_year_is_never_a_month_whatever_amount_it_follows(year, budget):
    text = f"Socialnämnden, tkr\n\nVerksamhet;Bokslut {year - 1};{budget} {year}\nHemtjänst;-4 000;-4 200\n"
    for parsed in read_both(text):
        assert {f.span.months for f in parsed.figures} == {12}
        assert {f.span.last.year for f in parsed.figures} == {year - 1, year}


def test_four_figures_after_the_word_period_are_still_a_month():
    for parsed in read_both("Period 2010, tkr\nVerksamhet;Utfall ack;Budget ack\nA;-3;-2\n"):
        assert str(parsed.period) == "2020-10"


@pytest.mark.parametrize(
    "others", ["Budget 2024;Prognos 2024", "Årsbudget;Prognos 2024", "Budget 2025;Prognos 2024"]
)
def test_the_year_of_a_forecast_is_the_reports_where_nothing_else_says_one(others):
    for parsed in read_both(f"Socialnämnden, tkr\nVerksamhet;Utfall jan-aug;{others}\nIFO;-8;-12;-13\n"):
        assert parsed.period == Month(2024, 8)


@pytest.mark.parametrize("others", ["Budget 2025", "Prognos 2024;Prognos 2025"])
def test_a_budget_alone_and_forecasts_of_several_years_leave_the_year_to_be_asked(others):
    cells = ";-12" * (others.count(";") + 1)
    for parsed in read_both(f"Socialnämnden, tkr\nVerksamhet;Utfall jan-aug;{others}\nIFO;-8{cells}\n"):
        assert "unknown_period" in [p.code for p in parsed.errors]
