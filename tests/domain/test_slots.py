"""A slot is the same thing however it is stored, and two of them overlap where they share a month."""

from dataclasses import replace

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span
from socfin.domain.slots import Slot

QUARTER = Slot(Scenario.OUTCOME, "erp", Span(Month(2022, 3), 3))
FORECAST = Slot(Scenario.FORECAST, "erp", Span.full_year(2022), Month(2022, 3))
PLACES = Slot(Scenario.OUTCOME, "erp", Span(Month(2022, 3)), indicator="platser")


@pytest.mark.parametrize("slot", [QUARTER, FORECAST, PLACES])
def test_a_slot_comes_back_from_what_is_stored_of_it(slot):
    assert Slot.from_stored(*slot.stored) == Slot.from_stored(**slot.columns) == slot


def test_months_are_stored_as_the_database_numbers_them_and_no_month_as_nought():
    assert QUARTER.stored == ("outcome", "erp", 202203, 3, 0, "")
    assert FORECAST.columns["as_of"] == 202203


def test_a_frame_numbers_months_otherwise_and_means_the_same():
    assert Slot.from_numbers("outcome", "erp", Month(2022, 3).number, 3, 0) == QUARTER
    assert Slot.from_numbers("forecast", "erp", Month(2022, 12).number, 12, Month(2022, 3).number) == FORECAST


def test_a_forecast_is_known_in_the_month_it_was_made_after_and_else_when_its_span_is_over():
    assert FORECAST.known_in == Month(2022, 3)
    assert QUARTER.known_in == Month(2022, 3)
    assert replace(QUARTER, span=Span(Month(2022, 12))).known_in == Month(2022, 12)


@pytest.mark.parametrize(
    ("other", "shares"),
    [
        (replace(QUARTER, span=Span(Month(2022, 3))), True),
        (replace(QUARTER, span=Span(Month(2022, 4))), False),
        (replace(QUARTER, span=Span(Month(2022, 5), 3)), True),
        (replace(QUARTER, span=Span(Month(2021, 12))), False),
        (replace(QUARTER, source="KF § 95"), False),
        (replace(QUARTER, scenario=Scenario.BUDGET), False),
        (PLACES, False),
        (FORECAST, False),
    ],
)
def test_two_slots_overlap_where_one_scenario_and_source_share_a_month(other, shares):
    assert QUARTER.overlaps(other) is other.overlaps(QUARTER) is shares
