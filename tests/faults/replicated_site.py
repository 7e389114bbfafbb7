"""People who write and read where pages are made of a replica that is behind, cut off, stopped and back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

from socfin import settings as given

given.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
given.EMBEDDED_WORK = given.WARMS_AFTER_WORK = False
django.setup()

import psycopg2  # noqa: E402 - the models first
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from socfin.actions.committees import create_committee  # noqa: E402
from socfin.actions.people.memberships import end_role  # noqa: E402
from socfin.actions.people.users import machine_user  # noqa: E402
from socfin.actions.publishing import publish, receive  # noqa: E402
from socfin.apart.place import NOWHERE, Place, standing  # noqa: E402
from socfin.doctor.replica import copied  # noqa: E402
from socfin.domain.committee import NewCommittee  # noqa: E402
from socfin.models import Upload  # noqa: E402
from socfin.selectors import replica  # noqa: E402
from tests.cast import long_csv, person, provby  # noqa: E402

PAGE = "/provby/2022-03/verksamhet/511/"
ROWS = "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900"
SEEN = re.compile(r'name="seen"(?: value="([^"]*)")?')
COMMENTS = 20


def make() -> dict[str, object]:
    """Two municipalities with a file each, and who is logged in; as the role that owns the tables."""
    committee, carin = provby(), person("carin")
    new = NewCommittee(slug="annby", name="Annan", municipality="Annby", root_code="9", root_name="A")
    other = create_committee(new=new, by=machine_user())
    files = [
        receive(committee=each, filename="f.csv", content=long_csv(ROWS), by=carin, options={}).upload
        for each in (committee, other)
    ]
    publish(upload=files[0], by=carin, reason="Prov.")
    sessions = {}
    for name in ("carin", "petra"):
        client = Client()
        client.force_login(person(name))
        sessions[name] = client.cookies["sessionid"].value
    whose = [each.municipality_id for each in (committee, other)]
    return {"sessions": sessions, "municipalities": whose}


MADE = json.loads(os.environ.get("MADE", "{}"))


def logged_in(name: str) -> Client:
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = MADE["sessions"][name]
    return client


@contextmanager
def at_the_replica() -> Iterator[list[str]]:
    """The questions of models that are put to it while this lasts."""
    asked: list[str] = []

    def noted(execute, sql, params, many, context):
        if '"socfin_' in sql:
            asked.append(sql)
        return execute(sql, params, many, context)

    with connections[replica.REPLICA].execute_wrapper(noted):
        yield asked


def apart() -> dict[str, int]:
    """How many files the replica shows the web's role: from nowhere, from a seat, and others' from there."""
    own, _ = MADE["municipalities"]
    files = Upload.objects.using(replica.REPLICA)
    with standing(NOWHERE):
        nowhere = files.count()
    with standing(Place(municipalities=(own,))):
        return {
            "nowhere": nowhere,
            "own": files.filter(committee__slug="provby").count(),
            "others": files.exclude(committee__slug="provby").count(),
        }


def commented(client: Client, text: str) -> tuple[int, bool]:
    """How the page answers after a comment was said to be saved, and whether it shows it."""
    mark = SEEN.search(client.get(PAGE).content.decode())
    said = client.post(PAGE + "kommentar/", {"text": text, "seen": (mark[1] if mark else "") or ""})
    assert said.status_code == 302, said.status_code
    page = client.get(PAGE)
    return page.status_code, text in page.content.decode()


def writing(times: int = COMMENTS) -> dict[str, object]:
    """Comments that did not stand on the page at once, and how many pages were made of the replica."""
    client, wrong, there = logged_in("carin"), [], 0
    for number in range(times):
        with at_the_replica() as asked:
            answer = commented(client, f"Kommentar {number} av {times}.")
        there += bool(asked)
        if answer != (200, True):
            wrong.append([number, *answer])
    return {"wrong": wrong, "there": there}


def above(question: str) -> None:
    line = psycopg2.connect(os.environ["ABOVE"])
    line.autocommit = True
    line.cursor().execute(question)
    line.close()


def behind() -> tuple[dict[str, object], int]:
    """What is written is read, and who has been shown out is out, while the replica is given nothing new."""
    above("SELECT pg_wal_replay_pause()")
    try:
        with at_the_replica() as asked:
            status, fresh = commented(logged_in("carin"), "Skrivet medan kopian står still.")
        ending = [sys.executable, "-m", "tests.faults.replicated_site", "end"]
        subprocess.run(ending, env=owners(), check=True, stdout=subprocess.DEVNULL)
        out = logged_in("petra").get("/provby/2022-03/").status_code
    finally:
        above("SELECT pg_wal_replay_resume()")
    return {"status": status, "fresh": fresh, "there": len(asked)}, out


def end() -> None:
    """Petra's role, by the role that owns the tables."""
    end_role(membership=provby().memberships.get(user__username="petra"), by=person("adam"))


def owners() -> dict[str, str]:
    return os.environ | {"DATABASE_URL": os.environ["DATABASE_URL"].replace("//socfin_web@", "//socfin@")}


def cut() -> dict[str, object]:
    """A page whose connection to the replica is lost after its first question there."""
    asked = []

    def lose(execute, sql, params, many, context):
        if '"socfin_' in sql:
            asked.append(sql)
            connections[replica.REPLICA].connection.close()
        return execute(sql, params, many, context)

    wait_for_it()
    with connections[replica.REPLICA].execute_wrapper(lose):
        status, fresh = commented(logged_in("carin"), "Skrivet när kopian försvann.")
    return {"status": status, "fresh": fresh, "there": len(asked)}


def wait_for_it() -> None:
    """Until the replica has everything, and is asked again."""
    replica._rests_until = 0.0
    until = time.monotonic() + 30
    while not replica.is_at_hand():
        assert time.monotonic() < until
        connections[replica.REPLICA].close()
        replica._rests_until = 0.0
        time.sleep(0.1)


def stopped() -> dict[str, object]:
    """Pages while the replica is not there at all."""
    subprocess.run(json.loads(os.environ["STOP"]), check=True, stdout=subprocess.DEVNULL)
    client, statuses, wrong = logged_in("carin"), [], []
    with at_the_replica() as asked:
        for number in range(5):
            replica._rests_until = 0.0
            status, fresh = commented(client, f"Utan kopia {number}.")
            statuses.append(status)
            wrong += [] if fresh else [number]
    return {"statuses": statuses, "wrong": wrong, "there": len(asked)}


def looked_at() -> list[str]:
    """What doctor sees of it."""
    return [f"{finding.state.value}: {finding.seen}" for finding in copied()]


def walk() -> dict[str, object]:
    wait_for_it()
    out: dict[str, object] = {"apart": apart(), "doctor": looked_at(), "writing": writing()}
    out["behind"], out["ended"] = behind()
    out["cut"] = cut()
    out["stopped"] = stopped()
    out["doctor once more"] = looked_at()
    subprocess.run(json.loads(os.environ["START"]), check=True, stdout=subprocess.DEVNULL)
    wait_for_it()
    out["back"] = writing(5)
    return out


if sys.argv[1] == "walk":
    print(json.dumps(walk()))
else:
    with standing(Place(whole=True)):
        print(json.dumps({"make": make, "end": end}[sys.argv[1]]()))
