"""A report has the indicators of its verksamheter as they are published, and keeps them when it is frozen."""

import json
from datetime import date, time

import pytest

from socfin import reporting
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.periods import close_period, reopen_period
from socfin.actions.publishing import undo
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.limits import Status
from socfin.domain.period import Month
from socfin.domain.report import Organisation, Report
from socfin.services.masking.masking import concealed
from tests.cast import made

MARCH = Month(2022, 3)
MONEY = "\n".join(
    f"{code} 5020 2022-0{month} {scenario} {amount}"
    for month in (1, 2, 3)
    for code, scenario, amount in (
        ("511", "utfall", -1000),
        ("511", "budget", -900),
        ("520", "utfall", -3520),
        ("520", "budget", -3000),
    )
)
OCCUPANCY = """
520 platser 2022-01 150 150
520 platser 2022-02 150 150
520 platser 2022-03 150 150
520 belaggning 2022-01 80 95
520 belaggning 2022-02 82 95
520 belaggning 2022-03 81 95
"""
DAYS = "520 platsdygn 2022-03 1100 1000 3"


@pytest.fixture
def published(committee, publish_rows, publish_indicators):
    publish_rows(MONEY)
    publish_indicators(OCCUPANCY + DAYS)
    committee.refresh_from_db()
    return committee


def told(report):
    return {(one.code, one.indicator): one for one in report.indicators}


def test_every_level_above_a_value_has_it_to_date_with_its_months(published):
    found = told(reporting.report(published, MARCH))

    assert {code for code, indicator in found if indicator == "belaggning"} == {"5", "520"}
    row = found["520", "belaggning"]
    assert (row.outcome, row.target, row.deviation, row.status) == (810, 950, -140, Status.WATCH)
    assert row.months == (800, 820, 810)
    assert row.empty_places == 29
    assert found["5", "belaggning"].outcome == 810
    assert found["520", "platser"].status is Status.BALANCE


def test_the_file_behind_them_is_one_of_the_reports_sources(published):
    found = [(one.scenario, one.months, one.filename) for one in reporting.report(published, MARCH).sources]

    assert ("Nyckeltal", "januari–mars 2022", "nyckeltal.csv") in found
    assert len(found) == 3


def test_a_month_that_is_missing_leaves_the_figure_out_and_not_smaller(published, publish_indicators):
    publish_indicators("520 platsdygn 2022-02 350 _", "igen.csv")
    publish_indicators("511 brukare 2022-02 12 _", "brukare.csv")
    published.refresh_from_db()

    found = told(reporting.report(published, MARCH))

    assert found["520", "platsdygn"].outcome == 1100
    assert found["511", "brukare"].outcome is None
    assert found["511", "brukare"].months == (None, 12, None)


def test_months_published_after_a_quarter_correct_it_until_it_is_published_again(
    published, publish_indicators
):
    corrected = "520 platsdygn 2022-01 370 _\n520 platsdygn 2022-02 365 _\n520 platsdygn 2022-03 400 _"
    publish_indicators(corrected, "rättelse.csv")
    published.refresh_from_db()
    assert told(reporting.report(published, MARCH))["520", "platsdygn"].outcome == 1_135

    publish_indicators("520 platsdygn 2022-03 1120 1000 3", "igen.csv")
    published.refresh_from_db()
    assert told(reporting.report(published, MARCH))["520", "platsdygn"].outcome == 1_120


def test_the_last_year_stands_beside(published, publish_indicators):
    publish_indicators("520 platsdygn 2021-03 1050 _ 3", "i-fjol.csv")
    published.refresh_from_db()

    assert told(reporting.report(published, MARCH))["520", "platsdygn"].last_year == 1050


def test_a_part_of_the_committee_has_its_own(published):
    report = reporting.report(published, MARCH, root="520")

    assert {one.code for one in report.indicators} == {"520"}
    (cost,) = report.unit_costs
    assert (cost.code, cost.unit_cost_ore) == ("520", 9_60)
    assert cost.volume_effect_ore + cost.price_effect_ore == report.total.to_date.deviation


def test_the_report_is_the_same_when_it_has_been_kept_as_text(published):
    report = reporting.report(published, MARCH)

    assert report.indicators
    assert report.unit_costs
    assert Report.from_json(report.to_json()) == report


def test_a_report_that_was_frozen_before_there_were_indicators_can_still_be_read(published):
    data = json.loads(reporting.report(published, MARCH).to_json())
    del data["indicators"], data["unit_costs"]

    old = Report.from_json(json.dumps(data))

    assert old.indicators == old.unit_costs == ()


def test_what_was_frozen_stays_when_the_values_are_undone(published, sara, carin):
    meeting = create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 5, 3), starts=time(13), ends=time(15), place="Rådhuset"),
        by=sara,
    )
    frozen = freeze(meeting=meeting, month=MARCH, by=sara)
    before = reporting.report(published, MARCH).indicators

    for upload in {one.upload for one in published.publications.exclude(indicator="")}:
        undo(upload=upload, by=carin)
    published.refresh_from_db()

    assert reporting.report(published, MARCH).indicators == ()
    assert Report.from_json(frozen.report).indicators == before


def test_a_closed_month_keeps_what_it_was_closed_with(published, publish_indicators, carin, adam):
    close_period(committee=published, month=MARCH, by=carin, reason="Klart.")
    before = reporting.report(published, MARCH)

    publish_indicators("520 platsdygn 2022-04 380 _", "april.csv")
    published.refresh_from_db()

    assert reporting.report(published, MARCH).indicators == before.indicators
    reopen_period(committee=published, month=MARCH, by=carin, reason="Fel dygn.")
    publish_indicators("520 platsdygn 2022-03 1200 1000 3", "mars.csv")
    published.refresh_from_db()
    assert told(reporting.report(published, MARCH))["520", "platsdygn"].outcome == 1200


def test_in_todays_organisation_there_are_none_and_the_report_says_so(published):
    report = reporting.report(published, MARCH, organisation=Organisation.NOW)

    assert report.indicators == ()
    assert "Nyckeltalen visas bara i dåvarande organisation." in report.notes


def test_neither_a_small_unit_nor_what_holds_it_tells_its_indicators(
    committee, publish_rows, publish_indicators, carin
):
    units = ("521", "522", "523")
    publish_rows("\n".join(f"{code} 5020 2022-03 utfall -{100 + int(code)} 3" for code in ("511", *units)))
    for code in units:
        node = committee.verksamheter.get(code=code)
        node.parent = committee.verksamheter.get(code="520")
        node.save(update_fields=["parent"])
    publish_indicators(
        "\n".join(f"{code} brukare 2022-03 {code[-1]} _ 3" for code in units) + "\n511 brukare 2022-03 40 _ 3"
    )
    change_small_numbers(
        committee=committee,
        limit=5,
        mask_for_politicians=True,
        people={"521": 2, "522": 40, "523": 40, "511": 40},
        by=carin,
    )
    committee.refresh_from_db()
    whole = reporting.report(committee, MARCH)
    found = reporting.hidden_in(committee)

    public = reporting.public_report(committee, MARCH)

    assert "521" in found.hidden
    assert {"5", "520", "521", "511"} <= {one.code for one in whole.indicators}
    shown = {one.code for one in public.indicators}
    assert "511" in shown
    assert not shown & (found.hidden | {"5", "520"})
    assert concealed(public, found).indicators == public.indicators


def test_a_politician_who_may_not_see_small_units_does_not_see_their_indicators(
    published, logged_in, petra, carin
):
    change_small_numbers(
        committee=published, limit=5, mask_for_politicians=True, people={"520": 3, "511": 40}, by=carin
    )

    page = made(logged_in(petra), "/provby/2022-03/")

    assert page.status_code in (200, 403)
    assert "Beläggning" not in page.content.decode()
