"""Readers at once while a controller publishes and undoes: each sees a whole old page or a whole new one.

SOCFIN_READ_SECONDS=120 makes it fifty readers for two minutes instead of ten for a few changes.
"""

from __future__ import annotations

import os
import re
import time
from threading import Barrier, Event, Thread

from django.db import connections

from socfin.actions import publishing
from socfin.models import Upload
from tests.cast import long_csv

CHANGES, PAUSE = 2, 0.5
SECONDS = float(os.environ.get("SOCFIN_READ_SECONDS", "0"))
READERS = 50 if SECONDS else 10
PATIENCE = 120
"""Seconds: a reader that never comes is a fault; one that is late on a busy machine is not."""
OVERVIEW = "/provby/2022-01/"
OLD = "\n".join(
    f"{code} 5020 2022-01 {kind} -1000" for code in ("511", "520") for kind in ("utfall", "budget")
)
NEW = OLD.replace("-1000", "-7000")


def table(client) -> str:
    """The words of the overview's table: a total and its parts."""
    page = client.get(OVERVIEW)
    assert page.status_code == 200
    found = re.search(r"<tbody.*?</tbody>", page.content.decode(), re.S)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_every_reader_sees_a_whole_old_page_or_a_whole_new_one(
    transactional_db, committee, carin, petra, logged_in, publish_rows
):
    publish_rows(OLD)
    clients = [logged_in(petra) for _ in range(READERS)]
    old = table(clients[0])
    file = publishing.receive(
        committee=committee, filename="nya.csv", content=long_csv(NEW), by=carin, options={}
    ).upload
    reading, over, seen = Barrier(READERS + 1), Event(), []

    def read(client):
        try:
            seen.append(table(client))
            reading.wait(PATIENCE)
            while not over.wait(PAUSE):
                seen.append(table(client))
            seen.append(table(client))
        finally:
            connections.close_all()

    readers = [Thread(target=read, args=(client,), daemon=True) for client in clients]
    for one in readers:
        one.start()
    try:
        reading.wait(PATIENCE)  # nothing is published before everyone has read
        new = changed(file.pk, carin, clients[0])
    finally:
        over.set()
    for one in readers:
        one.join(timeout=PATIENCE)

    assert old != new
    assert len(seen) >= 2 * READERS
    assert set(seen) <= {old, new}
    assert table(clients[0]) == old


def changed(upload: int, by, client) -> str:
    """Publish and undo some times; gives the table as it was while the file counted."""
    ends, done, new = time.monotonic() + SECONDS, 0, ""
    while done < CHANGES or time.monotonic() < ends:
        publishing.publish(upload=Upload.objects.get(pk=upload), by=by, reason="Prov.")
        new = table(client)
        publishing.undo(upload=Upload.objects.get(pk=upload), by=by)
        done += 1
    return new
