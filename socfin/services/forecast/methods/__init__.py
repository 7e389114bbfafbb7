"""Every way to say what the year will become: the simple rules shown to people, and the building blocks.

A rule takes the panel and gives, for every series, year and month, the forecast of the full year made
after that month: from the series' figures up to that month, and otherwise from closed years only.
Missing where the rule lacks a figure it needs. Unit and sign are the panel's.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.methods.budget import (
    budget,
    budget_as_siblings_use_it,
    budget_as_used_in_the_end,
    budget_as_used_last_year,
    last_year_by_budget_growth,
    outcome_and_remaining_twelfths,
    rest_of_budget_as_own_and_siblings_use_it,
    rest_of_budget_as_siblings_use_it,
    rest_of_budget_as_used_last_year,
)
from socfin.services.forecast.methods.growth import (
    rest_by_budget_growth,
    rest_by_half_growth,
    rest_by_half_year,
    rest_by_latest_quarter,
    rest_by_quarter_across_years,
    rest_by_yearly_growth,
)
from socfin.services.forecast.methods.last_year import (
    earlier_years_share,
    last_years_share,
    mean_of_budget_and_share,
    outcome_and_last_years_rest,
    outcome_and_rest_in_the_middle,
    outcome_and_two_years_rest,
    own_and_siblings_share,
    siblings_share,
)
from socfin.services.forecast.methods.rolling import rolling_twelve_months
from socfin.services.forecast.methods.straight_line import straight_line
from socfin.services.forecast.panel import Panel

Method = Callable[[Panel], Array]

RULES: dict[str, Method] = {
    "straight_line": straight_line,
    "remaining_twelfths": outcome_and_remaining_twelfths,
    "last_year_share": last_years_share,
    "last_year_rest": outcome_and_last_years_rest,
    "budget": budget,
    "rolling_twelve": rolling_twelve_months,
    "budget_and_share": mean_of_budget_and_share,
}
BLOCKS: dict[str, Method] = {
    "earlier_years_share": earlier_years_share,
    "rest_half_growth": rest_by_half_growth,
    "rest_yearly_growth": rest_by_yearly_growth,
    "rest_budget_used": rest_of_budget_as_used_last_year,
    "budget_used": budget_as_used_last_year,
    "rest_budget_growth": rest_by_budget_growth,
    "rest_latest_quarter": rest_by_latest_quarter,
    "siblings_share": siblings_share,
    "budget_used_siblings": budget_as_siblings_use_it,
    "rest_budget_siblings": rest_of_budget_as_siblings_use_it,
    "two_years_rest": outcome_and_two_years_rest,
    "rest_half_year": rest_by_half_year,
    "last_year_budget_growth": last_year_by_budget_growth,
    "budget_used_finally": budget_as_used_in_the_end,
    "own_and_siblings_share": own_and_siblings_share,
    "rest_quarter_across_years": rest_by_quarter_across_years,
    "rest_budget_own_and_siblings": rest_of_budget_as_own_and_siblings_use_it,
    "rest_in_the_middle": outcome_and_rest_in_the_middle,
}
ALL: dict[str, Method] = RULES | BLOCKS
"""What the combination weighs, in the order of its table (priors.json)."""
OWN_YEARS = "own_years"
"""The year as the committee's own closed years say it (services/forecast/own_years.py)."""
WEIGHED = (*ALL, OWN_YEARS)
"""What a forecast is weighed from, in the order of its weights."""
NEW: dict[str, Method] = {}
"""Rules that nothing has been learned of yet: back-tested beside the others, and of no weight in a forecast.

A new rule is a module of this room, its test, and a line here and in LABELS. A relearning moves it to
BLOCKS or RULES.
"""

LABELS: dict[str, str] = {
    "straight_line": "rak framskrivning",
    "remaining_twelfths": "utfall + återstående tolftedelar av budgeten",
    "last_year_share": "förra årets andel",
    "last_year_rest": "utfall + förra årets återstående månader",
    "budget": "budget",
    "rolling_twelve": "rullande tolv månader",
    "budget_and_share": "medel av budget och förra årets andel",
    "earlier_years_share": "de senaste tre årens andel",
    "rest_half_growth": "förra årets återstående månader med halva årets ökning",
    "rest_yearly_growth": "förra årets återstående månader med tolv månaders ökning",
    "rest_budget_used": "återstående budget, använd som förra året",
    "budget_used": "budget, använd som förra året",
    "rest_budget_growth": "förra årets återstående månader med budgetens ökning",
    "rest_latest_quarter": "förra årets återstående månader med senaste kvartalets ökning",
    "siblings_share": "andelen i liknande verksamheter",
    "budget_used_siblings": "budget, använd som i liknande verksamheter",
    "rest_budget_siblings": "återstående budget, använd som i liknande verksamheter",
    "two_years_rest": "utfall + de två senaste årens återstående månader",
    "rest_half_year": "förra årets återstående månader med halvårets ökning",
    "last_year_budget_growth": "förra årets utfall med budgetens ökning",
    "budget_used_finally": "budget, använd som tidigare år till slut",
    "own_and_siblings_share": "egna och liknande verksamheters andel",
    "rest_quarter_across_years": "förra årets återstående månader med tre månaders ökning",
    "rest_budget_own_and_siblings": "återstående budget, använd som egna och liknande verksamheter",
    "rest_in_the_middle": "de tre senaste årens återstående månader, det mellersta",
    "own_years": "era egna avslutade år",
    "combined": "beräknad prognos",
}
FORMER = {"remaining_budget": "remaining_twelfths"}
"""What forecasts made before are stored under, and what it is called now; kept values are never rewritten."""


def all_forecasts(panel: Panel) -> Array:
    """Series × year × month × method, methods in the order of ALL."""
    return np.stack([method(panel) + 0 * panel.to_date for method in ALL.values()], axis=-1)
