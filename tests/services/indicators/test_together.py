"""Months and verksamheter become one by the indicator's own rule, exactly; what is missing is never 0."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.indicator_list import INDICATORS
from socfin.domain.period import Month, Span
from socfin.services.indicators.together import Part, covering, together
from socfin.services.ledger.spans import Piece, tilings

YEAR = 2022
Q1 = Span.to_date(Month(YEAR, 3))
STAFF, DAYS, PLACES, OCCUPANCY, PER_MANAGER, WAIT = (
    INDICATORS[code]
    for code in ("arsarbetare", "platsdygn", "platser", "belaggning", "anstallda_per_chef", "vantetid")
)


def months(*steps: int | None, first: int = 1):
    return {Span(Month(YEAR, first + at)): value for at, value in enumerate(steps)}


def test_a_sum_is_the_sum_of_months_and_verksamheter():
    assert together(DAYS, [Part(months(10, 20, 30)), Part(months(1, 2, 3))], Q1) == 66


@pytest.mark.parametrize("gap", [months(10, 20), months(10, None, 30), months(20, 30, first=2), {}])
def test_a_missing_month_makes_the_sum_missing_not_smaller(gap):
    assert together(DAYS, [Part(months(1, 2, 3)), Part(gap)], Q1) is None


def test_zero_is_known():
    assert together(DAYS, [Part(months(0, 0, 0))], Q1) == 0


def test_a_value_of_several_months_counts_once():
    quarter = {Q1: 600}

    assert together(DAYS, [Part(quarter)], Q1) == 600
    assert together(STAFF, [Part(quarter)], Q1) == 600
    assert together(DAYS, [Part(quarter)], Span(Month(YEAR, 3))) is None


def test_staff_is_the_mean_of_the_months_and_a_unit_that_opened_was_nobody_before():
    opened = Part(months(60, first=3), first=Month(YEAR, 3))
    closed = Part(months(30), last=Month(YEAR, 1))

    assert together(STAFF, [Part(months(100, 110, 120))], Q1) == 110
    assert together(STAFF, [Part(months(100, 110, 120)), opened, closed], Q1) == 110 + 20 + 10


def test_places_are_those_of_the_last_month_and_a_closed_unit_has_none():
    closed = Part(months(8, 8), last=Month(YEAR, 2))

    assert together(PLACES, [Part(months(6, 6, 7)), closed], Q1) == 7
    assert together(PLACES, [Part(months(6, 6)), Part(months(1, 1, 1))], Q1) is None


def test_occupancy_is_weighed_by_places_over_months_and_verksamheter_at_once():
    large, small = Part(months(800), months(150)), Part(months(1000), months(50))

    assert together(OCCUPANCY, [large, small], Span(Month(YEAR, 1))) == 850


def test_without_the_weights_a_lone_verksamhet_has_its_mean_and_several_have_none():
    lone = Part(months(800, 900, 1000))

    assert together(OCCUPANCY, [lone], Q1) == 900
    assert together(OCCUPANCY, [lone, lone], Q1) is None
    assert together(OCCUPANCY, [Part(months(800, 900, 1000), months(10, 10))], Q1) is None


def test_no_places_at_all_have_no_occupancy():
    assert together(OCCUPANCY, [Part(months(0), months(0))], Span(Month(YEAR, 1))) is None


def test_the_last_months_span_of_control_is_weighed_by_managers():
    parts = [Part(months(99, 200), months(1, 6)), Part(months(99, 300), months(1, 4))]

    assert together(PER_MANAGER, parts, Span.to_date(Month(YEAR, 2))) == 240


def test_waits_are_not_added():
    assert together(WAIT, [Part(months(10, 20, 30))], Q1) == 30
    assert together(WAIT, [Part(months(10)), Part(months(10))], Span(Month(YEAR, 1))) is None


def test_spans_that_leave_a_gap_or_overlap_cover_nothing():
    early, late = Span(Month(YEAR, 2), 2), Span(Month(YEAR, 3), 2)

    assert covering({late: 5}, Q1) is None
    assert covering({early: 5, late: 5}, Q1) is None
    assert covering({early: 1, late: 5, **months(1)}, Q1) == (Span(Month(YEAR, 1)), late)


SPANS = st.integers(1, 12).flatmap(
    lambda last: st.integers(1, last).map(lambda length: Span(Month(YEAR, last), length))
)


@given(spans=st.lists(SPANS, unique=True, max_size=6), whole=SPANS)
def test_what_lies_one_after_the_other_is_laid_as_money_is(spans, whole):
    numbered = [
        Piece(at, "", "", 0, last=span.last.number, months=span.months, upload=0, rank=at)
        for at, span in enumerate(spans, start=1)
    ]
    laid = tilings(numbered, range(whole.first.number, whole.last.number + 1)).get(whole.last.number)

    expected = None if laid is None else tuple(piece.span for piece in laid)
    assert covering(dict.fromkeys(spans, 1), whole) == expected


def test_of_values_of_the_same_months_those_published_last_count():
    quarter = {Q1: 1_100}

    assert together(DAYS, [Part({**months(370, 365, 400), **quarter})], Q1) == 1_100
    assert together(DAYS, [Part({**quarter, **months(370, 365, 400)})], Q1) == 1_135
    assert together(DAYS, [Part({**months(370, 365), **quarter, **months(400, first=3)})], Q1) == 1_135
    assert together(PLACES, [Part({**months(6, 6, 7), Q1: 8})], Q1) == 8
    assert together(PLACES, [Part({Q1: 8, **months(6, 6, 7)})], Q1) == 7


def test_one_month_published_later_does_not_take_a_quarter_away():
    assert together(DAYS, [Part({Q1: 1_100, **months(400, first=3)})], Q1) == 1_100


steps = st.integers(min_value=0, max_value=10**9)
units = st.lists(st.tuples(steps, steps, steps), min_size=1, max_size=6)


@given(units)
def test_the_whole_is_the_sum_of_its_parts_in_any_grouping(told):
    parts = [Part(months(*one)) for one in told]
    alone = [together(DAYS, [part], Q1) for part in parts]

    assert together(DAYS, parts, Q1) == sum(alone)
    assert together(DAYS, parts[::-1], Q1) == together(DAYS, parts, Q1)


@given(st.lists(st.tuples(steps, st.integers(min_value=1, max_value=500)), min_size=1, max_size=6))
def test_a_weighed_mean_lies_between_its_parts(told):
    parts = [Part(months(value), months(weight)) for value, weight in told]

    mean = together(OCCUPANCY, parts, Span(Month(YEAR, 1)))

    assert min(value for value, _ in told) <= mean <= max(value for value, _ in told)
    assert isinstance(mean, Fraction)
