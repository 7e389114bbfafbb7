"""An empty site takes its keys from a range of its own; where there is anything they stay as they are."""

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from socfin.actions.municipal.numbers import RANGE, NotEmpty, reserve_numbers
from socfin.models import Municipality, User


@pytest.fixture
def empty_site(transactional_db):
    """One whose keys begin where they did when the test is over: a sequence is not rolled back."""
    yield
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(sql)


def test_a_range_of_numbers_is_chosen_before_anything_is_entered(empty_site):
    first = reserve_numbers(5)

    assert first == 5 * RANGE + 1
    assert User.objects.create(username="sture").pk == first
    assert Municipality.objects.create(slug="k", name="K").pk == first


def test_numbers_stay_where_something_is_entered(committee):
    with pytest.raises(NotEmpty):
        reserve_numbers(7)
