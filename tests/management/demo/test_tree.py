"""The declared tree of Exempelkommunen."""

from collections import Counter

from socfin.domain.period import Month
from socfin.management.demo.tree import NEW, REORGANISED, ROOT, area_of, tree

NODES = {node.code: node for node in tree()}


def alive(month):
    return {
        node.code
        for node in tree()
        if (node.valid_from is None or node.valid_from <= month)
        and (node.valid_to is None or node.valid_to >= month)
    }


def test_the_tree_of_today_has_forty_units_in_five_areas():
    today = alive(Month(2025, 10))
    areas = {code for code in today if NODES[code].parent == ROOT}

    assert len(areas) == 5
    assert len([code for code in today if NODES[code].parent in areas]) == 40
    assert len(today) == 46


def test_every_code_is_used_once_and_every_parent_stands_before_its_children():
    seen = set()
    for node in tree():
        assert node.code not in seen
        assert node.parent in seen or node.code == ROOT
        seen.add(node.code)


def test_hemtjanst_goes_from_four_groups_to_six_without_a_gap():
    before, after = (
        {code for code in alive(month) if NODES[code].name.startswith(("Hemtjänst ", "Hemtjänstgrupp"))}
        for month in (REORGANISED.plus(-1), REORGANISED)
    )

    assert len(before) == 4
    assert after == set(NEW)
    assert {str(NODES[code].valid_to) for code in before} == {"2024-12"}
    assert {str(NODES[code].valid_from) for code in after} == {"2025-01"}


def test_a_group_that_lives_on_is_succeeded_by_the_new_group_and_a_divided_one_by_its_area():
    successors = {node.name: node.successor for node in tree() if node.successor}

    assert successors == {
        "Hemtjänst Norra": "5111",
        "Hemtjänst Västra": "5112",
        "Hemtjänst Centrum": "510",
        "Hemtjänst Södra": "510",
    }


def test_siblings_have_an_order_of_their_own():
    counts = Counter((node.parent, node.order) for node in tree())

    assert set(counts.values()) == {1}


def test_a_unit_lies_in_the_area_its_code_says():
    assert all(node.parent == area_of(node.code) for node in tree() if len(node.code) == 4)
