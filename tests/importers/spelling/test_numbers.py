"""Swedish spellings of amounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.money import Unit, format_exact
from socfin.importers.spelling.numbers import (
    Mark,
    decimal_of,
    decimals_of,
    decimals_written,
    mark_of,
    most_decimals,
    ore_of,
    percent_of,
    stored_decimals,
    stored_ore,
)


@pytest.mark.parametrize(
    ("spelling", "number"),
    [
        ("1234", "1234"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1\u202f234\u202f567", "1234567"),
        ("1234.50", "1234.50"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("−318 155,4", "-318155.4"),
        ("– 614", "-614"),
        ("- 614", "-614"),
        ("1 234,50-", "-1234.50"),
        ("(1 234)", "-1234"),
        ("+5", "5"),
        ("12,5 kr", "12.5"),
        ("-0", "0"),
        ("−0,0", "0"),
    ],
)
def test_a_number_is_read_however_it_is_spelled(spelling, number):
    assert decimal_of(spelling) == Decimal(number)


def test_a_lone_hyphen_is_zero_and_a_lone_dash_is_missing():
    assert decimal_of("-") == 0
    assert decimal_of("–") is None
    assert decimal_of("  ") is None


@pytest.mark.parametrize(
    "text", ["abc", "3 %", "12 34", "1.2.3", "1 2,3", "1e5", "#REF!", "12 tkr", "nan", "inf"]
)
def test_what_is_no_amount_is_refused_by_name(text):
    with pytest.raises(ValueError, match="”"):
        decimal_of(text)


def test_workbook_numbers_are_read_without_binary_noise():
    assert decimal_of(-12226.8) == Decimal("-12226.8")
    assert ore_of(Decimal("-12226.8"), Unit.TKR) == -12_226_800_00


def test_per_cent_is_read_apart_and_never_as_an_amount():
    assert percent_of("−16,4 %") == Decimal("-16.4")
    assert percent_of("16") is None


def test_the_decimal_mark_is_told_by_the_spellings_that_leave_no_doubt():
    assert mark_of(["1.234", "12.50"]) is Mark.POINT
    assert mark_of(["1.234", "1.234.567"]) is Mark.COMMA
    assert mark_of(["1.234"]) is Mark.EITHER
    assert decimal_of("1.234", Mark.COMMA) == 1234


@given(st.integers(-(10**16), 10**16))
def test_what_we_print_we_read_back_to_the_ore(ore):
    assert ore_of(decimal_of(format_exact(ore)) or Decimal(0), Unit.KR) == ore


@given(st.text(max_size=60))
def test_any_text_is_a_number_missing_or_refused(text):
    try:
        number = decimal_of(text)
    except ValueError:
        return
    assert number is None or number.is_finite()


@given(
    st.one_of(
        st.floats(allow_nan=False), st.integers(-(10**12), 10**12), st.decimals(-(10**6), 10**6, places=3)
    ),
    st.sampled_from(Unit),
)
def test_a_stored_number_is_the_same_öre_the_shorter_way(number, unit):
    cell = number if isinstance(number, int) else float(number)
    stored = stored_ore(cell, unit)

    if stored is not None:
        exact = decimal_of(cell)
        assert stored == ore_of(exact, unit)
        assert stored_decimals(stored, unit) == min(decimals_of(exact), 6) <= most_decimals(unit)


@pytest.mark.parametrize("text", ["±0", "+/-0", "+-0", "± 0,0", "+/−0", "±0 kr"])
def test_no_difference_is_zero(text):
    assert decimal_of(text) == 0


@pytest.mark.parametrize("text", ["±5", "+/-12", "±", "+/-"])
def test_both_signs_before_any_other_number_are_no_amount(text):
    with pytest.raises(ValueError, match="inget belopp"):
        decimal_of(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("6 858,0", 1),
        ("-25,968,123.45", 0),
        ("1,234.50", 0),
        ("1.234,50-", 2),
        ("(12,5)", 1),
        ("1,234,567", 0),
        ("12", 0),
    ],
)
def test_decimals_are_those_written_after_a_lone_comma(text, count):
    assert decimals_written(text) == count
