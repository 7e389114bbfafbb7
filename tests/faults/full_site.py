"""A site whose disk is filled while people write and read; prints how each was answered. Run by its test."""

import json
from pathlib import Path

import django

from socfin import settings as given
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole

given.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()

from django.test import Client  # noqa: E402 - the models first

from socfin.actions.committees import create_committee  # noqa: E402
from socfin.actions.people.memberships import give_role  # noqa: E402
from socfin.actions.people.users import machine_user  # noqa: E402
from socfin.actions.publishing import publish, receive  # noqa: E402
from socfin.domain.roles import Role  # noqa: E402
from socfin.models import Remark  # noqa: E402
from socfin.selectors.committees import committee_by_slug  # noqa: E402
from socfin.selectors.uploads import publishing_mark  # noqa: E402
from tests.cast import PASSWORD, long_csv, person  # noqa: E402

PAGE = "/provby/2022-03/verksamhet/5/"
COMMENT = "Fler timmar än planerat. " + "å" * 3_900
WHO = {"username": "carin", "password": PASSWORD}


def site(by) -> list[int]:
    """A committee with one file published and one that waits; the ids of both."""
    made = create_committee(
        new=NewCommittee(
            slug="provby", name="Nämnden", municipality="Provby", root_code="5", root_name="Allt"
        ),
        by=by,
    )
    give_role(user=person("carin"), committee=made, given=GivenRole(role=Role.CONTROLLER), by=by)
    files = [
        receive(committee=made, filename=f"{n}.csv", content=rows(n), by=person("carin"), options={}).upload
        for n in range(2)
    ]
    publish(upload=files[0], by=person("carin"), reason="Prov.")
    return [one.pk for one in files]


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
        try:
            while file.write(b"x" * 512):
                pass
        except OSError:
            return stuffing
    return stuffing


def main() -> None:
    """Everything in turn: before, on the full disk, afterwards."""
    _, waiting = site(machine_user())
    inside, outside = (Client(raise_request_exception=False) for _ in range(2))
    inside.force_login(person("carin"))
    file = f"/provby/uppladdningar/{waiting}/"
    seen = publishing_mark(committee_by_slug("provby"))
    told = {}

    def ask(name: str, answer) -> None:
        told[name] = [answer.status_code, "isken är full" in answer.content.decode(errors="replace")]

    def act(when: str) -> None:
        ask(f"log in {when}", outside.post("/logga-in/", WHO))
        ask(f"comment {when}", inside.post(PAGE + "kommentar/", {"text": COMMENT, "seen": ""}))
        ask(f"publish {when}", inside.post(file + "publicera/", {"reason": "Prov.", "seen": seen}))

    stuffing = fill(given.DATA_DIR)
    act("when full")
    for path in (PAGE, "/provby/2022-03/", file, "/provby/installningar/"):
        ask(path, inside.get(path))
    told["comments kept"] = Remark.objects.count()
    stuffing.unlink()
    act("afterwards")
    print(json.dumps(told))


main()
