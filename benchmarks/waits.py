"""How long the web's process works on each request about a large file: python -m benchmarks.waits [--rows N].

A worker of its own does the rest, on SQLite in a folder to throw away. Prints, for each request, processor
seconds of the web's process and seconds by the clock; and how long the worker took. Limit: 2 s a request.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LIMIT_SECONDS = 2.0
NEW = "/provby/uppladdningar/ny/"
SEEN = re.compile(r'name="seen" value="([^"]*)"')


@contextmanager
def worker(around: dict[str, str]):
    """Does what is asked for as long as this lasts."""
    command = [sys.executable, "-m", "benchmarks.waits", "--work"]
    process = subprocess.Popen(command, env=around, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def timed(what: str, ask: Callable[[], Any]) -> Any:
    """What was answered; prints how long the web's process worked on it."""
    own, clock = time.process_time(), time.perf_counter()
    answer = ask()
    own, clock = time.process_time() - own, time.perf_counter() - clock
    over = "" if own <= LIMIT_SECONDS else f"  over {LIMIT_SECONDS:g} s"
    print(f"{what:40} {own:6.2f} s processor {clock:6.2f} s{over}", flush=True)
    return answer


def until(what: str, done: Callable[[], bool]) -> None:
    """Wait for the worker, and print how long that was."""
    began = time.perf_counter()
    while not done():
        time.sleep(0.2)
    print(f"{what:40} {time.perf_counter() - began:25.2f} s", flush=True)


def waits(path: Path) -> None:
    """One file, from handed in to undone, and a paper of it."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from socfin.models import Upload
    from socfin.selectors.work.queue import of
    from tests.cast import person, provby

    provby()
    client = Client()
    client.force_login(person("carin"))
    client.get("/provby/uppladdningar/")

    def all_done() -> bool:
        return not any(of(work).exclude(status__in=("SUCCESSFUL", "FAILED")).exists() for work in WORKS)

    file = SimpleUploadedFile("stor.csv", path.read_bytes())
    timed("hand in", lambda: client.post(NEW, {"file": file, "progress": "a"}))
    page = f"/provby/uppladdningar/{Upload.objects.get().pk}/"
    timed("its page while it is read", lambda: client.get(page))
    until("  the worker reads it", all_done)
    shown = timed("its page", lambda: client.get(page)).content.decode()
    asked = {"seen": SEEN.search(shown)[1], "reason": "Mätning."}
    timed("publish", lambda: client.post(f"{page}publicera/", asked))
    until("  the worker publishes it", all_done)
    timed("its page when it is published", lambda: client.get(page))
    for kind in ("docx", "pdf"):
        paper = f"/provby/2024-12/sammanfattning.{kind}"
        timed(f"{kind}, asked for first", lambda paper=paper: client.get(paper))
        until("  the worker makes it", all_done)
        timed(f"{kind}, when it is made", lambda paper=paper: client.get(paper))
    timed("undo", lambda: client.post(f"{page}angra/"))
    until("  the worker reckons forecasts", all_done)


WORKS = ("reading", "publishing", "paper", "forecasts", "pages")


def set_up() -> None:
    """The site as in production, but for its static files, which nobody has collected here."""
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    django.setup()


def main() -> None:
    """Write the file, then measure with a worker beside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--work", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        set_up()
        from django.core.management import call_command

        call_command("work")
        return
    rows = given.rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stor.csv"
        importlib.import_module("benchmarks.import").write_csv(path, rows)
        around = {
            "DJANGO_SETTINGS_MODULE": "socfin.settings",
            "SOCFIN_SECRET_KEY": "only-for-benchmarks-never-in-production-0123456789",
            "SOCFIN_DATA_DIR": folder,
            "SOCFIN_WORKERS": "yes",
            "SOCFIN_HTTPS": "no",
            "SOCFIN_ALLOWED_HOSTS": "testserver",
        }
        os.environ.update(around)
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)
        set_up()
        with worker(dict(os.environ)):
            waits(path)


if __name__ == "__main__":
    main()
