"""An empty database that has been migrated, made once and kept in var until what it is made of changes.

Nearly fifty migrations take ten seconds of every process that tries anything, and always give the same.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
MADE_OF = ("socfin/apart", "socfin/migrations", "socfin/models", "constraints.txt")
FOLDER = ROOT / "var" / "tests"
NOT_PASSED_ON = {"DATABASE_URL", "SOCFIN_WEB_ROLE"}
"""Settings of the tests on PostgreSQL."""


def laid_in(place: Path) -> None:
    """Lay a migrated SQLite database there; the first to ask makes it, others meanwhile wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = FOLDER / f"migrated-{_made_of()}.sqlite3"
    with (FOLDER / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for old in FOLDER.glob("migrated-*.sqlite3"):
                old.unlink()
            _make(kept)
        shutil.copy(kept, place)


def _make(kept: Path) -> None:
    with TemporaryDirectory(prefix="socfin-migrated-") as folder:
        around = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
        around |= {"SOCFIN_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "socfin.settings"}
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=around, check=True)
        with closing(sqlite3.connect(Path(folder) / "socfin.sqlite3")) as migrated:
            migrated.execute("VACUUM INTO ?", (str(kept),))


def _made_of() -> str:
    content = sha256(sys.version.encode())
    for name in MADE_OF:
        place = ROOT / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            content.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return content.hexdigest()[:16]
