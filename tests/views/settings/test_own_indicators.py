"""A committee's own indicators and limits: defined, measured, kept by closed months, ended."""

from decimal import Decimal

import pytest

from socfin import reporting
from socfin.actions.periods import close_period
from socfin.domain.limits import Status
from socfin.domain.period import Month
from socfin.models import AuditEvent, OwnIndicator
from socfin.selectors.catalogue import catalogue_of

ADDRESS = "/provby/installningar/nyckeltal/"
MARCH = Month(2022, 3)
VISITS = {
    "vad": "nytt",
    "ny-name": "Besök i öppenvård",
    "ny-unit": "besök",
    "ny-direction": "more",
    "ny-over_time": "sum",
    "ny-over_tree": "sum",
    "ny-weight": "",
    "ny-decimals": "0",
    "ny-limit": "10",
    "ny-cost_per": "besök",
}


@pytest.fixture
def published(committee, publish_rows):
    publish_rows("520 5020 2022-03 utfall -3000 3\n520 5020 2022-03 budget -3000 3")
    committee.refresh_from_db()
    return committee


def rows(committee):
    committee.refresh_from_db()
    return {row.indicator: row for row in reporting.report(committee, MARCH).indicators if row.code == "520"}


def test_an_own_indicator_goes_the_same_way_as_the_shipped_ones(
    published, logged_in, carin, publish_indicators
):
    assert logged_in(carin).post(ADDRESS, VISITS).status_code == 302

    publish_indicators("520 besok_i_oppenvard 2022-03 80 100 3")

    row = rows(published)["besok_i_oppenvard"]
    assert (row.name, row.outcome, row.deviation, row.status) == ("Besök i öppenvård", 80, -20, Status.WATCH)
    (cost,) = [one for one in reporting.report(published, MARCH).unit_costs if one.code == "520"]
    assert (cost.per, cost.unit_cost_ore) == ("besök", 37_50)


def test_a_limit_of_the_committees_own_decides_what_is_watched(
    published, logged_in, carin, publish_indicators
):
    publish_indicators("520 platser 2022-03 95 100 3")
    assert rows(published)["platser"].status is Status.BALANCE
    client = logged_in(carin)
    limits = {
        one.code: str(Decimal(one.limit.numerator * 100) / one.limit.denominator)
        for one in catalogue_of(published)
    }

    client.post(ADDRESS, {"vad": "granser", **limits, "platser": "4"})

    assert rows(published)["platser"].status is Status.WATCH
    assert OwnIndicator.objects.count() == 1
    assert AuditEvent.objects.filter(action="define_indicator").count() == 1


def test_a_closed_month_keeps_the_limit_it_was_closed_with(published, logged_in, carin, publish_indicators):
    publish_indicators("520 platser 2022-03 95 100 3")
    published.refresh_from_db()
    close_period(committee=published, month=MARCH, reason="Klar.", by=carin)
    limits = {one.code: "5" for one in catalogue_of(published)}

    logged_in(carin).post(ADDRESS, {"vad": "granser", **limits, "platser": "4"})

    assert rows(published)["platser"].status is Status.BALANCE


def test_what_has_values_keeps_its_unit_and_how_it_adds_up(published, logged_in, carin, publish_indicators):
    client = logged_in(carin)
    client.post(ADDRESS, VISITS)
    publish_indicators("520 besok_i_oppenvard 2022-03 80 100 3")

    refused = client.post(ADDRESS, VISITS | {"ny-decimals": "1"})

    assert refused.status_code == 422
    assert "har värden" in refused.content.decode()
    assert client.post(ADDRESS, VISITS | {"ny-limit": "20"}).status_code == 302


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ny-name": "Platser"}, "bara gränsen"),
        ({"ny-name": "Vårddygn"}, "finns redan"),
        ({"ny-name": "!"}, "minst en bokstav"),
        ({"ny-unit": "%"}, "Andelar läggs inte ihop"),
        ({"ny-limit": "0"}, ""),
    ],
)
def test_what_cannot_be_defined_says_why(published, logged_in, carin, change, why):
    answer = logged_in(carin).post(ADDRESS, VISITS | change)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not OwnIndicator.objects.exists()


def test_one_that_is_ended_is_shown_no_more_and_its_values_stay(
    published, logged_in, carin, publish_indicators
):
    client = logged_in(carin)
    client.post(ADDRESS, VISITS)
    publish_indicators("520 besok_i_oppenvard 2022-03 80 100 3", "besok.csv")

    client.post(ADDRESS, {"avsluta": "besok_i_oppenvard"})

    assert "besok_i_oppenvard" not in rows(published)
    assert "Besök i öppenvård" in client.get("/provby/uppladdningar/").content.decode()


def test_a_politician_defines_nothing(published, logged_in, petra):
    assert logged_in(petra).post(ADDRESS, VISITS).status_code in (403, 404)
