"""How long each document of a committee with 40 units takes: python -m benchmarks.documents

Measured in one process, libraries loaded (the first document of a process also pays for loading them, which
is shown on its own). The limit is 2 seconds each.
"""

from __future__ import annotations

import time

from socfin.documents import FORMATS, render
from tests.documents.reports import large, nora

ROUNDS = 5
LIMIT = 2.0


def seconds(report, name: str) -> tuple[float, float, int]:
    """Wall-clock seconds, processor seconds and bytes of one document."""
    start, busy = time.perf_counter(), time.process_time()
    size = len(render(report, name).content)
    return time.perf_counter() - start, time.process_time() - busy, size


def main() -> None:
    """Print one line a format; on a busy machine the processor's seconds are the ones to compare."""
    print(f"{'format':8} {'first':>7} {'best':>7} {'worst':>7} {'cpu':>7} {'kB':>6}   limit {LIMIT} s")
    for name in FORMATS:
        first = seconds(nora(), name)[0]
        runs = [seconds(large(), name) for _ in range(ROUNDS)]
        walls, cpu, size = [run[0] for run in runs], min(run[1] for run in runs), runs[0][2]
        mark = "" if min(walls) < LIMIT else "  too slow"
        print(
            f"{name:8} {first:7.2f} {min(walls):7.2f} {max(walls):7.2f} {cpu:7.2f} {size / 1000:6.0f}{mark}"
        )


if __name__ == "__main__":
    main()
