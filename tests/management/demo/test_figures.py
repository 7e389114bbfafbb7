"""Exempelkommunen's figures: believable, repeatable, and with something for every page to show."""

import pandas as pd
import pytest

from socfin.domain.limits import Status, Thresholds
from socfin.domain.lines import DEFAULT_RULES, Line, line_of
from socfin.domain.money import share_of
from socfin.domain.period import Month
from socfin.management.demo import events, tree
from socfin.management.demo.figures import FIGURES, as_then, figures, figures_as_now
from socfin.management.demo.units import PLANS


@pytest.fixture(scope="module")
def frame():
    return figures()


def to_date(frame, last, by):
    """Budget, outcome and deviation in öre from January to the month."""
    year = frame[(frame["month"] > last // 100 * 100) & (frame["month"] <= last)]
    sums = year.groupby([by(year), "scenario"])["amount_ore"].sum().unstack()
    return sums.assign(deviation=sums["outcome"] - sums["budget"])


def by_unit(year):
    return year["code"]


def by_area(year):
    return year["code"].map(tree.area_of)


def by_year(year):
    return year["month"] // 100


def statuses(sums):
    return {
        code: Thresholds().status(int(row["deviation"]), int(row["budget"])) for code, row in sums.iterrows()
    }


def test_the_same_seed_gives_the_same_figures_and_another_seed_others(frame):
    pd.testing.assert_frame_equal(frame, figures())
    assert not frame["amount_ore"].equals(figures(seed=7)["amount_ore"])


def test_one_more_month_of_outcome_changes_nothing_before_it(frame):
    earlier = figures(last_outcome=Month(2025, 9))

    expected = frame[(frame["scenario"] == "budget") | (frame["month"] <= 202509)]
    pd.testing.assert_frame_equal(earlier, expected.reset_index(drop=True))


def test_every_unit_has_a_plan():
    assert set(PLANS) == set(tree.UNITS)


def test_figures_are_whole_ore_in_the_declared_form(frame):
    FIGURES.validate(frame)
    assert str(frame["amount_ore"].dtype) == "int64"


def test_budget_covers_36_months_and_outcome_34(frame):
    months = frame.groupby("scenario")["month"].agg(["min", "max", "nunique"])

    assert months.loc["budget"].tolist() == [202301, 202512, 36]
    assert months.loc["outcome"].tolist() == [202301, 202510, 34]


def test_figures_hang_only_on_units_that_exist_in_their_month(frame):
    nodes = {node.code: node for node in tree.tree()}
    for code, month in frame[["code", "month"]].drop_duplicates().itertuples(index=False):
        node = nodes[code]
        assert node.valid_from is None or node.valid_from.yyyymm <= month
        assert node.valid_to is None or node.valid_to.yyyymm >= month


def test_the_reorganisation_moves_figures_and_loses_none():
    now = figures_as_now()

    keys = ["scenario", "month", "account"]
    pd.testing.assert_series_equal(
        now.groupby(keys)["amount_ore"].sum(), as_then(now).groupby(keys)["amount_ore"].sum()
    )


def test_a_divided_group_had_the_figures_of_its_two_heirs():
    now, then = (
        f[f["month"] == 202411].groupby(["code", "scenario"])["amount_ore"].sum()
        for f in (figures_as_now(), figures())
    )

    assert then["5103"].tolist() == (now["5113"] + now["5114"]).tolist()
    assert "5113" not in then.index.get_level_values("code")


def test_the_committee_costs_some_600_million_a_year(frame):
    budget = frame[frame["scenario"] == "budget"].groupby(frame["month"] // 100)["amount_ore"].sum()

    assert budget.between(-620_000_000_00, -550_000_000_00).all()
    assert budget.is_monotonic_decreasing  # prices rise, so every year costs more


def test_2025_shows_a_believable_deficit(frame):
    sums = to_date(frame, 202510, by_year).loc[2025]

    assert -0.025 < share_of(int(sums["deviation"]), int(sums["budget"])) < -0.015


def test_areas_and_units_show_every_status_that_a_known_deviation_can_have(frame):
    known = {Status.BALANCE, Status.WATCH, Status.DEFICIT, Status.SURPLUS}

    assert set(statuses(to_date(frame, 202510, by_area)).values()) == known
    assert set(statuses(to_date(frame, 202510, by_unit)).values()) == known


def test_a_small_unit_misses_by_many_per_cent_but_stays_below_the_floor(frame):
    units = to_date(frame, 202510, by_unit)
    familjeratt = units.loc["5409"]

    assert share_of(int(familjeratt["deviation"]), int(familjeratt["budget"])) < -0.05
    assert statuses(units)["5409"] is Status.BALANCE


def test_the_runaway_placement_costs_several_million_from_may(frame):
    monthly = frame[(frame["code"] == events.RUNAWAY) & (frame["month"] // 100 == 2025)]
    net = monthly.pivot_table(index="month", columns="scenario", values="amount_ore", aggfunc="sum")
    deviation = (net["outcome"] - net["budget"]).dropna()

    assert deviation.loc[202505:].sum() < -4_000_000_00
    assert deviation.loc[202505:].max() < deviation.loc[:202504].min()


def test_agency_nurses_cost_most_in_summer(frame):
    agency = frame[
        (frame["code"].isin(events.NURSES))
        & (frame["account"] == "7510")
        & (frame["scenario"] == "outcome")
        & (frame["month"] > 202500)
    ]
    cost = -agency.groupby("month")["amount_ore"].sum()

    assert set(cost.nlargest(2).index) == {202507, 202508}


def test_only_account_9010_is_unmapped_and_it_has_no_budget(frame):
    unmapped = frame[[line_of(account, DEFAULT_RULES) is Line.UNMAPPED for account in frame["account"]]]

    assert set(unmapped["account"]) == {"9010"}
    assert set(unmapped["code"]) == {events.UNMAPPED}
    assert set(unmapped["scenario"]) == {"outcome"}


def test_a_correction_turns_a_cost_into_an_income_and_leaves_the_half_year_right(frame):
    rent = frame[
        (frame["code"] == events.RENT_UNIT) & (frame["account"] == "6010") & (frame["month"] // 100 == 2025)
    ].pivot_table(index="month", columns="scenario", values="amount_ore")

    assert rent.loc[202506, "outcome"] > 0
    assert rent.loc[:202506, "outcome"].sum() == pytest.approx(rent.loc[:202506, "budget"].sum(), rel=0.01)


def test_one_month_a_refund_makes_a_unit_earn_money(frame):
    net = frame[(frame["scenario"] == "outcome") & (frame["code"] == events.REFUND_UNIT)]
    monthly = net.groupby("month")["amount_ore"].sum()

    assert monthly[monthly > 0].index.tolist() == [202410]


def test_some_units_do_better_than_their_budget_by_more_than_the_floor(frame):
    better = [
        code for code, status in statuses(to_date(frame, 202510, by_unit)).items() if status is Status.SURPLUS
    ]

    assert len(better) >= 5


@pytest.mark.parametrize(
    ("account", "high", "low"),
    [("5022", 8, 10), ("5110", 7, 9), ("5020", 11, 7), ("6210", 1, 7), ("4510", 1, 9)],
)
def test_costs_follow_the_seasons(frame, account, high, low):
    outcome = frame[(frame["scenario"] == "outcome") & (frame["account"] == account)]
    cost = -outcome.groupby("month")["amount_ore"].sum()

    for year in (2023, 2024):
        assert cost[year * 100 + high] > cost[year * 100 + low]


def test_every_unit_has_between_four_and_fifteen_accounts(frame):
    counts = frame[frame["scenario"] == "budget"].groupby("code")["account"].nunique()

    assert counts.between(4, 15).all()
