"""The demo's data, loaded once for all parts of a run and kept in var until what it is made of changes."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE_OF = ("fixtures", "socfin")


@cache
def kept_file() -> Path:
    """Where the database after `load_demo` is kept: another file for other code, fixtures or another day."""
    made_of = sha256(dt.date.today().isoformat().encode())  # noqa: DTZ011 - any day will do
    for folder in MADE_OF:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                made_of.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return ROOT / "var" / "tests" / f"demo-{made_of.hexdigest()[:16]}.sqlite3"


def keep(database: sqlite3.Connection) -> None:
    """Keep a database in which `load_demo` has been run and nothing else; those of other code go."""
    target = kept_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}")  # two processes may have loaded it at once
    with closing(sqlite3.connect(part)) as copy:
        database.backup(copy)
    part.replace(target)
    for old in set(target.parent.glob("demo-*.sqlite3")) - {target}:
        old.unlink(missing_ok=True)
