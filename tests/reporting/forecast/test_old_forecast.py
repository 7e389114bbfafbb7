"""A forecast made from other figures than those that count is never shown as today's, and is made anew."""

from datetime import timedelta

import pytest

from socfin import reporting
from socfin.actions import forecasts as actions
from socfin.actions.forecasts import make_forecasts, refresh_forecasts
from socfin.actions.publishing import undo
from socfin.domain.period import Month
from socfin.models import Committee, ForecastRun
from socfin.reporting.reports import OUTDATED
from tests.actions.test_forecasts import YEARS, rows

MARCH = Month(2022, 3)
PAGE = "/provby/2022-03/"


def shown(committee):
    return reporting.report(Committee.objects.get(pk=committee.pk), MARCH)


@pytest.fixture
def killed(committee, carin, publish_rows):
    """A forecast was made; then other figures were published, and the process ended before the next."""
    publish_rows(YEARS)
    refresh_forecasts(committee=committee, by=carin)
    assert shown(committee).total.forecasts.method == "beräknad prognos"
    return publish_rows(rows("utfall", 2022, 3, -5000), "senare.csv")


def test_it_is_not_shown_and_the_page_says_so(killed, committee, carin, logged_in):
    report = shown(committee)

    assert report.total.forecasts.model is None
    assert report.total.forecasts.method == "utfall + återstående budget"
    assert OUTDATED in report.notes
    assert "Den beräknade prognosen räknas om" in logged_in(carin).get(PAGE).content.decode()
    forecast = logged_in(carin).get(PAGE + "prognos/").content.decode().lower()
    assert "ingen beräknad prognos" in forecast
    assert "beräknad prognos" not in forecast.replace("ingen beräknad prognos", "")


def test_the_next_who_opens_the_page_makes_it_anew_once(killed, committee, petra, logged_in, monkeypatch):
    monkeypatch.setattr(actions, "OWN_TIME", timedelta(0))
    client = logged_in(petra)

    for _ in range(2):
        page = client.get(PAGE).content.decode()
        assert "räknas om" not in page

    assert ForecastRun.objects.count() == 2
    assert shown(committee).total.forecasts.method == "beräknad prognos"


def test_one_that_fails_is_tried_once_and_the_page_still_says_so(
    killed, petra, logged_in, monkeypatch, caplog
):
    tries = []

    def fails(**_named):
        tries.append(1)
        raise ArithmeticError

    monkeypatch.setattr(actions, "OWN_TIME", timedelta(0))
    monkeypatch.setattr(actions, "make_forecasts", fails)
    pages = [logged_in(petra).get(PAGE) for _ in range(3)]

    assert all("räknas om" in page.content.decode() for page in pages)
    assert len(tries) == 1
    assert "No forecast" in caplog.text


def test_publishing_the_same_file_again_makes_it(killed, committee, carin, logged_in):
    client, address = logged_in(carin), f"/provby/uppladdningar/{killed.pk}/"

    told = client.post(f"{address}publicera/", follow=True).content.decode()

    assert "Filen är redan publicerad" in told
    assert shown(committee).total.forecasts.method == "beräknad prognos"


def test_an_earlier_month_keeps_what_was_said_then(committee, carin, publish_rows):
    publish_rows(YEARS)
    make_forecasts(committee=committee, month=MARCH, by=carin)
    publish_rows("511 5020 2022-04 utfall -1100")

    assert shown(committee).total.forecasts.method == "beräknad prognos"


APRIL = "511 5020 2022-04 utfall -1100"


@pytest.fixture
def earlier(committee, carin, publish_rows):
    """March has a forecast, and April is the latest month."""
    publish_rows(YEARS)
    make_forecasts(committee=committee, month=MARCH, by=carin)
    publish_rows(APRIL)


@pytest.mark.parametrize(
    "changed",
    [
        rows("utfall", 2022, 3, -5000),
        "511 5020 2022-02 utfall -4000",
        "511 5020 2021-12 utfall -4000",
        rows("budget", 2022, 12, -3000),
    ],
)
def test_an_earlier_month_whose_figures_or_those_before_it_changed_is_not_shown_and_is_made_anew(
    earlier, committee, petra, publish_rows, logged_in, monkeypatch, changed
):
    publish_rows(changed, "rättad.csv")

    assert shown(committee).total.forecasts.model is None
    assert OUTDATED in shown(committee).notes

    monkeypatch.setattr(actions, "OWN_TIME", timedelta(0))
    assert "räknas om" not in logged_in(petra).get(PAGE).content.decode()
    assert shown(committee).total.forecasts.method == "beräknad prognos"


def test_an_earlier_month_is_not_shown_when_its_figures_are_undone_and_again_when_they_count_as_before(
    earlier, committee, carin, publish_rows
):
    later = publish_rows(rows("utfall", 2022, 3, -5000), "rättad.csv")
    assert shown(committee).total.forecasts.model is None

    undo(upload=later, by=carin)

    assert shown(committee).total.forecasts.model is not None


@pytest.mark.parametrize("source", ["erp", "KF-2022-50"])
def test_a_decision_from_a_later_month_leaves_what_was_said_before_it(
    earlier, committee, publish_rows, source
):
    row = "511 5020 2022-05 utfall -900" if source == "erp" else "511 5020 2022-12 budget -600 6"
    publish_rows(row, "beslut.csv", source)

    assert shown(committee).total.forecasts.model is not None


def test_two_that_make_it_at_once_keep_one(committee, carin, publish_rows, monkeypatch):
    publish_rows(YEARS)
    kept = actions._kept

    def overtaken(*given):
        monkeypatch.setattr(actions, "_kept", kept)
        make_forecasts(committee=committee, month=MARCH, by=carin)
        return kept(*given)

    monkeypatch.setattr(actions, "_kept", overtaken)

    assert make_forecasts(committee=committee, month=MARCH, by=carin) is None
    assert ForecastRun.objects.count() == 1


def test_units_that_swap_their_budgets_have_another_budget(committee, carin, publish_rows):
    publish_rows("\n".join(rows("utfall", 2022, 3, -1000, code) for code in ("511", "520")))
    publish_rows(rows("budget", 2022, 12, -1000, "511") + "\n" + rows("budget", 2022, 12, -3000, "520"))
    make_forecasts(committee=committee, month=MARCH, by=carin)
    publish_rows("\n".join(f"{code} 5020 2022-04 utfall -1000" for code in ("511", "520")))
    publish_rows(rows("budget", 2022, 12, -3000, "511") + "\n" + rows("budget", 2022, 12, -1000, "520"))

    run = make_forecasts(committee=committee, month=Month(2022, 4), by=carin)

    for code in ("511", "520"):
        (value,) = run.values.filter(verksamhet__code=code, line="", method="combined")
        assert "before_with_earlier_budget" in value.explanation
