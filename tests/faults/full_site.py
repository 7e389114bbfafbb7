"""A site whose disk is filled while people write and read; prints how each was answered. Run by its test.

FILLED is the folder of the disk, the site's own if it is not given; RESTART starts a database that stopped.
"""

import json
import os
import random
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django

from socfin import settings as given
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.people.terms import GivenRole

given.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()

from django.contrib.sessions.models import Session  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 - the models first
from django.db import DatabaseError, InterfaceError, connections  # noqa: E402
from django.test import Client  # noqa: E402

from socfin.actions.committees import create_committee  # noqa: E402
from socfin.actions.meetings import create_meeting  # noqa: E402
from socfin.actions.people.memberships import give_role  # noqa: E402
from socfin.actions.people.users import machine_user  # noqa: E402
from socfin.actions.publishing import publish, receive  # noqa: E402
from socfin.domain.roles import Role  # noqa: E402
from socfin.models import (  # noqa: E402
    AuditEvent,
    Committee,
    FigureBlock,
    ItemVersion,
    KeptDocument,
    Publication,
    Remark,
    Upload,
)
from socfin.selectors.originals import damage_of  # noqa: E402
from socfin.selectors.trail import verified  # noqa: E402
from socfin.selectors.uploads import publishing_mark  # noqa: E402
from tests.cast import PASSWORD, long_csv, person  # noqa: E402

PAGE = "/provby/2022-03/verksamhet/5/"
WHO = {"username": "carin", "password": PASSWORD}
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def comment() -> str:
    """Nothing that a database makes smaller, so that it needs room."""
    return "".join(random.choices(ALPHABET, k=3_900))


def site(by) -> tuple[Committee, int]:
    """A committee with one file published and one that waits, and the id of that one."""
    made = create_committee(
        new=NewCommittee(
            slug="provby", name="Nämnden", municipality="Provby", root_code="5", root_name="Allt"
        ),
        by=by,
    )
    for name, role in (("carin", Role.CONTROLLER), ("sara", Role.SECRETARY)):
        give_role(user=person(name), committee=made, given=GivenRole(role=role), by=by)
    files = [
        receive(committee=made, filename=f"{n}.csv", content=rows(n), by=person("carin"), options={}).upload
        for n in range(2)
    ]
    publish(upload=files[0], by=person("carin"), reason="Prov.")
    made.refresh_from_db()
    return made, files[1].pk


def rows(n: int) -> bytes:
    lines = [
        f"5 {4000 + account} 2022-03 {what} -{900 + n}"
        for account in range(900)
        for what in ("budget", "utfall")
    ]
    return long_csv("\n".join(lines))


def fill(disk: Path) -> Path:
    """Take all room there is."""
    stuffing = disk / "stuffing"
    with stuffing.open("wb", buffering=0) as file:
        for size in (1 << 16, 512):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return stuffing


def standing() -> dict[str, int]:
    """What there is of all that is written."""
    every = (Upload, Publication, FigureBlock, Remark, ItemVersion, KeptDocument, AuditEvent, Session)
    return {model.__name__: model.objects.count() for model in every}


class People:
    """Carin and Sara, who write; what they were answered, and what it changed."""

    def __init__(self) -> None:
        committee, self.waiting = site(machine_user())
        self.seen = publishing_mark(committee)
        occasion = Occasion(date(2022, 5, 3))
        self.meeting = create_meeting(committee=committee, occasion=occasion, by=person("sara")).pk
        self.inside, self.sara, self.outside = (Client(raise_request_exception=False) for _ in range(3))
        self.inside.force_login(person("carin"))
        self.sara.force_login(person("sara"))
        self.answers: dict[str, list[object]] = {}

    def write(self, when: str) -> None:
        """Each of them once: log in, comment, store, publish, freeze."""
        file = SimpleUploadedFile(f"{when}.csv", rows(random.randrange(10_000)))
        publishing = f"/provby/uppladdningar/{self.waiting}/publicera/"
        freezing = f"/provby/sammantraden/{self.meeting}/frys/2022-03/"
        told = {"text": comment(), "seen": ""}
        self.ask("log in", when, lambda: self.outside.post("/logga-in/", WHO))
        self.ask("comment", when, lambda: self.inside.post(PAGE + "kommentar/", told))
        self.ask("store", when, lambda: self.inside.post("/provby/uppladdningar/ny/", {"file": file}))
        reason = {"reason": "Prov.", "seen": self.seen}
        self.ask("publish", when, lambda: self.inside.post(publishing, reason))
        taken_up = {"meeting": str(self.meeting), "seen": ""}
        self.ask("freeze", when, lambda: self.sara.post(freezing, taken_up))

    def read(self) -> None:
        """Pages of all kinds, which change nothing."""
        for path in (
            PAGE,
            "/provby/2022-03/",
            f"/provby/uppladdningar/{self.waiting}/",
            "/provby/perioder/2022/",
        ):
            self.ask(path, "when full", lambda path=path: self.inside.get(path))

    def ask(self, what: str, when: str, send: Callable[[], Any]) -> None:
        """The status, whether it says why nothing was saved, and what there is more of than before."""
        before = counted()
        answer = send()
        text = answer.content.decode(errors="replace")
        said = "disk är full" in text or "isken är full" in text or "Databasen svarar inte" in text
        after = counted()
        more = {name: count - before[name] for name, count in after.items() if count != before[name]}
        self.answers[f"{what} {when}"] = [answer.status_code, said, more]


def counted() -> dict[str, int]:
    """As `standing`, from a database that may have stopped and start again."""
    try:
        return standing()
    except (DatabaseError, InterfaceError):
        connections.close_all()
        return {}


def main() -> None:
    """Everything in turn: before, on the full disk, afterwards."""
    people = People()
    before = standing()
    stuffing = fill(Path(os.environ.get("FILLED", given.DATA_DIR)))
    people.write("when full")
    people.read()
    stuffing.unlink()
    if "RESTART" in os.environ:
        connections.close_all()
        subprocess.run(json.loads(os.environ["RESTART"]), check=True, stdout=subprocess.DEVNULL)
        time.sleep(0.5)
    kept = standing()
    grown = {name: count - before[name] for name, count in kept.items() if count != before[name]}
    people.write("afterwards")
    whole = {"trail": verified().wrong, "grown": grown, "read": unread()}
    print(json.dumps({"answers": people.answers, **whole}))


def unread() -> list[str]:
    """The files that are not whole, and the originals that are no one's."""
    kept = list(Upload.objects.all())
    wrong = [str(damage) for upload in kept if (damage := damage_of(upload))]
    root = Path(given.MEDIA_ROOT)
    lying = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return wrong + sorted(lying - {str(upload.stored.name) for upload in kept})


main()
