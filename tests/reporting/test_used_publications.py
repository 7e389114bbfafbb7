"""Which publications a month's report stands on: nothing that happened, or was believed, after the month."""

import pytest

from socfin.domain.period import Month
from socfin.importers import parse
from socfin.reporting.published import figures_as_csv
from socfin.reporting.reports import used_publications

ROWS = """
511 5020 2022-12 prognos -12000 12 2022-03
511 5020 2022-03 utfall -1000
511 5020 2022-01 budget -900
511 5020 2022-12 budget -900
"""


def used(committee, month: Month) -> set[tuple[str, int, int]]:
    return {(one.scenario, one.last, one.as_of) for one in used_publications(committee, month)}


def written(committee, month: Month) -> set[str]:
    document = figures_as_csv(committee, month)
    return {one.scenario.value for one in parse(document.content, document.filename).figures}


BUDGET = {("budget", 202201, 0), ("budget", 202212, 0)}
MARCH = {("forecast", 202212, 202203), ("outcome", 202203, 0)}


@pytest.mark.parametrize(
    ("month", "more", "scenarios"),
    [
        (Month(2022, 2), set(), {"budget"}),
        (Month(2022, 3), MARCH, {"budget", "forecast", "outcome"}),
        (Month(2022, 4), MARCH, {"budget", "forecast", "outcome"}),
    ],
    ids=["before", "the very month", "after"],
)
def test_a_forecast_counts_from_the_month_it_was_made_after_as_an_outcome_does(
    committee, publish_rows, month, more, scenarios
):
    publish_rows(ROWS)

    assert used(committee, month) == BUDGET | more
    assert written(committee, month) == scenarios
