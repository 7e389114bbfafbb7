"""The named numbers of what is usual, each at its boundary."""

import pytest

from socfin.services.file_checks import usual
from tests.services.file_checks.ledgers import codes, figures, rows


def months(*kronor, code="510"):
    return rows("\n".join(f"{code} 5020 {month} {amount}" for month, amount in enumerate(kronor, start=1)))


@pytest.mark.parametrize(("kronor", "known"), [((-9000, -9000), False), ((-9000, -9000, -9000), True)])
def test_three_months_make_a_usual_amount(kronor, known):
    """Two may both be exceptions."""
    assert (len(usual.usual(months(*kronor))) == 1) is known


@pytest.mark.parametrize(("largest", "known"), [(-39_900, True), (-40_000, True), (-40_100, False)])
def test_what_varies_more_than_fourfold_has_no_usual_amount(largest, known):
    """A figure ten times the usual would else lie within what has been."""
    assert (len(usual.usual(months(-10_000, -10_000, largest))) == 1) is known


@pytest.mark.parametrize(("kronor", "known"), [(-4999, False), (-5000, True), (-5001, True)])
def test_less_than_five_thousand_kronor_a_month_says_too_little(kronor, known):
    """Small accounts are bookings by chance: ten times as much means nothing."""
    assert (len(usual.usual(months(kronor, kronor, kronor))) == 1) is known


def of_ten(turned):
    """Ten verksamheter whose April is as usual but for so many of another sign."""
    history = rows("\n".join(f"5{n:02d} 5020 {m} -9000" for n in range(10) for m in (1, 2, 3)))
    april = "\n".join(f"5{n:02d} 5020 4 {9000 if n < turned else -9000}" for n in range(10))
    return codes(usual.against_usual(figures(april), history, str))


def test_seven_of_ten_turned_amounts_turn_the_file_and_six_are_told_one_by_one():
    """More than two thirds: corrections and refunds turn some in every month, never most."""
    assert of_ten(7) == ["sign_turned"]
    assert of_ten(6) == ["sign_against_published"] * 6


@pytest.mark.parametrize(("compared", "code"), [(2, "figure_unusual"), (3, "wrong_unit")])
def test_three_amounts_tell_of_a_file_in_another_unit(compared, code):
    history = rows("\n".join(f"5{n:02d} 5020 {m} -9000" for n in range(compared) for m in (1, 2, 3)))
    april = "\n".join(f"5{n:02d} 5020 4 -9000000" for n in range(compared))

    assert set(codes(usual.against_usual(figures(april), history, str))) == {code}
