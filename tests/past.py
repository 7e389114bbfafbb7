"""Forecasts from before socfin, as tests tell of them."""

from socfin.actions.followup.past_forecasts import take_in_past_forecasts
from socfin.domain.past_forecasts.facts import FileSource, ToldForecast

MNKR = 100_000_000


def older_forecast(year=2021, month=11, expected=-13 * MNKR, became=-23 * MNKR, code="5", row=2):
    """The golden case: in November the committee said −13, it became −23."""
    return ToldForecast(year=year, month=month, code=code, expected_ore=expected, became_ore=became, row=row)


def taken_in(committee, by, *forecasts, filename="aldre.csv", sheet=""):
    """A file's forecasts, taken in now."""
    return take_in_past_forecasts(
        committee=committee,
        source=FileSource(filename, sheet, "0" * 64),
        forecasts=forecasts or [older_forecast()],
        by=by,
    )
