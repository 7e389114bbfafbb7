"""Making, keeping and remaking forecasts; measures and one-offs."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from socfin import reporting
from socfin.actions.forecasts import (
    adjust,
    forecast_months,
    make_forecast_runs,
    make_forecasts,
    refresh_forecasts,
    withdraw_adjustment,
)
from socfin.actions.publishing import undo
from socfin.actions.remarks import assess
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.models import Adjustment, AuditEvent, ForecastRun, ForecastValue
from socfin.selectors import forecasts

MARCH, APRIL = Month(2022, 3), Month(2022, 4)


def rows(scenario, year, last, amount, code="511"):
    return "\n".join(f"{code} 5020 {year}-{month:02d} {scenario} {amount}" for month in range(1, last + 1))


YEARS = "\n".join(
    [
        rows("utfall", 2021, 12, -1000),
        rows("budget", 2021, 12, -990),
        rows("utfall", 2022, 3, -1100),
        rows("budget", 2022, 12, -1050),
    ]
)


@pytest.fixture
def published(publish_rows):
    return publish_rows(YEARS)


def total(committee, month=MARCH):
    committee.refresh_from_db()
    return reporting.report(committee, month).total


def test_the_forecast_made_after_publishing_is_the_committees(committee, carin, published):
    assert total(committee).forecasts.method == "utfall + återstående budget"

    run = make_forecasts(committee=committee, month=MARCH, by=carin)

    found = total(committee)
    assert found.forecasts.method == "beräknad prognos"
    assert found.year.outcome == found.forecasts.model
    assert found.forecasts.low <= found.year.outcome <= found.forecasts.high
    assert -1_400_000 < found.year.outcome < -1_200_000
    assert (run.month, run.made_by, run.afterwards) == (202203, carin, False)
    assert AuditEvent.objects.filter(action="make_forecasts").exists()


def test_every_verksamhet_and_line_has_its_value_and_the_total_its_methods(committee, carin, published):
    run = make_forecasts(committee=committee, month=MARCH, by=carin)

    codes = set(ForecastValue.objects.filter(run=run, line="").values_list("verksamhet__code", flat=True))
    methods = {one.method for one in forecasts.values(run, "5")}

    assert codes == {"5", "510", "511"}
    assert {"combined", "straight_line", "budget", "budget_remaining", "last_year_share"} <= methods
    assert ForecastValue.objects.filter(run=run, line="personnel", method="combined").count() == 3
    explained = next(one for one in forecasts.values(run, "5") if one.method == "combined").explanation
    assert explained["outcome"] == -3_300_00
    assert sum(one["weight"] for one in explained["weights"]) == pytest.approx(1, abs=0.03)


def test_the_same_underlag_is_not_forecast_twice(committee, carin, published):
    assert make_forecasts(committee=committee, month=MARCH, by=carin) is not None
    assert make_forecasts(committee=committee, month=MARCH, by=carin) is None
    assert ForecastRun.objects.count() == 1


def test_a_correction_gives_a_new_vintage_and_the_old_one_stays(committee, carin, published, publish_rows):
    refresh_forecasts(committee=committee, by=carin)
    before = total(committee).forecasts.model
    correction = publish_rows("511 5020 2022-03 utfall -1900", "rattelse.csv")

    refresh_forecasts(committee=committee, by=carin)

    assert ForecastRun.objects.filter(month=202203).count() == 2
    assert total(committee).forecasts.model < before
    undo(upload=correction, by=carin)
    refresh_forecasts(committee=committee, by=carin)
    assert total(committee).forecasts.model == before
    assert ForecastRun.objects.filter(month=202203).count() == 3


def test_vintages_of_earlier_months_are_said_to_be_made_afterwards(committee, carin, published):
    told = []
    made = make_forecast_runs(
        committee=committee, months=forecast_months(committee), by=carin, step=told.append
    )

    assert made == len(told) == 11 + 3
    assert not ForecastRun.objects.get(month=202203).afterwards
    assert ForecastRun.objects.get(month=202110).afterwards


def test_an_assessed_forecast_is_the_committees_and_the_models_stands_beside_it(committee, carin, published):
    make_forecasts(committee=committee, month=MARCH, by=carin)
    node = committee.verksamheter.get(code="510")

    assess(verksamhet=node, month=MARCH, forecast=AssessedForecast(amount=-15_000_00), by=carin)

    committee.refresh_from_db()
    found = next(one for one in reporting.report(committee, MARCH).rows if one.code == "510")
    assert (found.year.outcome, found.forecasts.method) == (-15_000_00, "bedömd")
    assert found.forecasts.model not in (None, -15_000_00)
    assert total(committee).year.outcome == -15_000_00


def test_a_measure_moves_the_model_and_is_taken_back(committee, carin, published):
    make_forecasts(committee=committee, month=MARCH, by=carin)
    before = total(committee).forecasts.model
    told = adjust(
        verksamhet=committee.verksamheter.get(code="511"),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 5),
            last=Month(2022, 12),
            amount=800_00,
            text="Färre timmar",
            line=Line.PERSONNEL,
        ),
        by=carin,
    )
    refresh_forecasts(committee=committee, by=carin)

    assert total(committee).forecasts.model == before + 800_00

    withdraw_adjustment(adjustment=told, by=carin)
    refresh_forecasts(committee=committee, by=carin)
    assert total(committee).forecasts.model == before
    assert Adjustment.objects.get().withdrawn_by == carin


def test_a_measure_must_be_something_and_end_after_it_begins(committee, carin):
    node = committee.verksamheter.get(code="511")
    about = {"kind": AdjustmentKind.ONE_OFF, "text": "Fel"}

    with pytest.raises(ValidationError):
        adjust(verksamhet=node, new=NewAdjustment(first=MARCH, last=MARCH, amount=0, **about), by=carin)
    with pytest.raises(ValidationError):
        adjust(verksamhet=node, new=NewAdjustment(first=APRIL, last=MARCH, amount=5, **about), by=carin)


def test_a_changed_budget_is_told_apart_from_a_new_outcome(committee, carin, published, publish_rows):
    make_forecasts(committee=committee, month=MARCH, by=carin)
    publish_rows("511 5020 2022-04 utfall -1100")
    publish_rows("511 5020 2022-04 budget -3050", "beslut.csv", source="beslut")

    run = make_forecasts(committee=committee, month=APRIL, by=carin)

    explained = next(one for one in forecasts.values(run, "5") if one.method == "combined").explanation
    assert explained["budget"] == -12_600_00 - 3_050_00
    assert explained["before_with_earlier_budget"] > explained["before"]


def test_the_command_makes_the_latest_and_fills_in_the_rest(committee, published):
    out = StringIO()
    call_command("make_forecasts", "provby", stdout=out)
    call_command("make_forecasts", "provby", "--all-months", stdout=out)

    assert "1 av 1 gjorda" in out.getvalue()
    assert "13 av 14 gjorda" in out.getvalue()


def test_the_command_says_what_it_cannot_forecast(committee, published):
    with pytest.raises(CommandError, match="finns inte"):
        call_command("make_forecasts", "annanby")
    with pytest.raises(CommandError, match="december 2021"):
        call_command("make_forecasts", "provby", "--month", "2021-12")


def test_what_another_has_taken_back_stays_taken_back_by_who_did_it(committee, carin, adam):
    node = committee.verksamheter.get(code="511")
    made = adjust(
        verksamhet=node,
        new=NewAdjustment(kind=AdjustmentKind.ONE_OFF, first=MARCH, last=MARCH, amount=5, text="Åtgärd"),
        by=carin,
    )
    fetched_before = Adjustment.objects.get(pk=made.pk)
    withdraw_adjustment(adjustment=made, by=adam)

    withdraw_adjustment(adjustment=fetched_before, by=carin)

    assert Adjustment.objects.get().withdrawn_by == adam
    assert AuditEvent.objects.filter(action="withdraw_adjustment").count() == 1
