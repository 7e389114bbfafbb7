"""For how long a role counts: its two days count with it, and what is ended never does."""

from datetime import date

import pytest

from socfin.domain.people.terms import Term

MARCH = Term(date(2022, 3, 1), date(2022, 3, 31))


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2022, 2, 28), False),
        (date(2022, 3, 1), True),
        (date(2022, 3, 31), True),
        (date(2022, 4, 1), False),
    ],
)
def test_a_role_counts_from_its_first_day_through_its_last(day, holds):
    assert MARCH.holds(day) is holds


def test_a_role_without_days_always_counts_and_an_ended_one_never():
    assert Term(None, None).holds(date(1900, 1, 1))
    assert not Term(None, None, ended=True).holds(date(1900, 1, 1))


def test_a_role_is_ahead_until_its_first_day():
    assert MARCH.is_ahead(date(2022, 2, 28))
    assert not MARCH.is_ahead(date(2022, 3, 1))
    assert not Term(date(2022, 3, 1), None, ended=True).is_ahead(date(2022, 2, 28))


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Term(None, date(2022, 2, 28)), False),
        (Term(None, date(2022, 3, 1)), True),
        (Term(date(2022, 3, 31), None), True),
        (Term(date(2022, 4, 1), None), False),
        (Term(None, None), True),
        (Term(None, None, ended=True), False),
    ],
)
def test_two_terms_meet_when_a_day_is_of_both(other, meets):
    assert MARCH.meets(other) is meets
    assert other.meets(MARCH) is meets
