"""How far a figure walks through the code: functions, files and climbs on each of the long ways.

`SOCFIN_DATA_DIR=… python -m benchmarks.ways`, with the demo loaded there; nothing of it is changed.
A stop is a function of ours that is entered, a climb a call from a room into one above it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import django

ROOT = str(Path(__file__).resolve().parents[1] / "socfin") + os.sep
LEVELS = (
    {"domain", "bounded", "disk"},
    {"frames"},
    {"services"},
    {"charts", "importers"},
    {"documents"},
    {"models"},
    {"selectors"},
    {"reporting"},
    {"actions", "backup"},
    {"forms", "tables", "templatetags", "access.py"},
    {"views"},
)
LEVEL = {room: number for number, rooms in enumerate(LEVELS) for room in rooms}


@dataclass
class Way:
    """What is entered while one function of ours runs, everything beneath it included."""

    name: str
    begins: tuple[str, ...]
    """The functions that the way begins with."""
    stops: set[CodeType] = field(default_factory=set)
    climbs: set[tuple[CodeType, CodeType]] = field(default_factory=set)
    inside: int = 0

    def __str__(self) -> str:
        files = {code.co_filename for code in self.stops}
        return f"{self.name}: {len(self.stops)} stops, {len(files)} files, {len(self.climbs)} climbs"


def is_named(code: CodeType) -> bool:
    """Whether it is a function of ours with a name: a lambda or comprehension is part of another."""
    return code.co_filename.startswith(ROOT) and not code.co_name.startswith("<")


def level(code: CodeType) -> int:
    """How high the room lies; what is in no room counts as high."""
    return LEVEL.get(Path(code.co_filename.removeprefix(ROOT)).parts[0], len(LEVELS))


def caller(frame: FrameType) -> CodeType | None:
    """The function of ours that the call came from."""
    above = frame.f_back
    while above is not None and not is_named(above.f_code):
        above = above.f_back
    return None if above is None else above.f_code


def walked(ways: list[Way], work: Callable[[], Any]) -> None:
    """Do the work, and note in each way what is entered on it."""

    def seen(frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        if event not in ("call", "return") or not is_named(code):
            return
        name = f"{code.co_filename.removeprefix(ROOT)}:{code.co_name}"
        for way in ways:
            if name in way.begins:
                way.inside += 1 if event == "call" else -1
            if event == "call" and way.inside:
                way.stops.add(code)
                before = caller(frame)
                if before is not None and name not in way.begins and level(before) < level(code):
                    way.climbs.add((before, code))

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)


def main() -> None:
    """The ways of Timrå's file, from the bytes to a page of the month."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socfin.settings")
    django.setup()
    from django.db import transaction

    from socfin import reporting
    from socfin.actions.forecasts import adjust, refresh_forecasts
    from socfin.actions.publishing import publish
    from socfin.actions.receiving import receive
    from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
    from socfin.domain.period import Month
    from socfin.models import Committee, Upload, User
    from socfin.reporting.preview import preview_of
    from socfin.selectors.committees import root_of
    from socfin.selectors.originals import original_of

    ways = [
        Way("file → published figure", ("reporting/preview.py:preview_of", "actions/publishing.py:publish")),
        Way("ledger → Report", ("services/report/compose.py:of", "services/report/compose.py:compose")),
        Way("forecast", ("services/forecast/run.py:forecast_values",)),
    ]
    by = User.objects.get(username="carin")
    timra = Committee.objects.get(slug="timra")
    exempel = Committee.objects.get(slug="exempel")
    one_off = NewAdjustment(
        kind=AdjustmentKind.ONE_OFF, first=Month(2025, 11), last=Month(2025, 11), amount=100, text="Mätning"
    )
    known = Upload.objects.filter(committee=timra).latest("pk")

    def work() -> None:
        with transaction.atomic():
            options = {**known.options, "profile": "benchmark"}
            received = receive(
                committee=timra,
                filename=known.filename,
                content=original_of(known) + b"\n",
                options=options,
                by=by,
            )
            preview_of(received.upload)
            publish(upload=received.upload, by=by, reason="mätning")
            timra.refresh_from_db()
            reporting.report(timra, Month(2022, 8))
            adjust(verksamhet=root_of(exempel), new=one_off, by=by)  # a forecast on the same is not made anew
            refresh_forecasts(committee=exempel, by=by)
            transaction.set_rollback(True)

    walked(ways, work)
    for way in ways:
        print(way)
        for lower, higher in way.climbs:
            print(f"  {lower.co_qualname} → {higher.co_qualname}")


if __name__ == "__main__":
    main()
