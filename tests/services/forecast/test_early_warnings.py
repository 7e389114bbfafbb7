"""When a year is on its way somewhere else than the committee says."""

from fractions import Fraction

import pytest

from socfin.domain.early_warnings.sections import Sign
from socfin.domain.limits import Thresholds
from socfin.domain.period import Month
from socfin.services.forecast.early_warnings import Standpoint, early_warnings, is_at_rest

MNKR = 1_000_000_00
LIMITS = Thresholds(deficit_share=Fraction(3, 100), watch_share=Fraction(1, 100), floor=100_000_00)


def after(month, official, model=-100.0, half=2.0, budget=-100.0):
    """What was said after a month of 2022, in mnkr; the range is `half` on each side of the model."""
    return Standpoint(
        month=Month(2022, month),
        budget=None if budget is None else round(budget * MNKR),
        official=None if official is None else round(official * MNKR),
        model=None if model is None else round(model * MNKR),
        low=None if model is None else round((model - half) * MNKR),
        high=None if model is None else round((model + half) * MNKR),
    )


def signs(*standpoints, risk=0.5):
    return [warning.sign for warning in early_warnings(standpoints, LIMITS, risk)]


@pytest.mark.parametrize(
    ("official", "warned"), [(-98.0, False), (-97.9, True), (-102.0, False), (-102.1, True)]
)
def test_an_official_forecast_outside_the_range_is_a_sign(official, warned):
    assert (Sign.OUTSIDE in signs(after(11, official))) == warned


def test_november_said_minus_13_and_the_model_minus_23():
    found = early_warnings([after(11, -113.0, model=-123.0)], LIMITS, 0.5)

    assert [warning.sign for warning in found] == [Sign.RISK, Sign.OUTSIDE]
    assert found[0].risk == pytest.approx(1.0)


def test_three_months_on_the_same_side_are_a_sign_and_two_are_none():
    bright = [after(month, -99.0) for month in (8, 9, 10)]

    assert signs(*bright) == [Sign.ONE_SIDED]
    assert signs(*bright[1:]) == []
    assert signs(after(8, -101.0), *bright[1:]) == []
    assert signs(after(7, -99.0), *bright[1:]) == []  # August is missing


@pytest.mark.parametrize(("official", "warned"), [(-99.6, True), (-99.61, False), (-100.4, True)])
def test_nearer_than_a_tenth_of_the_range_is_neither_side(official, warned):
    assert bool(signs(*(after(month, official) for month in (8, 9, 10)))) == warned


@pytest.mark.parametrize(("model", "risk"), [(-103.0, 0.5), (-105.0, 0.9), (-101.0, 0.1)])
def test_the_risk_is_that_of_ending_clearly_worse_than_budget(model, risk):
    """Three per cent of 100 mnkr; the end of the range is the tenth percentile."""
    assert after(10, model, model=model).risk(LIMITS) == pytest.approx(risk, abs=1e-6)


def test_a_range_that_is_wider_downwards_is_a_higher_risk():
    skew = Standpoint(
        month=Month(2022, 10),
        budget=-100 * MNKR,
        official=-101 * MNKR,
        model=-101 * MNKR,
        low=-107 * MNKR,
        high=-100 * MNKR,
    )

    assert skew.risk(LIMITS) == pytest.approx(0.335, abs=0.001)


def test_the_limit_decides_when_a_risk_is_told():
    assert signs(after(10, -103.0, model=-103.0), risk=0.4999) == [Sign.RISK]
    assert signs(after(10, -103.0, model=-103.0), risk=0.5001) == []


def test_a_sign_is_new_until_the_month_after():
    first = early_warnings([after(9, -100.0), after(10, -95.0)], LIMITS, 0.5)
    second = early_warnings([after(9, -100.0), after(10, -95.0), after(11, -95.0)], LIMITS, 0.5)

    assert [warning.is_new for warning in first] == [True]
    assert [warning.is_new for warning in second] == [False]


def test_what_is_not_known_warns_of_nothing():
    assert signs(after(10, None), after(11, None)) == []
    assert signs(after(10, -130.0, model=None)) == []
    assert signs(after(12, -130.0)) == []
    assert signs() == []
    assert after(10, -100.0, budget=None).risk(LIMITS) is None


@pytest.mark.parametrize("official", [-96.0, -99.0, -99.7, -100.0, -101.0, -104.0])
@pytest.mark.parametrize("model", [-104.0, -100.0, None])
@pytest.mark.parametrize("month", [10, 12])
def test_what_is_at_rest_gives_no_sign_whatever_the_months_before_said(official, model, month):
    now = after(month, official, model=model)
    befores = [[after(at, said, model=model) for at in (8, 9)] for said in (-96.0, -99.0, -100.0, -104.0)]

    if is_at_rest(now, LIMITS, 0.5):
        assert [signs(*before, now) for before in befores] == [[]] * len(befores)
    else:
        assert any(signs(*before, now) for before in befores)
