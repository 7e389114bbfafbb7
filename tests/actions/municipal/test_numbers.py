"""An empty site takes its keys from a range of its own; where there is anything they stay as they are."""

import pytest

from socfin.actions.municipal.numbers import RANGE, NotEmpty, reserve_numbers
from socfin.models import Municipality, User


def test_a_range_of_numbers_is_chosen_before_anything_is_entered(transactional_db):
    first = reserve_numbers(7)

    assert first == 7 * RANGE + 1
    assert User.objects.create(username="sture").pk == first
    assert Municipality.objects.create(slug="k", name="K").pk == first


def test_numbers_stay_where_something_is_entered(committee):
    with pytest.raises(NotEmpty):
        reserve_numbers(7)
