"""What looking after a full database takes: a migration of it, a municipality's backup put back among others.

Seconds by the clock, once: they are waited for, and whatever else the machine does is in them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection

BEFORE = "0046"
"""Of the migrations after it 0047 writes every searched table anew, which is as much as any has done."""
OTHERS = ("socfin_publication", "socfin_upload", "socfin_verksamhet", "socfin_remark", "socfin_forecastrun")
"""Tables whose rows of all municipalities are held against what they were."""


def cared_for(municipality: str) -> None:
    """Each step with its seconds."""
    _told(f"migrering bakåt till {BEFORE}", lambda: call_command("migrate", "socfin", BEFORE, verbosity=0))
    _told("migrering framåt", lambda: call_command("migrate", verbosity=0))
    before = _rows()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kommun.zip"
        _told("kopia av en kommun", lambda: call_command("backup", file, municipality=municipality))
        print(f"  kopian är {file.stat().st_size / 1e6:.0f} MB", flush=True)
        _told("tillbaka bland de andra", lambda: call_command("restore", file, replace=True))
    if _rows() != before:
        raise SystemExit("the municipality's or another's rows are not what they were")


def _told(what: str, done: Callable[[], object]) -> None:
    began = time.monotonic()
    done()
    print(f"  {what}: {time.monotonic() - began:.1f} s", flush=True)


def _rows() -> list[tuple[int, int]]:
    """How many rows of each table there are, and a sum that is another when any of them is."""
    sums = []
    with connection.cursor() as cursor:
        for table in OTHERS:
            cursor.execute(f"SELECT count(*), sum(hashtextextended(t::text, 0)) FROM {table} t")
            sums.append(cursor.fetchone())
    return sums
