"""The indicators of a small unit, and of all that it is part of, are left out of what is public."""

from dataclasses import replace

import pytest

from socfin.domain.sections import IndicatorRow, UnitCost
from socfin.services.masking.judged_cells import Units, cells_of
from socfin.services.masking.masking import LATE_UNIT, conceal, concealed, holds_still, withheld
from tests.services.masking.alone import concealment
from tests.services.masking.test_masking import LIMIT, report

WHOLE = report(
    """
510
  511 -10000 -9000
  512 -9000 -9000
  513 -8000 -9000
520
  521 -20000 -20000
"""
)
CODES = ("T", "510", "511", "512", "513", "520", "521")
PEOPLE = {"511": 2, "512": 30, "513": 30, "521": 40}


def indicator(code):
    return IndicatorRow(
        code=code,
        verksamhet=code,
        indicator="brukare",
        name="Brukare",
        unit="brukare",
        decimals=0,
        direction="neither",
        outcome=PEOPLE.get(code, 72),
    )


def cost(code):
    return UnitCost(
        code=code,
        verksamhet=code,
        indicator="platsdygn",
        name="Belagda platsdygn",
        per="dygn",
        decimals=0,
        volume=2,
        cost_ore=10_000,
        unit_cost_ore=5_000,
    )


@pytest.fixture
def whole():
    return replace(WHOLE, indicators=tuple(map(indicator, CODES)), unit_costs=tuple(map(cost, CODES)))


def test_only_what_has_nothing_hidden_in_it_keeps_its_indicators(whole):
    found = concealment(whole, PEOPLE, LIMIT)

    public = concealed(whole, found)

    assert "511" in found.hidden
    assert {one.code for one in public.indicators} == set(CODES) - found.hidden - {"T", "510"}
    assert {one.code for one in public.unit_costs} == {one.code for one in public.indicators}
    assert {"520", "521"} <= {one.code for one in public.indicators}


def test_a_report_without_figures_has_no_indicators_either(whole):
    found = concealment(whole, PEOPLE, LIMIT)
    none_shown = withheld(whole, found, LATE_UNIT)
    closed = concealed(whole, replace(found, closed=True))

    assert none_shown.indicators == none_shown.unit_costs == closed.indicators == closed.unit_costs == ()


def test_nothing_hidden_leaves_every_indicator(whole):
    assert concealed(whole, concealment(whole, PEOPLE, 1)).indicators == whole.indicators


def test_what_was_frozen_with_the_indicators_of_a_unit_that_is_hidden_now_does_not_hold(whole):
    found = concealment(whole, PEOPLE, LIMIT)
    public = concealed(whole, found)

    assert holds_still(whole, public, found)
    assert not holds_still(whole, replace(public, indicators=whole.indicators), found)
    assert not holds_still(whole, replace(public, unit_costs=whole.unit_costs), found)


def test_a_unit_with_few_people_and_no_money_takes_the_indicators_above_it_with_it():
    """It has no amount to gather, but its three clients are three clients."""
    bare = replace(
        report("510\n  512 -9000 -9000\n520\n  521 -20000 -20000\n"),
        indicators=tuple(map(indicator, ("T", "510", "514", "512", "521"))),
    )
    units = Units.of(
        "T", {"510": "T", "512": "510", "514": "510", "520": "T", "521": "520"}, {"514": 3}, LIMIT
    )

    public = concealed(bare, conceal(units, cells_of(bare, ("T", *units.parents))))

    assert [row.code for row in public.indicators] == ["512", "521"]
