"""How money is rounded and spelled."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.money import (
    Unit,
    change_spelled,
    format_amount,
    format_exact,
    format_money,
    format_share,
    nearest,
    round_half_away,
    share_of,
    sum_if_known,
    whole_percents,
)

NBSP, MINUS = "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("ore", "unit", "spelled"),
    [
        (-12_226_800_00, Unit.TKR, f"{MINUS}12{NBSP}227"),
        (-6_106_400_00, Unit.TKR, f"{MINUS}6{NBSP}106"),
        (664_000_00, Unit.TKR, "664"),
        (-400_00, Unit.TKR, "0"),
        (-500_00, Unit.TKR, f"{MINUS}1"),
        (500_00, Unit.TKR, "1"),
        (-17_869_600_00, Unit.MNKR, f"{MINUS}17,9"),
        (-40_000_00, Unit.MNKR, "0,0"),
        (123, Unit.KR, "1"),
        (None, Unit.KR, "–"),
    ],
)
def test_amounts_are_spelled_as_swedes_do(ore, unit, spelled):
    assert format_amount(ore, unit) == spelled


def test_a_signed_amount_shows_plus_but_zero_has_no_sign():
    assert format_amount(664_000_00, Unit.TKR, signed=True) == "+664"
    assert format_amount(-1, Unit.TKR, signed=True) == "0"


def test_money_names_its_unit():
    assert format_money(-17_869_600_00, Unit.MNKR) == f"{MINUS}17,9{NBSP}mnkr"
    assert format_money(None, Unit.MNKR) == "–"


def test_exact_amounts_show_the_ore():
    assert format_exact(-12_226_800_05) == f"{MINUS}12{NBSP}226{NBSP}800,05"


def test_a_share_of_a_zero_budget_is_a_dash():
    assert format_share(share_of(235, 0)) == "–"


def test_the_minutes_slips_come_out_right():
    assert format_share(share_of(-178_800_00, -12_048_000_00)) == f"{MINUS}1{NBSP}%"
    assert format_share(share_of(234_600_00, 0)) == "–"


@given(st.integers(-(10**15), 10**15), st.sampled_from([1, 100, 100_000, 100_000_000]), st.integers(0, 2))
def test_rounding_is_half_away_from_zero_and_symmetric(ore, divisor, decimals):
    value = Fraction(ore, divisor)
    rounded = round_half_away(value, decimals)

    assert abs(Fraction(rounded) - value) * 2 <= Fraction(1, 10**decimals)
    assert round_half_away(-value, decimals) == -rounded
    assert abs(rounded) >= abs(value) or abs(Fraction(rounded) - value) * 2 < Fraction(1, 10**decimals)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**9))
def test_whole_numbers_are_divided_to_the_nearest_half_away_from_zero(amount, parts):
    assert nearest(amount, parts) == int(round_half_away(Fraction(amount, parts)))


@given(st.integers(-(10**14), 10**14), st.sampled_from(list(Unit)))
def test_a_spelled_amount_reads_back_to_what_was_shown(ore, unit):
    spelled = format_amount(ore, unit)
    plain = spelled.replace(NBSP, "").replace(",", ".").replace(MINUS, "-")

    assert Decimal(plain) == round_half_away(Fraction(ore, unit.ore), unit.decimals)
    assert not spelled.startswith(MINUS + "0") or any(digit in spelled for digit in "123456789")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (-150_000_00, -160_000_00, "från −150 till −160 tkr"),
        (-1_400_00, -1_450_00, "från −1 400 till −1 450 kr"),
        (-1_400_00, -1_400_00, "från −1 till −1 tkr"),
        (None, -160_000_00, "från – till −160 tkr"),
        (10_00, -10_00, "från 10 till −10 kr"),
    ],
)
def test_a_change_is_spelled_so_that_it_shows(before, after, words):
    assert change_spelled(before, after).replace(NBSP, " ") == words


def test_shares_of_one_whole_are_a_hundred_whole_per_cents_together():
    shares = whole_percents((0.745, 0.095, 0.085, 0.075))

    assert [int(share * 100) for share in shares] == [75, 10, 8, 7]
    assert sum(shares) == 1


def test_of_equal_rests_the_first_is_raised_and_nothing_is_made_up_where_nothing_is_shared():
    assert [int(share * 100) for share in whole_percents((0.125, 0.125, 0.25, 0.5))] == [13, 12, 25, 50]
    assert whole_percents(()) == ()
    assert sum(whole_percents((0.4, 0.3))) == Fraction(7, 10)


@given(st.lists(st.integers()))
def test_a_sum_is_missing_where_any_of_it_is(amounts):
    assert sum_if_known(amounts) == sum(amounts)
    assert sum_if_known([*amounts, None]) is None
