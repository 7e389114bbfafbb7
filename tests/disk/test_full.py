"""A full disk is known by the kind of the error, wherever it came from."""

import errno
import sqlite3

import pytest
from django.db import OperationalError

from socfin.disk.full import is_busy, is_full


class OfPostgres(Exception):
    pgcode = "53100"


def of_sqlite(pragma: str, statement: str) -> Exception:
    with sqlite3.connect(":memory:") as here:
        here.execute(pragma)
        try:
            here.execute(statement)
        except sqlite3.OperationalError as error:
            return error
    raise AssertionError(statement)


def behind(reason: Exception) -> Exception:
    """As Django tells it: its own error, and the driver's behind."""
    try:
        raise OperationalError("database or disk is full") from reason
    except OperationalError as error:
        return error


def test_a_full_sqlite_is_told_from_a_fault_in_a_question():
    full = of_sqlite("PRAGMA max_page_count = 1", "CREATE TABLE one (x)")
    wrong = of_sqlite("PRAGMA max_page_count = 9", "SELECT x FROM nowhere")

    assert (is_full(full), is_full(behind(full)), is_full(wrong)) == (True, True, False)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_the_systems_own_words(code):
    assert is_full(OSError(code, "no room"))
    assert not is_full(OSError(errno.EACCES, "no"))


def test_postgres_says_it_with_a_code():
    assert is_full(behind(OfPostgres()))


def test_the_word_alone_is_no_proof():
    assert not is_full(ValueError("disk is full of figures"))
    assert not is_full(None)


def test_a_locked_database_is_busy_not_full(tmp_path):
    holds, waits = (sqlite3.connect(tmp_path / "a", timeout=0) for _ in range(2))
    holds.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError) as refused:
        waits.execute("BEGIN IMMEDIATE")

    assert (is_busy(refused.value), is_full(refused.value)) == (True, False)
    assert not is_busy(None)
