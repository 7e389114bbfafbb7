"""PgBouncer in front of the tests' PostgreSQL, with one connection that everybody is given in turn."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.cluster.engines import SECONDS, answers, free_port
from tests.machine import pgbouncer_path
from tests.postgres import WEB, owner


@contextmanager
def pooler() -> Iterator[int]:
    """As docs/operations.md says, but for the number of connections; gives its port."""
    home, port = Path(str(connection.settings_dict["HOST"])), free_port()
    users, path = home / f"users-{port}.txt", home / f"pgbouncer-{port}.ini"
    users.write_text(f'"{WEB}" ""\n')
    path.write_text(
        f"""[databases]
* = host={home} port=5432
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
auth_type = trust
auth_file = {users}
pool_mode = transaction
default_pool_size = 1
unix_socket_dir =
"""
    )
    running = subprocess.Popen(
        [pgbouncer_path() or "", "-q", str(path)], user=owner(), stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + SECONDS
    try:
        while not answers(port) and time.monotonic() < until:
            time.sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait()


def pooled(port: int) -> BaseDatabaseWrapper:
    """A connection of the web's through the pooler, with the settings of SOCFIN_PGBOUNCER."""
    other = connection.copy("pooled")
    other.settings_dict |= {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "USER": WEB,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
    return other
