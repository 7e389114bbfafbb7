"""Starts the site as in production and measures its pages beside the floor, in one run.

python -m benchmarks.pages [--units 60] [--rounds 40] [--database sqlite|postgresql]

Prints a table of medians and their ratio to the floor, and exits with 1 where an aim is missed. Served by
gunicorn.conf.py (two workers of four threads), asked over loopback by one client, then by eight.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.pages import aims
from benchmarks.pages.client import Client, Measured

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 8


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked = parser.parse_args()
    if asked.database == "postgresql" and "DATABASE_URL" not in os.environ:
        again = [
            sys.executable,
            "-m",
            "tests.postgres",
            sys.executable,
            "-m",
            "benchmarks.pages",
            *sys.argv[1:],
        ]
        return subprocess.run(again, check=False).returncode
    with (
        tempfile.TemporaryDirectory(prefix="socfin-pages-") as folder,
        site(folder, asked.units) as (port, pages),
    ):
        rows = list(measure(port, pages, asked.rounds))
        memory = resident(port)
    return aims.report(rows, memory)


@contextmanager
def site(folder: str, units: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The site in `folder` with a committee of so many units: its port, and its pages' addresses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings",
        "SOCFIN_DATA_DIR": folder,
        "SOCFIN_SECRET_KEY": "only-for-measuring-never-in-production-0123",
        "SOCFIN_ALLOWED_HOSTS": "127.0.0.1",
        "SOCFIN_HTTPS": "no",
    }
    run = [sys.executable, "manage.py"]
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([*run, *command], cwd=ROOT, env=environment, check=True)
    made = f"import json; from benchmarks.pages.committee import make; print(json.dumps(make({units})))"
    told = subprocess.run(
        [*run, "shell", "-v0", "-c", made],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "socfin.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    server = subprocess.Popen(gunicorn, cwd=ROOT, env=environment)
    try:
        wait(port)
        yield port, json.loads(told.stdout.splitlines()[-1])
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def wait(port: int) -> None:
    """Until the server answers; at most half a minute."""
    for _ in range(300):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/halsa/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def measure(port: int, pages: dict[str, str], rounds: int) -> Iterator[Measured]:
    """First and warm views of each page beside the floor, then many clients at once."""
    client = Client(port, "carin")
    floor = client.warm("floor", "/golv/", rounds)
    yield floor
    for name, address in pages.items():
        first = client.once(address)
        warm = client.warm(name, address, rounds)
        yield warm.beside(floor, first)
    client.knows(pages["overview"])
    yield client.warm("overview, known", pages["overview"], rounds).beside(floor, 0)
    for name, address in (("floor", "/golv/"), ("overview", pages["overview"])):
        yield Measured(f"{name}, requests/s, {CLIENTS} clients", rate=rate(port, address))


def rate(port: int, address: str, seconds: float = 4) -> float:
    """Requests a second that eight clients, logged in before the clock starts, get together."""
    clients = [Client(port, "carin") for _ in range(CLIENTS)]
    started = time.perf_counter()

    def ask(client: Client) -> int:
        count = 0
        while time.perf_counter() < started + seconds:
            client.once(address)
            count += 1
        return count

    with ThreadPoolExecutor(CLIENTS) as pool:
        total = sum(pool.map(ask, clients))
    return total / (time.perf_counter() - started)


def resident(port: int) -> float:
    """MB of memory (PSS: shared pages counted once) of the server's processes."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"127.0.0.1:{port}" in (process / "cmdline").read_text():
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


if __name__ == "__main__":
    sys.exit(main())
