"""An indicator's values are whole steps, and its limit says when a deviation is worth a word."""

from decimal import Decimal
from fractions import Fraction

import pytest

from socfin.domain.indicator_list import CATALOGUE, INDICATORS, SHIPPED
from socfin.domain.indicators import Direction, Indicator, OverTime, OverTree, spell, spell_with_unit
from socfin.domain.limits import Status

OCCUPANCY, WAIT, STAFF = (INDICATORS[code] for code in ("belaggning", "vantetid", "arsarbetare"))


def test_every_code_and_name_leads_to_one_indicator():
    named = [name.casefold() for one in SHIPPED for name in {one.code, one.name.casefold(), *one.also}]

    assert len(named) == len(set(named))
    assert all(CATALOGUE.named(name.upper()) for name in named)
    assert CATALOGUE.named("  belagda   platsdygn ") is INDICATORS["platsdygn"]
    assert CATALOGUE.named("okänt") is None


def test_what_weighs_an_indicator_and_holds_its_days_is_shipped_too():
    assert {code for one in SHIPPED for code in (one.weight, one.fills) if code} <= INDICATORS.keys()


@pytest.mark.parametrize(
    "wrong",
    [
        {"over_tree": OverTree.WEIGHTED},
        {"over_time": OverTime.WEIGHTED},
        {"weight": "platser"},
        {"code": "å"},
        {"decimals": 3},
        {"limit": Fraction(0)},
    ],
    ids=str,
)
def test_a_definition_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(ValueError, match=r"weight|code, limit"):
        Indicator(**({"code": "x", "name": "X", "unit": "st", "source": "Hand"} | wrong))


def test_a_number_is_whole_steps_and_never_rounded():
    assert OCCUPANCY.steps(Decimal("80.5")) == 805
    assert STAFF.steps(Decimal(0)) == 0
    with pytest.raises(ValueError, match="högst en decimal"):
        OCCUPANCY.steps(Decimal("80.55"))
    with pytest.raises(ValueError, match="hela tal"):
        WAIT.steps(Decimal("0.5"))


@pytest.mark.parametrize(("number", "holds"), [(10**11 - 1, True), (10**11, False), (10**11 + 1, False)])
def test_a_value_too_large_to_be_one_is_refused(number, holds):
    if holds:
        assert STAFF.steps(Decimal(number)) == number * 10
    else:
        with pytest.raises(ValueError, match="så stort"):
            STAFF.steps(Decimal(number))


def test_steps_are_rounded_half_away_from_zero():
    assert [OCCUPANCY.rounded(Fraction(n, 2)) for n in (3, -3, 1)] == [2, -2, 1]
    assert OCCUPANCY.rounded(None) is None


@pytest.mark.parametrize(
    ("indicator", "deviation", "target", "status"),
    [
        (OCCUPANCY, -150, 950, Status.WATCH),
        (OCCUPANCY, 50, 900, Status.SURPLUS),
        (OCCUPANCY, -50, 1000, Status.BALANCE),
        (OCCUPANCY, -51, 1000, Status.WATCH),
        (WAIT, 2, 10, Status.WATCH),
        (WAIT, -2, 10, Status.SURPLUS),
        (WAIT, 1, 0, Status.WATCH),
        (WAIT, 0, 0, Status.BALANCE),
        (STAFF, 64, 1000, Status.WATCH),
        (STAFF, -64, 1000, Status.WATCH),
        (STAFF, None, 1000, Status.UNKNOWN),
        (STAFF, 1, None, Status.UNKNOWN),
    ],
)
def test_a_deviation_beyond_the_limit_the_worse_way_is_worth_a_word(indicator, deviation, target, status):
    assert indicator.status(deviation, target) is status


def test_where_neither_way_is_better_both_are_worth_a_word():
    assert STAFF.direction is Direction.NEITHER


def test_a_value_is_written_as_a_swede_writes_it():
    assert spell(12345, 1) == "1\u00a0234,5"
    assert spell(0, 1) == "0,0"
    assert spell(None, 0) == "–"
    assert spell_with_unit(30, 0, "platser") == "30\u00a0platser"
    assert spell_with_unit(-145, 1, "%", signed=True) == "−14,5\u00a0procentenheter"
    assert spell_with_unit(None, 1, "%") == "–"
