"""Things done in the same moment, each in a thread and on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Do them all at once; gives what they met. None may wait for a minute."""
    start, met, done = Barrier(len(acts)), [], []

    def run(act: Callable[[], object]) -> None:
        start.wait(timeout=10)
        try:
            act()
        except Exception as error:
            met.append(error)
        finally:
            connections.close_all()
        done.append(act)

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(done) == len(acts)
    return met
