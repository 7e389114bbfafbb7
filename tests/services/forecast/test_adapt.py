"""How much own closed years decide beside the table learned elsewhere."""

import numpy as np
import pytest

from benchmarks.forecast_worlds import World, made, scores
from socfin.services.forecast.adapt import IN_OWN_YEARS, IN_SECOND_VIEW, drawn
from socfin.services.forecast.engine import forecast
from socfin.services.forecast.methods import OWN_YEARS, WEIGHED
from tests.long import beyond
from tests.services.forecast.panels import made_up, panel_of


def tried(first_off, second_off, *, years=8, series=6, trust=IN_OWN_YEARS):
    """What comes of two forecasts, own years the second, that have missed every year by these shares."""
    panel = panel_of(made_up(series=series, years=years))
    total = panel.total + 0 * panel.to_date
    return drawn(panel, (total * (1 + first_off), total * (1 + second_off)), trust)


def test_own_years_weigh_nothing_before_one_of_them_is_closed():
    assert (tried(0.1, 0.01).share[:, 0] == 0).all()


def test_where_both_have_missed_alike_own_years_keep_their_first_trust():
    assert tried(0.1, 0.1).share[:, 1:, 6] == pytest.approx(IN_OWN_YEARS.first)


def test_ten_years_of_being_nearer_decide_almost_all_and_of_being_farther_nothing():
    assert (tried(0.1, 0.05, years=11).share[:, -1, 1:12] > 0.95).all()
    assert (tried(0.05, 0.1, years=11).share[:, -1, 1:12] < 0.001).all()


def test_trust_grows_with_each_year():
    share = tried(0.1, 0.09).share[0, :, 6]

    assert (np.diff(share[1:]) > 0).all()


def test_the_views_are_weighed_as_the_table_says_until_a_closed_year_tells_them_apart():
    alike = tried(0.1, 0.1, trust=IN_SECOND_VIEW)

    assert alike.share[:, 1:12] == pytest.approx(2 / 3)
    assert tried(0.05, 0.1, trust=IN_SECOND_VIEW).share[:, 0] == pytest.approx(2 / 3)


def test_the_view_that_has_been_nearer_speaks_louder_each_year():
    first_nearer = tried(0.05, 0.1, trust=IN_SECOND_VIEW).share[0, :, 6]
    second_nearer = tried(0.1, 0.05, trust=IN_SECOND_VIEW).share[0, :, 6]

    assert (np.diff(first_nearer) < 0).all()
    assert (np.diff(second_nearer) > 0).all()
    assert first_nearer[-1] < 0.05


def test_what_is_forecast_lies_between_the_two():
    both = tried(0.1, 0.05)
    quotient = (both.forecast / tried(0.0, 0.0).forecast)[:, 2:, 6]

    assert (quotient > 1.05).all()
    assert (quotient < 1.1).all()


def test_where_own_years_say_nothing_the_table_stands():
    panel = panel_of(made_up(series=4, years=5))
    learned = panel.total + 0 * panel.to_date

    both = drawn(panel, (learned, np.full_like(learned, np.nan)), IN_OWN_YEARS)

    assert np.array_equal(both.forecast, learned, equal_nan=True)
    assert (both.share == 0).all()


def test_the_weights_of_a_forecast_are_one_whole_with_own_years_in_it():
    panel = made(World(years=10, noise=0.02), seed=1, members=6)
    result = forecast(panel, year=panel.years[-1], month=6)

    assert result.weights.sum(axis=1) == pytest.approx(1)
    assert np.median(result.weights[:, WEIGHED.index(OWN_YEARS)]) > 0.5


@pytest.mark.parametrize(
    ("world", "most"),
    beyond(
        2,
        [
            (World(years=14, season=0.6), 0.9),
            (World(years=5, budget=True, noise=0.08), 0.97),
            (World(years=14, growth=0.15), 0.85),
            (World(years=14, one_offs=0.3), 0.95),
            (World(years=14, changed=0.1), 0.95),
            (World(years=8, noise=0.07, wandering=0.05), 0.95),
        ],
    ),
)
def test_a_world_nothing_was_learned_of_is_forecast_better_than_by_its_best_rule(world, most):
    """The best rule is chosen with hindsight, per group."""
    found = scores(made(world, seed=0))

    assert found["best rule"] < most
    assert found["straight"] < 1
    assert 75 <= found["covered"] <= 90


def test_adapting_narrows_the_range_without_losing_outcomes():
    panel = made(World(years=14), seed=0)
    with_own, without = scores(panel), scores(panel, adapt=False)

    assert with_own["width"] < 0.9 * without["width"]
    assert with_own["score"] < 0.9 * without["score"]
    assert with_own["covered"] > 77
