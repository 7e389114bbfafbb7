"""What is stored of a forecast: the rules that are worth telling, and one-offs put back where they belong."""

import numpy as np
import pytest

from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.services.forecast.estimates import COMBINED, Estimates
from socfin.services.forecast.history import history_of, known_after
from socfin.services.forecast.methods import RULES, WEIGHED
from socfin.services.forecast.series import series_of
from socfin.services.forecast.values import PERIODISED, Rules, values
from tests.services.ledgers import ledger_of, tree_of

FIRST = next(iter(WEIGHED))


@pytest.fixture(scope="module")
def series():
    ledger = "\n".join(
        f"{code} outcome {year}-{month:02d} -1"
        for code in "ab"
        for year in (2023, 2024)
        for month in (1, 2, 3)
    )
    budget = "\n".join(f"{code} budget 2024-{month:02d} -1" for code in "ab" for month in range(1, 13))
    known = known_after(
        Month(2024, 3),
        ledger_of(f"{ledger}\n{budget}"),
        tree_of("vo Vård\n  a Hemtjänst\n  b IFO"),
        DEFAULT_RULES,
    )
    return series_of(history_of(known))


def stored(series, amounts, weights):
    count = len(series.keys)
    nothing = np.zeros(count)
    of_each = Estimates(nothing, nothing, nothing, (COMBINED,) * count, (None,) * count, nothing)
    rules = Rules(np.tile(amounts, (count, 1)), np.tile(weights, (count, 1)))
    return list(values(series, of_each, np.zeros(len(series.parts), dtype=np.int64), rules))


def told(of, code="a"):
    combined = next(value for value in of if (value.code, value.line, value.method) == (code, "", COMBINED))
    return [rule["method"] for rule in combined.explanation["weights"]]


@pytest.mark.parametrize(("weight", "methods"), [(0.0049, []), (0.005, [FIRST]), (0.0051, [FIRST])])
def test_a_rule_that_weighs_less_than_half_a_per_cent_is_not_told(series, weight, methods):
    """It would be shown as 0 %."""
    assert told(stored(series, np.full(len(WEIGHED), 100.0), np.eye(len(WEIGHED))[0] * weight)) == methods


def test_a_rule_without_a_figure_is_neither_told_nor_stored(series):
    amounts = np.full(len(WEIGHED), 100.0)
    amounts[0] = np.nan
    of = stored(series, amounts, np.full(len(WEIGHED), 1 / len(WEIGHED)))

    assert FIRST not in told(of)
    assert FIRST not in {value.method for value in of}


def test_building_blocks_are_told_but_not_stored_as_forecasts_of_their_own(series):
    of = stored(series, np.full(len(WEIGHED), 100.0), np.full(len(WEIGHED), 1 / len(WEIGHED)))

    assert set(told(of)) == set(WEIGHED)
    assert {value.method for value in of} - {PERIODISED} == {COMBINED, *RULES}
