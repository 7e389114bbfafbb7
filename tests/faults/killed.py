"""A site where one thing after another is begun and killed; prints what did not hold. Run by its test."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402 - the models first
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from socfin.actions.meetings import create_meeting, freeze  # noqa: E402
from socfin.actions.originals import forget_abandoned  # noqa: E402
from socfin.actions.periods import close_period, reopen_period  # noqa: E402
from socfin.actions.publishing import publish, receive, undo  # noqa: E402
from socfin.actions.remarks import write_remark  # noqa: E402
from socfin.backup.writing import write_backup  # noqa: E402
from socfin.domain.comments.written import RemarkWords  # noqa: E402
from socfin.domain.committee import Occasion  # noqa: E402
from socfin.domain.period import Month  # noqa: E402
from socfin.models import Publication, Remark, Upload  # noqa: E402
from socfin.selectors.committees import committee_by_slug  # noqa: E402
from socfin.selectors.originals import damage_of  # noqa: E402
from socfin.selectors.trail import guards_missing, verified  # noqa: E402
from tests.cast import long_csv, person, provby  # noqa: E402

NUMBERS = count(1)
CLOSING = Month(2022, 3)
OPEN = Month(2022, 4)
LATER, SOONER = 1.3, 0.75
"""The span that kills are drawn from grows when one came before the end, and shrinks when one came after:
however loaded the machine is, about as many come before as after, and at any moment."""
Act = Callable[[], object]


def the_committee():
    """As it is now: a restored one is another row."""
    committee = committee_by_slug("provby")
    assert committee is not None
    return committee


def file_of(month: Month):
    """A file of its own, handed in: some hundred accounts, none as in any file before."""
    number = next(NUMBERS)
    rows = [
        f"511 {4000 + account} {month} {scenario} -{number}{account:03}"
        for account in range(100)
        for scenario in ("utfall", "budget")
    ]
    content = long_csv("\n".join(rows))
    return receive(
        committee=the_committee(), filename=f"{number}.csv", content=content, by=person("carin"), options={}
    ).upload


def published(month: Month):
    upload = file_of(month)
    publish(upload=upload, by=person("carin"), reason="Prov.")
    return upload


def receiving() -> Act:
    return lambda: file_of(OPEN)


def publishing() -> Act:
    upload = file_of(OPEN)
    return lambda: publish(upload=upload, by=person("carin"), reason="Prov.")


def undoing() -> Act:
    upload = published(OPEN)
    return lambda: undo(upload=upload, by=person("carin"))


def commenting() -> Act:
    node, text = the_committee().verksamheter.get(code="511"), f"Kommentar {next(NUMBERS)}"
    return lambda: write_remark(verksamhet=node, month=OPEN, words=RemarkWords(text=text), by=person("carin"))


def freezing() -> Act:
    occasion = Occasion(date(2023, 1, 1))
    meeting = create_meeting(committee=the_committee(), occasion=occasion, by=person("sara"))
    return lambda: freeze(meeting=meeting, month=CLOSING, by=person("sara"))


def closing() -> Act:
    if Remark.objects.count() and _is_shut():
        reopen_period(committee=the_committee(), month=CLOSING, reason="Prov.", by=person("carin"))
    return lambda: close_period(committee=the_committee(), month=CLOSING, reason="Prov.", by=person("carin"))


def _is_shut() -> bool:
    last = the_committee().period_changes.filter(month=CLOSING.yyyymm).order_by("-id").first()
    return last is not None and last.state == "closed"


def restoring() -> Act:
    folder = Path(tempfile.mkdtemp(dir=settings.DATA_DIR))
    upload = published(OPEN)
    write_backup(folder / "kopia.zip")
    undo(upload=upload, by=person("carin"))
    return lambda: call_command("restore", folder / "kopia.zip", replace=True, verbosity=0, stdout=_nowhere())


def _nowhere():
    return Path(os.devnull).open("w")


ACTS = {
    act.__name__: act for act in (receiving, publishing, undoing, commenting, freezing, closing, restoring)
}


@dataclass(frozen=True)
class State:
    """What is counted of everything there is, and whether all of it holds together."""

    rows: dict[str, int]
    faults: tuple[str, ...]

    def since(self, before: State) -> dict[str, int]:
        """How many more of each."""
        names = self.rows.keys() | before.rows.keys()
        changes = {name: self.rows.get(name, 0) - before.rows.get(name, 0) for name in names}
        return {name: change for name, change in changes.items() if change}


def state() -> State:
    rows = {model._meta.label: model._base_manager.count() for model in apps.get_models()}
    rows["standing"] = Publication.objects.filter(withdrawn_at=None).count()
    rows["read"] = Upload.objects.exclude(rows_stored_at=None).count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), coalesce(sum(amount_ore), 0) FROM figures_now")
        rows["figures"] = cursor.fetchone()[0]
    return State(rows, tuple(_faults()))


def _faults():
    verdict = verified()
    if verdict.wrong:
        yield verdict.wrong
    yield from (f"guard {name} is gone" for name in guards_missing())
    kept = list(Upload.objects.all())
    yield from (str(damage) for upload in kept if (damage := damage_of(upload)))
    needed = {str(upload.stored.name) for upload in kept}
    root = Path(settings.MEDIA_ROOT)
    lying = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    yield from (f"{name} is no one's" for name in sorted(lying - needed))
    for upload in kept:
        blocks = upload.blocks.count()
        if (upload.rows_stored_at is not None) != bool(blocks):
            yield f"{upload.filename} is half stored"


def in_child(act: Act, kill_after: float | None) -> tuple[bool, float]:
    """Whether it was done and said so before the kill, and how long it took."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _do(act, writing)
    os.close(writing)
    os.read(reading, 1)
    begun = time.monotonic()
    select.select([reading], [], [], kill_after)
    if kill_after is not None:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    took = time.monotonic() - begun
    said = os.read(reading, 1)
    os.close(reading)
    _wait_for_the_database()
    return said == b"d", took


def _do(act: Act, writing: int) -> None:
    """In the child, which never comes back."""
    try:
        os.write(writing, b"b")
        act()
        os.write(writing, b"d")
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(0)


def _wait_for_the_database() -> None:
    """PostgreSQL notices that the other end is gone when it next listens."""
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(others + " AND backend_type = 'client backend'")
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise TimeoutError("a backend lives on")


def after_next_start() -> State:
    """As gunicorn.conf.py does when the site is started."""
    forget_abandoned()
    return state()


def whole(name: str) -> tuple[dict[str, int], float]:
    """What the act changes when nobody kills it, and its time."""
    act = ACTS[name]()
    before = state()
    done, took = in_child(act, None)
    assert done, f"{name} was never done"
    return after_next_start().since(before), took


def killed(name: str, change: dict[str, int], within: float, draw: random.Random) -> tuple[str, list[str]]:
    """How the kill ended ("before", "after" or "said"), and what did not hold."""
    act = ACTS[name]()
    before = state()
    said, _ = in_child(act, draw.uniform(0, within))
    after = after_next_start()
    now = after.since(before)
    wrong = list(after.faults)
    if now not in ({}, change):
        wrong.append(f"half of {name}: {now} of {change}")
    if said and now != change:
        wrong.append(f"{name} was said to be done")
    return ("said" if said else "after" if now else "before"), wrong


def main(kills: int) -> None:
    provby()
    for month in (Month(2022, 1), Month(2022, 2), CLOSING, OPEN):
        published(month)
    seed = int(os.environ.get("SEED", time.time_ns()))
    draw, wrong, ends = random.Random(seed), [], {name: {} for name in ACTS}
    changes = {name: whole(name) for name in ACTS}
    within = {name: took for name, (_, took) in changes.items()}
    for number in range(kills):
        name = list(ACTS)[number % len(ACTS)]
        end, faults = killed(name, changes[name][0], within[name], draw)
        within[name] *= LATER if end == "before" else SOONER
        ends[name][end] = ends[name].get(end, 0) + 1
        wrong += [f"{number} {fault}" for fault in faults]
        print(f"{number + 1} {name} {end} {faults or ''}", file=sys.stderr, flush=True)
    times = {name: round(seconds, 3) for name, seconds in within.items()}
    print(json.dumps({"seed": seed, "wrong": wrong, "ends": ends, "seconds": times}))


main(int(sys.argv[1]))
