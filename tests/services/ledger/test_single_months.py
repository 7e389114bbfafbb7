"""Longer spans as what is left for their last month: the sum is what the figures say to date."""

import pytest

from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.services.ledger.measures import measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import Series, to_date
from socfin.services.ledger.single_months import single_months
from tests.services.ledgers import ledger_of, tree_of

TREE = "1 Nämnden\n  51 Äldre\n  52 Yngre"


def left(text):
    """Single months of the ledger: tkr per account or line and month, in rows."""
    frame = single_months(ledger_of(text), "1", DEFAULT_RULES)
    rows = zip(frame["account"], frame["line"], frame["last"], frame["amount_ore"], strict=True)
    return sorted((account or line, int(last) % 12 + 1, ore / 100_000) for account, line, last, ore in rows)


def test_an_undivided_cost_holds_cost_accounts_but_no_revenue_and_no_varav():
    assert left("""
        51 outcome 2022-01 -5 account=5020
        51 outcome 2022-01 2 account=3010
        51 outcome 2022-01 -4 line=of_which_personnel
        51 outcome 2022-01:2022-02 -12 line=cost rank=2
        51 outcome 2022-01:2022-02 3 line=revenue rank=2
    """) == [
        ("3010", 1, 2.0),
        ("5020", 1, -5.0),
        ("cost", 2, -7.0),
        ("of_which_personnel", 1, -4.0),
        ("revenue", 2, 3.0),
    ]


def test_a_decision_of_another_source_adds_to_the_budget():
    assert left("""
        51 budget 2022-01:2022-12 -12
        51 budget 2022-01:2022-12 -1 source=KF rank=2
    """) == [("net", 12, -12.0), ("net", 12, -1.0)]


@pytest.mark.parametrize(
    "text",
    [
        "51 outcome 2022-01 -5 account=5020\n51 outcome 2022-02 1 account=3010\n"
        "51 outcome 2022-01:2022-03 -9 rank=2",
        "51 outcome 2022-01:2022-03 -9\n" + "\n".join(f"51 outcome 2022-0{m} -2 rank=2" for m in (1, 2, 3)),
        "51 outcome 2022-01:2022-02 -5 account=5020\n"
        "51 outcome 2022-01:2022-03 -8 account=5020 rank=2\n51 outcome 2022-01:2022-03 -1 rank=2",
        "51 outcome 2022-01 -5 account=5020\n51 outcome 2022-01 -3 account=8110\n"
        "51 outcome 2022-01:2022-02 -6 rank=2\n51 outcome 2022-03 -2 rank=3",
    ],
    ids=[
        "net after accounts",
        "months after a sum",
        "a net beside its span's account",
        "a month after a sum",
    ],
)
def test_the_single_months_add_up_to_the_outcome_to_date(text):
    months = single_months(ledger_of(text), "1", DEFAULT_RULES)
    tree = Tree.of(tree_of(TREE))
    said = measured(ledger_of(text), tree, DEFAULT_RULES, month=Month(2022, 3))

    counted = months[~months["account"].str.startswith("8")]
    assert counted["amount_ore"].sum() == said.amount(to_date(Series.OUTCOME, 3), tree.positions["51"])
