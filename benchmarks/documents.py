"""How long each document of a committee with 40 units takes: python -m benchmarks.documents

Measured in one process, libraries loaded (the first document of a process also pays for loading them, which
is shown on its own). The limit is 2 seconds each, chart pictures through Chromium aside.
"""

from __future__ import annotations

import time

from socfin.documents import FORMATS, render
from tests.documents.reports import large, nora

ROUNDS = 5
LIMIT = 2.0


def seconds(report, name: str) -> tuple[float, int]:
    """Wall-clock seconds and bytes of one document."""
    start = time.perf_counter()
    size = len(render(report, name).content)
    return time.perf_counter() - start, size


def main() -> None:
    """Print one line a format: the first time, the best and the worst of the rounds, and the size."""
    print(f"{'format':8} {'first':>7} {'best':>7} {'worst':>7} {'kB':>6}   limit {LIMIT} s")
    for name in FORMATS:
        first, _ = seconds(nora(), name)
        runs = [seconds(large(), name) for _ in range(ROUNDS)]
        times = [run[0] for run in runs]
        mark = "" if max(times) < LIMIT else "  too slow"
        print(f"{name:8} {first:7.2f} {min(times):7.2f} {max(times):7.2f} {runs[0][1] / 1000:6.0f}{mark}")


if __name__ == "__main__":
    main()
