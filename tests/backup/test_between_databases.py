"""A site moves from PostgreSQL to SQLite and back by its backup alone, by command, and answers the same."""

import json
from collections.abc import Iterator

import pytest

from tests.faults.environment import environment, run
from tests.machine import postgres_bin
from tests.postgres import cluster

pytestmark = pytest.mark.long
FILLING = """
import django; django.setup()
from tests.cast import provby, published
published(provby(), "511 5020 2022-03 utfall -1000\\n511 5020 2022-03 budget -900")
"""


@pytest.fixture
def on_postgres(tmp_path) -> Iterator[dict[str, str]]:
    with cluster(postgres_bin()) as url:
        yield {**environment(tmp_path / "here"), "DATABASE_URL": url}


def answers(site: dict[str, str]) -> tuple[object, str]:
    """The month's whole report, and what is said of the trail: its entries and newest seal."""
    report = run(site, "manage.py", "report", "provby", "2022-03", "--format", "json")
    return json.loads(report), run(site, "manage.py", "verify_trail")


@pytest.mark.needs("postgresql")
def test_what_was_backed_up_on_one_is_restored_on_the_other(on_postgres, tmp_path):
    run(on_postgres, "manage.py", "migrate", "--verbosity", "0")
    run(on_postgres, "-c", FILLING)
    run(on_postgres, "manage.py", "backup", str(tmp_path / "kopia.zip"))
    report, trail = answers(on_postgres)
    on_sqlite = environment(tmp_path / "there")
    run(on_sqlite, "manage.py", "migrate", "--verbosity", "0")

    run(on_sqlite, "manage.py", "restore", str(tmp_path / "kopia.zip"))

    there, moved = answers(on_sqlite)
    assert there == report
    assert "Hel: " in trail
    assert "Hel: " in moved
    run(on_sqlite, "manage.py", "backup", str(tmp_path / "tillbaka.zip"))
    run(on_postgres, "manage.py", "restore", str(tmp_path / "tillbaka.zip"), "--replace")
    assert answers(on_postgres)[0] == report
