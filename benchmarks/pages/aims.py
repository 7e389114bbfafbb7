"""What is asked of each page, and the table that says whether it was met."""

from __future__ import annotations

import statistics

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
IDLE_FLOOR = 0.0026
"""Seconds that the floor took on the idle machine whose milliseconds are asked for."""
IDLE = {
    "overview, first after a publishing": 60,
    "accuracy, first after a publishing": 100,
    "overview, first in a new process": 150,
    "warm, drawn": 200,
    "cold, slow, painted": 450,
    "warm, slow, painted": 300,
    "docx": 150,
    "pdf": 600,
    "xlsx": 40,
    "pdf, 200 verksamheter": 4_000,
}
"""Milliseconds on that machine. One whose floor is slower has as many times more (`slack`), but not for
documents: they are measured in processor time, into which the work of others does not count."""


def slack(rows: list[Measured]) -> float:
    """How many times slower this machine is just now than the idle one; never under 1."""
    floors = [row.floor for row in rows if row.floor]
    return max(1.0, statistics.median(floors) / IDLE_FLOOR)


def report(
    rows: list[Measured], memory: float, opened: dict[str, Opened], documents: dict[str, float]
) -> int:
    """Print the table; 1 where an aim is missed."""
    room = slack(rows)
    print(f"the floor takes {room:.1f} × the time of the idle machine, and so may all that has a time")
    print(f"{'':34} {'median':>9} {'× floor':>8} {'first':>9} {'bytes':>9}")
    missed = [_page(row, room) for row in rows if not row.rate]
    floor, overview = (row.rate for row in rows if row.rate)
    missed.append(_line("requests/s, floor and overview", f"{floor:.0f} {overview:.0f}", False, ""))
    missed.append(
        _line("share of the floor", f"{overview / floor:.3f}", overview / floor < RATE, f"≥ {RATE}")
    )
    missed.append(_line("memory of the server, PSS", f"{memory:.0f} MB", memory > MEMORY, f"≤ {MEMORY:g}"))
    missed += [_timed(f"{name}, processor time", name, took * 1000, 1) for name, took in documents.items()]
    missed += [_browser(name, found, room) for name, found in opened.items()]
    print(f"{sum(missed)} of {len(missed)} rows missed an aim")
    return int(any(missed))


def _page(row: Measured, room: float) -> bool:
    aim, wire, idle = RATIO.get(row.name, USUAL), WIRE.get(row.name), IDLE.get(row.name)
    bad = row.ratio > aim or (wire is not None and row.wire > wire)
    bad = bad or (idle is not None and row.first * 1000 > idle * room)
    ratio = f"{row.ratio:8.1f}" if row.ratio else " " * 8
    aims = [f"≤ {aim:g} ×"] * bool(row.ratio) + ([f"≤ {wire:,} bytes"] if wire else [])
    aims += [f"≤ {idle} ms idle"] if idle else []
    figures = f"{row.median * 1000:6.1f} ms {ratio} {row.first * 1000:6.0f} ms {row.wire:9,}"
    return _line(row.name, figures, bad, ", ".join(aims))


def _browser(name: str, found: Opened, room: float) -> bool:
    aim = WEIGHT.get(name.split(",")[0], 0)
    times = (("painted", found.painted), ("drawn", found.drawn))
    late = [_timed(f"Chromium {name}, {what}", f"{name}, {what}", took, room) for what, took in times]
    heavy = _line(f"Chromium {name}, weight", f"{found.weight:,} bytes", found.weight > aim, f"≤ {aim:,}")
    return heavy or any(late)


def _timed(name: str, asked: str, milliseconds: float, room: float) -> bool:
    idle = IDLE.get(asked)
    bad = idle is not None and milliseconds > idle * room
    return _line(name, f"{milliseconds:.0f} ms", bad, f"≤ {idle} ms idle" if idle else "")


def _line(name: str, figures: str, missed: bool, aim: str) -> bool:
    print(f"{name:34} {figures}  {aim}{'  MISSED' if missed else ''}", flush=True)
    return missed
