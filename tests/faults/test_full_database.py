"""SQLite on a disk that really is full: what writes says so, what reads goes on, and all is whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.faults
WRITING = ("log in", "comment", "publish")
REFUSED, OPEN, DONE = [507, True], [200, False], [302, False]


@pytest.fixture
def site(tmp_path) -> dict[str, str]:
    """The environment of a site whose whole data folder is a disk of eight megabytes."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", tmp_path], check=True)
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    more = {"SOCFIN_DATA_DIR": str(tmp_path), "SOCFIN_DEBUG": "no", "SOCFIN_SECRET_KEY": "k" * 40}
    more |= {"SOCFIN_HTTPS": "no", "SOCFIN_ALLOWED_HOSTS": "testserver", "PYTHONPATH": str(Path.cwd())}
    try:
        yield {**kept, **more, "DJANGO_SETTINGS_MODULE": "socfin.settings"}
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def run(environment: dict[str, str], *given: str) -> str:
    done = subprocess.run(
        [sys.executable, *given], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_on_a_full_disk_nothing_is_a_bare_error_and_nothing_is_half_saved(site):
    run(site, "manage.py", "migrate", "--verbosity", "0")

    told = json.loads(run(site, "-m", "tests.faults.full_site"))

    assert [told[f"{what} when full"] for what in WRITING] == [REFUSED] * 3
    assert told["comments kept"] == 0
    assert [answer for path, answer in told.items() if path.startswith("/")] == [OPEN] * 4
    assert [told[f"{what} afterwards"] for what in WRITING] == [DONE] * 3
