"""What is wrong with an installation and how it is mended; looks only, mends nothing.

Each module looks at one thing and gives findings; the command prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from socfin.management.doctor.finding import Finding
from socfin.management.doctor.place import clock, disk, machine, made_pages
from socfin.management.doctor.schema import engine, migrations, trail
from socfin.management.doctor.settings import deployment, mail, scanner
from socfin.management.doctor.stored import committees, forecasts, originals, orphans

Examination = Callable[[], Iterator[Finding]]

EXAMINATIONS: tuple[Examination, ...] = (
    engine,
    migrations,
    trail,
    disk,
    originals,
    orphans,
    committees,
    forecasts,
    made_pages,
    clock,
    mail,
    scanner,
    machine,
    deployment,
)
"""In the order that mends best: nothing can be read before the database answers and is migrated."""


def findings() -> Iterator[Finding]:
    """Everything that is looked at, sound or not; stops after what makes the rest impossible to look at."""
    for examination in EXAMINATIONS:
        for finding in examination():
            yield finding
            if finding.stops:
                return
