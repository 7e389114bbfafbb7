"""The page of all indicators: what stands behind the money and what it costs, for everyone who may read."""

import pytest

from socfin.actions.forecasts import adjust
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.period import Month
from tests.cast import made

MONEY = """
520 5020 2022-03 utfall -3520000 3
520 5020 2022-03 budget -3000000 3
520 7510 2022-03 utfall -80000 3
511 5020 2022-03 utfall -9000000 3
511 5020 2022-03 budget -9000000 3
"""
VALUES = """
520 platser 2022-03 10 10 3
520 platsdygn 2022-03 800 900 3
520 kopt_dygnspris 2022-03 5000 _ 3
520 arsarbetare 2022-03 24 22 3
511 arsarbetare 2022-03 60 60 3
"""
ADDRESS = "/provby/2022-03/nyckeltal/"


@pytest.fixture
def published(committee, publish_rows, publish_indicators):
    publish_rows(MONEY)
    publish_indicators(VALUES)
    committee.refresh_from_db()
    return committee


def text_of(client, address=ADDRESS) -> str:
    return " ".join(made(client, address).content.decode().replace("\u00a0", " ").split())


def test_a_politician_reads_what_a_day_costs_against_a_bought_one(published, logged_in, petra):
    page = text_of(logged_in(petra))

    assert "Eget mot köpt" in page
    assert '<a href="/provby/2022-03/verksamhet/520/">SÄBO, januari–mars 2022</a>' in page
    assert 'id="brytpunkt-1' in page


def test_the_verksamhets_own_page_says_it_in_words(published, logged_in, petra):
    page = text_of(logged_in(petra), "/provby/2022-03/verksamhet/520/")

    assert "SÄBO, januari–mars 2022: ett eget dygn kostade 4 500 kr, ett köpt 5 000 kr." in page
    assert "Det egna är 500 kr billigare per dygn: 400 tkr på 800 dygn, 1 622 tkr på ett år." in page
    assert "De kostar lika mycket vid 80,0 % beläggning (720 av 900 dygn)" in page


def test_people_over_the_budget_cost_the_committees_mean_and_agency_is_named(published, logged_in, petra):
    page = text_of(logged_in(petra), "/provby/2022-03/verksamhet/520/")

    assert "2,0 årsarbetare över budget kostar 298 tkr januari–mars 2022" in page
    assert "med nämndens medellönekostnad 596 tkr om året" in page
    assert "Egen och inhyrd personal kostar 3 600 tkr mot 3 000 tkr i budget, varav inhyrd 80 tkr." in page


def test_a_day_is_reckoned_with_one_offs_by_choice_and_it_is_said(published, logged_in, petra, carin):
    assert "engang=med" not in text_of(logged_in(petra)), "there is none to reckon with"
    new = NewAdjustment(
        kind=AdjustmentKind.ONE_OFF,
        first=Month(2022, 2),
        last=Month(2022, 2),
        amount=-400_000_00,
        text="Flytt",
    )
    adjust(verksamhet=published.verksamheter.get(code="520"), new=new, by=carin)

    without, whole = text_of(logged_in(petra)), text_of(logged_in(petra), f"{ADDRESS}?engang=med")

    assert 'räknas utan uppstart och engångsposter, <span class="num">400 tkr' in without
    assert 'href="/provby/2022-03/nyckeltal/?engang=med">Räkna med dem' in without
    assert "Kronor per dygn, utan uppstart" in without
    assert "4 000 kr när 400 tkr" in text_of(logged_in(petra), "/provby/2022-03/verksamhet/520/")
    assert 'räknas nu med uppstart och engångsposter, <span class="num">400 tkr' in whole
    assert "Kronor per dygn. Plus" in whole


def test_the_overview_leads_there(published, logged_in, petra):
    assert f'href="{ADDRESS}">Alla nyckeltal' in text_of(logged_in(petra), "/provby/2022-03/")


def test_a_small_unit_tells_neither_its_days_nor_its_people(published, logged_in, petra, carin):
    change_small_numbers(
        committee=published, limit=5, mask_for_politicians=True, people={"520": 3, "511": 60}, by=carin
    )

    page = text_of(logged_in(petra))

    assert "4 500" not in page
    assert "årsarbetare över budget" not in page


def test_without_indicators_the_page_says_the_next_step_to_who_can_take_it(
    committee, publish_rows, logged_in, petra, carin
):
    publish_rows(MONEY)

    assert "Lämna in en fil" in text_of(logged_in(carin))
    assert "Lämna in en fil" not in text_of(logged_in(petra))
