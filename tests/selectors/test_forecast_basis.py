"""Which measures a month's forecast rests on."""

from datetime import date

import pytest

from socfin.domain.period import Month
from socfin.selectors.forecast_basis import is_known

MARCH = Month(2022, 3)


@pytest.mark.parametrize(("entered", "counts"), [(4, True), (5, True), (6, False)])
def test_a_measure_counts_when_entered_at_most_two_months_after_the_books_closed(entered, counts):
    at = date(2022, entered, 30)

    assert is_known(at, MARCH, Month(2022, 8)) is counts
    assert is_known(at, MARCH, MARCH)
