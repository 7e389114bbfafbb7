"""What each page takes of time, weight and memory as committees grow.

python -m benchmarks.pages.sizes [40 200 2000]

Served as in production on SQLite. Exits with 1 where, up to 2 000, a page is heavier than 300 KB or its first
view after a comment takes more than 500 ms of an idle machine (benchmarks/pages/aims.py says of which).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass

from benchmarks.pages.aims import IDLE_FLOOR
from benchmarks.pages.client import Client
from benchmarks.pages.server import Site

ROUNDS, AGAIN = 5, 3
FLOOR = "/golv/"
JUDGED, HEAVIEST, SLOWEST = 2_000, 300_000, 0.5
"""Up to how many verksamheter pages are judged, and the most bytes and seconds of one."""
FOLDED = 400
"""Rows from which a table comes with its first levels: only such pages are judged by their weight."""


@dataclass(frozen=True, slots=True)
class Grown:
    """One page of one committee: seconds, and bytes of HTML before and after it is squeezed."""

    first: float
    changed: float
    """The first view after a comment: the least of some."""
    warm: float
    html: int
    wire: int

    def is_too_much(self, units: int, room: float) -> bool:
        """Whether it is too heavy, or too slow on a machine so many times slower than the idle one."""
        return (units >= FOLDED and self.html > HEAVIEST) or self.changed > SLOWEST * room


def main(sizes: list[int]) -> int:
    """Print a table of pages for each size; 1 where one is too much."""
    return max(_measured(units) for units in sizes)


def _measured(units: int) -> int:
    missed = False
    with tempfile.TemporaryDirectory(prefix="socfin-sizes-") as folder:
        site = Site(folder, units)
        try:
            site.start()
            print(
                f"{units} verksamheter: first, first after a comment, warm, HTML, over the wire", flush=True
            )
            client = Client(site.port, "carin")
            for name, page in looked_at(site, client).items():
                floor = statistics.median(client.once(FLOOR) for _ in range(ROUNDS))
                bad = units <= JUDGED and page.is_too_much(units, max(1.0, floor / IDLE_FLOOR))
                missed |= bad
                print(_line(name, page), "MISSED" if bad else "", flush=True)
            print(f"  memory of the server, PSS: {site.resident():.0f} MB", flush=True)
        finally:
            site.stop()
    return int(missed)


def looked_at(site: Site, client: Client) -> dict[str, Grown]:
    """Each page's first view, those after comments, and the quickest of some more."""
    firsts = {name: client.once(address) for name, address in site.pages.items()}
    changed = {name: list[float]() for name in site.pages}
    for _ in range(AGAIN):
        site.change()
        for name, address in site.pages.items():
            changed[name].append(client.once(address))
    return {
        name: _grown(client, address, firsts[name], min(changed[name]))
        for name, address in site.pages.items()
    }


def _grown(client: Client, address: str, first: float, changed: float) -> Grown:
    warm = min(client.once(address) for _ in range(ROUNDS))
    return Grown(first, changed, warm, len(client.page(address).encode()), len(client.content(address)))


def _line(name: str, page: Grown) -> str:
    times = f"{page.first * 1000:7.0f} ms {page.changed * 1000:7.0f} ms {page.warm * 1000:6.1f} ms"
    return f"  {name:12} {times} {page.html / 1000:7.0f} KB {page.wire / 1000:6.1f} KB"


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [40, 200, 2000]))
