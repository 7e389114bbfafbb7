"""What is asked of each page, and the table that says whether it was met."""

from __future__ import annotations

from benchmarks.pages.browser import Opened
from benchmarks.pages.client import Measured

RATIO = {"overview": 3.0}
USUAL = 4.0
"""Times the floor that a warm page may take."""
RATE = 0.3
"""Of the floor's requests a second, for the overview."""
WIRE = {"overview": 20_000}
"""Bytes."""
MEMORY = 250.0
"""MB."""
WEIGHT = {"cold": 400_000, "warm": 22_000}
"""Bytes of everything that the browser fetches."""
IDLE = {
    "overview, first after a comment": 60,
    "overview, first in a new process": 150,
    "warm, drawn": 200,
    "cold, slow, painted": 450,
    "warm, slow, painted": 300,
}
"""Milliseconds on a machine that does nothing else; shown and not judged, as no floor is measured beside."""


def report(rows: list[Measured], memory: float, opened: dict[str, Opened]) -> int:
    """Print the table; 1 where an aim is missed."""
    print(f"{'':34} {'median':>9} {'× floor':>8} {'first':>9} {'bytes':>9}")
    missed = [_page(row) for row in rows if not row.rate]
    floor, overview = (row.rate for row in rows if row.rate)
    missed.append(_line("requests/s, floor and overview", f"{floor:.0f} {overview:.0f}", False, ""))
    missed.append(
        _line("share of the floor", f"{overview / floor:.3f}", overview / floor < RATE, f"≥ {RATE}")
    )
    missed.append(_line("memory of the server, PSS", f"{memory:.0f} MB", memory > MEMORY, f"≤ {MEMORY:g}"))
    missed += [_browser(name, found) for name, found in opened.items()]
    return int(any(missed))


def _page(row: Measured) -> bool:
    aim, wire = RATIO.get(row.name, USUAL), WIRE.get(row.name)
    bad = row.ratio > aim or (wire is not None and row.wire > wire)
    ratio = f"{row.ratio:8.1f}" if row.ratio else " " * 8
    aims = [f"≤ {aim:g} ×"] * bool(row.ratio) + ([f"≤ {wire:,} bytes"] if wire else [])
    aims += [f"≤ {idle} ms when idle"] if (idle := IDLE.get(row.name)) else []
    figures = f"{row.median * 1000:6.1f} ms {ratio} {row.first * 1000:6.0f} ms {row.wire:9,}"
    return _line(row.name, figures, bad, ", ".join(aims))


def _browser(name: str, found: Opened) -> bool:
    aim = WEIGHT.get(name.split(",")[0], 0)
    for what, milliseconds in (("painted", found.painted), ("drawn", found.drawn)):
        idle = IDLE.get(f"{name}, {what}")
        _line(
            f"Chromium {name}, {what}",
            f"{milliseconds:.0f} ms",
            False,
            f"≤ {idle} ms when idle" if idle else "",
        )
    return _line(f"Chromium {name}, weight", f"{found.weight:,} bytes", found.weight > aim, f"≤ {aim:,}")


def _line(name: str, figures: str, missed: bool, aim: str) -> bool:
    print(f"{name:34} {figures}  {aim}{'  MISSED' if missed else ''}")
    return missed
