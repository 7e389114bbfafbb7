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

    assert tkr(row(report, "a").month.outcome) == -110
    assert tkr(row(report, "a").month.deviation) == 0
    assert tkr(report.total.month.deviation) == 0


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

    assert tkr(report.total.to_date.outcome) == -230
    assert tkr(report.total.month.outcome) == -110


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

    assert tkr(row(report, "i").month.outcome) == -50
    assert tkr(report.total.month.outcome) == -150


def test_a_verksamhet_whose_months_before_were_not_divided_has_no_month():
    report = report_of(
        """
        vo outcome 2022-01:2022-02 -200
        a  outcome 2022-01:2022-03 -300
        """,
        TREE,
        "2022-03",
    )

    assert row(report, "a").month.outcome is None
    assert tkr(report.total.month.outcome) == -100


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

    assert row(report, "i").month.outcome == 0
    assert tkr(report.total.month.outcome) == -100
    assert "IFO har budget men inget utfall i februari; utfallet där räknas som noll." in report.notes


def test_a_missing_month_makes_the_sum_to_date_missing_and_is_named():
    report = report_of("a outcome 2022-01 -1\na outcome 2022-03 -3", TREE, "2022-03")

    assert report.total.to_date.outcome is None
    assert tkr(report.total.month.outcome) == -3
    assert report.notes[0] == (
        "Utfall för februari saknas; summan för januari–mars 2022 kan därför inte räknas ut. "
        "Ladda upp det som saknas."
    )


def test_outcomes_after_the_period_are_not_looked_at():
    report = report_of("a outcome 2022-01 -1\na outcome 2022-02 -2", TREE, "2022-01")

    assert [point.alone.outcome for point in report.months[:2]] == [-100_000, None]


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

    assert tkr(report.total.to_date.last_year) == -90
    assert tkr(report.total.to_date.change) == -10
    assert [tkr(point.to_date.last_year) for point in report.months[:3]] == [-90, -185, None]


def test_a_verksamhet_new_this_year_does_not_hide_last_years_total():
    report = report_of("a outcome 2021-01 -90\na outcome 2022-01 -100\ni outcome 2022-01 -5", TREE, "2022-01")

    assert tkr(report.total.to_date.last_year) == -90
    assert row(report, "i").to_date.last_year is None


def test_a_budget_decision_is_added_from_its_months():
    months = "\n".join(f"a budget 2022-{m:02d} -100" for m in range(1, 13))
    decision = "\n".join(f"a budget 2022-{m:02d} -10 source=KF rank=9" for m in range(7, 13))
    report = report_of(f"{months}\n{decision}\na outcome 2022-01:2022-08 -800", TREE, "2022-08")

    assert tkr(report.total.to_date.budget) == -820
    assert tkr(report.total.year.budget) == -1260
    assert tkr(report.total.month.budget) == -110


def test_a_code_the_tree_lacks_counts_on_the_committee_and_is_named():
    report = report_of("a outcome 2022-01 -1\nzz outcome 2022-01 -2", TREE, "2022-01")

    assert tkr(report.total.to_date.outcome) == -3
    assert any("zz" in note for note in report.notes)


@pytest.mark.parametrize("month", ["2022-01", "2022-12", "2023-01"])
def test_an_empty_ledger_gives_an_empty_report(month):
    report = report_of("", TREE, month)

    assert report.total.to_date.outcome is None
    assert report.rows == ()
    assert report.bridge == ()
    assert report.notes[0].startswith("Utfall för januari")


def months_of(code: str, scenario: str, months: range, tkr: int) -> str:
    return "".join(f"{code} {scenario} 2022-{month:02d} {tkr}\n" for month in months)


YEAR, TO_APRIL, FROM_MARCH = range(1, 13), range(1, 5), range(3, 5)
WITH_MONTHS = months_of("a", "budget", YEAR, -10) + months_of("a", "outcome", TO_APRIL, -11)


@pytest.mark.parametrize("root", ["", "i"])
def test_a_verksamhet_with_figures_only_from_march_had_booked_nothing_before(root):
    started = months_of("i", "budget", range(3, 13), -5) + months_of("i", "outcome", FROM_MARCH, -6)

    report = report_of(WITH_MONTHS + started, TREE, "2022-04", root=root)

    of_all = -11 if not root else 0
    assert [tkr(point.alone.outcome) for point in report.months[:4]] == [
        of_all,
        of_all,
        of_all - 6,
        of_all - 6,
    ]
    assert [tkr(point.to_date.outcome) for point in report.months[:2]] == [of_all, 2 * of_all]
    assert [tkr(point.alone.budget) for point in report.months[:2]] == [of_all and -10] * 2


def test_a_silent_beginning_of_the_year_leaves_every_sum_known_and_is_told_where_there_was_a_budget():
    late = months_of("i", "budget", YEAR, -5) + months_of("i", "outcome", FROM_MARCH, -6)

    report = report_of(WITH_MONTHS + late, TREE, "2022-04")

    assert [tkr(point.alone.outcome) for point in report.months[:4]] == [-11, -11, -17, -17]
    assert [tkr(point.to_date.outcome) for point in report.months[:4]] == [-11, -22, -39, -56]
    assert any(
        note.startswith("IFO har budget men inget utfall i januari och februari;") for note in report.notes
    )


def test_a_budget_that_begins_after_the_outcome_is_missing_until_then():
    late = months_of("i", "budget", range(3, 13), -5) + months_of("i", "outcome", TO_APRIL, -6)

    report = report_of(WITH_MONTHS + late, TREE, "2022-04", root="i")

    assert [tkr(point.alone.budget) for point in report.months[:4]] == [None, None, -5, -5]


def test_a_month_given_for_some_over_a_longer_span_is_missing_for_the_others_and_never_zero():
    spans = "a outcome 2022-01:2022-04 -40\ni outcome 2022-01:2022-04 -20\n"
    budget = months_of("a", "budget", YEAR, -10) + months_of("i", "budget", YEAR, -5)

    report = report_of(spans + budget + "a outcome 2022-04 -11 rank=2", TREE, "2022-04")

    assert tkr(row(report, "a").month.outcome) == -11
    assert row(report, "i").month.outcome is None
    assert row(report, "i").month.deviation is None
    assert report.total.month.outcome is None
    assert tkr(report.total.to_date.outcome) == -60
    assert any(note.startswith("Utfall i april för sig saknas för IFO:") for note in report.notes)
    assert not any("räknas som noll" in note for note in report.notes)


@pytest.mark.parametrize("with_budget", [True, False])
def test_last_years_month_given_for_some_over_a_longer_span_is_missing_in_the_sum(with_budget):
    last_year = "a outcome 2021-01:2021-04 -40\ni outcome 2021-01:2021-04 -20\na outcome 2021-04 -11 rank=2\n"
    budget = months_of("i", "budget", YEAR, -5) + months_of("a", "budget", YEAR, -10) if with_budget else ""

    report = report_of(last_year + budget + "a outcome 2022-01 -9\ni outcome 2022-01 -5", TREE, "2022-01")

    assert report.months[3].alone.last_year is None
    assert tkr(report.months[3].to_date.last_year) == -60


@pytest.mark.parametrize("month", ["2022-02", "2022-04"])
def test_a_month_laid_over_a_span_is_missing_for_the_others_without_any_budget(month):
    spans = "a outcome 2022-01:2022-04 -40\ni outcome 2022-01:2022-04 -20\n"

    report = report_of(f"{spans}a outcome {month} -11 rank=2", TREE, "2022-04")

    assert report.months[int(month[-1]) - 1].alone.outcome is None


def test_a_verksamhet_that_begins_in_a_later_sum_leaves_the_months_before_known():
    report = report_of(
        """
        a outcome 2022-01         -10
        a outcome 2022-01:2022-02 -20 rank=2
        a outcome 2022-01:2022-03 -30 rank=3
        i outcome 2022-01:2022-03 -5  rank=3
        """,
        TREE,
        "2022-03",
    )

    assert [tkr(point.alone.outcome) for point in report.months[:3]] == [-10, -10, -15]
    assert [tkr(point.to_date.outcome) for point in report.months[:3]] == [-10, -20, -35]
