"""Which cases of a test wait for `make test-long`: those that try other values than the first ones."""

from collections import Counter
from collections.abc import Iterable

import pytest

FIRST = {
    "tests/services/masking/": 99,
    "tests/importers/": 1,
    "tests/documents/": 1,
    "tests/services/": 2,
    "tests/views/": 2,
    "tests/reporting/": 2,
    "tests/actions/": 2,
    "tests/management/": 2,
    "tests/golden/": 2,
}
"""How many cases of each test are tried always, by room; elsewhere all, and where a test says `every_case`.

What hides small numbers is tried whole. The importers' tests are six thousand, of two thousand rules: one
spelling or file tries each rule, and the others that it holds for them too.
"""


ONE_IN = {"tests/rules/test_every_address.py": 3}
"""On PostgreSQL, of cases that SQLite tries all: row-level security is asked alike by each of them."""

LATER_ON_POSTGRES = (
    "tests/actions/test_shut_months.py::test_whatever_else_is_done",
    "tests/management/commands/test_move_here.py::test_it_moves_in_beside",
    "tests/management/commands/test_move_here.py::test_what_was_moved",
)
"""Minutes there, and the same on SQLite; what PostgreSQL itself guards is tried by tests/models."""


def beyond(short: int, cases: Iterable[object]) -> list[object]:
    """The cases for `parametrize`: the first `short` of them always, the others only at length."""
    return [case if at < short else _at_length(case) for at, case in enumerate(cases)]


def mark_beyond(items: Iterable[pytest.Item], on_postgres: bool) -> None:
    """Let what comes after a test's first cases wait, in the rooms where there are many."""
    seen: Counter[str] = Counter()
    for item in items:
        rule = item.nodeid.partition("[")[0]
        seen[rule] += 1
        most = next((most for room, most in FIRST.items() if rule.startswith(room)), seen[rule])
        beyond_first = seen[rule] > most and not item.get_closest_marker("every_case")
        between = on_postgres and (seen[rule] - 1) % ONE_IN.get(rule.partition("::")[0], 1)
        later = on_postgres and rule.startswith(LATER_ON_POSTGRES)
        if beyond_first or between or later:
            item.add_marker("long")


def _at_length(case: object) -> object:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.long)
