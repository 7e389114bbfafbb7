"""nginx, two gunicorn, PgBouncer, PostgreSQL, Redis, S3 and two workers, each of which can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

from tests.faults.environment import environment
from tests.machine import nginx_path, pgbouncer_path, postgres_bin
from tests.postgres import WEB, cluster, owner, restarting

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "var" / "tests" / "cluster-static"
"""Made once, and anew when what it is made of changes: compressing takes a minute."""
SECONDS = 90
"""As long as anything takes to start on a busy machine."""
WEBS = WORKERS = 2


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def serves(port: int) -> bool:
    """Whether a web answers, which is later than that it listens."""
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/halsa/liv/", timeout=5) as answer:
        return bool(answer.status == HTTPStatus.OK)
    return False


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@dataclass
class Engine:
    """A process and how it is started; `ready` says when it serves."""

    name: str
    command: list[str]
    around: dict[str, str]
    log: Path
    ready: Callable[[], bool] = lambda: True
    becomes: str | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.around,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=self.becomes,
            )
        until = time.monotonic() + SECONDS
        while not self.ready():
            if time.monotonic() > until or self.process.poll() is not None:
                raise TimeoutError(f"{self.name} never served:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """Itself and all that it started, with no time to tidy up."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def killed_and_started(self) -> None:
        """As a machine that was switched off, and on."""
        self.kill()
        self.start()


@dataclass
class Cluster:
    """All of them, and where the site answers."""

    engines: list[Engine]
    address: str
    around: dict[str, str]
    """The environment of the site's own processes."""
    restart_postgres: list[str]

    def postgres_restarted(self) -> None:
        """As after a lost power."""
        subprocess.run(self.restart_postgres, check=True, stdout=subprocess.DEVNULL)

    def manage(self, *words: str) -> str:
        """What a command of manage.py, or a module of ours, printed."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.around, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout


@contextmanager
def started(folder: Path) -> Iterator[Cluster]:
    """Everything, from nothing; all of it ends with this."""
    with cluster(postgres_bin(), safe=True) as url:
        made = _planned(folder, url)
        try:
            store, *others = made.engines
            store.start()
            _make_bucket(made.around)
            pooler = next(engine for engine in others if engine.name == "pgbouncer")
            pooler.start()
            made.manage("manage.py", "migrate", "--verbosity", "0")
            if _is_stale(STATIC):
                made.manage("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
            for engine in others:
                if engine is not pooler:
                    engine.start()
            yield made
        finally:
            for engine in reversed(made.engines):
                engine.kill()


def _is_stale(made: Path) -> bool:
    manifest = made / "staticfiles.json"
    made_of = [ROOT / "requirements.txt", *(path for path in (ROOT / "static").rglob("*") if path.is_file())]
    return not manifest.exists() or manifest.stat().st_mtime < max(path.stat().st_mtime for path in made_of)


def _planned(folder: Path, url: str) -> Cluster:
    ports = {name: free_port() for name in ("s3", "redis", "pgbouncer", "nginx", "web 0", "web 1")}
    around = {
        **environment(folder / "data"),
        "DATABASE_URL": f"postgres://socfin@127.0.0.1:{ports['pgbouncer']}/socfin",
        "SOCFIN_WEB_ROLE": WEB,
        "SOCFIN_PGBOUNCER": "yes",
        "CACHE_URL": f"redis://127.0.0.1:{ports['redis']}/0",
        "SOCFIN_FILES_URL": f"s3://original/socfin?endpoint=http://127.0.0.1:{ports['s3']}&region=us-east-1",
        "SOCFIN_FILES_KEY": "test",
        "SOCFIN_FILES_SECRET": "test",
        "SOCFIN_STATIC_DIR": str(STATIC),
        "SOCFIN_WORKERS": "yes",
        "SOCFIN_LOG": "json",
        "SOCFIN_HTTPS": "no",
        "SOCFIN_BEHIND_PROXY": "yes",
        "SOCFIN_ALLOWED_HOSTS": "127.0.0.1",
    }
    return Cluster(
        engines=list(_engines(folder, ports, _of_the_web(around), url)),
        address=f"http://127.0.0.1:{ports['nginx']}",
        around=around,
        restart_postgres=restarting(postgres_bin(), url),
    )


def _of_the_web(around: dict[str, str]) -> dict[str, str]:
    """Commands are the owner's; web and workers have a role that the database keeps to a municipality."""
    return around | {"DATABASE_URL": around["DATABASE_URL"].replace("//socfin@", f"//{WEB}@")}


def _engines(folder: Path, ports: dict[str, int], around: dict[str, str], url: str) -> Iterator[Engine]:
    def engine(name: str, command: list[str], port: int | None = None, becomes: str | None = None) -> Engine:
        ask = serves if name.startswith("web") else answers
        ready = (lambda: ask(port)) if port else (lambda: True)
        return Engine(name, command, around, folder / f"{name.replace(' ', '-')}.log", ready, becomes)

    moto = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(ports["s3"])]
    yield engine("s3", moto, ports["s3"])
    redis = [shutil.which("redis-server") or "", "--port", str(ports["redis"]), "--bind", "127.0.0.1"]
    yield engine("redis", [*redis, "--save", "", "--dir", str(folder)], ports["redis"])
    pooler = [pgbouncer_path() or "", str(_pgbouncer(folder, ports, url))]
    yield engine("pgbouncer", pooler, ports["pgbouncer"], owner())
    for number in range(WEBS):
        port = ports[f"web {number}"]
        gunicorn = [sys.executable, "-m", "gunicorn", "socfin.wsgi", "--bind", f"127.0.0.1:{port}"]
        yield engine(f"web {number}", [*gunicorn, "--workers", "1", "--log-level", "error"], port)
    for number in range(WORKERS):
        yield engine(f"worker {number}", [sys.executable, "manage.py", "work"])
    nginx = [nginx_path() or "", "-c", str(_nginx(folder, ports)), "-e", str(folder / "nginx-error.log")]
    yield engine("nginx", nginx, ports["nginx"])


def _pgbouncer(folder: Path, ports: dict[str, int], url: str) -> Path:
    """As docs/operations.md says: each transaction has a connection, and no longer."""
    home = unquote(urlsplit(url).netloc.partition("@")[2].rpartition(":")[0])
    path, users = Path(home) / "pgbouncer.ini", Path(home) / "users.txt"
    users.write_text(f'"socfin" ""\n"{WEB}" ""\n')
    path.write_text(
        f"""[databases]
socfin = host={home} port=5432 dbname=socfin
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {ports["pgbouncer"]}
auth_type = trust
auth_file = {users}
pool_mode = transaction
default_pool_size = 6
max_client_conn = 200
unix_socket_dir =
server_login_retry = 1
ignore_startup_parameters = extra_float_digits
"""
    )
    return path


def _nginx(folder: Path, ports: dict[str, int]) -> Path:
    """A web that is gone is left out; what was not sent yet is sent to the other."""
    path = folder / "nginx.conf"
    webs = "\n".join(f"    server 127.0.0.1:{ports[f'web {number}']} max_fails=0;" for number in range(WEBS))
    scratch = "\n".join(
        f"  {kind}_temp_path {folder}/nginx-{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path.write_text(
        f"""pid {folder}/nginx.pid;
daemon off;
worker_processes 1;
events {{ worker_connections 512; }}
http {{
  access_log off;
{scratch}
  upstream webs {{
{webs}
  }}
  server {{
    listen 127.0.0.1:{ports["nginx"]};
    client_max_body_size 110m;
    location / {{
      proxy_pass http://webs;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 2s;
      proxy_read_timeout 300s;
      proxy_next_upstream error timeout;
    }}
  }}
}}
"""
    )
    return path


def _make_bucket(around: dict[str, str]) -> None:
    import boto3

    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    endpoint = around["SOCFIN_FILES_URL"].partition("endpoint=")[2].partition("&")[0]
    boto3.client("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket="original")
