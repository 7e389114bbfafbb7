"""The demo's data, loaded once for all parts of a run and kept in var until what it is made of changes."""

import datetime as dt
import sqlite3
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
    for old in target.parent.glob("demo-*.sqlite3"):
        old.unlink(missing_ok=True)
    with sqlite3.connect(target.with_suffix(".part")) as copy:
        database.backup(copy)
    copy.close()
    target.with_suffix(".part").rename(target)
