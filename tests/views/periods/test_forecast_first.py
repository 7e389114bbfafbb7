"""A month is closed with its forecast: one that is not reckoned yet is reckoned in the queue first."""

from io import StringIO

import pytest
from django.core.management import call_command

from socfin.domain.closing import PeriodState
from socfin.domain.period import Month
from socfin.models import ForecastRun
from socfin.selectors.periods import period_of
from socfin.tasks import work
from socfin.views import outside
from tests.actions.test_forecasts import YEARS
from tests.cast import published

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Allt annat är klart."


@pytest.fixture
def month(committee) -> Month:
    published(committee, YEARS)
    last = Month(2022, 3)
    assert not ForecastRun.objects.exists()
    return last


@pytest.fixture
def close(carin, logged_in, month):
    client = logged_in(carin)

    def press():
        page = f"/provby/{month}/stangning/"
        sent = {
            "step": "close_period",
            "reason": REASON,
            "seen": client.get(page).context["form"]["seen"].value(),
        }
        return client.post(page, sent)

    return press


def test_with_busy_workers_the_page_says_so_keeps_the_reason_and_closes_at_the_next_press(
    committee, month, close, settings, monkeypatch
):
    settings.WORKERS = True
    monkeypatch.setattr(outside, "MOMENT_SECONDS", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)

    response = close()
    assert response.status_code == 422
    text = response.content.decode()
    assert "räknas om, och månaden stängs med den" in text
    assert REASON in text
    assert not period_of(committee, month).state.is_shut

    call_command("work", once=True, stdout=StringIO())
    assert close().status_code == 302
    assert period_of(committee, month).state is PeriodState.CLOSED
    assert ForecastRun.objects.count() == 1


def test_without_anyone_else_it_is_reckoned_in_the_request(committee, month, close):
    assert close().status_code == 302
    assert period_of(committee, month).state is PeriodState.CLOSED
    assert ForecastRun.objects.count() == 1
