"""Net and cost that nobody has divided: never compared with what is divided into lines."""

import pytest

from socfin.domain.limits import Status
from tests.services.ledgers import report_of, row, tkr

TREE = "vo Vård\n  a Äldre\n  i IFO"


def test_an_undivided_budget_is_no_surplus_beside_an_outcome_by_account():
    report = report_of("a outcome 2022-01 -90 account=5010\na budget 2022-01 -75", TREE, "2022-01")

    net = row(report, "net_undivided")
    assert (net.to_date.outcome, tkr(net.to_date.budget)) == (None, -75)
    assert net.to_date.deviation is None
    assert net.to_date.status is Status.UNKNOWN
    assert tkr(report.total.to_date.deviation) == -15


def test_undivided_cost_is_no_surplus_beside_costs_by_account():
    report = report_of("a outcome 2022-01 -90 account=5010\na budget 2022-01 -100 line=cost", TREE, "2022-01")

    assert row(report, "cost_undivided").to_date.deviation is None
    assert tkr(row(report, "cost").to_date.deviation) == 10


def test_one_month_without_accounts_is_not_held_against_the_whole_budget():
    report = report_of(
        """
        a outcome 2022-01 -90 account=5010
        a outcome 2022-02 -95
        a budget  2022-01 -92
        a budget  2022-02 -92
        """,
        TREE,
        "2022-02",
    )

    net = row(report, "net_undivided")
    assert (tkr(net.to_date.outcome), tkr(net.to_date.budget)) == (-95, -184)
    assert (net.to_date.deviation, net.to_date.share, net.used_share) == (None, None, None)
    assert tkr(net.month.deviation) == -3, "neither of February's two sums is divided"
    assert tkr(report.total.to_date.deviation) == -1


@pytest.mark.parametrize("part", ["line=net", "line=cost"])
def test_what_is_divided_alike_in_both_is_compared(part):
    report = report_of(
        f"""
        a outcome 2022-01 -90 account=5010
        i outcome 2022-01 -40 {part}
        a budget  2022-01 -92 account=5010
        i budget  2022-01 -38 {part}
        """,
        TREE,
        "2022-01",
    )

    assert tkr(row(report, f"{part.removeprefix('line=')}_undivided").to_date.deviation) == -2
