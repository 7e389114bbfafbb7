"""What a year's reports have said of a verksamhet is read off one measurement, and is what they say."""

import pytest
from django.core.cache import caches

from socfin import reporting
from socfin.actions.forecasts import make_forecast_runs
from socfin.actions.periods import close_period
from socfin.actions.remarks import assess
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.period import Month
from socfin.reporting.forecast import official
from socfin.reporting.forecast.official import Official, officials_of
from socfin.selectors.ledger import current_publications
from socfin.services.forecast.early_warnings import Standpoint
from tests.cast import provby

YEAR = 2021
MONTHS = [Month(YEAR, month) for month in range(1, 13)]


def rows(year: int, outcome: int) -> str:
    return "\n".join(
        f"{code} 5020 {year}-{month:02d} {scenario} {amount * month}"
        for code in ("511", "512", "520")
        for month in range(1, 13)
        for scenario, amount in (("utfall", outcome), ("budget", -1000))
    )


def assessed(carin, month: int, amount: int) -> None:
    unit = provby().verksamheter.get(code="511")
    assess(verksamhet=unit, month=Month(YEAR, month), forecast=AssessedForecast(amount=amount), by=carin)


@pytest.fixture
def closed(committee, publish_rows, carin):
    """A year with forecasts, an assessment after May, and March closed before a later budget."""
    publish_rows(rows(YEAR - 1, -1000))
    publish_rows(rows(YEAR, -1100), "aret.csv")
    make_forecast_runs(committee=committee, months=[Month(YEAR, 3), Month(YEAR, 8)], by=carin)
    assessed(carin, 5, -90_000_00)
    close_period(committee=committee, month=Month(YEAR, 3), by=carin, reason="Klart.")
    publish_rows(f"511 5020 {YEAR}-06 budget -9999", "beslut.csv")
    return provby()


def of_reports(committee, code: str) -> dict[int, Official]:
    made = {}
    for month in MONTHS:
        row = reporting.report(committee, month).row(code)
        made[month.month] = Official(row.to_date.outcome, row.to_date.deviation, Standpoint.of(row, month))
    return made


def said(committee, code: str) -> dict[int, Official]:
    return dict(officials_of(committee, YEAR, code, current_publications(committee)).months)


@pytest.mark.parametrize("code", ["5", "511", "520"])
def test_it_is_what_the_reports_say_also_of_a_month_that_stands_apart(closed, code):
    assert said(closed, code) == of_reports(closed, code)


def test_another_process_and_a_comment_measure_no_year_again(closed, monkeypatch, carin):
    before = said(closed, "511")
    monkeypatch.setattr(official, "year_rows", None)
    caches["default"].clear()
    closed.revision += 1

    assert said(closed, "511") == before


def test_an_assessment_makes_it_another(closed, carin):
    before = said(closed, "511")
    assessed(carin, 6, -80_000_00)

    after = said(provby(), "511")

    assert {month for month in before if before[month] != after[month]} == {6}
    assert after[6].stands.official == -80_000_00
