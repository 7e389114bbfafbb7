"""How gunicorn runs the site; read by gunicorn itself when it is started in this folder.

A large file is read and published within the request that asks for it. Threads answer the page that asks how
far it is, and whoever else comes, meanwhile; the timeouts are those of the longest such work, not of a page.

The site is loaded once, before the processes are made, and its memory is theirs together. New code therefore
takes a restart, not a HUP.
"""

import gc
import os
import tempfile
from contextlib import suppress
from typing import Any

os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="socfin-metrics-"))
"""Where the processes lay what they have counted, to be added up; before any of them is loaded."""

workers = 2
threads = 4
timeout = 300
graceful_timeout = 300
preload_app = True
control_socket_disable = True
"""Whoever looks after it sends signals: a door in its home folder, shared by all sites, is one too many."""


def when_ready(_: Any) -> None:
    """Before the processes part: every page's code is loaded, and what is loaded is let alone."""
    import socfin.urls  # noqa: F401 - the site is set up by now, not when this file is read

    _forget_abandoned()
    gc.collect()
    gc.freeze()


def _forget_abandoned() -> None:
    """What a process that was killed had begun to keep; not now when the database does not answer."""
    from django.conf import settings
    from django.db import DatabaseError, connections

    from socfin.actions.originals import forget_abandoned

    if settings.FILES_URL:
        return  # the processes would share a line to S3; the next file that is handed in sees to it
    with suppress(DatabaseError, OSError):
        forget_abandoned()
    connections.close_all()  # or the processes would share one


def post_worker_init(_: Any) -> None:
    """What a process that is gone never came to is done by this one (socfin/tasks/embedded.py).

    So are the open tables, of which new code keeps nothing of the old: the first who asks is given them. Not
    before the processes part: they would share the thread that works, and its lock.
    """
    from django.conf import settings
    from django.db import DatabaseError, connections

    from socfin.views.kept.warming import ask_for_open_data

    with suppress(DatabaseError):
        ask_for_open_data()
    connections.close_all()
    if not settings.WORKERS:
        from socfin.tasks.embedded import look

        look()


def child_exit(_: Any, worker: Any) -> None:
    """What a process that ended had counted is kept, and nothing it was in the middle of."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
