"""Fifty readers for two minutes while a controller publishes and undoes: whole old pages or whole new ones.

python -m benchmarks.pages.readers [--readers 50] [--seconds 120] [--units 60]

Served as in production; exits with 1 where a reader is refused, or is shown outcomes that are neither those
before nor those after. tests/views/kept/test_readers_at_once.py is the short form in the suite.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from threading import Event, Thread

from benchmarks.pages.client import Client
from benchmarks.pages.server import Site

OUTCOME = re.compile(r'scenario=outcome(?:&amp;[^"]*)?">([^<]+)<')
Shown = tuple[str, ...]


def main() -> int:
    """Read, publish, undo, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--units", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="socfin-readers-") as folder:
        site = Site(folder, asked.units)
        try:
            site.start()
            return read(site, asked.readers, asked.seconds)
        finally:
            site.stop()


def read(site: Site, many: int, seconds: float) -> int:
    """1 where any reader saw anything else than the outcomes of before or of after."""
    file, controller = site.hand_in(seed=1), Client(site.port, "carin")
    over, seen, failed = Event(), list[Shown](), list[str]()
    readers = [Thread(target=_look, args=(site, over, seen, failed), daemon=True) for _ in range(many)]
    before = outcomes(controller, site)
    for reader in readers:
        reader.start()
    after, changes = _waver(controller, site, file, seconds)
    over.set()
    for reader in readers:
        reader.join(timeout=120)
    other = [shown for shown in seen if shown not in (before, after)]
    print(f"{many} readers, {len(seen)} pages, {changes} publishings and undoings in {seconds:.0f} s")
    print(f"as before {seen.count(before)}, as after {seen.count(after)}, neither {len(other)}")
    print(f"refused {len(failed)}", *failed[:3])
    return int(bool(other or failed or before == after or not seen))


def outcomes(client: Client, site: Site) -> Shown:
    """Every outcome on the overview, in order."""
    return tuple(OUTCOME.findall(client.page(site.pages["overview"])))


def _look(site: Site, over: Event, seen: list[Shown], failed: list[str]) -> None:
    try:
        client = Client(site.port, "petra")
        while not over.wait(0.2):
            seen.append(outcomes(client, site))
    except (AssertionError, OSError) as reason:
        failed.append(repr(reason))


def _waver(client: Client, site: Site, file: str, seconds: float) -> tuple[Shown, int]:
    """Publish and undo until the time is out; gives the outcomes while the file counted, and how often."""
    ends, changes, after = time.monotonic() + seconds, 0, Shown()
    while time.monotonic() < ends:
        client.publish(file)
        after = outcomes(client, site)
        client.send(f"{file}angra/")
        changes += 1
    return after, changes


if __name__ == "__main__":
    sys.exit(main())
