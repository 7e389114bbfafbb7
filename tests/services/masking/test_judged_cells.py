"""The policy numbers of small numbers at their boundaries: units, people, share."""

import pytest

from socfin.services.masking.judged_cells import Cells, Units, is_safe
from socfin.services.masking.masking import conceal

LIMIT = 5


def units(**people: int) -> Units:
    return Units.of("T", dict.fromkeys("abc", "T"), people, LIMIT)


def safe(people: dict[str, int], *cells: dict[str, int | None]) -> bool:
    return is_safe(Cells.of(("T", "a", "b", "c"), cells), units(**people), ("a", "b"))


def test_exactly_the_limit_is_no_small_number_and_one_less_is():
    assert units(a=LIMIT).small == frozenset()
    assert units(a=LIMIT - 1).small == {"a"}


def test_two_units_with_amounts_are_enough_and_one_is_not():
    assert safe({"a": 3, "b": 3}, {"a": -100, "b": -100})
    assert not safe({"a": 9, "b": 9}, {"a": -100, "b": 0})


def test_a_unit_of_which_nothing_is_said_does_not_shield():
    assert not safe({"a": 9, "b": 9}, {"a": -100, "b": None})


@pytest.mark.parametrize(("of_b", "enough"), [(2, True), (1, False)])
def test_exactly_the_limit_of_people_behind_amounts_is_enough(of_b, enough):
    assert safe({"a": 3, "b": of_b}, {"a": -100, "b": -100}) is enough


def test_people_behind_a_zero_do_not_count():
    three = Cells.of(("T", "a", "b", "c"), [{"a": -100, "b": -100, "c": 0}])

    assert not is_safe(three, units(a=2, b=2, c=40), ("a", "b", "c"))


@pytest.mark.parametrize(("largest", "enough"), [(85, True), (86, False)])
def test_exactly_eighty_five_per_cent_is_not_too_much(largest, enough):
    assert safe({"a": 9, "b": 9}, {"a": -largest, "b": largest - 100}) is enough


def test_a_revenue_weighs_as_much_as_a_cost():
    assert safe({"a": 9, "b": 9}, {"a": -80, "b": 20})
    assert not safe({"a": 9, "b": 9}, {"a": -80, "b": 2})


def test_every_cell_must_be_safe_and_one_that_says_nothing_is():
    good = {"a": -50, "b": -50}

    assert safe({"a": 9, "b": 9}, good, {})
    assert not safe({"a": 9, "b": 9}, good, {"a": -1, "b": -99})


def test_what_shielded_in_a_frozen_public_version_shields_again():
    tree, cells = units(a=2), Cells.of(("T", "a", "b", "c"), [{"a": -50, "b": -50, "c": -50}])

    found = conceal(tree, cells, before=frozenset({"c"}))

    assert found.hidden == {"a", "c"}


def test_when_the_whole_is_one_units_nothing_is_shown():
    cells = Cells.of(("T", "a", "b", "c"), [{"a": -50, "b": 0, "c": 0}])

    assert conceal(units(a=2), cells).closed
