"""The reckoning behind a forecast: what was known, in sentences without gaps."""

import pytest

from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.services.prose.forecast_words import reckoning

KNOWN = {
    "how": "opened",
    "outcome": -90_000_00,
    "budget": -100_000_00,
    "adjusted_passed": 0,
    "adjusted": 0,
    "before": -99_000_00,
}


@pytest.mark.parametrize(
    ("so_far", "words"),
    [
        (-80_000_00, "Samma tid förra året var utfallet −80 tkr av årets −95 tkr."),
        (None, "Hela förra året var utfallet −95 tkr."),
    ],
)
def test_last_year_is_told_as_far_as_it_is_known(so_far, words):
    told = {**KNOWN, "last_year": -95_000_00, "last_year_to_date": so_far}

    first, *_ = reckoning(told, Month(2025, 11), Unit.TKR, -99_000_00)

    assert first.replace("\N{NO-BREAK SPACE}", " ").endswith(words)
