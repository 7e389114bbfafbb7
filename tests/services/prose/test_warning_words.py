"""Early warnings in plain words."""

from socfin.domain.early_warnings.sections import Precedent
from socfin.services.forecast.early_warnings import early_warnings
from socfin.services.prose.warning_words import warning_words
from tests.services.forecast.test_early_warnings import LIMITS, MNKR, after

LAST_YEAR = Precedent(month="2021-11", expected_ore=-13 * MNKR, became_ore=-23 * MNKR)


def told(*standpoints, precedent=None):
    warnings = early_warnings(standpoints, LIMITS, 0.5)
    rows = [each.row("5", "Nämnden", precedent) for each in warnings]
    return [warning_words(row).replace("\N{NO-BREAK SPACE}", " ") for row in rows]


def test_an_official_forecast_outside_the_range_is_told_with_what_it_became_last_time():
    risk, outside = told(after(11, -113.0, model=-123.0), precedent=LAST_YEAR)

    assert risk == (
        "Nämnden: risken är 100 % att året slutar klart sämre än budget, enligt den beräknade prognosen."
    )
    assert outside == (
        "Nämnden: nämndens prognos, −13,0 mnkr mot budget, ligger utanför vad beräkningen håller för "
        "troligt, −25,0 mnkr till −21,0 mnkr. I november 2021 sa nämnden −13,0 mnkr mot budget, det "
        "blev −23,0 mnkr."
    )


def test_one_sided_says_which_side_and_small_amounts_are_thousands():
    (words,) = told(*(after(month, -99.4) for month in (8, 9, 10)))

    assert words == (
        "Nämnden: nämndens prognos har varit ljusare än den beräknade tre månader i rad; nu +600 tkr mot "
        "budget, beräknat 0 tkr."
    )
