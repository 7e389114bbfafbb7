"""What a forecast takes for granted of the months that remain."""

import pytest

from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.services.prose.pace_words import Span, assumptions

KRONOR = 100
OCTOBER = Month(2025, 10)


def told(pace, amount, *, outcome=-20_000, low=None, high=None, **beside):
    """The sentences after October; everything in tkr."""
    basis = {"pace": pace * 1000 * KRONOR, "outcome": outcome * 1000 * KRONOR}
    basis |= {name: value * 1000 * KRONOR for name, value in beside.items()}
    span = Span(*(each * 1000 * KRONOR for each in (amount, low or amount - 500, high or amount + 500)))
    return [
        sentence.replace("\N{NO-BREAK SPACE}", " ")
        for sentence in assumptions(basis, OCTOBER, Unit.TKR, span)
    ]


def test_a_rest_of_the_year_that_breaks_with_the_pace_is_told_with_what_it_was_last_year():
    assert told(-2_400, -22_800, last_year=-20_000, last_year_to_date=-17_400) == [
        "Prognosen förutsätter 1,0 mnkr lägre kostnad i månaden än de senaste månaderna: "
        "−1 400 tkr mot −2 400 tkr.",
        "Samma månader förra året låg på −1 300 tkr i månaden.",
    ]


def test_measures_that_remain_are_part_of_the_reason():
    assert told(-2_400, -22_800, still_to_come=900)[1:] == [
        "Åtgärder och engångsposter som återstår står för +450 tkr av det."
    ]


@pytest.mark.parametrize(
    ("pace", "is_told"), [(-1_649, False), (-1_650, False), (-1_651, True), (-1_149, True)]
)
def test_within_the_range_the_pace_and_the_forecast_say_the_same(pace, is_told):
    """The forecast is −22,8 mnkr, give or take 0,5: −1 150 to −1 650 tkr a month."""
    assert bool(told(pace, -22_800)) == is_told


@pytest.mark.parametrize(
    ("pace", "amount", "outcome", "words"),
    [
        (-1_000, -26_000, -20_000, "2,0 mnkr högre kostnad"),
        (1_000, 20_400, 20_000, "800 tkr lägre intäkt"),
        (100, 22_000, 20_000, "900 tkr högre intäkt"),
    ],
)
def test_costs_and_revenue_are_told_as_higher_or_lower(pace, amount, outcome, words):
    assert words in told(pace, amount, outcome=outcome)[0]


def test_forecasts_made_before_the_pace_was_kept_say_nothing():
    span = Span(-100, -200, -50)

    assert assumptions({"outcome": -50}, OCTOBER, Unit.TKR, span) == ()
    assert assumptions({}, OCTOBER, Unit.TKR, span) == ()
    assert assumptions({"outcome": -50, "pace": -500}, Month(2025, 12), Unit.TKR, span) == ()
