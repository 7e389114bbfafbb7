"""Which cases of a test wait for `make test-long`: those that try other values than the first ones."""

from collections.abc import Iterable

import pytest


def beyond(short: int, cases: Iterable[object]) -> list[object]:
    """The cases for `parametrize`: the first `short` of them always, the others only at length."""
    return [case if at < short else _at_length(case) for at, case in enumerate(cases)]


def _at_length(case: object) -> object:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.long)
