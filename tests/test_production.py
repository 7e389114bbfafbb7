"""The site as docs/operations.md starts it in production: gunicorn, WhiteNoise, no DEBUG, HTTPS outside."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.xdist_group("production")  # one server for them all

PATIENCE_SECONDS = 60
FROM_THE_PROXY = {"X-Forwarded-Proto": "https", "Accept-Encoding": "br"}

Get = Callable[..., HTTPResponse]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    """What an operator sets; DATABASE_URL too, when these tests run on PostgreSQL."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "DATABASE_URL") if name in os.environ}
    return kept | {
        "SOCFIN_SECRET_KEY": "x7Kq2mVb9Lr4Tn8Wc1Yd6Zf3Hg5Js0PaQeRuIoAsDfGhJkLzXcVbNm",
        "SOCFIN_ALLOWED_HOSTS": "127.0.0.1",
        "SOCFIN_BEHIND_PROXY": "yes",
        "SOCFIN_DATA_DIR": str(tmp_path_factory.mktemp("production")),
    }


@pytest.fixture(scope="module")
def manage(environment) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def get(environment, manage) -> Iterator[Get]:
    """`get(path, **headers)` asks the running production server; redirects are not followed."""
    manage("migrate", "--verbosity", "0")
    manage("collectstatic", "--noinput", "--verbosity", "0")
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "socfin.wsgi", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            wait_for(port)
            yield lambda path, headers=FROM_THE_PROXY: ask(port, path, headers)
        finally:
            server.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def ask(port: int, path: str, headers: dict[str, str], *, method: str = "GET") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers=headers)
    return connection.getresponse()


def test_django_objects_to_nothing_in_production_but_what_concerns_other_sites(manage):
    """W021 would put every name of the municipality on a list that browsers keep: theirs to decide."""
    objections = re.findall(r"\((security\.\w+|\w+\.[EW]\d+)\)", manage("check", "--deploy"))

    assert set(objections) <= {"security.W021"}


def test_an_assistant_reads_over_stdin_and_over_http_with_a_persons_key(environment, manage, get):
    manage("createsuperuser", "--noinput", "--username", "adam", "--email", "adam@provby.example")
    manage("create_committee", "annan", "--name", "Nämnden", "--municipality", "Provby")
    secret = manage("create_token", "adam", "--committee", "annan").splitlines()[-1]

    async def committees(reached) -> object:
        async with Client(reached) as client:
            return (await client.call_tool("list_committees", {})).structured_content

    async def both(port: int) -> list[object]:
        arguments, given = ["manage.py", "mcp"], {**environment, "SOCFIN_TOKEN": secret}
        inside = StdioServerParameters(command=sys.executable, args=arguments, env=given, cwd=ROOT)
        headers = {"Authorization": f"Bearer {secret}"}
        async with httpx2.AsyncClient(headers=headers, timeout=PATIENCE_SECONDS) as http:
            outside = streamable_http_client(f"http://127.0.0.1:{port}/mcp", http_client=http)
            return [await committees(inside), await committees(outside)]

    port = free_port()
    command = [sys.executable, "manage.py", "mcp", "--http", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            refused = ask(port, "/mcp", {}, method="POST").status
            inside, outside = asyncio.run(both(port))
        finally:
            server.terminate()

    assert refused == 401
    assert inside == outside
    assert inside["committees"][0]["slug"] == "annan"


def test_a_site_without_a_name_does_not_pass_the_check(environment):
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=ROOT,
        env=environment | {"SOCFIN_ALLOWED_HOSTS": " "},
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 1
    assert "SOCFIN_ALLOWED_HOSTS is empty" in checked.stderr


def test_the_web_server_refuses_to_start_without_a_secret_key(environment):
    without = environment | {"SOCFIN_SECRET_KEY": ""}
    started = subprocess.run(
        [sys.executable, "-c", "import socfin.wsgi"],
        cwd=ROOT,
        env=without,
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert "SOCFIN_SECRET_KEY" in started.stderr


def test_gunicorn_gives_a_large_file_time_and_answers_others_meanwhile(environment):
    command = [sys.executable, "-m", "gunicorn", "socfin.wsgi", "--print-config"]
    told = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    set_to = dict(re.findall(r"^(\w+) += (\S+)$", told, re.MULTILINE))

    assert int(set_to["threads"]) > 1, "one asks how far it is while another works"
    assert int(set_to["timeout"]) >= 300
    assert int(set_to["graceful_timeout"]) >= 300
    assert set_to["control_socket_disable"] == "True", "a door beside the site's own"


@pytest.mark.database
def test_the_site_answers_over_https_with_its_policy_and_packed_hashed_files(get):
    unencrypted = get("/", {})
    assert unencrypted.status == 301
    assert unencrypted.headers["Location"].startswith("https://127.0.0.1")

    nobody = get("/")
    assert nobody.status == 302

    login = get(nobody.headers["Location"])
    policy = login.headers["Content-Security-Policy"]
    assert login.status == 200
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert login.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    cookie = login.headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrftoken=")
    assert "Secure" in cookie
    assert "Domain" not in cookie

    styles = re.search(r'href="(/static/[\w.-]+\.[0-9a-f]{12}\.css)"', login.read().decode())
    assert styles, "the stylesheet's name holds its hash"
    packed = get(styles[1])
    assert packed.headers["Content-Encoding"] == "br"
    assert "immutable" in packed.headers["Cache-Control"]


def test_plotly_js_is_served_packed_and_small_from_a_package(get):
    """0.33 MB with the basic bundle; the whole of plotly.js, where npm is missing, is 1.1 MB."""
    script = get("/static/plotly.js")

    assert script.headers["Content-Encoding"] == "br"
    assert len(script.read()) < 1_300_000


READ = """
import sys
from django.test import Client
from tests.cast import long_csv, person, provby
client = Client()
client.force_login(person("petra"))
pages = ["2022-01/", "2022-01/prognos/", "2022-01/verksamhet/510/", "sammantraden/"]
read = [client.get(f"/provby/{page}", secure=True, headers={"host": "127.0.0.1"}) for page in pages]
print([answer.status_code for answer in read])
print(sorted(set(sys.modules) & {%(libraries)s}))
"""
PUBLISHED = """
from socfin.actions.publishing import publish, receive
from tests.cast import long_csv, person, provby
rows = "510 5010 2022-01 utfall -1000\\n510 5010 2022-01 budget -900"
by = person("carin")
file = receive(committee=provby(), filename="a.csv", content=long_csv(rows), by=by, options={}).upload
publish(upload=file, by=by, reason="Prov.")
"""
DRAW_AND_WRITE = (
    "plotly",
    "docx",
    "docxtpl",
    "pptx",
    "weasyprint",
    "xlsxwriter",
    "openpyxl",
    "icalendar",
    "qrcode",
    "PIL",
    "lxml",
)
"""What charts and documents are made with: 30 MB that no reader of a page has any use of."""


def test_a_process_that_serves_pages_has_loaded_nothing_that_documents_are_made_with(manage, get):
    manage("shell", "--verbosity", "0", "-c", PUBLISHED)
    read = READ % {"libraries": ", ".join(map(repr, DRAW_AND_WRITE))}

    made = manage("shell", "--verbosity", "0", "-c", read).splitlines()
    kept = manage("shell", "--verbosity", "0", "-c", read).splitlines()

    assert made[0] == kept[0] == "[200, 200, 200, 200]"
    assert made[1] == kept[1] == "[]"
