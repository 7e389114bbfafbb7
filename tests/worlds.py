"""A world that the tests of one file share: made once, put back after each test, and gone after the last.

A test's own database fixture takes back what the test did; what stands beneath is a transaction around them
all. Files whose tests commit (`transaction=True`, a live server) cannot share one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

T = TypeVar("T")
Made = Callable[[Callable[[], T]], T]


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """`once(make)` makes something that every test of the file finds in the database."""
    whole = transaction.atomic()
    with django_db_blocker.unblock():
        whole.__enter__()

    def run(make: Callable[[], T]) -> T:
        with django_db_blocker.unblock():
            return make()

    yield run
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
