"""What is wrong with an installation and how it is mended; looks only, mends nothing.

Each module looks at one thing and gives findings; the command prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from socfin.apart.place import within
from socfin.apart.roles import sees_whole
from socfin.doctor.apart import kept_apart
from socfin.doctor.finding import Finding, note
from socfin.doctor.place import clock, disk, machine, made_pages
from socfin.doctor.replica import copied
from socfin.doctor.schema import engine, migrations, trail
from socfin.doctor.settings import deployment, mail, scanner
from socfin.doctor.stored import committees, forecasts, originals, orphans
from socfin.doctor.way import lasting, sealed

Examination = Callable[[], Iterator[Finding]]

EXAMINATIONS: tuple[Examination, ...] = (
    engine,
    sealed,
    lasting,
    migrations,
    kept_apart,
    copied,
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


OF_THE_WHOLE = (trail, originals, orphans, committees, forecasts)
"""What is looked at of every municipality: nothing, by a role that sees one at a time."""


def everything() -> list[Finding]:
    """What is looked at of every municipality, sound or not."""
    with within(whole=True):
        return list(findings())


def findings() -> Iterator[Finding]:
    """As the place allows; stops after what makes the rest impossible to look at."""
    for examination in EXAMINATIONS:
        if examination in OF_THE_WHOLE and not sees_whole():
            if examination is OF_THE_WHOLE[0]:
                yield note(
                    "Dagboken, originalen och nämnderna är inte genomgångna: rollen ser en kommun i taget.",
                    "Kör kommandot med rollen som äger tabellerna.",
                )
            continue
        for finding in examination():
            yield finding
            if finding.stops:
                return
