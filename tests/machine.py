"""What the tests need of the machine besides Python packages: how it is found, installed or reported missing.

Run as `python -m tests.machine` it installs what is missing on Debian as root, and elsewhere says in one
line what is missing and what is therefore not tested. With CI set, something missing is an error.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path

APT = ("apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3")
APT_TRIES = 3


def chromium_path() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    apps = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
    on_path = (shutil.which(name) for name in names)
    return next(filter(None, on_path), None) or _first_file(Path("/Applications") / app for app in apps)


def postgres_bin() -> Path | None:
    """The folder with the newest installed PostgreSQL server's programs."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def clamd_path() -> str | None:
    return shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")


def nginx_path() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def pgbouncer_path() -> str | None:
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin")


def _first_file(paths) -> str | None:
    return next((str(path) for path in paths if path.is_file()), None)


def _has_pango() -> bool:
    return all(find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz"))


@dataclass(frozen=True)
class Need:
    """One thing the tests need: how to see it, where Debian keeps it, and what goes untested without it."""

    is_here: Callable[[], object]
    debian: tuple[str, ...]
    untested: str


NEEDS = {
    "chromium": Need(chromium_path, ("chromium", "fonts-liberation"), "pages in the browser"),
    "postgresql": Need(postgres_bin, ("postgresql",), "PostgreSQL"),
    "pango": Need(
        _has_pango, ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"), "PDF"
    ),
    "git": Need(lambda: shutil.which("git"), ("git",), "that the repository holds only its own files"),
    "redis": Need(lambda: shutil.which("redis-server"), ("redis-server",), "pages kept in Redis"),
    "nginx": Need(nginx_path, ("nginx-light",), "the cluster"),
    "pgbouncer": Need(pgbouncer_path, ("pgbouncer",), "the cluster, and connections that are pooled"),
    "clamd": Need(clamd_path, ("clamav-daemon",), "the scanner for harmful files"),
    "pdftoppm": Need(lambda: shutil.which("pdftoppm"), ("poppler-utils",), "how the PDF looks"),
}


def missing() -> list[str]:
    return [name for name, need in NEEDS.items() if not need.is_here()]


def must_have_everything() -> bool:
    """Continuous integration tests everything: there, something missing is a failure and never a skip."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def install_on_debian(names: list[str]) -> None:
    packages = [package for name in names for package in NEEDS[name].debian]
    print(f"Installing for the tests: {', '.join(packages)} …", flush=True)
    for attempt in range(1, APT_TRIES + 1):
        if _apt("update") and _apt("install", "-y", "--no-install-recommends", *packages):
            return
        time.sleep(5 * attempt)


def _apt(*arguments: str) -> bool:
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [*APT, *arguments], env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


def may_install() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists()


def main() -> int:
    if missing() and may_install():
        install_on_debian(missing())
    if not (lacking := missing()):
        return 0
    untested = "; ".join(NEEDS[name].untested for name in lacking)
    print(f"Missing on this machine: {', '.join(lacking)}. Not tested therefore: {untested}.")
    return 1 if must_have_everything() else 0


if __name__ == "__main__":
    sys.exit(main())
