"""Of the forecast of a row with hidden parts a masked reader is told nothing that one may have alone."""

import json

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.forecasts import adjust, make_forecast_runs, refresh_forecasts
from socfin.actions.remarks import assess
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.period import Month
from socfin.selectors.committees import verksamhet_by_code
from tests.cast import person, provby, published

PERIOD = Month(2022, 3)
OUTCOMES = {"511": -4711, "512": -5333, "513": -51234, "520": -80001}
PAGES = ("5", "510")


@pytest.fixture(scope="module")
def world(once):
    once(small_and_shielded)


@pytest.fixture
def masked(world, committee):
    return committee


def small_and_shielded():
    """511 is small and 512 shields it; two years, forecasts, and a measure of 987 654 kr in 511 alone."""
    committee, carin = provby(), person("carin")
    nodes = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("512", "513")]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    published(
        committee,
        "\n".join(
            f"{code} 5020 {year}-{month:02d} {scenario} {amount + step * month}"
            for code, amount in OUTCOMES.items()
            for year, scenario, last, step in (
                (2021, "utfall", 12, 5),
                (2021, "budget", 12, 6),
                (2022, "utfall", 3, 7),
                (2022, "budget", 12, 11),
            )
            for month in range(1, last + 1)
        ),
    )
    people = {"511": 3, "512": 9, "513": 40, "520": 40}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    make_forecast_runs(committee=committee, months=[Month(2021, 3), Month(2022, 2)], by=carin)
    adjust(
        verksamhet=verksamhet_by_code(committee, "511"),
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 4),
            last=Month(2022, 6),
            amount=987_654_00,
            text="Ett avtal sägs upp",
        ),
        by=carin,
    )
    committee.refresh_from_db()
    refresh_forecasts(committee=committee, by=carin)


def page(client, name, *args, query="?enhet=kr") -> str:
    text = client.get(reverse(name, args=["provby", *args]) + query).content.decode()
    return text.replace("\u00a0", " ").replace("&nbsp;", " ")


def address(code):
    return ("forecast", str(PERIOD)) if code == "5" else ("verksamhet_forecast", str(PERIOD), code)


@pytest.mark.parametrize("code", PAGES)
def test_what_a_measure_of_a_hidden_unit_gives_is_on_no_page_above_it(masked, logged_in, petra, carin, code):
    assert {"511", "512"} <= reporting.hidden_in(masked).hidden
    assert code not in reporting.hidden_in(masked).hidden

    inside, outside = (page(logged_in(one), *address(code)) for one in (carin, petra))

    assert "987 654" in inside
    assert "987 654" not in outside
    assert "Ändrade åtgärder" not in outside
    assert "Årets åtgärder" not in outside
    assert "De andra metoderna" in outside


def test_a_reader_who_is_not_told_of_a_measure_is_not_told_that_there_is_none(
    masked, logged_in, petra, carin
):
    """It hangs on 511, which Petra does not see."""
    inside, outside = (page(logged_in(one), "forecast", str(PERIOD)) for one in (carin, petra))
    first = page(logged_in(petra), "overview", str(PERIOD), query="?visa=helar")

    assert "Beslutade åtgärder ger +987 654 kr" in inside
    assert "Beslutade åtgärder i enheter som inte visas nämns inte här." in outside
    assert "Inga beslutade åtgärder" not in outside
    assert 'class="cause-why"' in first
    assert "beslutad." not in first


def test_a_row_without_hidden_parts_tells_how_its_forecast_is_made(masked, logged_in, petra):
    assert "De andra metoderna" not in page(logged_in(petra), *address("520"))


def test_the_model_beside_an_assessed_forecast_is_not_shown_above_hidden_units(masked, carin):
    assess(
        verksamhet=verksamhet_by_code(masked, "5"),
        month=PERIOD,
        forecast=AssessedForecast(amount=-2_000_000_00, comment=""),
        by=carin,
    )
    masked.refresh_from_db()

    whole, public = reporting.report(masked, PERIOD), reporting.public_report(masked, PERIOD)

    assert whole.total.forecasts.model is not None
    assert public.total.forecasts.model is None
    assert public.total.year.outcome == -2_000_000_00
    assert json.loads(public.to_json())["total"]["forecast_low_ore"] is None


def test_the_record_of_a_row_with_hidden_parts_is_of_the_official_forecast_alone(
    masked, logged_in, petra, carin
):
    inside, outside = (page(logged_in(one), "accuracy", query="") for one in (carin, petra))

    assert "Rak framskrivning" in inside
    at = outside.find("Rak framskrivning")
    assert at < 0, outside[at - 500 : at + 100]
    assert "Modellen ensam" not in outside
    assert "Rak framskrivning" in page(logged_in(petra), "accuracy", query="?verksamhet=520")


def test_a_reader_who_is_not_told_of_a_measure_is_not_warned_by_a_forecast_that_counts_it(
    masked, logged_in, petra, carin
):
    """Hemtjänst (510) holds the measure; 520 holds nothing that Petra may not see."""
    for code in ("510", "520"):
        node = verksamhet_by_code(masked, code)
        assess(verksamhet=node, month=PERIOD, forecast=AssessedForecast(amount=-9_000_000_00), by=carin)

    inside, outside = (page(logged_in(one), "forecast", str(PERIOD)) for one in (carin, petra))

    outside_range = "ligger utanför vad beräkningen håller för troligt"
    names = [verksamhet_by_code(masked, code).name for code in ("510", "520")]
    assert [f"{name}: nämndens prognos" in inside for name in names] == [True, True]
    assert [f"{name}: nämndens prognos" in outside for name in names] == [False, True]
    assert outside.count(outside_range) == 1
