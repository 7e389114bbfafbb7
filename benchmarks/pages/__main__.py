"""Starts the site as in production and measures its pages beside the floor, in one run.

python -m benchmarks.pages [--units 60] [--rounds 40] [--database sqlite|postgresql|both] [--no-browser]

Prints a table of medians and their ratio to the floor, and exits with 1 where an aim is missed. Served by
gunicorn.conf.py (two workers of four threads), asked over loopback by one client, by eight, and by Chromium.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from benchmarks.pages import aims
from benchmarks.pages.browser import openings
from benchmarks.pages.client import Client, Measured
from benchmarks.pages.server import Site

FLOOR = "/golv/"
CLIENTS = 8
AFTER_PUBLISHING = ("overview", "forecast", "summary", "accuracy")
AGAIN = 3
"""How often what is slow only once is measured."""


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    if asked.database == "both":
        return max(_again("--database", name) for name in ("sqlite", "postgresql"))
    if asked.database == "postgresql" and "DATABASE_URL" not in os.environ:
        return _again(module="tests.postgres", first=[sys.executable, "-m", "benchmarks.pages"])
    print(f"{asked.database}, {asked.units} units", flush=True)
    with tempfile.TemporaryDirectory(prefix="socfin-pages-") as folder:
        site = Site(folder, asked.units)
        try:
            site.start()
            rows = list(measure(site, asked.rounds))
            memory = site.resident()
            opened = {} if asked.no_browser else openings(site.port, site.pages["overview"])
        finally:
            site.stop()
        return aims.report(rows, memory, opened, site.documents())


def _again(*more: str, module: str = "benchmarks.pages", first: Sequence[str] = ()) -> int:
    """The same once more, otherwise; its exit status."""
    run = [sys.executable, "-m", module, *first, *sys.argv[1:], *more]
    return subprocess.run(run, check=False).returncode


def measure(site: Site, rounds: int) -> Iterator[Measured]:
    """First and warm views of each page beside the floor, then what is slow once, then many clients."""
    client = Client(site.port, "carin")
    for name, address in site.pages.items():
        first = client.once(address)
        yield replace(client.warm(name, address, rounds, FLOOR), first=first)
    overview = site.pages["overview"]
    knowing = Client(site.port, "carin")
    knowing.knows(overview)
    yield knowing.warm("overview, known to the browser", overview, rounds, FLOOR)
    yield from _published(site, client)
    yield Measured("overview, first after a comment", first=min(_changed(site, client) for _ in range(AGAIN)))
    yield Measured("overview, first in a new process", first=min(_anew(site) for _ in range(AGAIN)))
    rates = [(rate(site.port, FLOOR), rate(site.port, overview)) for _ in range(AGAIN)]
    for name, found in zip(("floor", "overview"), zip(*rates, strict=True), strict=True):
        yield Measured(f"{name}, requests/s, {CLIENTS} clients", rate=statistics.median(found))


def _published(site: Site, client: Client) -> Iterator[Measured]:
    """The first view of each page after a file is published on the page, by the script that waits for it."""
    times = dict[str, list[float]]()
    for seed in range(1, AGAIN + 1):
        client.publish(site.hand_in(seed))
        for name in AFTER_PUBLISHING:
            times.setdefault(name, []).append(client.once(site.pages[name]))
    for name, found in times.items():
        yield Measured(f"{name}, first after a publishing", first=min(found))


def _changed(site: Site, client: Client) -> float:
    """After a comment written elsewhere, so that nothing is made beforehand."""
    site.change()
    return client.once(site.pages["overview"])


def _anew(site: Site) -> float:
    site.stop()
    site.start()
    return Client(site.port, "carin").once(site.pages["overview"])


def rate(port: int, address: str, seconds: float = 3) -> float:
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


if __name__ == "__main__":
    sys.exit(main())
