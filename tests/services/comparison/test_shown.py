"""The difference a file makes as people read it: in the order of the tree, not of the codes."""

from socfin.services.comparison.ledgers import compare, compare_totals
from socfin.services.comparison.shown import difference_of
from tests.services.ledgers import ledger_of

BEFORE = "a outcome 2022-01 -10\nb outcome 2022-01 -20\nc outcome 2022-01 -30"
AFTER = "a outcome 2022-01 -11\nb outcome 2022-01 -20\nc outcome 2022-01 -31"
TREE = {"c": "Äldre", "a": "Öppenvård", "b": "Stab"}


def test_totals_and_rows_follow_the_tree():
    before, after = ledger_of(BEFORE), ledger_of(AFTER)

    shown = difference_of(compare(before, after), compare_totals(before, after), TREE)

    assert [one["name"] for one in shown.totals] == ["Äldre", "Öppenvård", "Stab"]
    assert [(row["verksamhet"], row["kind"]) for row in shown.rows] == [
        ("Äldre", "changed"),
        ("Öppenvård", "changed"),
        ("Stab", "unchanged"),
    ], "what changes first, each kind in the order of the tree"
