"""A database whose disk really is full: what writes says so, what reads goes on, and nothing is half done."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.environment import environment, run
from tests.machine import postgres_bin
from tests.postgres import cluster, owner, restarting

pytestmark = pytest.mark.faults
WRITING = ("log in", "comment", "store", "publish", "freeze")
SMALL = {"sqlite": "8m", "tables": "48m", "whole": "192m"}
"""Disks that hold a new site, and little more."""


@contextmanager
def disk(size: str) -> Iterator[Path]:
    """A disk of its own in memory, with a short path."""
    place = Path(tempfile.mkdtemp(prefix="sf-", dir="/tmp"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def of_site(data: Path, **more: str) -> dict[str, str]:
    return {**environment(data), "SOCFIN_HTTPS": "no", "SOCFIN_ALLOWED_HOSTS": "testserver", **more}


@pytest.fixture
def sqlite() -> Iterator[dict[str, str]]:
    """The whole data folder is a small disk."""
    with disk(SMALL["sqlite"]) as small:
        yield of_site(small)


@pytest.fixture
def tables(tmp_path) -> Iterator[dict[str, str]]:
    """PostgreSQL whose tables lie on a small disk, its log on another."""
    with disk(SMALL["tables"]) as small, cluster(postgres_bin(), safe=True) as url:
        (small / "tables").mkdir()
        if owner():
            subprocess.run(["chown", owner(), small / "tables"], check=True)
        site = of_site(tmp_path, DATABASE_URL=url, FILLED=str(small))
        run(site, "-c", ASKING, f"CREATE TABLESPACE small LOCATION '{small}/tables'")
        run(site, "-c", ASKING, "ALTER DATABASE socfin SET default_tablespace = small")
        yield site


@pytest.fixture
def whole(tmp_path) -> Iterator[dict[str, str]]:
    """PostgreSQL all of which, its log too, lies on a small disk."""
    with disk(SMALL["whole"]) as small, cluster(postgres_bin(), small, safe=True) as url:
        restart = json.dumps(restarting(postgres_bin(), url))
        yield of_site(tmp_path, DATABASE_URL=url, FILLED=str(small), RESTART=restart)


ASKING = """
import os, sys, psycopg2
asked = psycopg2.connect(os.environ["DATABASE_URL"])
asked.autocommit = True
asked.cursor().execute(sys.argv[1])
"""


def holds(site: dict[str, str], statuses: set[int]) -> tuple[dict[str, Any], set[str]]:
    """What was answered, and what was refused of what was written on the full disk.

    Refused is said to be, with one of these statuses, and changes nothing; what is said to be done is done.
    """
    run(site, "manage.py", "migrate", "--verbosity", "0")

    out = json.loads(run(site, "-m", "tests.faults.full_site"))

    print(out)
    when_full = {what: out["answers"][f"{what} when full"] for what in WRITING}
    refused = {what: answer for what, answer in when_full.items() if answer[0] != 302}
    assert {answer[0] for answer in refused.values()} <= statuses
    assert [what for what, (_, said, more) in refused.items() if not said or more] == []
    assert [what for what in WRITING if what not in refused and not when_full[what][2]] == []
    afterwards = {what: out["answers"][f"{what} afterwards"] for what in WRITING}
    assert {answer[0] for answer in afterwards.values()} == {302}
    assert [what for what in refused if not afterwards[what][2]] == []
    assert afterwards["freeze"][2]["ItemVersion"] == 1
    assert (out["trail"], out["read"]) == ("", [])
    return out, set(refused)


def pages_of(out: dict[str, Any]) -> set[int]:
    return {answer[0] for what, answer in out["answers"].items() if what.startswith("/")}


def test_on_a_full_disk_nothing_is_a_bare_error_and_nothing_is_half_saved(sqlite):
    out, refused = holds(sqlite, {507})

    assert refused == set(WRITING)
    assert out["grown"] == {}
    assert pages_of(out) == {200}


@pytest.mark.needs("postgresql")
def test_where_postgresqls_tables_have_no_room_it_is_said_and_pages_open(tables):
    """A short row finds room in a page that is there already, so a log-in and a file's may be kept."""
    out, refused = holds(tables, {507})

    assert {"comment", "publish", "freeze"} <= refused
    assert pages_of(out) == {200}


@pytest.mark.needs("postgresql")
def test_where_postgresql_has_no_room_for_its_log_it_stops_in_words_and_is_whole_again(whole):
    _, refused = holds(whole, {503, 507})

    assert refused
