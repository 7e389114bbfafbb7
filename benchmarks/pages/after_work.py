"""What the web's process works on each page's first view when the queue has done its work.

python -m benchmarks.pages.after_work [2000]

A committee of so many verksamheter on SQLite in a folder to throw away. Of each page, processor seconds of
the view in a new process after a comment: when the queue has done what that asked for, and when it has not.
Exits with 1 where the first is over 2 s.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from socfin.models import Committee

LIMIT_SECONDS = 2.0
AROUND = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings",
    "SOCFIN_SECRET_KEY": "only-for-measuring-never-in-production-0123",
    "SOCFIN_ALLOWED_HOSTS": "testserver",
    "SOCFIN_HTTPS": "no",
    "SOCFIN_WORKERS": "yes",
}


def main(units: int) -> int:
    """Make it, then measure; 1 where a page that the queue has made the way for takes too long."""
    with tempfile.TemporaryDirectory(prefix="socfin-after-") as folder:
        os.environ.update(AROUND | {"SOCFIN_DATA_DIR": folder})
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        return _measured(units)


def _measured(units: int) -> int:
    from benchmarks.pages.committee import make
    from socfin.models import Committee

    pages = make(units)
    committee = Committee.objects.get()
    after, before = (_views(committee, pages, worked=worked) for worked in (True, False))
    print(
        f"{units} verksamheter: after the queue's work, before it; load {os.getloadavg()[0]:.1f}", flush=True
    )
    for name, spent in after.items():
        over = "  OVER" if spent > LIMIT_SECONDS else ""
        print(f"  {name:14} {spent:7.2f} s {before[name]:7.2f} s{over}", flush=True)
    return int(max(after.values()) > LIMIT_SECONDS)


def _views(committee: Committee, pages: dict[str, str], *, worked: bool) -> dict[str, float]:
    """Processor seconds of each page after a comment, each in a new process."""
    from django.core.cache import caches
    from django.core.management import call_command
    from django.test import Client

    from benchmarks.pages.committee import change
    from socfin.actions.work.asking import ask
    from socfin.domain.work.pieces import Work
    from socfin.selectors.people import person_by_username

    client = Client()
    client.force_login(person_by_username("carin"), "django.contrib.auth.backends.ModelBackend")
    change()
    if worked:
        ask(Work.PAGES, committee=committee.pk, host="testserver")
        call_command("work", once=True, verbosity=0)
    costs = {}
    for name, address in pages.items():
        caches["default"].clear()
        costs[name] = _spent(client, address)
    return costs


def _spent(client: Client, address: str) -> float:
    began = time.process_time()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} gave {answer.status_code}")
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
