"""Months told one after another: what shielded a small unit in one of them shields it in those that come."""

import pytest

from socfin.domain.lines import Line
from socfin.services.masking.in_turn import conceal_in_turn
from socfin.services.masking.judged_cells import Cells, Units
from socfin.services.masking.lines import lines_to_hide
from socfin.services.masking.masking import conceal

CODES = ("T", "a", "b", "c", "d")
UNITS = Units.of("T", dict.fromkeys("abcd", "T"), {"a": 2, "b": 10, "c": 20}, 5)
EVEN = {"a": -100, "b": -100, "c": -100, "d": -500}
JANUARY = Cells.of(CODES, [EVEN], since=1)


def months(*told: dict[str, int]) -> Cells:
    cells = JANUARY
    for number, amounts in enumerate(told, start=2):
        cells = cells.and_also(Cells.of(CODES, [amounts], since=number))
    return cells


def test_a_shield_of_january_shields_when_february_needs_another():
    cells = months(EVEN | {"b": 0})

    assert conceal(UNITS, cells).hidden == {"a", "c"}, "made anew, b would be shown"
    assert conceal_in_turn(UNITS, JANUARY, {}).hidden == {"a", "b"}
    assert conceal_in_turn(UNITS, cells, {}).hidden == {"a", "b", "c"}


def test_months_that_need_nothing_more_change_nothing():
    assert conceal_in_turn(UNITS, months(EVEN, EVEN), {}).hidden == {"a", "b"}


def test_rows_handed_out_already_as_gathered_are_so_from_the_first_month():
    assert conceal_in_turn(UNITS, JANUARY, {}, before=frozenset({"c"})).hidden == {"a", "c"}


def line(january: dict[str, int], february: dict[str, int]) -> Cells:
    return Cells.of(CODES, [january], since=1).and_also(Cells.of(CODES, [february], since=2))


def test_a_line_left_out_beside_another_in_january_is_left_out_when_february_needs_a_third():
    """Shown again, January's rest less it would be the one unit's that the first line was left out for."""
    both, other = {"a": -40, "b": -40}, {"b": -40}
    of_line = {
        Line.PERSONNEL: line({"a": -40}, {"a": -40}),
        Line.PURCHASED_CARE: line(both, both),
        Line.OTHER_COST: line(both, other),
    }
    first = {one: cells.until(1) for one, cells in of_line.items()}
    shielded = conceal(UNITS, JANUARY)

    assert lines_to_hide(shielded, UNITS, of_line).lines == {"personnel", "other_cost"}, "made anew"
    assert conceal_in_turn(UNITS, JANUARY, first).lines == {"personnel", "purchased_care"}
    assert conceal_in_turn(UNITS, months(EVEN), of_line).lines == {
        "personnel",
        "purchased_care",
        "other_cost",
    }


@pytest.mark.parametrize("cells", [Cells.of(CODES, []), JANUARY])
def test_with_no_small_unit_nothing_is_hidden(cells):
    units = Units.of("T", UNITS.parents, {"a": 50}, 5)

    assert not conceal_in_turn(units, cells, {})
