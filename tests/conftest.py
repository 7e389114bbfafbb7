"""What every test can use, and how tests are told apart: by what they need and what they touch."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from tests.long import mark_beyond
from tests.machine import NEEDS, must_have_everything
from tests.migrated import laid_in

pytest_plugins = ["tests.bucket", "tests.cast", "tests.clamd", "tests.letters", "tests.worlds"]

READ_BACK = (
    "tests/attack/",
    "tests/golden/",
    "tests/views/figures/",
    "tests/views/forecast/",
    "tests/views/kept/",
)
"""Rooms that read what is made of a `Report`; on PostgreSQL tests/rules opens each address for each role."""
ENGINE = (
    "tests/actions/",
    "tests/apart/",
    "tests/backup/",
    "tests/management/commands/test_move_here.py",
    "tests/management/commands/test_verify_trail.py",
    "tests/models/",
    "tests/rules/",
    "tests/selectors/",
    "tests/test_",
    "tests/views/test_shut_months.py",
    "tests/views/test_two_writers.py",
)
"""Rooms where the database itself is tried: locks, guards, transactions, migrations, queries, every address.

What the others say is the same on SQLite; `make test-long` tries them on PostgreSQL too.
"""
ON_POSTGRES = "DATABASE_URL" in os.environ
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
BROWSER_FIXTURES = {"browser", "demo_snapshot"}

hypothesis_settings.register_profile("local", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test asks for, so that no one has to remember to."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BROWSER_FIXTURES:
            item.add_marker("browser")
            item.add_marker(pytest.mark.needs("chromium"))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if item.nodeid.startswith(READ_BACK):
            item.add_marker("any_database")
        if ON_POSTGRES and not item.nodeid.startswith(ENGINE):
            item.add_marker("long")
    mark_beyond(items, ON_POSTGRES)


LONGEST_NAME = 200
"""Characters: what is longer is no name of a test, and whole files differ from one process to the next."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A whole file stands in a test's name as the argument's own, which pytest then numbers."""
    return argname if isinstance(val, bytes | str) and len(val) > LONGEST_NAME else None


@pytest.hookimpl(tryfirst=True)  # before any fixture starts what is not there
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without what it needs a test is passed over, and counted as such; with CI set it fails."""
    wanted = {name for marker in item.iter_markers("needs") for name in marker.args}
    if lacking := sorted(name for name in wanted if not NEEDS[name].is_here()):
        told = f"this machine has no {', '.join(lacking)}"
        (pytest.fail if must_have_everything() else pytest.skip)(told)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Whether the database is there already, migrated: on SQLite it is laid where the tests look for it."""
    database = settings.DATABASES["default"]
    if "sqlite3" not in database["ENGINE"]:
        return False
    laid_in(Path(database["TEST"]["NAME"]))
    return True


def _let_the_flush_through() -> None:
    """What is kept for ever goes after a test that committed; the flush itself puts the guards back."""
    usual = TransactionTestCase._fixture_teardown

    def emptied(case: TransactionTestCase) -> None:
        from socfin.models.guards import drop_guards

        drop_guards("default")
        usual(case)

    TransactionTestCase._fixture_teardown = emptied


_let_the_flush_through()
