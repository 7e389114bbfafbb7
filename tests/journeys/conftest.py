"""A real browser on the running site with demo data; a console error or an outside request fails the test."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache, caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from socfin.models import Committee
from tests.cast import PASSWORD
from tests.demo import keep, taken_back
from tests.journeys.watch import Watch
from tests.machine import chromium_path

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop where Django looks for one

HEIGHTS = {390: 844, 1024: 768, 1920: 1080}
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--font-render-hinting=none",
]
AXE_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Every rule is tried; telling each element that passed as well takes three times as long.
    "resultTypes": ["violations"],
}
PICTURES = Path("test-results")
PATIENCE_MS = 20_000  # a page that never comes is a fault; one that is late on a busy machine is not

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield browser
        browser.close()


Snapshot = Iterator[sqlite3.Connection]
"""A database held in memory, to be copied over the journey's own."""


@pytest.fixture(scope="session")
def demo_snapshot(django_db_setup, django_db_blocker) -> Snapshot:
    """The database after `load_demo`, made once: each journey ends by emptying it."""
    with django_db_blocker.unblock():
        yield from taken(load_demo)


def load_demo() -> None:
    """The demo as an earlier part of this run left it, else loaded now."""
    if not taken_back(connection.connection):
        call_command("load_demo", verbosity=0, password=PASSWORD)
        keep(connection.connection)


def taken(fill: Callable[[], None]) -> Snapshot:
    """The test database as `fill` leaves it; what was there before is put back at once."""
    untouched, filled = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(untouched)
    fill()
    connection.connection.backup(filled)
    untouched.backup(connection.connection)
    yield filled
    untouched.close()
    filled.close()


@pytest.fixture(autouse=True)
def nothing_kept_from_another_test() -> None:
    """Not here: made pages are kept from one journey to the next as long as nothing was written (`demo`)."""


@pytest.fixture(autouse=True)
def demo(demo_snapshot: sqlite3.Connection, live_server, transactional_db) -> Iterator[None]:
    """Every journey starts from the same demo data, whatever the one before did to it.

    Pages are kept by committee and revision, so those that a journey made hold for the next one that begins
    from the same snapshot, unless something was written meanwhile.
    """
    connection.ensure_connection()
    demo_snapshot.backup(connection.connection)
    before = (id(demo_snapshot), written())
    if KEPT.get("of") != before:
        cache.clear()
        caches["pages"].clear()
    yield
    KEPT["of"] = (id(demo_snapshot), written())


KEPT: dict[str, tuple[int, frozenset[tuple[int, int]]]] = {}
"""What the kept pages were made of: a snapshot and what was written on it."""


def written() -> frozenset[tuple[int, int]]:
    """Each committee's revision: every action raises it (tests/views/kept/test_nothing_stale.py)."""
    return frozenset(Committee.objects.values_list("pk", "revision"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()
PageAs = Callable[..., Page]


@pytest.fixture
def page_as(request, browser: Browser, live_server) -> Iterator[PageAs]:
    """`page_as(user, width=1024)` opens a page of its own where `user` is logged in (None: nobody is).

    Addresses are relative to the site: `page.goto("/")`. Widths 390, 1024 and 1920 have their own heights;
    `dark=True` asks for dark mode. `allow` holds patterns of faults that the journey is meant to meet, such
    as "status of 403". Afterwards any other console error, refusal by the Content-Security-Policy or
    request to elsewhere fails the test, and a failed test leaves its picture in test-results/.
    """
    opened: list[tuple[Page, Watch]] = []

    def open_page(user=None, *, width: int = 1024, dark: bool = False, allow: tuple[str, ...] = ()) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            color_scheme="dark" if dark else "light",
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        watch = Watch(context, origin=live_server.url, allow=allow)
        if user is not None:
            context.add_cookies([_session_cookie(user, live_server.url)])
        opened.append((context.new_page(), watch))
        return opened[-1][0]

    yield open_page

    for number, (page, _) in enumerate(opened):
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(exist_ok=True)
            name = re.sub(r"[^\w-]+", "-", request.node.name)
            page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
        page.context.close()
    faults = [fault for _, watch in opened for fault in watch.faults]
    assert not faults, "\n".join(faults)


def _session_cookie(user, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    return {"name": cookie.key, "value": cookie.value, "url": url}


@pytest.fixture
def accessibility_faults() -> Callable[[Page], list[str]]:
    """`accessibility_faults(page)` lists what axe-core objects to: rule, what it says, where on the page."""

    def find(page: Page) -> list[str]:
        found = Axe().run(page, options=AXE_RULES).response["violations"]
        return [
            f"{rule['id']}: {rule['help']} at {node['target']}" for rule in found for node in rule["nodes"]
        ]

    return find
