"""Fifty readers for minutes while a controller publishes and undoes: whole old pages or whole new ones.

python -m benchmarks.pages.readers [--readers 50] [--seconds 120] [--units 60] [--rows 1000000]

Served as in production; exits with 1 where a reader or whoever comments meanwhile is refused, or a reader is
shown outcomes that are neither those before nor those after. With --rows the file is that long.
tests/views/kept/test_readers_at_once.py is the short form in the suite.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from threading import Event, Thread

from benchmarks.pages.client import Client
from benchmarks.pages.server import Site

OUTCOME = re.compile(r'/siffra/outcome_to_date/(?:\?[^"]*)?">([^<]+)<')
SEEN = re.compile(r'name="seen"(?: value="([^"]*)")?')
Shown = tuple[str, ...]


@dataclass
class Met:
    """What the readers were shown and how long each page took, and what anyone was refused."""

    seen: list[Shown] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    comments: int = 0


def main() -> int:
    """Read, publish, undo, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--rows", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="socfin-readers-") as folder:
        site = Site(folder, asked.units)
        file = site.hand_in(seed=1, rows=asked.rows)
        try:
            site.start()
            return read(site, file, asked.readers, asked.seconds)
        finally:
            site.stop()


def read(site: Site, file: str, many: int, seconds: float) -> int:
    """1 where any reader saw anything else than the outcomes of before or of after."""
    controller = Client(site.port, "carin")
    over, met = Event(), Met()
    people = [Thread(target=_look, args=(site, over, met), daemon=True) for _ in range(many)]
    people.append(Thread(target=_comment, args=(site, over, met), daemon=True))
    before = outcomes(controller, site)
    assert before, "no outcome is known by its link on the overview"
    for reader in people:
        reader.start()
    after, changes = _waver(controller, site, file, seconds)
    over.set()
    for reader in people:
        reader.join(timeout=120)
    other = [shown for shown in met.seen if shown not in (before, after)]
    _print(met, many, seconds, changes)
    print(f"as before {met.seen.count(before)}, as after {met.seen.count(after)}, neither {len(other)}")
    print(f"refused {len(met.failed)}", *met.failed[:3])
    return int(bool(other or met.failed or before == after or not met.seen or not met.comments))


def _print(met: Met, many: int, seconds: float, changes: list[float]) -> None:
    print(f"{many} readers, {len(met.seen)} pages, {met.comments} comments in {seconds:.0f} s")
    print(f"{len(changes)} publishings and undoings, each pair (s):", *(f"{took:.0f}" for took in changes))
    last = sorted(met.seconds)[int(len(met.seconds) * 0.99)]
    worst = max(met.seconds)
    print(f"a page (s): median {statistics.median(met.seconds):.2f}, 99 % {last:.2f}, longest {worst:.2f}")
    print("load", *(f"{load:.1f}" for load in os.getloadavg()))


def outcomes(client: Client, site: Site) -> Shown:
    """Every outcome on the overview, in order."""
    return tuple(OUTCOME.findall(client.page(site.pages["overview"])))


def _look(site: Site, over: Event, met: Met) -> None:
    try:
        client = Client(site.port, "petra")
        while not over.wait(0.2):
            began = time.perf_counter()
            met.seen.append(outcomes(client, site))
            met.seconds.append(time.perf_counter() - began)
    except (AssertionError, OSError) as reason:
        met.failed.append(repr(reason))


def _comment(site: Site, over: Event, met: Met) -> None:
    """Whoever writes meanwhile waits a little for a large file, and is never turned away."""
    try:
        client, page = Client(site.port, "carin"), site.pages["verksamhet"]
        while not over.wait(2):
            mark = SEEN.search(client.page(page))
            assert mark, "no form"
            client.send(f"{page}kommentar/", text=f"Läge {met.comments}.", seen=mark[1] or "")
            met.comments += 1
    except (AssertionError, OSError) as reason:
        met.failed.append(f"comment: {reason!r}")


def _waver(client: Client, site: Site, file: str, seconds: float) -> tuple[Shown, list[float]]:
    """Publish and undo until the time is out; gives the outcomes while the file counted, and the times."""
    ends, pairs, after = time.monotonic() + seconds, list[float](), Shown()
    while time.monotonic() < ends:
        began = time.monotonic()
        client.publish(file)
        after = outcomes(client, site)
        client.send(f"{file}angra/")
        pairs.append(time.monotonic() - began)
    return after, pairs


if __name__ == "__main__":
    sys.exit(main())
