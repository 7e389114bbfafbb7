"""The environment of a site that a fault test starts in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path


def environment(data: Path) -> dict[str, str]:
    """Its data in a folder of its own, on SQLite until something else is said."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    more = {"SOCFIN_DATA_DIR": str(data), "SOCFIN_DEBUG": "no", "SOCFIN_SECRET_KEY": "k" * 40}
    return {**kept, **more, "DJANGO_SETTINGS_MODULE": "socfin.settings", "PYTHONPATH": str(Path.cwd())}


def run(environment: dict[str, str], *given: str, shown: bool = False) -> str:
    """What Python printed; what it said instead when it failed. `shown` lets its errors out as they come."""
    stderr = None if shown else subprocess.PIPE
    command = [sys.executable, *given]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True, check=False
    )
    assert done.returncode == 0, (done.stderr or "")[-3000:]
    return done.stdout
