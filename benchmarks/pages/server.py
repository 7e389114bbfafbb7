"""The site as in production, in a folder of its own: set up, started, changed, started anew and ended."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWNER, WEB = "//socfin@", "//socfin_web@"
"""In the address of the throw-away PostgreSQL (tests/postgres.py): its owner, and who serves pages."""


class Site:
    """The site with a committee of so many units, on a port that is free."""

    def __init__(self, folder: str, units: int) -> None:
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings",
            "SOCFIN_DATA_DIR": folder,
            "SOCFIN_SECRET_KEY": "only-for-measuring-never-in-production-0123",
            "SOCFIN_ALLOWED_HOSTS": "127.0.0.1",
            "SOCFIN_HTTPS": "no",
            "SOCFIN_WEB_ROLE": "socfin_web" if OWNER in os.environ.get("DATABASE_URL", "") else "",
        }
        self.port = _free_port()
        self._manage("migrate", "-v0")
        self._manage("collectstatic", "--noinput", "-v0")
        self.units = units
        self.pages: dict[str, str] = json.loads(self._said(f"json.dumps(make({units}))"))
        self.server: subprocess.Popen[bytes] | None = None

    def change(self) -> None:
        """A comment is written: every page is another from now on."""
        self._manage("shell", "-v0", "-c", "from benchmarks.pages.committee import change; change()")

    def hand_in(self, seed: int, rows: int = 0) -> str:
        """Carin hands in the year with other outcomes, `rows` of them; gives the file's address."""
        return self._said(f"hand_in({self.units}, {seed}, {rows})")

    def documents(self) -> dict[str, float]:
        """Processor seconds of each document of the month, and of a PDF of 200 verksamheter."""
        found: dict[str, float] = json.loads(self._said("json.dumps(documents())"))
        return found

    def fill(self) -> tuple[dict[str, int], dict[str, str], str]:
        """Ten years of words; gives how many, the API's usual addresses and a key to them."""
        texts, calls, key = json.loads(self._said("json.dumps([fill(), calls(), key()])"))
        return texts, calls, key

    def start(self) -> None:
        """New processes; returns when they answer."""
        gunicorn = [sys.executable, "-m", "gunicorn", "socfin.wsgi", "--log-level", "error"]
        address = self.environment.get("DATABASE_URL", "").replace(OWNER, WEB)
        around = self.environment | ({"DATABASE_URL": address} if address else {})
        self.server = subprocess.Popen([*gunicorn, "--bind", f"127.0.0.1:{self.port}"], cwd=ROOT, env=around)
        for _ in range(600):
            try:
                connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", "/halsa/")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("The server did not start.")

    def stop(self) -> None:
        """No processes any more."""
        if self.server is not None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(timeout=60)
            except subprocess.TimeoutExpired:  # in the middle of something that nobody waits for any more
                self.server.kill()
            self.server = None

    def resident(self) -> float:
        """MB of memory (PSS: shared pages counted once) of the server's processes."""
        total = 0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if f"127.0.0.1:{self.port}" in (process / "cmdline").read_text():
                    lines = (process / "smaps_rollup").read_text().splitlines()
                    total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            except (OSError, StopIteration):
                continue
        return total / 1024

    def _said(self, expression: str) -> str:
        known = "from benchmarks.pages.committee import *; from benchmarks.pages.filled import *"
        words = f"import json; {known}; print({expression})"
        return self._manage("shell", "-v0", "-c", words).splitlines()[-1]

    def _manage(self, *words: str) -> str:
        run = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            run, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
