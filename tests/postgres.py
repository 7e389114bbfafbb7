"""A throw-away PostgreSQL cluster: `python -m tests.postgres COMMAND …` runs the command against it.

The cluster lives in a temporary folder, answers only on a socket there, takes no care to survive a power
cut, and is gone when the command ends. PostgreSQL refuses to run as root, so root runs it as another user.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote, unquote, urlsplit

from tests.machine import must_have_everything, postgres_bin

WEB, OWNER = "socfin_web", "socfin_owner"
"""Besides the one above all: a role that owns nothing, as the web's should, and one that is to own tables."""
FAST_NOT_SAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ENOUGH_CONNECTIONS = "max_connections=30"


@contextmanager
def cluster(programs: Path, place: Path = Path("/tmp"), *, safe: bool = False) -> Iterator[str]:
    """Start a cluster and yield the DATABASE_URL of its one database, `socfin`.

    A safe one keeps what it said was saved when it is stopped as by a lost power. All of it lies under
    `place`, whose path must be short: a socket's has 107 bytes at most.
    """
    home = Path(tempfile.mkdtemp(prefix="socfin-pg-", dir=place))
    whose = owner()
    if whose:
        shutil.chown(home, whose)
    data, options = home / "data", _options(safe=safe)
    pg_ctl = (programs / "pg_ctl", "-D", data, "-s", "-w")
    try:
        locale = "C.UTF-8" if sys.platform == "linux" else "C"
        initdb = (programs / "initdb", "-D", data, "-U", "socfin", "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(*initdb, "--locale", locale, owner=whose)
        start = ("-l", home / "log", "-o", f"-k {home} -c listen_addresses='' {options}", "start")
        _run(*pg_ctl, *start, owner=whose)
        try:
            _run(programs / "createdb", "-h", home, "-U", "socfin", "socfin", owner=whose)
            _run(programs / "createuser", "-h", home, "-U", "socfin", WEB, owner=whose)
            _run(programs / "createuser", "-h", home, "-U", "socfin", "--createdb", OWNER, owner=whose)
            yield f"postgres://socfin@{quote(str(home), safe='')}:5432/socfin"
        finally:
            _run(*pg_ctl, "-m", "immediate", "stop", owner=whose)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def replica(programs: Path, url: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """A streaming replica of a safe cluster: its URL, and the commands that stop it at once and start it."""
    home = Path(tempfile.mkdtemp(prefix="socfin-copy-", dir="/tmp"))
    whose, data = owner(), home / "data"
    if whose:
        shutil.chown(home, whose)
    copied = (programs / "pg_basebackup", "-h", _home(url), "-U", "socfin", "-D", data)
    _run(*copied, "-R", "-X", "stream", "-c", "fast", "--no-sync", owner=whose)
    pg_ctl = [*_become(whose), str(programs / "pg_ctl"), "-D", str(data), "-s", "-w"]
    options = f"-k {home} -c listen_addresses='' {_options(safe=True)}"
    start, stop = [*pg_ctl, "-l", f"{home}/log", "-o", options, "start"], [*pg_ctl, "-m", "immediate", "stop"]
    try:
        subprocess.run(start, cwd="/", check=True, stdout=subprocess.DEVNULL)
        yield f"postgres://socfin@{quote(str(home), safe='')}:5432/socfin", stop, start
    finally:
        subprocess.run(stop, cwd="/", check=False, capture_output=True)
        shutil.rmtree(home, ignore_errors=True)


def _options(*, safe: bool) -> str:
    return " ".join(f"-c {setting}" for setting in (ENOUGH_CONNECTIONS, *(() if safe else FAST_NOT_SAFE)))


def _home(url: str) -> str:
    """The folder where the cluster of a URL lies, and its socket."""
    return unquote(urlsplit(url).netloc.partition("@")[2].rpartition(":")[0])


def _become(whose: str | None) -> list[str]:
    return ["setpriv", f"--reuid={whose}", f"--regid={whose}", "--clear-groups"] if whose else []


def restarting(programs: Path, url: str) -> list[str]:
    """The command that stops the cluster of a URL, if it runs, as a lost power does, and starts it again."""
    return _controlling(programs, url, "restart")


def stopping(programs: Path, url: str) -> list[str]:
    """The command that stops the cluster of a URL as a lost power does."""
    return _controlling(programs, url, "stop")


def _controlling(programs: Path, url: str, what: str) -> list[str]:
    words = [str(programs / "pg_ctl"), "-D", f"{_home(url)}/data", "-s", "-w", "-m", "immediate", what]
    return [*_become(owner()), *words]


def owner() -> str | None:
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"


def _run(*command: str | Path, owner: str | None) -> None:
    become = {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": ()} if owner else {}
    done = subprocess.run(
        command, **become, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise SystemExit(f"PostgreSQL's {Path(command[0]).name} failed ({done.returncode}).")


def _leave_tidily(signum: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


def main(command: list[str]) -> int:
    programs = postgres_bin()
    if programs is None:
        print("Not tested on PostgreSQL: its server programs are missing on this machine.")
        return 1 if must_have_everything() else 0
    for asked_to_stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked_to_stop, _leave_tidily)
    with cluster(programs) as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
