"""How right forecasts of closed years were."""

from fractions import Fraction

from socfin.services.forecast.accuracy import (
    OFFICIAL,
    Record,
    Saying,
    by_month,
    inside_share,
    methods,
    misses,
    record,
)
from socfin.services.prose.forecast_words import bias_after, bias_in_all

SAID = [
    Saying(year=2023, month=3, method=OFFICIAL, amount=-1200),
    Saying(year=2024, month=3, method=OFFICIAL, amount=-1100),
    Saying(year=2024, month=8, method=OFFICIAL, amount=-990),
    Saying(year=2025, month=3, method=OFFICIAL, amount=-5),
    Saying(year=2024, month=3, method="combined", amount=-1010, low=-1050, high=-990),
    Saying(year=2023, month=3, method="combined", amount=-900, low=-950, high=-850),
]
TOLD = misses(SAID, {2023: -1000, 2024: -1000})


def test_a_year_that_is_not_closed_is_not_scored():
    assert {one.saying.year for one in TOLD} == {2023, 2024}


def test_the_mean_error_ignores_direction_and_the_bias_does_not():
    after_march = by_month(OFFICIAL, TOLD)[3]

    assert (after_march.mean_error, after_march.bias, after_march.count) == (150, -150, 2)
    assert record("combined", TOLD).mean_error == 55
    assert record("combined", TOLD).bias == 45


def test_the_share_inside_the_range_is_counted_where_there_is_one():
    assert inside_share("combined", TOLD) == Fraction(1, 2)
    assert inside_share(OFFICIAL, TOLD) is None


def test_ours_comes_first_and_then_the_most_right():
    assert methods(TOLD) == (OFFICIAL, "combined")


def test_a_method_that_said_nothing_has_no_record():
    assert record("budget", TOLD) is None


def test_bias_in_words():
    big = misses([Saying(year=2024, month=3, method=OFFICIAL, amount=-1_120_000_000)], {2024: -1_000_000_000})

    assert (
        bias_after(3, record(OFFICIAL, big))
        == "I mars brukar vi överskatta nettokostnaden med 1,2\u00a0mnkr."
    )
    assert bias_after(8, by_month(OFFICIAL, TOLD)[8]).startswith("I augusti brukar vi underskatta")
    assert bias_in_all(record(OFFICIAL, big)) == (
        "Prognoserna brukar överskatta nettokostnaden med 1,2\u00a0mnkr."
    )
    right = misses([Saying(year=2024, month=3, method=OFFICIAL, amount=-100)], {2024: -100})
    assert bias_in_all(record(OFFICIAL, right)).endswith("varken över- eller underskatta nettokostnaden.")


def test_a_small_bias_is_told_in_kronor():
    small = Record(method=OFFICIAL, count=2, mean_error=500_00, bias=-400_00)

    assert bias_after(3, small) == "I mars brukar vi överskatta nettokostnaden med 400\u00a0kr."
