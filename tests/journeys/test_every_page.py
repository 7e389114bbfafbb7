"""What holds on every page: axe-core has nothing to say, nothing is cut off, the keyboard reaches it all."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import URLPattern, resolve
from playwright.sync_api import Page

from socfin.actions.committees import create_committee
from socfin.actions.people.memberships import give_role
from socfin.actions.people.publicity import open_to_all
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import receive
from socfin.domain.committee import NewCommittee
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import (
    AssignmentAnswer,
    BudgetDecision,
    BudgetRequest,
    GoalStanding,
    Item,
    MeasureEffect,
    Membership,
    Question,
    Upload,
    WhatIf,
)
from socfin.urls import urlpatterns
from tests.cast import FIXTURES
from tests.journeys.conftest import Snapshot, taken
from tests.rules.test_every_address import POST_ONLY

PAGES = {
    "start": "/",
    "overview with verksamheter": "/nora/2022-03/",
    "overview with lines only": "/timra/2022-08/",
    "overview with a tree": "/exempel/2025-10/",
    "overview of the month": "/exempel/2025-10/?visa=manad&enhet=kr&organisation=nu",
    "overview of the year": "/exempel/2025-10/?visa=helar&enhet=mnkr",
    "overview of an empty committee": "/tomby/",
    "verksamhet": "/exempel/2025-10/verksamhet/5402/",
    "verksamhet with parts": "/exempel/2025-10/verksamhet/510/",
    "verksamhet with a sum only": "/nora/2022-03/verksamhet/510/",
    "rows": "/exempel/2025-10/verksamhet/5111/rader/?konto=5020",
    "no rows": "/nora/2022-03/verksamhet/510/rader/?konto=9999",
    "indicators with costs": "/exempel/2025-10/nyckeltal/",
    "indicators with a curve": "/nora/2022-03/nyckeltal/",
    "indicators without money": "/timra/2022-08/nyckeltal/",
    "indicators to write in": "/exempel/nyckeltal/2025/?nyckeltal=platser",
    "organisation": "/exempel/2025-10/organisation/",
    "organisation of another month": "/exempel/2025-10/organisation/?per=2024-06",
    "questions": "/exempel/fragor/",
    "a question to ask": "/exempel/fragor/ny/?period=2025-10&verksamhet=510&siffra=deviation_to_date",
    "a question": "/exempel/fragor/{question}/",
    "a figure": "/exempel/2025-10/verksamhet/510/siffra/deviation_to_date/",
    "a figure as it was": "/exempel/2025-10/verksamhet/5111/siffra/outcome_to_date/?kand=2025-11-20",
    "a line's figure": "/exempel/2025-10/verksamhet/510/rad/personnel/siffra/outcome_to_date/",
    "an indicator's figure": "/exempel/2025-10/verksamhet/5201/nyckeltal/platser/siffra/outcome/",
    "summary": "/exempel/2025-10/sammanfattning/",
    "files": "/nora/uppladdningar/",
    "no files": "/tomby/uppladdningar/",
    "file that counts": "/nora/uppladdningar/{nora-2022-q1.xlsx}/",
    "file to publish": "/tomby/uppladdningar/{timra-2022-08.csv}/",
    "file with faults": "/tomby/uppladdningar/{trasig.xlsx}/",
    "settings": "/exempel/installningar/",
    "work": "/exempel/installningar/arbete/",
    "forecast": "/exempel/2025-10/prognos/",
    "parts of the forecast": "/exempel/2025-10/prognos/delar/",
    "forecast of a verksamhet": "/exempel/2025-10/verksamhet/5402/prognos/",
    "accuracy": "/exempel/traffsakerhet/",
    "older forecasts": "/exempel/traffsakerhet/aldre-prognoser/",
    "password": "/losenord/",
    "log-ins": "/mina-inloggningar/",
    "notices": "/notiser/",
    "search": "/sok/?q=hemtj%C3%A4nst",
    "two steps": "/tva-steg/",
    "keys": "/mina-nycklar/",
    "figures for programs": "/api/",
    "who may do what": "/exempel/installningar/personer/",
    "a role": "/exempel/installningar/personer/{role}/",
    "own indicators": "/exempel/installningar/nyckeltal/",
    "groups": "/exempel/installningar/grupper/",
    "trail": "/exempel/installningar/dagbok/",
    "meetings": "/exempel/sammantraden/",
    "meeting": "/exempel/sammantraden/{meeting}/",
    "item": "/exempel/sammantraden/{meeting}/arende/{item}/",
    "item compared": "/exempel/sammantraden/{meeting}/arende/{item}/jamfor/",
    "item on the projector": "/exempel/sammantraden/{meeting}/arende/{item}/visning/",
    "a month to a meeting": "/exempel/2025-10/till-sammantrade/",
    "a year of months": "/exempel/perioder/2025/",
    "the auditor's folder": "/exempel/revision/2025/",
    "a month to be closed": "/exempel/2025-10/stangning/",
    "a closed month": "/exempel/2025-09/stangning/",
    "small numbers": "/exempel/installningar/sma-tal/",
    "word template": "/exempel/installningar/wordmall/",
    "a meeting to write in": "/exempel/sammantraden/nytt/",
    "internal documents": "/exempel/2025-10/sammanfattning/internt/",
    "internal documents of an item": "/exempel/sammantraden/{meeting}/arende/{item}/internt/",
    "budget": "/timra/2022-08/budget/",
    "assignments": "/exempel/uppdrag/",
    "an assignment to write in": "/exempel/uppdrag/nytt/",
    "an assignment": "/exempel/uppdrag/{assignment}/",
    "goals": "/timra/2022-08/mal/",
    "a goal to write in": "/exempel/2025-10/mal/nytt/",
    "a goal": "/exempel/2025-10/mal/{goal}/",
    "a goal to word anew": "/exempel/2025-10/mal/{goal}/lydelse/",
    "measures": "/exempel/2025-10/atgarder/",
    "scenarios": "/exempel/2025-10/scenarier/",
    "a scenario to make": "/exempel/2025-10/scenarier/nytt/",
    "a scenario": "/exempel/2025-10/scenarier/{scenario}/",
    "a measure to write in": "/exempel/2025-10/atgarder/ny/",
    "a measure": "/exempel/2025-10/atgarder/{measure}/",
    "a decision to write in": "/exempel/2025-10/budget/beslut/",
    "a decision": "/exempel/2025-10/budget/beslut/{decision}/",
    "a request to write in": "/exempel/2025-10/budget/askanden/",
    "a request": "/timra/2022-08/budget/askanden/{request}/",
    "every committee of a municipality": "/kommun/exempelkommunen/2025-10/",
    "the record of every committee": "/kommun/exempelkommunen/traffsakerhet/",
    "a municipality's settings": "/kommun/exempelkommunen/installningar/",
    "who may do what in a municipality": "/kommun/exempelkommunen/personer/",
    "open data": "/tomby/oppna-data/",
    "accessibility": "/tillganglighet/",
    "not found": "/nora/2021-01/",
}
NO_PAGES = {
    "health",
    "icon",
    "logout",
    "original",
    "export",
    "item_document",
    "calendar",
    "progress",
    "piece",
    "figures_csv",
    "figures_sie",
}
NO_PAGES |= {
    "admin_log_in",
    "admin_password",
    "second_step",
    "openid_connect_login",
    "openid_connect_callback",
}
NO_PAGES |= {
    "password_forgotten",
    "password_new",
    "notices_off",
    "security_txt",
    "alive",
    "deep_health",
    "metrics",
}
NO_PAGES |= {"organisation_picture", "record_file", "trail_csv", "folder_zip", "feed"}
NO_PAGES |= {"municipal_catalogue", "open_catalogue", "open_package", "open_schema", "open_table"}
NO_PAGES |= {
    "freeze",
    "freezing",
}  # the page of a month to a meeting, with the meeting chosen; on the way there
NO_PAGES |= {"municipality", "together_paper"}
NO_PAGES |= {"template_file", "template_sample", "periods", "period_calendar"}
FOR_ANYONE = {"log in": "/logga-in/", "accessibility for anyone": "/tillganglighet/"}
LOOKS = {
    "light": [(1280, 900, "light")],
    "on a phone, dark": [(390, 844, "dark")],
    "crossed": [(1280, 900, "dark"), (390, 844, "light")],
}


def each_in_turn() -> Iterator[object]:
    """Each page and look: every other page in the first, every other in the second; the rest at length."""
    for at, name in enumerate([*PAGES, *FOR_ANYONE]):
        for turn, look in enumerate(LOOKS):
            waits = [] if turn == at % 2 else [pytest.mark.long]
            yield pytest.param(name, LOOKS[look], id=f"{name}, {look}", marks=waits)


FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    seen: one.dataset.reached === "yes",
    name: (one.textContent || one.name || one.tagName).trim().slice(0, 40),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    mark: (one.dataset.reached = "yes"),
  };
}"""
SIDEWAYS = """() => [...document.querySelectorAll("main :not(.mapping, .mapping *, input, textarea, select)")]
  .filter(one => !one.matches(".drawn, .entry"))
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .filter(one => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
  .map(one => one.className)"""
NOT_REACHED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.type !== "hidden" && !one.disabled)
  .filter(one => one.dataset.reached !== "yes")
  .map(one => `${one.tagName} ${(one.textContent || one.name).trim().slice(0, 40)}`)"""


@pytest.fixture(scope="module")
def demo_snapshot(demo_snapshot, django_db_blocker) -> Snapshot:
    """The demo, and an empty committee with two files not yet published, one of them broken."""
    with django_db_blocker.unblock():
        yield from taken(lambda: add_tomby(demo_snapshot))


def add_tomby(demo: sqlite3.Connection) -> None:
    demo.backup(connection.connection)
    by = machine_user()
    adam = get_user_model().objects.get(username="adam")
    empty = create_committee(
        new=NewCommittee(slug="tomby", name="Nämnden", municipality="Tomby", root_code="0", root_name="Allt"),
        by=by,
    )
    give_role(user=adam, committee=empty, given=GivenRole(role=Role.ADMINISTRATOR), by=by)
    open_to_all(committee=empty, by=adam)
    broken = (FIXTURES / "nora-2022-q1.xlsx").read_bytes()[:900]
    for filename, content in (
        ("trasig.xlsx", broken),
        ("timra-2022-08.csv", (FIXTURES / "timra-2022-08.csv").read_bytes()),
    ):
        receive(committee=empty, filename=filename, content=content, by=adam, options={})


@pytest.fixture
def numbers(demo) -> dict[str, int]:
    """Ids by their word in PAGES."""
    known = dict(Upload.objects.exclude(committee__slug="timra").values_list("filename", "pk"))
    item = Item.objects.filter(meeting__committee__slug="exempel").latest("month")
    role = Membership.objects.get(committee__slug="exempel", user__username="petra")
    return known | {
        "meeting": item.meeting_id,
        "item": item.pk,
        "role": role.pk,
        "assignment": AssignmentAnswer.objects.latest("pk").assignment_id,
        "goal": GoalStanding.objects.filter(goal__committee__slug="exempel").latest("pk").goal_id,
        "scenario": WhatIf.objects.earliest("pk").pk,
        "measure": MeasureEffect.objects.latest("pk").measure_id,
        "decision": BudgetDecision.objects.filter(committee__slug="exempel").latest("pk").pk,
        "question": Question.objects.filter(committee__slug="exempel").latest("pk").pk,
        "request": BudgetRequest.objects.filter(committee__slug="timra").latest("pk").pk,
    }


@pytest.fixture
def open_page(page_as, adam, numbers) -> Iterator[Callable[..., Page]]:
    """`open_page("settings", width=390)` opens one of PAGES as Adam, who may see them all."""

    def go(name: str, **how) -> Page:
        if name in FOR_ANYONE:
            page = page_as(None, **how)
            page.goto(FOR_ANYONE[name])
            return page
        path = PAGES[name]
        for what, number in numbers.items():
            path = path.replace(f"{{{what}}}", str(number))
        page = page_as(adam, allow=("status of 404",) if name == "not found" else (), **how)
        page.goto(path, wait_until="load")
        return page

    return go


def test_every_page_of_the_site_is_among_them():
    def name_of(path: str) -> str:
        return resolve(re.sub(r"{.+?}", "1", path).partition("?")[0]).url_name

    by_hand = {name_of(path) for path in (*PAGES.values(), *FOR_ANYONE.values())}
    got = {one.name for one in urlpatterns if isinstance(one, URLPattern) and one.name not in POST_ONLY}

    assert got - NO_PAGES == by_hand


@pytest.mark.parametrize(("name", "looks"), each_in_turn())
def test_a_page_says_what_it_is_axe_has_nothing_to_say_and_nothing_is_cut_off(
    open_page, accessibility_faults, name, looks
):
    """One look at each page for all of it: opening one is most of what a test of it costs."""
    page = open_page(name, width=1280)
    faults = {}
    if name != "item on the projector":
        says_what_it_is(page)
        skips_to_the_content(page)

    for width, height, scheme in looks:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        faults[width, scheme] = accessibility_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SIDEWAYS) == [], (
            "a file's rows, a drawing and a year to write in alone are scrolled"
        )

    assert not any(faults.values()), faults


def says_what_it_is(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator("html").get_attribute("lang") == "sv"
    assert len(page.title()) > 5
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(one => +one.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def skips_to_the_content(page: Page) -> None:
    page.mouse.click(1, 1)  # from the top, also where a field has the focus from the start
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


@pytest.mark.parametrize(
    "name",
    [
        "log in",
        "overview with verksamheter",
        "verksamhet with a sum only",
        "files",
        "file with faults",
        "summary",
    ],
)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(open_page, name):
    page = open_page(name)
    dim = []
    page.mouse.click(1, 1)

    for _ in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["seen"]:
            break
        if not (focused["ring"] and focused["onScreen"]):
            dim.append(focused["name"])

    assert page.evaluate(NOT_REACHED) == []
    assert dim == [], "focus is not seen there"
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("name", ["overview with a tree", "verksamhet with parts", "settings", "summary"])
def test_at_four_hundred_per_cent_nothing_has_to_be_scrolled_sideways(open_page, name):
    page = open_page(name, width=320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_phone_no_line_stands_alone_beside_a_switch(open_page):
    page = open_page("overview with a tree", width=390)

    widths = "all => all.map(one => getComputedStyle(one).borderLeftWidth)"

    assert set(page.locator(".switches ul").evaluate_all(widths)) == {"0px"}


@pytest.mark.parametrize("name", ["start", "overview with a tree", "files", "summary", "settings"])
def test_targets_are_large_enough_for_a_thumb(open_page, browser, name):
    """Links in running text and figures in a phone's condensed second line are as tall as their line."""
    known = open_page(name)
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        storage_state=known.context.storage_state(),
    )
    page = context.new_page()
    page.goto(known.url)

    small = page.locator("a[href]:not(.skip, .num), button, select, summary").evaluate_all(
        """all => all.filter(one => one.checkVisibility() && !one.closest("p, .why-text"))
            .filter(one => one.getBoundingClientRect().height < 43)
            .map(one => one.textContent.trim())"""
    )

    context.close()
    assert small == []


@pytest.mark.parametrize("width", [390, 1024])
def test_what_leads_on_in_the_header_and_the_path_is_as_wide_and_as_high_as_a_thumb(
    open_page, browser, width
):
    known = open_page("overview with a tree")
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        has_touch=True,
        is_mobile=True,
        storage_state=known.context.storage_state(),
    )
    page = context.new_page()
    page.goto(known.url)

    narrow = page.locator(":is(.masthead, .path, .controls) :is(a, button)").evaluate_all(
        """all => all.filter(one => one.checkVisibility())
            .filter(one => {
                const { width, height } = one.getBoundingClientRect();
                return Math.min(width, height) < 43;
            })
            .map(one => one.textContent.trim())"""
    )
    scrolls = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    context.close()
    assert (narrow, scrolls) == ([], False)


def test_without_scripts_every_row_is_there_and_figures_still_lead_on(browser, live_server, page_as, adam):
    signed_in = page_as(adam)
    signed_in.goto("/")
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=signed_in.context.storage_state()
    )
    page = context.new_page()

    page.goto("/exempel/2025-10/")

    assert page.get_by_role("link", name="Hemtjänstgrupp Linden").is_visible()
    assert "IFO" in page.locator(".chart p").first.inner_text()
    page.get_by_role("link", name="−14\u00a0294").click()
    assert "utfall-2025-10.csv" in page.locator("main").inner_text()
    context.close()
