"""People who write while PostgreSQL is cut off, restarted and only read from; prints what held."""

from __future__ import annotations

import json
import os
import re
import subprocess
import threading
import time

import django

from socfin import settings as given

given.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()

from django.db import DatabaseError, close_old_connections, connection, connections  # noqa: E402 - the models first
from django.test import Client  # noqa: E402

from socfin.actions.publishing import publish, receive  # noqa: E402
from socfin.doctor.way import lasting  # noqa: E402
from socfin.models import Remark  # noqa: E402
from socfin.selectors.trail import verified  # noqa: E402
from socfin.views.entrance import patience  # noqa: E402
from tests.cast import long_csv, person, provby  # noqa: E402

PAGE = "/provby/2022-03/verksamhet/511/"
ROWS = "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900"
CUTS, SECONDS = 12, 6.0
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
SEEN = re.compile(r'name="seen"(?: value="([^"]*)")?')
HEADING = re.compile(r"<h1[^>]*>\s*([^<]+?)\s*<")


def restart() -> None:
    """As a server that lost its power, from the outside."""
    subprocess.run(json.loads(os.environ["RESTART"]), check=True, stdout=subprocess.DEVNULL)


def stay_away() -> None:
    """Longer than anybody waits for."""
    subprocess.run(json.loads(os.environ["STOP"]), check=True, stdout=subprocess.DEVNULL)
    time.sleep(1.5 * patience.SECONDS)
    restart()


def cut() -> None:
    """End every other connection, in the middle of whatever it is used for."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_terminate_backend(pid) {OTHERS} AND backend_type = 'client backend'")


def only_read(is_so: bool) -> None:
    """From the next connection on."""
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = off")
        cursor.execute(f"ALTER DATABASE socfin SET default_transaction_read_only = {is_so}")
    cut()
    connections.close_all()


class Writer(threading.Thread):
    """Carin, who comments again and again; `answers` counts them, `texts` has what was said to be saved."""

    def __init__(self) -> None:
        super().__init__()
        self.over, self.answers, self.texts = threading.Event(), {}, []
        self.client = Client(raise_request_exception=False)
        self.client.force_login(person("carin"))

    def run(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            close_old_connections()  # as each request begins; the test client leaves it out
            text = f"Kommentar {number}."
            page = self.client.get(PAGE)
            mark = SEEN.search(page.content.decode())
            if page.status_code != 200 or mark is None:
                self.note(page, "")
                continue
            self.note(self.client.post(PAGE + "kommentar/", {"text": text, "seen": mark[1] or ""}), text)
        connections.close_all()

    def note(self, answer, text: str) -> None:
        said = HEADING.findall(answer.content.decode())
        kind = f"{answer.status_code} {said[0] if said else ''}".strip()
        if answer.status_code == 500 and answer.exc_info:
            kind += f": {answer.exc_info[1]!r}"
        self.answers[kind] = self.answers.get(kind, 0) + 1
        if answer.status_code == 302:
            self.texts.append(text)


def during(fault) -> dict[str, object]:
    """What the writer was answered while something was done to the database, and what was lost of it."""
    Remark.objects.first()
    writer = Writer()
    connections.close_all()
    writer.start()
    time.sleep(0.5)
    fault()
    time.sleep(1.0)
    writer.over.set()
    writer.join(timeout=60)
    kept = set(Remark.objects.values_list("text", flat=True))
    lost = [text for text in writer.texts if text not in kept]
    return {"answers": writer.answers, "lost": lost, "alive": writer.is_alive()}


def cuts() -> None:
    for _ in range(CUTS):
        time.sleep(SECONDS / CUTS / 4)
        cut()
    connections.close_all()


def reads_only() -> dict[str, int]:
    """Pages and a form while nothing may be written."""
    client = Client(raise_request_exception=False)
    client.force_login(person("carin"))
    only_read(True)
    try:
        said = client.post(PAGE + "kommentar/", {"text": "Nej.", "seen": ""})
        heading = HEADING.findall(said.content.decode())
        return {
            "form": [said.status_code, *heading],
            "pages": [client.get(path).status_code for path in ("/", "/provby/2022-03/", PAGE)],
            "health": client.get("/halsa/").status_code,
        }
    finally:
        connections.close_all()
        only_read(False)


def main() -> None:
    committee = provby()
    upload = receive(
        committee=committee, filename="f.csv", content=long_csv(ROWS), by=person("carin"), options={}
    ).upload
    publish(upload=upload, by=person("carin"), reason="Prov.")
    out = {"cut": during(cuts), "restarted": during(restart), "away": during(stay_away)}
    out["only read"] = reads_only()
    out["afterwards"] = during(lambda: None)
    out["trail"] = verified().wrong
    out["power"] = [finding.seen for finding in lasting()]
    print(json.dumps(out))


try:
    main()
except DatabaseError as error:
    raise SystemExit(f"{type(error).__name__}: {error}") from error
