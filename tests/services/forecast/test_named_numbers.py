"""The named numbers behind the forecast's range, each at its boundary."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest

from socfin.services.forecast.combine import combine, correction_terms, remaining
from socfin.services.forecast.estimates import RANGE
from socfin.services.forecast.intervals import interval
from socfin.services.forecast.methods import ALL
from socfin.services.forecast.methods.last_year import last_years_share
from socfin.services.forecast.priors import shipped
from socfin.services.forecast.situation import _closed, _compared, _level, situation_of
from socfin.services.forecast.widths import _careful, _evidence, _moved
from tests.services.forecast.panels import panel_from

EVEN = "100 200 300 400 500 600 700 800 900 1000 1100 1200"


def year_of(series, values):
    """One closed year of so many series, each with these errors."""
    return np.array([[values]] * series, dtype=float)


def test_a_range_covers_four_of_five_and_neither_more_nor_less():
    """80 % is what the page promises in words; nine of ten would need 1.9 here."""
    ((needed, _),) = _evidence(year_of(1, np.linspace(1, 2, 11)))

    assert np.exp(needed) == pytest.approx(1.8)
    assert pytest.approx(2 * NormalDist().inv_cdf(0.9), abs=1e-3) == RANGE


@pytest.mark.parametrize(("series", "counts"), [(1, 0.2), (4, 0.8), (5, 1.0), (6, 1.0)])
def test_a_year_of_fewer_than_five_series_counts_for_less(series, counts):
    ((_, found),) = _evidence(year_of(series, [1.5] * 11))

    assert found == pytest.approx(counts)


@pytest.mark.parametrize(("error", "width"), [(2.4, 2.4), (2.6, 2.5), (0.5, 0.5), (0.3, 0.4)])
def test_one_year_widens_and_narrows_within_bounds(error, width):
    ((needed, _),) = _evidence(year_of(5, [error] * 11))

    assert np.exp(needed) == pytest.approx(width)


def test_four_closed_years_are_remembered_and_the_fifth_is_forgotten():
    evidence = [(-1.0, 1.0), *[(1.0, 1.0)] * 4]

    assert _moved(0.0, evidence, 5, 2.0) == pytest.approx(1 - 2 / 6)
    assert _moved(0.0, evidence, 4, 2.0) == 0.0


def test_one_closed_year_is_no_evidence():
    assert _moved(0.0, [(1.0, 1.0)], 1, 2.0) == 0.0
    assert _moved(0.0, [(1.0, 1.0)] * 2, 2, 2.0) == pytest.approx(1 - 2 / 4)


def test_the_panel_counts_as_two_years_and_the_group_as_one_of_what_they_move():
    """Half of the way after two years of the panel, two thirds of what is left after two of the group."""
    outward = np.full((5, 3, 11), 1.5)

    wide = _careful(outward, np.zeros(5, dtype=np.int64))

    assert wide[0] == pytest.approx([1.0, 1.0, 1.5 ** (1 / 2 + 1 / 2 * 2 / 3)])


def test_a_group_that_is_calmer_than_the_panel_takes_two_thirds_of_its_own_way():
    outward = np.full((10, 3, 11), 1.5)
    outward[5:] = 1.2

    base = np.log(np.quantile(outward, 0.8)) / 2
    calm, calm_group = _careful(outward, np.repeat([0, 1], 5))[5, 2], np.log(1.2)

    assert np.log(calm) == pytest.approx(base + (calm_group - base) * 2 / 3)


@pytest.mark.parametrize(("prior", "used"), [(0.0, 0.05), (0.049, 0.05), (0.05, 0.05), (0.051, 0.051)])
def test_no_range_is_narrower_than_a_twentieth_of_the_error_to_expect(prior, used):
    situation = situation_of(panel_from("a 2024 1200: 110 220"))
    amount = np.full(situation.scale.shape, 1000.0)

    def width(share):
        range_of = interval(
            situation, amount, replace(shipped(), low=np.full(13, -share), high=np.full(13, share))
        )
        return (range_of.high - range_of.low)[0, 0, 2]

    assert width(prior) == pytest.approx(width(1.0) * used)


def test_errors_are_compared_in_logarithms_after_one_per_cent_is_added():
    """So that having been exactly right is little better than having erred by a few tenths of a per cent."""
    none = np.zeros((1, 1, 1, 2))

    assert _level(none).item() == pytest.approx(np.log(0.01) + 1.7)
    assert _compared(np.array([0.0, 0.03]))[0] == pytest.approx(-np.log(4) / 2)


@pytest.mark.parametrize(("december", "worst"), [(1250, 1.083), (12_000, 1.5)])
def test_an_error_above_one_and_a_half_of_the_year_counts_as_that(december, worst):
    """One year in which a verksamhet was moved elsewhere would else outweigh all others."""
    months = " ".join(str(50 * month) for month in range(1, 12))
    situation = situation_of(panel_from(f"a 2022 600: {months} {december}\na 2023 600: 50 100 150"))

    assert np.nanmax(situation.own_errors[0, 1, 3]) == pytest.approx(worst, abs=0.001)


@pytest.mark.parametrize(("january", "forecast"), [(6, 1200.0), (6.1, 100 / (6.1 / 1200))])
def test_half_a_per_cent_of_last_years_costs_tells_nothing_of_this_year(january, forecast):
    """The budget stands instead: a January of next to nothing is a late invoice, not a pattern."""
    before = EVEN.replace("100 200", f"{january} 200", 1)
    panel = panel_from(f"a 2023 1200: {before}\na 2024 1200: 100 200")

    assert last_years_share(panel)[0, 1, 1] == pytest.approx(forecast)


def test_five_closed_years_are_remembered_of_a_rules_errors():
    errors = np.zeros((1, 8, 1, 1))
    errors[0, 0] = 1.0
    found = _closed(errors)[0, :, 0, 0]

    assert found[5] > 0
    assert found[6] == 0


def test_the_second_view_moves_what_remains_by_at_most_a_factor_four_and_a_half():
    """More than that is no correction but another forecast, of which the rules know nothing."""
    situation = situation_of(panel_from(f"a 2023 1200: {EVEN}\na 2024 1200: 150 310"))
    far, further = (
        combine(situation, replace(shipped(), correction=shipped().correction * times)).forecast[0, 1, 2]
        for times in (1e4, 1e5)
    )
    still = combine(situation, replace(shipped(), correction=shipped().correction * 0)).forecast[0, 1, 2]
    typical = remaining(situation).typical[0, 1, 2]
    moves = [310 + typical * np.exp(sign * 1.5) for sign in (1, -1)]

    assert far == further
    assert any(far / still == pytest.approx((moved / (310 + typical)) ** (2 / 3)) for moved in moves)


def test_what_is_told_of_leaning_and_steps_is_quadrupled():
    situation = situation_of(panel_from("a 2024 1200: 100 200 400"))
    step = correction_terms(situation, remaining(situation).differences)[0, 0, 3, len(ALL) + 1 + 2, 0]

    assert step == pytest.approx(4 * situation.news[0, 0, 3, 0])
    assert step != 0
