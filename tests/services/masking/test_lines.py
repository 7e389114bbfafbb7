"""The committee's statement beside hidden units: no line that only one of them has, nor its counterpart."""

from socfin.domain.lines import Line
from socfin.services.masking.judged_cells import Cells, Units
from socfin.services.masking.lines import lines_to_hide
from socfin.services.masking.masking import conceal

CODES = ("T", "a", "b", "c")
UNITS = Units.of("T", dict.fromkeys("abc", "T"), {"a": 2}, 5)
NET = Cells.of(CODES, [{"a": -100, "b": -100, "c": -500}])


def hidden(**lines: dict[str, int]) -> frozenset[str]:
    of_line = {Line(name): Cells.of(CODES, [amounts]) for name, amounts in lines.items()}
    return lines_to_hide(conceal(UNITS, NET), UNITS, of_line).lines


def test_lines_that_the_hidden_units_share_are_shown():
    both = {"a": -50, "b": -50, "c": -250}

    assert hidden(personnel=both, premises=both) == frozenset()


def test_a_line_of_one_hidden_unit_takes_another_line_with_it():
    shared = {"a": -40, "b": -90, "c": -250}

    assert hidden(personnel=shared, premises={"a": -60}, other_cost=shared) == {"personnel", "premises"}


def test_a_line_of_none_of_the_hidden_units_is_shown():
    shared = {"a": -40, "b": -90}

    assert hidden(personnel=shared, premises={"c": -60}) == frozenset()


def test_a_revenue_of_one_hidden_unit_leaves_only_the_net():
    shared = {"a": -40, "b": -90}

    assert hidden(revenue={"a": 10}, personnel=shared) == {"revenue", "personnel", "cost"}
