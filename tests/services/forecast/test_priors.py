"""The shipped table: complete, small, and made for the methods there are."""

import json

import pytest

from socfin.services.forecast.combine import MOVERS, terms
from socfin.services.forecast.methods import ALL
from socfin.services.forecast.panel import panel_of
from socfin.services.forecast.priors import TABLE, priors_of, shipped
from socfin.services.forecast.situation import FEATURES, situation_of
from tests.services.forecast.panels import made_up


def test_the_table_fits_the_methods_and_the_situation():
    priors = shipped()
    shape = terms(situation_of(panel_of(made_up(series=2, years=2)))).shape

    assert priors.weighing.shape == (len(ALL), shape[-1])
    assert priors.correction.shape[0] == len(MOVERS)
    assert (priors.low[1:] < 0).all()
    assert (priors.high[1:] > 0).all()


def test_the_table_is_small_and_says_what_it_was_learned_with():
    table = json.loads(TABLE.read_text(encoding="utf-8"))

    assert TABLE.stat().st_size < 20_000
    assert tuple(table["features"]) == FEATURES
    assert table["version"]


def test_a_table_for_other_methods_is_refused():
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["weighing"].popitem()

    with pytest.raises(ValueError, match=r"learn_forecast\.py"):
        priors_of(table)
