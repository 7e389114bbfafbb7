"""Months over a sum for several months, and back: told as readers see it, and a large move asks why."""

import pytest

from socfin.domain.period import Month
from socfin.importers import parse
from socfin.reporting.preview import made_by, preview
from socfin.reporting.reports import report
from socfin.selectors.ground import Ground
from tests.cast import long_csv

BUDGET = "\n".join(
    f"{code} 5020 2022-{month:02d} budget {amount}"
    for month in range(1, 13)
    for code, amount in (("511", -1_000_000), ("520", -2_000_000))
)
SPAN = "511 5020 2022-10 utfall -10000000 10\n520 5020 2022-10 utfall -20000000 10"


def single_months(norr=-1_000_000, sabo=-2_000_000, months=range(1, 11)):
    return "\n".join(
        f"{code} 5020 2022-{month:02d} utfall {amount}"
        for month in months
        for code, amount in (("511", norr), ("520", sabo))
    )


@pytest.fixture
def looked_at(committee):
    return lambda rows: preview(Ground(committee), parse(long_csv(rows), "siffror.csv"))


def totals(found):
    return {
        (one["name"], one["scenario_label"], one["months"]): (
            one["before_ore"] and one["before_ore"] // 100,
            one["after_ore"] and one["after_ore"] // 100,
        )
        for one in found.difference.totals
    }


TO_OCTOBER = ("Vård och omsorg", "Utfall", "januari–oktober 2022")


def serious(found):
    return {one.code for one in found.serious}


def test_months_over_a_sum_tell_from_and_to_and_a_large_move_needs_a_reason(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at(single_months(sabo=-7_000_000))

    assert totals(found)[TO_OCTOBER] == (-30_000_000, -80_000_000)
    assert totals(found)[("SÄBO", "Utfall", "januari–oktober 2022")] == (-20_000_000, -70_000_000)
    assert ("Hemtjänst norr", "Utfall", "januari–oktober 2022") not in totals(found)
    assert next(iter(totals(found))) == TO_OCTOBER
    assert "other_spans" in serious(found)
    (problem,) = [one for one in found.problems if one.code == "other_spans"]
    assert "från −30\u00a0000 till −80\u00a0000 tkr" in problem.message


def test_a_sum_over_months_tells_from_and_to(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(single_months())

    found = looked_at(SPAN.replace("-10000000", "-27000000"))

    assert totals(found)[TO_OCTOBER] == (-30_000_000, -47_000_000)
    assert "other_spans" in serious(found)


def test_the_same_figures_in_other_spans_need_no_reason(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at(single_months())

    assert TO_OCTOBER not in totals(found)
    assert totals(found)[("Vård och omsorg", "Utfall", "oktober 2022")] == (None, -3_000_000)
    assert serious(found) == set()


def test_a_small_move_needs_no_reason(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at(single_months(norr=-1_005_000))

    assert totals(found)[TO_OCTOBER] == (-30_000_000, -30_050_000)
    assert serious(found) == set()


def test_the_next_sum_from_january_is_nothing_but_new(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at(
        SPAN.replace("-10 ", "-11 ").replace(" 10\n", " 11\n").replace("10000000 10", "10000000 11")
    )

    assert serious(found) == set()


def test_an_earlier_month_that_moves_is_told_too(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(single_months(months=range(1, 4)))
    publish_rows(single_months(months=range(4, 11)))

    found = looked_at("511 5020 2022-03 utfall -9000000 3\n520 5020 2022-03 utfall -6000000 3")

    assert totals(found)[TO_OCTOBER] == (-30_000_000, -36_000_000)
    assert "other_spans" in serious(found)


def test_a_budget_for_the_year_over_twelve_months_tells_the_years_change(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at("511 5020 2022-12 budget -12000000 12\n520 5020 2022-12 budget -34000000 12")

    assert totals(found)[("Vård och omsorg", "Budget", "januari–december 2022")] == (-36_000_000, -46_000_000)
    assert "other_spans" in serious(found)


def test_what_a_published_file_changed_is_told_the_same_way(publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    done = made_by(publish_rows(single_months(sabo=-7_000_000)))

    assert totals(done)[TO_OCTOBER] == (-30_000_000, -80_000_000)


def test_a_known_sum_that_would_be_lost_needs_a_reason(looked_at, publish_rows):
    publish_rows(BUDGET)
    publish_rows(SPAN)

    found = looked_at(
        single_months().replace("520 5020 2022-05 utfall -2000000", "520 5020 2022-05 utfall .")
    )

    assert "other_spans" in serious(found)


def test_nets_by_month_over_a_sum_per_account_say_that_the_breakdown_goes(looked_at, publish_rows):
    publish_rows(SPAN)

    found = looked_at(single_months().replace(" 5020 ", " - "))

    (told,) = [one.message for one in found.problems if one.code == "breakdown_gone"]
    assert "januari–oktober 2022 (utfall)" in told
    assert "från −30\u00a0000 till −30\u00a0000 tkr" in told


APRIL = "511 5020 2022-04 utfall -1000000"
SECOND_QUARTER = "511 5020 2022-06 utfall -3000000 3"
BY_MONTH = single_months(months=range(1, 4))
WITHOUT_SABO = BY_MONTH.replace("520 5020", "530 5020")
TO_APRIL = "511 5020 2022-04 utfall -4000000 4\n520 5020 2022-04 utfall -8000000 4"
MISSING, ZERO, APART = "visas som saknade", "räknas som 0 för dem", "för sig visas som saknad"


@pytest.mark.parametrize(
    ("published", "file", "says", "month", "to_date"),
    [
        (TO_APRIL, APRIL, APART, None, -8_000_000_00),
        (BY_MONTH, APRIL, ZERO, 0, -6_000_000_00),
        (f"{BY_MONTH}\n{TO_APRIL}", APRIL, ZERO, 0, -6_000_000_00),
        (WITHOUT_SABO, APRIL, MISSING, None, None),
        (single_months(months=range(1, 3)), APRIL, MISSING, None, None),
        (TO_APRIL, TO_APRIL.splitlines()[0], MISSING, None, None),
        (BY_MONTH, TO_APRIL.splitlines()[0], MISSING, None, None),
        (BY_MONTH, SECOND_QUARTER, ZERO, None, -6_000_000_00),
    ],
    ids=["sum", "months", "months and sum", "never", "gap", "same sum", "sum over months", "quarter"],
)
def test_what_is_said_of_a_verksamhet_that_a_file_leaves_out_is_what_its_page_shows(
    committee, looked_at, publish_rows, published, file, says, month, to_date
):
    publish_rows(BUDGET)
    publish_rows(published)

    found = looked_at(file)
    (told,) = [one.message for one in found.problems if one.code == "budget_without_outcome"]
    publish_rows(file)
    shown = report(committee, found.parsed.period or Month(2022, 4))

    sabo = next(row for row in shown.rows if row.code == "520")
    assert says in told
    assert (sabo.month.outcome, sabo.to_date.outcome) == (month, to_date)
    assert (shown.total.to_date.outcome is None) == (to_date is None)


def test_a_year_budget_that_is_changed_where_it_stands_is_no_other_span(looked_at, publish_rows):
    year = "511 5020 2022-12 budget -12000000 12\n520 5020 2022-12 budget -24000000 12"
    publish_rows(f"{year}\n511 5020 2022-02 utfall -2000000 2\n520 5020 2022-02 utfall -4000000 2")

    moved = year.replace("-12000000", "-15000000")
    found = looked_at(f"{moved}\n511 5020 2022-03 utfall -3000000 3\n520 5020 2022-03 utfall -6000000 3")

    assert "other_spans" not in serious(found)
    assert totals(found)[("Hemtjänst norr", "Budget", "januari–december 2022")] == (-12_000_000, -15_000_000)
