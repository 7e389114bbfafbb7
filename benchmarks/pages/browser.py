"""What a reader's browser takes: weight, first paint and the chart, at full speed and on a slow line."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pages.client import PASSWORD
from tests.machine import chromium_path

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 93_750}
"""Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit/s down."""
SLOWER = 4
"""Times slower the processor is made with it."""
WATCH = """
  window.drawnAt = 0;
  new MutationObserver((_, watcher) => {
    if (!document.querySelector(".drawing svg")) return;
    window.drawnAt = performance.now();
    watcher.disconnect();
  }).observe(document, { childList: true, subtree: true });
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening of a page: bytes over the wire, and milliseconds from asking."""

    weight: int
    painted: float
    drawn: float


def openings(port: int, address: str, rounds: int = 5) -> dict[str, Opened]:
    """The medians of opening a page cold and warm, at full speed and slowly."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        found: dict[str, list[Opened]] = {}
        for name, slow in (("", False), (", slow", True)):
            for _ in range(rounds):
                with _logged_in(browser, port) as page:
                    for way in ("cold", "warm"):
                        found.setdefault(way + name, []).append(
                            _opened(page, f"http://127.0.0.1:{port}{address}", slow)
                        )
        browser.close()
    return {name: _median(every) for name, every in found.items()}


@contextmanager
def _logged_in(browser: Browser, port: int) -> Iterator[Page]:
    """A page of a browser that has been nowhere but at the log-in, and has kept nothing of it."""
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto("/logga-in/")
    page.fill("[name=username]", "carin")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_load_state()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.add_init_script(WATCH)
    yield page
    context.close()


def _opened(page: Page, address: str, slow: bool) -> Opened:
    page.goto("about:blank")
    session, weight = page.context.new_cdp_session(page), [0]

    def count(event: dict[str, Any]) -> None:
        weight[0] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        SLOW_4G if slow else {**SLOW_4G, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER if slow else 1})
    page.goto(address)
    page.wait_for_selector(".drawing svg", state="attached")
    found = Opened(weight[0], page.evaluate(PAINTED), page.evaluate("window.drawnAt"))
    session.detach()
    return found


def _median(every: list[Opened]) -> Opened:
    return Opened(
        weight=int(statistics.median(one.weight for one in every)),
        painted=statistics.median(one.painted for one in every),
        drawn=statistics.median(one.drawn for one in every),
    )
