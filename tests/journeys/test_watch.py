"""The watch itself: a guard that never barks guards nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.watch import Watch

ADD = """
() => { const it = document.createElement("%s"); Object.assign(it, %s); document.body.append(it) }
"""


@pytest.fixture
def page(browser, live_server) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def watch(page: Page, live_server) -> Watch:
    return Watch(page.context, origin=live_server.url, allow=("favicon",))


def test_an_innocent_page_has_no_faults(page, watch):
    page.goto("/logga-in/")

    assert watch.faults == []


@pytest.mark.parametrize(
    ("tag", "what", "fault"),
    [
        ("script", '{textContent: "1"}', "CSP script-src-elem refused inline"),
        ("img", '{src: "http://127.0.0.2/x.png"}', "CSP img-src refused http://127.0.0.2/x.png"),
        ("img", '{src: "http://127.0.0.2/x.png"}', "a request left the site: http://127.0.0.2/x.png"),
        ("img", '{src: "/static/not-there.png"}', "status of 404"),
    ],
)
def test_the_watch_sees(page, watch, tag, what, fault):
    page.goto("/logga-in/")

    page.evaluate(ADD % (tag, what))
    page.wait_for_timeout(300)

    assert any(fault in seen for seen in watch.faults), watch.faults


def test_the_watch_sees_an_uncaught_exception(page, watch):
    page.goto("/logga-in/")

    page.evaluate("() => setTimeout(() => { throw new Error('oj') }, 0)")
    page.wait_for_timeout(300)

    assert any("oj" in seen for seen in watch.faults)


def test_what_a_journey_allows_is_no_fault(page, live_server):
    watch = Watch(page.context, origin=live_server.url, allow=("status of 404",))

    page.goto("/static/not-there.png")

    assert watch.faults == []


def test_axe_tells_every_place_that_breaks_a_rule(page, accessibility_faults):
    page.set_content('<html lang="sv"><title>Prov</title><main><h1>Prov</h1></main>')
    picture = '{src: "data:,", id: "%s"}'

    for name in ("första", "andra"):
        page.evaluate(ADD % ("img", picture % name))
    page.evaluate(ADD % ("p", '{textContent: "svagt", style: "color: #ccc; background: #fff"}'))

    faults = [
        fault for fault in accessibility_faults(page) if fault.startswith(("image-alt", "color-contrast"))
    ]
    assert [fault.partition(":")[0] for fault in faults] == ["color-contrast", "image-alt", "image-alt"]
    assert "första" in faults[1]
    assert "andra" in faults[2]
