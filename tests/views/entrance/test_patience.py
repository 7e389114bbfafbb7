"""A restarted database is waited for by what may be asked again; one that stays away, by nobody after."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from socfin.views.entrance import patience
from socfin.views.entrance.patience import FORGOTTEN, TIMES, Outage, patient


class Database:
    """A PostgreSQL that answers the so-manieth time it is asked, and how often a page was made."""

    vendor = "postgresql"

    def __init__(self, silent: int) -> None:
        self.silent, self.pages, self.connection = silent, 0, None

    def close(self) -> None:
        pass

    def cursor(self) -> Database:
        if self.silent > 0:
            self.silent -= 1
            raise OperationalError("server login has been failing")
        return self

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute(self, _: str) -> None:
        pass


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """Seconds that pass as they are waited for, and not else."""
    now = [1000.0]
    monkeypatch.setattr(patience.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(patience.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    monkeypatch.setattr(patience, "outage", Outage())
    return now


def asked(monkeypatch, database: Database, method: str = "GET", taken_up: bool = True, lost: int = 1) -> int:
    """The answer's status, where the first so many pages lose the database."""
    monkeypatch.setattr(patience, "connection", database)
    request = SimpleNamespace(method=method, resolver_match=object() if taken_up else None)

    def page(_: object) -> HttpResponse:
        database.pages += 1
        answer = HttpResponse(status=503 if database.pages <= lost else 200)
        answer.is_of_lost_database = database.pages <= lost
        return answer

    return patient(page)(request).status_code


def test_petras_page_comes_when_the_database_is_back(monkeypatch, clock):
    database = Database(silent=20)

    assert asked(monkeypatch, database) == 200
    assert database.pages == 2


def test_what_carin_sends_is_done_once_and_waits_only_where_no_page_had_taken_it_up(monkeypatch, clock):
    begun, waiting = Database(silent=2), Database(silent=2)

    assert asked(monkeypatch, begun, "POST") == 503
    assert begun.pages == 1
    assert asked(monkeypatch, waiting, "POST", taken_up=False) == 200


def test_a_database_that_stays_away_is_waited_for_once(monkeypatch, clock):
    away = Database(silent=10_000)

    assert asked(monkeypatch, away, lost=10) == 503
    waited = clock[0]
    assert asked(monkeypatch, away, lost=10) == 503
    assert clock[0] == waited
    assert away.pages == 2


def test_the_next_outage_is_waited_for_again(monkeypatch, clock):
    asked(monkeypatch, Database(silent=10_000))
    clock[0] += 2 * FORGOTTEN

    assert asked(monkeypatch, Database(silent=3)) == 200
    assert asked(monkeypatch, Database(silent=70)) == 200


def test_a_page_that_brings_the_database_down_does_not_go_on_with_it(monkeypatch, clock):
    database = Database(silent=0)

    assert asked(monkeypatch, database, lost=10) == 503
    assert database.pages == 1 + TIMES


def test_a_refused_statement_is_no_lost_database(monkeypatch, clock):
    database = Database(silent=0)
    database.connection = SimpleNamespace(closed=0)

    assert asked(monkeypatch, database) == 503
    assert database.pages == 1


def test_sqlite_is_never_away(monkeypatch, clock):
    database = Database(silent=0)
    database.vendor = "sqlite"

    assert asked(monkeypatch, database) == 503
    assert database.pages == 1
