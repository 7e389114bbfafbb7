"""To date, the month and last year, from whatever spans there are."""

import pytest

from tests.services.ledgers import report_of, row, tkr

TREE = "vo Vård\n  a Äldre\n  i IFO"


def test_the_month_is_the_difference_of_two_accumulated_amounts():
    report = report_of(
        """
        a outcome 2022-01:2022-07 -700
        a outcome 2022-01:2022-08 -810 rank=2
        a budget  2022-01:2022-07 -690
        a budget  2022-01:2022-08 -800 rank=2
        """,
        TREE,
        "2022-08",
    )

    assert tkr(row(report, "a").outcome_month_ore) == -110
    assert tkr(row(report, "a").deviation_month_ore) == 0
    assert tkr(report.total.deviation_month_ore) == 0


def test_the_month_itself_is_preferred_to_a_difference_that_holds_corrections():
    report = report_of(
        """
        a outcome 2022-01           -100
        a outcome 2022-02           -110
        a outcome 2022-01:2022-02   -230 rank=5
        """,
        TREE,
        "2022-02",
    )

    assert tkr(report.total.outcome_to_date_ore) == -230
    assert tkr(report.total.outcome_month_ore) == -110


def test_a_verksamhet_that_starts_this_month_had_nothing_before():
    report = report_of(
        """
        a outcome 2022-01:2022-02 -200
        a outcome 2022-01:2022-03 -300
        i outcome 2022-01:2022-03 -50
        """,
        TREE,
        "2022-03",
    )

    assert tkr(row(report, "i").outcome_month_ore) == -50
    assert tkr(report.total.outcome_month_ore) == -150


def test_a_verksamhet_whose_months_before_were_not_divided_has_no_month():
    report = report_of(
        """
        vo outcome 2022-01:2022-02 -200
        a  outcome 2022-01:2022-03 -300
        """,
        TREE,
        "2022-03",
    )

    assert row(report, "a").outcome_month_ore is None
    assert tkr(report.total.outcome_month_ore) == -100


def test_nothing_booked_in_a_month_is_zero_when_the_month_is_divided():
    report = report_of(
        """
        a outcome 2022-01 -100
        a outcome 2022-02 -100
        i outcome 2022-01 -10
        i budget  2022-01 -10
        i budget  2022-02 -10
        a budget  2022-01 -100
        a budget  2022-02 -100
        """,
        TREE,
        "2022-02",
    )

    assert row(report, "i").outcome_month_ore == 0
    assert tkr(report.total.outcome_month_ore) == -100
    assert "IFO har budget men inget utfall i februari; utfallet där räknas som noll." in report.notes


def test_a_missing_month_makes_the_sum_to_date_missing_and_is_named():
    report = report_of("a outcome 2022-01 -1\na outcome 2022-03 -3", TREE, "2022-03")

    assert report.total.outcome_to_date_ore is None
    assert tkr(report.total.outcome_month_ore) == -3
    assert report.notes[0] == (
        "Utfall för februari saknas; summan för januari–mars 2022 kan därför inte räknas ut. "
        "Ladda upp det som saknas."
    )


def test_outcomes_after_the_period_are_not_looked_at():
    report = report_of("a outcome 2022-01 -1\na outcome 2022-02 -2", TREE, "2022-01")

    assert [point.outcome_ore for point in report.months[:2]] == [-100_000, None]


def test_last_year_stands_beside_month_by_month():
    report = report_of(
        """
        a outcome 2021-01 -90
        a outcome 2021-02 -95
        a outcome 2022-01 -100
        """,
        TREE,
        "2022-01",
    )

    assert tkr(report.total.last_year_to_date_ore) == -90
    assert tkr(report.total.change_last_year_ore) == -10
    assert [tkr(point.last_year_to_date_ore) for point in report.months[:3]] == [-90, -185, None]


def test_a_verksamhet_new_this_year_does_not_hide_last_years_total():
    report = report_of("a outcome 2021-01 -90\na outcome 2022-01 -100\ni outcome 2022-01 -5", TREE, "2022-01")

    assert tkr(report.total.last_year_to_date_ore) == -90
    assert row(report, "i").last_year_to_date_ore is None


def test_a_budget_decision_is_added_from_its_months():
    months = "\n".join(f"a budget 2022-{m:02d} -100" for m in range(1, 13))
    decision = "\n".join(f"a budget 2022-{m:02d} -10 source=KF rank=9" for m in range(7, 13))
    report = report_of(f"{months}\n{decision}\na outcome 2022-01:2022-08 -800", TREE, "2022-08")

    assert tkr(report.total.budget_to_date_ore) == -820
    assert tkr(report.total.budget_year_ore) == -1260
    assert tkr(report.total.budget_month_ore) == -110


def test_a_code_the_tree_lacks_counts_on_the_committee_and_is_named():
    report = report_of("a outcome 2022-01 -1\nzz outcome 2022-01 -2", TREE, "2022-01")

    assert tkr(report.total.outcome_to_date_ore) == -3
    assert any("zz" in note for note in report.notes)


@pytest.mark.parametrize("month", ["2022-01", "2022-12", "2023-01"])
def test_an_empty_ledger_gives_an_empty_report(month):
    report = report_of("", TREE, month)

    assert report.total.outcome_to_date_ore is None
    assert report.rows == ()
    assert report.bridge == ()
    assert report.notes[0].startswith("Utfall för januari")
