"""The organisation is in the committee's report where it tells more than the money does."""

from dataclasses import replace

import pytest

from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.reporting.sections.organisation import with_organisation
from socfin.services.report.boxes import Node
from tests.services.report.test_boxes import NODES, report

STANDING = tuple(Node(node.code, node.name, node.parent, None, None) for node in NODES)


def months(made):
    return list(dict.fromkeys(box.month for box in made.boxes))


def bare(**changed):
    return replace(report(), **({"indicators": ()} | changed))


def test_known_heads_are_worth_a_picture():
    assert months(with_organisation(report(), STANDING)) == ["2025-03"]


def test_a_tree_that_stands_and_has_no_counts_is_told_by_the_money_alone():
    assert with_organisation(bare(), STANDING).boxes == ()


@pytest.mark.parametrize(("period", "told"), [("2024-03", ["2024-03", "2025-01"]), ("2023-03", [])])
def test_a_change_within_a_year_is_told_as_it_will_be(period, told):
    assert months(with_organisation(bare(period=period), NODES)) == told


def test_a_report_with_history_on_successors_has_none():
    assert with_organisation(bare(organisation=Organisation.NOW, period="2024-03"), NODES).boxes == ()


def test_what_is_further_down_than_two_levels_is_left_to_its_own_page():
    deep = (*NODES, Node("5131", "Natten", "513", None, None))

    made = with_organisation(report(), deep)

    assert max(box.level for box in made.boxes) == 2
    assert Month.parse(made.boxes[0].month) == Month(2025, 3)
