"""Months and spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.period import Month, Span, from_to, months_in_words

months = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


def test_a_month_reads_its_address():
    assert Month.parse("2022-03") == Month(2022, 3)
    assert Month(2022, 3).label == "mars 2022"


@pytest.mark.parametrize("text", ["2022-13", "2022-3", "mars", "", "2022-00"])
def test_what_is_no_month_is_refused_with_the_remedy(text):
    with pytest.raises(ValueError, match="2022-03"):
        Month.parse(text)


def test_a_span_is_named_by_its_months():
    assert Span.to_date(Month(2022, 8)).label == "januari–augusti 2022"
    assert Span(Month(2022, 8)).label == "augusti 2022"
    assert Span.full_year(2022).months == 12


def test_months_from_one_to_another_may_reach_into_another_year():
    assert from_to(Month(2022, 3), Month(2022, 3)) == "mars 2022"
    assert from_to(Month(2022, 10), Month(2022, 12)) == "oktober–december 2022"
    assert from_to(Month(2022, 9), Month(2023, 2)) == "september 2022–februari 2023"


def test_a_span_cannot_reach_into_another_year():
    with pytest.raises(ValueError, match="inom ett år"):
        Span(Month(2022, 2), 3)


@given(months)
def test_every_number_and_spelling_of_a_month_reads_back(month):
    assert Month.from_number(month.number) == month
    assert Month.from_yyyymm(month.yyyymm) == month
    assert Month.parse(str(month)) == month


@given(months, st.integers(-500, 500))
def test_adding_months_can_be_undone(month, count):
    assert month.plus(count).plus(-count) == month
    assert month.plus(count).number - month.number == count


@pytest.mark.parametrize(
    ("covered", "words"),
    [
        ([(4, 1), (12, 1)], "april och december 2022"),
        ([(1, 1), (2, 1), (3, 1), (5, 1)], "januari–mars och maj 2022"),
        ([(3, 3), (12, 1), (6, 1)], "januari–mars, juni och december 2022"),
        ([(3, 3), (2, 1)], "januari–mars 2022"),
        ([], ""),
    ],
)
def test_only_the_months_that_are_covered_are_named(covered, words):
    assert months_in_words(Span(Month(2022, last), months) for last, months in covered) == words


def test_years_in_a_row_are_told_as_one_and_others_by_year():
    assert months_in_words([Span(Month(2021, 12), 2), Span(Month(2022, 1))]) == "november 2021–januari 2022"
    assert months_in_words([Span(Month(2021, 4)), Span(Month(2022, 1))]) == "april 2021, januari 2022"
