"""What is asked of each page, and the table that says whether it was met."""

from __future__ import annotations

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


def report(rows: list[Measured], memory: float) -> int:
    """Print the table; 1 where an aim is missed."""
    missed = 0
    print(f"{'':34} {'median':>9} {'× floor':>8} {'first':>9} {'bytes':>9}")
    for row in rows:
        if row.rate:
            continue
        aim = RATIO.get(row.name, USUAL)
        bad = row.ratio > aim or row.wire > WIRE.get(row.name, row.wire)
        missed += bad
        ratio = f"{row.ratio:8.1f}" if row.ratio else " " * 8
        aims = f"  ≤ {aim:g} ×{', ≤ ' + str(WIRE[row.name]) if row.name in WIRE else ''}" if row.ratio else ""
        print(
            f"{row.name:34} {row.median * 1000:6.1f} ms {ratio} {row.first * 1000:6.0f} ms {row.wire:9,}"
            f"{aims}{'  MISSED' if bad else ''}"
        )
    rates = [row for row in rows if row.rate]
    for row in rates:
        print(f"{row.name:34} {row.rate:9.0f}")
    share = rates[1].rate / rates[0].rate
    print(f"{'share of the floor':34} {share:9.3f}  ≥ {RATE}{'  MISSED' if share < RATE else ''}")
    over = "  MISSED" if memory > MEMORY else ""
    print(f"{'memory of the server, PSS':34} {memory:6.0f} MB  ≤ {MEMORY:g}{over}")
    return int(bool(missed) or share < RATE or memory > MEMORY)
