"""What earlier years say of this one: the share of the year that had passed, and the months that remained."""

from __future__ import annotations

import numpy as np

from socfin.services.forecast.arrays import Array, earlier, mean_of, median_known, ratio, siblings_closed
from socfin.services.forecast.methods.budget import budget
from socfin.services.forecast.panel import Panel

LEAST_SHARE = 0.005  # below this a share of the year tells nothing, and dividing by it explodes


def last_years_share(panel: Panel) -> Array:
    """Outcome to date / last year's share of its year by the same month; the budget when that is < 0.5 %."""
    share = ratio(panel.last_to_date, panel.last_total)
    too_small = share <= LEAST_SHARE
    return np.where(too_small, panel.budget, ratio(panel.to_date, share, least=LEAST_SHARE))


def outcome_and_last_years_rest(panel: Panel) -> Array:
    """Outcome to date + what last year cost in its remaining months."""
    return panel.to_date + panel.last_remaining


def mean_of_budget_and_share(panel: Panel) -> Array:
    """The mean of the full-year budget and last year's share."""
    return (budget(panel) + last_years_share(panel)) / 2


def earlier_years_share(panel: Panel) -> Array:
    """Outcome to date / the mean share by the same month over the last three years."""
    shares = [ratio(earlier(panel.to_date, years), earlier(panel.total, years)) for years in (1, 2, 3)]
    return ratio(panel.to_date, mean_of(*shares), least=LEAST_SHARE)


def siblings_share(panel: Panel) -> Array:
    """Outcome to date / the median share by the same month, over the siblings' closed years."""
    share = siblings_closed(ratio(panel.to_date, panel.total), panel.group)
    return ratio(panel.to_date, share, least=LEAST_SHARE)


def own_and_siblings_share(panel: Panel) -> Array:
    """Outcome to date / the mean of the series' own share (three years) and the siblings' median share."""
    share = ratio(panel.to_date, panel.total)
    own = mean_of(*(earlier(share, years) for years in (1, 2, 3)))
    return ratio(panel.to_date, mean_of(own, siblings_closed(share, panel.group)), least=LEAST_SHARE)


def outcome_and_two_years_rest(panel: Panel) -> Array:
    """Outcome to date + the mean of what the last two years cost in their remaining months."""
    before = earlier(panel.total, 2) - earlier(panel.to_date, 2)
    return panel.to_date + np.where(
        np.isfinite(panel.last_remaining), mean_of(panel.last_remaining, before), np.nan
    )


def outcome_and_rest_in_the_middle(panel: Panel) -> Array:
    """Outcome to date + the median of the last three years' rests, each raised by the growth since (0.5-2.5).

    One year's late invoice or one-off is no longer next year's.
    """
    rest = panel.total - panel.to_date
    raised = [
        earlier(rest, years) * np.clip(ratio(panel.to_date, earlier(panel.to_date, years)), 0.5, 2.5)
        for years in (1, 2, 3)
    ]
    return panel.to_date + median_known(np.stack(raised), 0)
