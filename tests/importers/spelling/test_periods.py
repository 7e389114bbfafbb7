"""Months and spans as files spell them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.period import Month
from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import month_of, months_in, names_year_alone, says_to_date
from socfin.importers.spelling.title_periods import said_in


@pytest.mark.parametrize(
    "spelling",
    [
        "2022-03",
        "2022/03",
        "202203",
        "2203",
        "mar 2022",
        "Mars 2022",
        "2022 mars",
        "mars -22",
        "2022-03-31",
        202203,
        202203.0,
        dt.date(2022, 3, 31),
    ],
)
def test_a_month_is_read_however_it_is_spelled(spelling):
    assert month_of(spelling) == Month(2022, 3)


@pytest.mark.parametrize("text", ["", "2213", "202213", "mars", "jan-mar 2022", "5020", "hej", None, True])
def test_what_is_not_one_whole_month_is_none(text):
    assert month_of(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Period: jan-mar 2022 (ackumulerat)", Months(1, 3, 2022)),
        ("Jan–Feb", Months(1, 2)),
        ("Budget jan-jul", Months(1, 7)),
        ("januari till augusti 2022", Months(1, 8, 2022)),
        ("jan 22-mar 22", Months(1, 3, 2022)),
        ("202201-202208", Months(1, 8, 2022)),
        ("2022-01 – 2022-08", Months(1, 8, 2022)),
        ("nora-2022-q1.xlsx", Months(1, 3, 2022)),
        ("timra-2022-08.csv", Months(8, 8, 2022)),
        ("Tertial 2 2022", Months(5, 8, 2022)),
        ("Bokslut 2021", Months(1, 12, 2021)),
        ("Utfall aug", Months(8, 8)),
        ("okt 2021-mar 2022", None),
        ("Budget år", None),
        ("Utfall år 2024", Months(1, 12, 2024)),
        ("År: 2025   Period: 8", Months(8, 8, 2025)),
        ("År: 2025 Ack: Ja Period: 08", Months(8, 8, 2025)),
        ("Året 2025, månad: 8", Months(8, 8, 2025)),
        ("Utfall år 2025 tom 8", Months(8, 8, 2025)),
        ("År 2025 jan-aug", Months(1, 8, 2025)),
        ("Helår 2025 (prognos okt)", Months(1, 12, 2025)),
        ("Ack utf per 8", Months(8, 8)),
        ("Ack bud t.o.m. 8 2025", Months(8, 8, 2025)),
        ("kr per 8 platser", None),
    ],
)
def test_the_months_in_a_longer_text(text, months):
    assert months_in(text) == months


@pytest.mark.parametrize("title", ["År 2025", "Uppföljning år: 2025", "Året 2025, tkr"])
def test_a_titles_year_is_no_period(title):
    assert names_year_alone(title)
    assert said_in([title]) is None


@pytest.mark.parametrize("title", ["Helår 2025", "Bokslut 2025", "År 2025 period 8", "jan-dec 2025", "2025"])
def test_a_year_that_is_said_to_be_whole_or_has_its_months_beside_it_is_more(title):
    assert not names_year_alone(title)


def test_a_text_says_whether_it_is_accumulated():
    assert says_to_date("Ack utfall")
    assert says_to_date("t.o.m. augusti")
    assert not says_to_date("Utfall augusti")


@given(st.text(max_size=80))
def test_any_text_names_months_or_none(text):
    assert isinstance(months_in(text), Months | None)


@pytest.mark.parametrize(
    "heading",
    ["Utf 2510", "Utf. 2510", "2510 Utfall", "Bud 2510", "2510 Bud", "Progn 2510", "2510 ack utfall"],
)
def test_a_month_in_four_figures_beside_the_word_of_an_amount_is_a_month(heading):
    assert months_in(heading, heading=True) == Months(10, 10, 2025)


@pytest.mark.parametrize("heading", ["Bud 2025", "Utf 2011", "2012 Utfall", "2510 Hemtjänst", "Utf 2513"])
def test_years_and_codes_beside_them_are_no_months(heading):
    assert months_in(heading, heading=True) is None
