"""What each page takes of time, weight and memory as committees grow.

python -m benchmarks.pages.sizes [40 200 2000]

Served as in production on SQLite; nothing is judged, as no floor is measured beside.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from dataclasses import dataclass

from benchmarks.pages.client import Client
from benchmarks.pages.server import Site

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Grown:
    """One page of one committee: seconds, and bytes of HTML before and after it is squeezed."""

    first: float
    warm: float
    html: int
    wire: int


def main(sizes: list[int]) -> None:
    """Print a table of pages for each size."""
    for units in sizes:
        with tempfile.TemporaryDirectory(prefix="socfin-sizes-") as folder:
            site = Site(folder, units)
            try:
                site.start()
                print(f"{units} verksamheter: first, warm, HTML, over the wire", flush=True)
                client = Client(site.port, "carin")
                for name, address in site.pages.items():
                    print(_line(name, looked_at(client, address)), flush=True)
                print(f"  memory of the server, PSS: {site.resident():.0f} MB", flush=True)
            finally:
                site.stop()


def looked_at(client: Client, address: str) -> Grown:
    """The page's first view and the quickest of some more."""
    first = client.once(address)
    warm = min(client.once(address) for _ in range(ROUNDS))
    content = client.content(address)
    html = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    return Grown(first, warm, len(html), len(content))


def _line(name: str, page: Grown) -> str:
    times = f"{page.first * 1000:7.0f} ms {page.warm * 1000:6.1f} ms"
    return f"  {name:12} {times} {page.html / 1000:7.0f} KB {page.wire / 1000:6.1f} KB"


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [40, 200, 2000])
