"""Sums up the tree: exact, and missing as soon as a part is."""

import tracemalloc

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from socfin.frames.declared import TREE as TREE_FRAME
from socfin.frames.declared import frame_of
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.rollup import Sums, roll_up, summed
from tests.services.ledgers import report_of, row, tkr, tree_of

TREE = """
vo Vård
  a Äldre
    a1 Norr
    a2 Söder
  i IFO
""".strip("\n")


def test_a_parent_is_its_own_rows_and_its_children():
    report = report_of("vo outcome 2022-01 -1\na outcome 2022-01 -2\na1 outcome 2022-01 -4", TREE, "2022-01")

    assert tkr(row(report, "a").to_date.outcome) == -6
    assert tkr(report.total.to_date.outcome) == -7


def test_a_missing_outcome_makes_the_total_missing_not_smaller():
    report = report_of(
        """
        a outcome 2022-01 -90
        a budget  2022-01 -100
        i outcome 2022-01 .
        i budget  2022-01 -100
        """,
        TREE,
        "2022-01",
    )

    assert report.total.to_date.outcome is None
    assert report.total.to_date.deviation is None
    assert tkr(report.total.to_date.budget) == -200
    assert report.bridge == ()
    assert any(note.startswith("Utfall saknas för IFO;") for note in report.notes)


def test_a_verksamhet_with_a_budget_and_no_outcome_makes_the_total_missing_and_is_named():
    report = report_of(
        """
        a outcome 2022-01 -90
        a budget  2022-01 -100
        i budget  2022-01 -100
        """,
        TREE,
        "2022-01",
    )

    assert report.total.to_date.outcome is None
    assert any(note.startswith("Utfall saknas för IFO;") for note in report.notes)


def test_an_outcome_that_the_years_budget_does_not_name_has_the_budget_zero_and_is_named():
    report = report_of(
        """
        a outcome 2022-01 -90
        a budget  2022-01 -100
        i outcome 2022-01 -5
        """,
        TREE,
        "2022-01",
    )

    assert report.total.to_date.deviation == 500_000
    assert any("IFO har utfall men finns inte i budgeten" in note for note in report.notes)


def test_a_verksamhet_whose_only_rows_are_outside_the_net_lacks_nothing():
    report = report_of(
        """
        a outcome 2022-01 -90
        a budget  2022-01 -100
        i outcome 2022-01 -5 account=8010
        i budget  2022-01 -5
        """,
        TREE,
        "2022-01",
    )

    assert report.total.to_date.outcome == -90_000_00


def test_a_budget_that_names_a_verksamhet_for_another_month_only_is_missing_and_not_zero():
    report = report_of(
        """
        a outcome 2022-01 -90
        a budget  2022-01 -100
        a budget  2022-02 -100
        i outcome 2022-01 -5
        i budget  2022-02 -5
        """,
        TREE,
        "2022-01",
    )

    assert report.total.to_date.budget is None


def test_a_verksamhet_with_nothing_to_expect_is_left_out_and_lacks_nothing():
    report = report_of("a outcome 2022-01 -90\na budget 2022-01 -100\ni budget 2022-01 0", TREE, "2022-01")

    assert tkr(report.total.to_date.outcome) == -90
    assert [r.code for r in report.rows] == ["a", "i"]


def test_a_full_year_budget_known_for_the_root_only_stands():
    report = report_of(
        """
        a  outcome 2022-01 -90
        a  budget  2022-01 -100
        vo budget  2022-01:2022-12 -1200
        """,
        TREE,
        "2022-01",
    )

    assert tkr(report.total.year.budget) == -1200
    assert row(report, "a").year.budget is None


amounts = st.one_of(st.none(), st.just("missing"), st.integers(-(10**15), 10**15))


@given(st.lists(amounts, min_size=5, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5))
def test_rolling_up_is_the_recursion_it_stands_for(own, expected):
    tree = Tree.of(tree_of(TREE))
    said = np.array([[amount is not None for amount in own]])
    missing = np.array([[amount == "missing" for amount in own]])
    numbers = np.array([[amount if isinstance(amount, int) else 0 for amount in own]])
    rolled = roll_up(Sums(numbers, said, missing), tree, np.array([expected]))

    def has_figures(node):
        return own[node] is not None or any(has_figures(child) for child in tree.children[node])

    def value(node):
        """None nothing, "missing", or the sum."""
        children = tree.children[node]
        divided = any(has_figures(child) for child in children)
        parts = [own[node]] + [
            "missing" if not has_figures(child) and expected[child] and divided else value(child)
            for child in children
        ]
        known = [part for part in parts if part is not None]
        return None if not known else "missing" if "missing" in known else sum(known)

    for node in range(5):
        parent = tree.nodes[node].parent
        siblings = [] if parent is None else tree.children[parent]
        lacks = expected[node] and not has_figures(node) and any(has_figures(s) for s in siblings)
        wanted = "missing" if lacks else value(node)
        assert rolled.sums.at(0, node) == (wanted if isinstance(wanted, int) else None)
        assert rolled.sums.says(0, node) == (wanted is not None)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(-(10**15), 10**15)), max_size=30))
def test_a_subtree_holds_its_own_and_everything_under_it(below):
    tree = grown([above % (place + 1) for place, (above, _) in enumerate(below)])
    own = np.array([[7, *(amount for _, amount in below)]], dtype="int64")

    for node in range(len(tree.nodes)):
        assert summed(own, tree)[0, node] == sum(int(own[0, under]) for under in tree.subtree(node))
        held = tree.walk.holds(np.full(len(tree.nodes), node), np.arange(len(tree.nodes)))
        assert set(np.flatnonzero(held)) == set(tree.subtree(node))


def test_a_committee_of_twenty_thousand_takes_no_room_for_its_pairs():
    tree = grown([place // 10 for place in range(20_000)])
    size = (4, len(tree.nodes))
    own = Sums(np.ones(size, dtype="int64"), np.ones(size, dtype=bool), np.zeros(size, dtype=bool))

    tracemalloc.start()
    rolled = roll_up(own, tree, np.ones(size, dtype=bool))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rolled.sums.at(0, tree.root) == 20_001
    assert most < 2_000 * len(tree.nodes)  # bytes; a square of the tree has 20 000 for each


def grown(parents):
    """A tree whose verksamhet number n + 1 stands under number parents[n]."""
    above = ["", *(f"v{parent:05}" for parent in parents)]
    rows = [(f"v{place:05}", "", over, place, None, None, "") for place, over in enumerate(above)]
    return Tree.of(frame_of(TREE_FRAME, rows))
