"""Whether a disk is full, another writes, nothing may be written or nobody answers; changes nothing."""

from __future__ import annotations

import errno
from collections.abc import Iterator

ENOSPC_KINDS = (errno.ENOSPC, errno.EDQUOT)
SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN = 13, 5, 6, 14
PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte."""
SQLITE_NO_ROOM = frozenset({778, 1546, 4874, 5386})
"""IOERR_WRITE, IOERR_TRUNCATE, IOERR_SHMSIZE, IOERR_SHMMAP: no room for the log or the locks."""
SQLITE_READ_ONLY = 8
POSTGRES_FULL, POSTGRES_READ_ONLY = "53100", "25006"
"""disk_full and read_only_sql_transaction, in PostgreSQL's own table of errors."""

AWAY, OF_NO_KIND = frozenset({"OperationalError", "InterfaceError"}), "DatabaseError"
"""What a driver, and Django after it, calls a database that is lost; the rest is of what was asked."""


def is_full(reason: BaseException | None) -> bool:
    """Whether a disk had no room, or no quota, left, in the words of the system, SQLite or PostgreSQL."""
    return any(_is_full(error) for error in _behind(reason))


def is_busy(reason: BaseException | None) -> bool:
    """Whether another held the database for longer than we wait."""
    return any(_sqlite(error) & PRIMARY in (SQLITE_BUSY, SQLITE_LOCKED) for error in _behind(reason))


def is_read_only(reason: BaseException | None) -> bool:
    """Whether the database is only read from: a copy that has not taken over, a file no one may write."""
    return any(
        getattr(error, "pgcode", None) == POSTGRES_READ_ONLY or _sqlite(error) & PRIMARY == SQLITE_READ_ONLY
        for error in _behind(reason)
    )


def is_away(reason: BaseException | None) -> bool:
    """Whether the database does not answer, or not now: by Django's name for it, or by the driver's own.

    The driver's error may be of no kind at all, and comes with no code of PostgreSQL's when it was cut off.
    """
    return any(_is_away(error) for error in _behind(reason))


def _is_away(error: BaseException) -> bool:
    name, code = type(error).__name__, getattr(error, "pgcode", "")
    return name in AWAY or (name == OF_NO_KIND and code is None)


def _is_full(reason: BaseException) -> bool:
    if isinstance(reason, OSError) and reason.errno in ENOSPC_KINDS:
        return True
    if getattr(reason, "pgcode", None) == POSTGRES_FULL:
        return True
    code = _sqlite(reason)
    return code & PRIMARY in (SQLITE_FULL, SQLITE_CANTOPEN) or code in SQLITE_NO_ROOM


def _sqlite(reason: BaseException) -> int:
    """SQLite's number of the error; 0 when it is none of SQLite's."""
    return int(getattr(reason, "sqlite_errorcode", 0) or 0)


def _behind(reason: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it, each once: Django hides the driver's error behind its own."""
    met: set[int] = set()
    while reason is not None and id(reason) not in met:
        met.add(id(reason))
        yield reason
        reason = reason.__cause__ or reason.__context__
