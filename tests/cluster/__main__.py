"""`python -m tests.cluster`: fifty readers (READERS) and a calm of 15 s (CALM) after each kill."""

import os
import sys
import tempfile
from pathlib import Path

from tests.cluster.run import survived
from tests.machine import NEEDS

MOST_FAILED = 0.01


def main() -> int:
    lacking = [name for name in ("postgresql", "pgbouncer", "nginx", "redis") if not NEEDS[name].is_here()]
    if lacking:
        print(f"This machine has no {', '.join(lacking)} (make test-machine).")
        return 1
    readers, calm = int(os.environ.get("READERS", "50")), float(os.environ.get("CALM", "15"))
    folder = Path(tempfile.mkdtemp(prefix="socfin-cluster-"))
    folder.chmod(0o755)
    outcome = survived(folder, readers=readers, calm=calm)
    print(outcome)
    print(f"Logs: {folder}")
    held = (
        not outcome.seen.wrong
        and not outcome.lost
        and not outcome.unfinished
        and not outcome.inside["damaged"]
        and not outcome.inside["trail"]
        and outcome.seen.share <= MOST_FAILED
    )
    print("It held." if held else f"It did not hold: {outcome.examples}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
