"""A process killed at any moment of what it does has done all of it or nothing, on both databases."""

import json
import os
from collections.abc import Iterator

import pytest

from tests.faults.environment import environment, run
from tests.machine import postgres_bin
from tests.postgres import cluster

pytestmark = pytest.mark.faults
KILLS = int(os.environ.get("FAULTS", "21"))


@pytest.fixture
def postgres(tmp_path) -> Iterator[dict[str, str]]:
    with cluster(postgres_bin(), safe=True) as url:
        yield {**environment(tmp_path), "DATABASE_URL": url}


def nothing_is_half_done(site: dict[str, str]) -> None:
    run(site, "manage.py", "migrate", "--verbosity", "0")

    out = json.loads(run(site, "-m", "tests.faults.killed", str(KILLS), shown=True))

    print(out)
    assert out["wrong"] == []
    assert sum(sum(ends.values()) for ends in out["ends"].values()) == KILLS


def test_after_every_kill_all_or_nothing_is_done_on_sqlite(tmp_path):
    nothing_is_half_done(environment(tmp_path))


@pytest.mark.needs("postgresql")
def test_after_every_kill_all_or_nothing_is_done_on_postgresql(postgres):
    nothing_is_half_done(postgres)
