"""Reorganisations: history as it was, and as it is now."""

import pytest

from socfin.domain.report import Organisation
from socfin.services.ledger.organisation import Tree
from tests.services.ledgers import report_of, row, tkr, tree_of

TREE = """
vo Vård
  h Hemtjänst
    h1 Väst to=2021-12 successor=n1
    h2 Öst to=2021-12 successor=h
    n1 Norr from=2022-01
    n2 Söder from=2022-01
""".strip("\n")

LEDGER = """
h1 outcome 2021-01 -40
h2 outcome 2021-01 -60
n1 outcome 2022-01 -45
n2 outcome 2022-01 -30
n1 budget  2022-01 -44
n2 budget  2022-01 -31
"""


def test_as_it_was_the_new_verksamheter_have_no_history_and_the_old_are_not_shown():
    report = report_of(LEDGER, TREE, "2022-01")

    assert [r.code for r in report.rows] == ["h", "n1", "n2"]
    assert row(report, "n1").to_date.last_year is None
    assert tkr(row(report, "h").to_date.last_year) == -100


def test_as_it_was_the_reader_is_told_of_verksamheter_that_are_in_sums_only():
    notes = report_of(LEDGER, TREE, "2022-01").notes

    assert notes[-1] == (
        "Väst och Öst fanns föregående år och ingår i summorna för det året, men inte som rader. "
        "De visas hos efterföljaren i nuvarande organisation."
    )


def test_an_amount_of_the_parents_own_is_told_of():
    report = report_of("h outcome 2022-01 -7\nn1 outcome 2022-01 -45", TREE, "2022-01")

    assert "Hemtjänst har ett eget utfall, −7\N{NO-BREAK SPACE}tkr, utöver raderna under." in report.notes


def test_as_it_is_now_history_follows_the_successor():
    report = report_of(LEDGER, TREE, "2022-01", organisation=Organisation.NOW)

    assert tkr(row(report, "n1").to_date.last_year) == -40
    assert row(report, "n2").to_date.last_year is None
    assert tkr(row(report, "h").to_date.last_year) == -100


def test_a_split_verksamhet_leaves_its_history_on_the_parent_and_says_so():
    report = report_of(LEDGER, TREE, "2022-01", organisation=Organisation.NOW)

    assert "Historiken för Öst visas på Hemtjänst, eftersom verksamheten delades." in report.notes


def test_a_period_before_the_reorganisation_is_shown_both_ways():
    then = report_of(LEDGER, TREE, "2021-01")
    now = report_of(LEDGER, TREE, "2021-01", organisation=Organisation.NOW)

    assert [r.code for r in then.rows] == ["h", "h1", "h2"]
    assert [r.code for r in now.rows] == ["h", "n1"]
    assert then.total.to_date.outcome == now.total.to_date.outcome


def test_successors_are_followed_to_the_last_and_a_loop_ends():
    tree = Tree.of(
        tree_of("vo Vård\n  a A successor=b\n  b B successor=c\n  c C\n  d D successor=e\n  e E successor=d")
    )

    assert [tree.nodes[home].code for home in tree.home(Organisation.NOW)] == [
        "vo",
        "c",
        "c",
        "c",
        "e",
        "d",
    ]


def test_a_verksamhet_closed_this_year_stays_in_the_table_of_what_it_cost():
    report = report_of(
        "a outcome 2022-01 -5\nb outcome 2022-02 -6", "vo Vård\n  a A to=2022-01\n  b B", "2022-02"
    )

    assert [(r.code, tkr(r.to_date.outcome), tkr(r.month.outcome)) for r in report.rows] == [
        ("a", -5, 0),
        ("b", -6, -6),
    ]


def test_two_roots_are_refused():
    with pytest.raises(ValueError, match="rot"):
        Tree.of(tree_of("a A\nb B"))


def test_a_code_given_twice_is_refused():
    frame = tree_of("a A\n  b B")

    with pytest.raises(ValueError, match="en gång"):
        Tree.of(frame.assign(code=["a", "a"]).astype({"code": "str"}))


def test_a_loop_of_parents_is_refused():
    frame = tree_of("a A\n  b B\n    c C")
    looped = frame.assign(parent=["", "c", "b"]).astype({"parent": "str"})

    with pytest.raises(ValueError, match="slinga"):
        Tree.of(looped)


def test_an_unknown_parent_is_refused():
    frame = tree_of("a A\n  b B")

    with pytest.raises(ValueError, match="zz"):
        Tree.of(frame.assign(parent=["", "zz"]).astype({"parent": "str"}))
