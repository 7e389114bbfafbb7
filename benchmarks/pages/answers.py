"""What a search in ten years of words, and the API's usual calls, take beside the floor, in one run.

python -m benchmarks.pages.answers [--units 60] [--rounds 20] [--database sqlite|postgresql|both]

Served as in production. Prints medians and their ratio to the floor, asked in turns; exits with 1 where a
call of the API takes more than RATIO floors, or a search more than FIRST_HITS seconds of an idle machine
(benchmarks/pages/aims.py says of which).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from benchmarks.pages.aims import IDLE_FLOOR
from benchmarks.pages.client import Client, Measured
from benchmarks.pages.server import Site

FLOOR = "/golv/"
RATIO = 3.0
"""Floors that a call may take."""
FIRST_HITS = 0.05
"""Seconds."""
SEARCHES = ("hemtjänsten", "kvarnbäcken", "sjukfrånvaro vikarier", "placering", "finnsinte", "5010")
"""A word of most texts, of one in a thousand, two words, a stem, none, an account."""


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    asked = parser.parse_args()
    if asked.database == "both":
        return max(_again("--database", name) for name in ("sqlite", "postgresql"))
    if asked.database == "postgresql" and "DATABASE_URL" not in os.environ:
        return _again(module="tests.postgres", first=[sys.executable, "-m", "benchmarks.pages.answers"])
    with tempfile.TemporaryDirectory(prefix="socfin-answers-") as folder:
        site = Site(folder, asked.units)
        texts, calls, key = site.fill()
        print(f"{asked.database}: {', '.join(f'{count} {name}' for name, count in texts.items())}")
        try:
            site.start()
            return int(max(_told(row, aim) for row, aim in measure(site, calls, key, asked.rounds)))
        finally:
            site.stop()


def _again(*more: str, module: str = "benchmarks.pages.answers", first: Sequence[str] = ()) -> int:
    run = [sys.executable, "-m", module, *first, *sys.argv[1:], *more]
    return subprocess.run(run, check=False).returncode


def measure(site: Site, calls: dict[str, str], key: str, rounds: int) -> Iterator[tuple[Measured, str]]:
    """Each search as Carin, each call with her key, and one that the program has already."""
    carin = Client(site.port, "carin")
    for words in SEARCHES:
        address = f"/sok/?q={quote(words)}"
        first = carin.once(address)
        yield replace(carin.warm(f"search {words}", address, rounds, FLOOR), first=first), "search"
    for name, address in calls.items():
        yield _called(carin, key, name, address, rounds), "call"
    rows = calls["rows"]
    yield _called(carin, key, "rows, that the program has", rows, rounds, is_known=True), "call"


def _called(
    carin: Client, key: str, name: str, address: str, rounds: int, *, is_known: bool = False
) -> Measured:
    program = Client(carin.connection.port, "carin")
    program.cookies, program.key = {}, key
    first = program.once(address)
    if is_known:
        program.knows(address)
    return replace(program.warm(name, address, rounds, FLOOR, carin), first=first)


def _told(row: Measured, aim: str) -> bool:
    """Print a row; whether it missed its aim."""
    room = max(1.0, row.floor / IDLE_FLOOR)
    missed = row.ratio > RATIO if aim == "call" else row.median > FIRST_HITS * room
    asked = f"≤ {RATIO:g} ×" if aim == "call" else f"≤ {FIRST_HITS * 1000:g} ms idle"
    print(
        f"{row.name:32} {row.median * 1000:7.1f} ms {row.ratio:6.1f} × first {row.first * 1000:7.0f} ms "
        f"{row.wire:9,} bytes  {asked}{'  MISSED' if missed else ''}",
        flush=True,
    )
    return missed


if __name__ == "__main__":
    sys.exit(main())
