"""The income statement: what is summed, what is only "varav", what cannot be told."""

from socfin.domain.report import RowKind
from tests.services.ledgers import report_of, row, tkr

TREE = "vo Vård\n  a Äldre\n  i IFO"

BY_ACCOUNT = """
a outcome 2022-01  20 account=3110
a outcome 2022-01 -90 account=5010
a outcome 2022-01 -15 account=7510
a outcome 2022-01 -12 account=9010
a outcome 2022-01   3 account=8410
a budget  2022-01  22 account=3110
a budget  2022-01 -95 account=5010
"""


def test_accounts_become_lines_and_the_lines_add_up():
    report = report_of(BY_ACCOUNT, TREE, "2022-01")

    assert [(r.code, tkr(r.to_date.outcome)) for r in report.lines] == [
        ("revenue", 20),
        ("cost", -105),
        ("personnel", -90),
        ("agency_staff", -15),
        ("unmapped", -12),
        ("net", -97),
    ]
    assert tkr(report.total.to_date.outcome) == -97


def test_an_unmapped_account_and_class_8_are_named_with_their_amounts():
    notes = report_of(BY_ACCOUNT, TREE, "2022-01").notes

    assert any(
        note.startswith("Konto 9010 är inte kopplat till någon rad: −12\N{NO-BREAK SPACE}tkr")
        for note in notes
    )
    assert "Konto 8410 ligger utanför nettokostnaden: 3\N{NO-BREAK SPACE}tkr." in notes


def test_a_line_the_budget_by_account_gives_nothing_has_a_zero_budget():
    agency = row(report_of(BY_ACCOUNT, TREE, "2022-01"), "agency_staff")

    assert agency.to_date.budget == 0
    assert tkr(agency.to_date.deviation) == -15
    assert agency.to_date.share is None


def test_a_line_an_undivided_budget_cannot_tell_of_is_missing():
    report = report_of("a outcome 2022-01 -90 account=5010\na budget 2022-01 -100 line=cost", TREE, "2022-01")

    assert row(report, "personnel").to_date.budget is None
    assert tkr(row(report, "cost_undivided").to_date.budget) == -100
    assert tkr(row(report, "cost").to_date.deviation) == 10


def test_a_net_budget_says_nothing_of_revenue_and_cost():
    report = report_of(
        "a outcome 2022-01 20 account=3110\na outcome 2022-01 -90 account=5010\na budget 2022-01 -75",
        TREE,
        "2022-01",
    )

    assert row(report, "revenue").to_date.budget is None
    assert row(report, "cost").to_date.budget is None
    assert tkr(row(report, "net").to_date.deviation) == 5


def test_varav_is_never_summed():
    report = report_of(
        "a outcome 2022-01 -90 line=cost\na outcome 2022-01 -60 line=of_which_personnel", TREE, "2022-01"
    )

    assert tkr(report.total.to_date.outcome) == -90
    assert row(report, "of_which_personnel").kind is RowKind.MEMO
    assert row(report, "cost").kind is RowKind.LINE


def test_while_a_verksamhet_lacks_its_outcome_no_line_shows_a_smaller_sum():
    report = report_of(
        """
        a outcome 2022-01 -90 account=5010
        a budget  2022-01 -90 account=5010
        i budget  2022-01 -50 account=4610
        """,
        TREE,
        "2022-01",
    )

    assert row(report, "personnel").to_date.outcome is None
    assert row(report, "cost").to_date.outcome is None


def test_a_missing_amount_leaves_the_other_lines_known():
    report = report_of("a outcome 2022-01 20 line=revenue\na outcome 2022-01 . line=cost", TREE, "2022-01")

    assert tkr(row(report, "revenue").to_date.outcome) == 20
    assert row(report, "cost").to_date.outcome is None
    assert row(report, "net").to_date.outcome is None


def test_a_lines_month_is_the_difference_of_its_accumulated_amounts():
    report = report_of(
        """
        a outcome 2022-01:2022-02 -200 line=cost
        a outcome 2022-01:2022-03 -320 line=cost
        a outcome 2022-01:2022-02   40 line=revenue
        a outcome 2022-01:2022-03   70 line=revenue
        """,
        TREE,
        "2022-03",
    )

    assert tkr(row(report, "cost").month.outcome) == -120
    assert tkr(row(report, "revenue").month.outcome) == 30


def test_the_net_line_repeats_the_total():
    report = report_of(BY_ACCOUNT, TREE, "2022-01")
    net = row(report, "net")

    assert net.year.outcome == report.total.year.outcome
    assert net.to_date.deviation == report.total.to_date.deviation


def test_the_bridge_of_a_verksamhet_without_parts_goes_over_its_lines():
    report = report_of(BY_ACCOUNT, TREE, "2022-01", root="a")

    assert [step.code for step in report.bridge if step.kind == "step"] == [
        "agency_staff",
        "unmapped",
        "personnel",
        "revenue",
    ]


def test_a_month_between_a_divided_and_an_undivided_sum_is_not_told_for_the_undivided_net():
    report = report_of(
        """
        a outcome 2022-01          -90 account=5010
        a outcome 2022-01:2022-02 -185
        a budget  2022-01:2022-02 -180 account=5010
        """,
        TREE,
        "2022-02",
    )

    assert row(report, "net_undivided").to_date.outcome == -18_500_000
    assert row(report, "net_undivided").month.outcome is None
    assert tkr(report.total.month.outcome) == -95
