"""The record of closed years says nothing of a shut month whose figures would tell a hidden unit's."""

import pytest

from socfin import reporting
from socfin.actions.periods import close_period
from socfin.domain.period import Month
from tests.cast import made
from tests.reporting.test_late_parts import EVERY, FIRST, committee, rows  # noqa: F401 - a fixture

MARCH, PAGE = Month(2025, 3), "/provby/traffsakerhet/"


@pytest.fixture
def shut(committee, carin, publish_rows):  # noqa: F811 - the fixture
    """March is shut with a budget that lacked 511, which the year's budget has had since."""
    rest = {code: 3 * amount for code, amount in FIRST.items()}
    publish_rows(rows(EVERY))
    publish_rows(rows(FIRST, scenario="budget"))
    publish_rows(rows(rest, "2025-12", 9, "budget"))
    committee.refresh_from_db()
    close_period(committee=committee, month=MARCH, by=carin, reason="Klart.")
    publish_rows(rows({**rest, "511": -3_000}, "2025-12", 9, "budget"))
    publish_rows(rows(EVERY, "2025-06", 3))
    publish_rows(rows(EVERY, "2025-12", 6))
    committee.refresh_from_db()
    return committee


def months(client):
    return [line.month for year in made(client, PAGE).context["years"] for line in year.months]


def test_what_was_forecast_in_it_is_not_in_the_record_of_a_masked_reader(shut, logged_in, petra, carin):
    assert reporting.withheld_months(shut) == {MARCH}

    assert months(logged_in(carin)) == ["mars"]
    assert months(logged_in(petra)) == []
