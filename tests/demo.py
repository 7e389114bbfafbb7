"""The demo's data, loaded once for all parts of a run and kept in var until what it is made of changes."""

import datetime as dt
import os
import shutil
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from socfin.models import Upload, WordTemplate

ROOT = Path(__file__).resolve().parents[1]
MADE_OF = ("fixtures", "socfin")
DATABASE, ORIGINALS = "database.sqlite3", "originals"


@cache
def kept_in() -> Path:
    """The folder kept after `load_demo`: another for other code, fixtures or another day."""
    made_of = sha256(dt.date.today().isoformat().encode())  # noqa: DTZ011 - any day will do
    for folder in MADE_OF:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                made_of.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return ROOT / "var" / "tests" / f"demo-{made_of.hexdigest()[:16]}"


def keep(database: sqlite3.Connection) -> None:
    """Keep the database in which `load_demo` has been run and nothing else, with the files that belong to it.

    Those of other code go. Two processes may have loaded it at once: the first to be ready is the one kept.
    """
    target = kept_in()
    part = target.with_name(f"{target.name}.{os.getpid()}")
    part.mkdir(parents=True)
    with closing(sqlite3.connect(part / DATABASE)) as copy:
        database.backup(copy)
    for name in originals():
        copied = part / ORIGINALS / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(settings.MEDIA_ROOT) / name, copied)
    try:
        part.rename(target)
    except OSError:  # kept by another meanwhile: a folder is never laid over one that holds something
        shutil.rmtree(part)
    for old in set(target.parent.glob("demo-*")) - {target}:
        if old.suffix == "":  # one with a process's number is being written
            shutil.rmtree(old, ignore_errors=True)


def originals() -> set[str]:
    """The names of the files that the database tells of, below MEDIA_ROOT."""
    models = (Upload, WordTemplate)
    return {name for model in models for name in model.objects.values_list("stored", flat=True) if name}


def taken_back(database: sqlite3.Connection) -> bool:
    """Lay what was kept over the database and beside its files; False where nothing is kept."""
    if not kept_in().exists():
        return False
    with closing(sqlite3.connect(kept_in() / DATABASE)) as kept:
        kept.backup(database)
    shutil.copytree(kept_in() / ORIGINALS, settings.MEDIA_ROOT, dirs_exist_ok=True)
    return True
