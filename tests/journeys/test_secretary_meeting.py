"""The secretary's day: freeze, download, show; new figures arrive; the frozen item stays what it was."""

from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import expect

from socfin.actions.publishing import publish, receive
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.people import person_by_username
from tests.long import beyond

MARCH = (
    "verksamhet;konto;rad;period;månader;scenario;belopp\n"
    "510;;;2022-03;3;utfall;-12500000\n"
    "520;;;2022-03;3;utfall;-20237600\n"
)


def new_figures_arrive() -> None:
    """Carin publishes a file that changes hemtjänst in March."""
    nora, carin = committee_by_slug("nora"), person_by_username("carin")
    kept = receive(
        committee=nora,
        filename="rattad.csv",
        content=MARCH.encode("utf-8-sig"),
        by=carin,
        options={},
    ).upload
    publish(upload=kept, by=carin, reason="Rättelse.")


def downloaded(page, label: str) -> str:
    offered = page.get_by_role("navigation", name="Visa och hämta ärendet")
    if not offered.get_by_role("link", name=label).count():
        offered.get_by_text("Fler format").click()
    with page.expect_download() as waiting:
        offered.get_by_role("link", name=label).click()
    return sha256(Path(waiting.value.path()).read_bytes()).hexdigest()


def test_the_secretary_freezes_downloads_and_compares_and_nothing_changes_afterwards(page_as):
    page = page_as(person_by_username("sara"))
    page.goto("/nora/2022-03/")
    page.get_by_role("link", name="Underlag", exact=True).click()
    page.get_by_role("button", name="på ett sammanträde").click()
    page.get_by_label("Datum").fill("2022-06-07")
    page.get_by_role("button", name="Frys och lägg till").click()

    assert "Fryst." in page.get_by_role("status").inner_text()
    assert "Inget har ändrats sedan dess." in page.locator(".frozen").inner_text()
    before = {label: downloaded(page, label) for label in ("PDF", "Word", "Excel")}
    item = page.url

    new_figures_arrive()

    page.goto(item)
    assert "Nya siffror finns: totalt" in page.locator(".frozen").inner_text().replace("\u00a0", " ")
    assert "utfall −12 227" in page.locator(".minutes.is-wide").inner_text().replace("\u00a0", " ")
    assert {label: downloaded(page, label) for label in before} == before

    page.get_by_role("link", name="Jämför rad för rad").click()
    assert "Nya siffror finns: totalt" in page.locator("main").inner_text().replace("\u00a0", " ")
    hemtjanst = page.get_by_role("row", name="Hemtjänst", exact=False)
    assert "−452" in hemtjanst.first.inner_text()


def test_an_item_is_compared_with_the_meeting_before(page_as):
    page = page_as(person_by_username("petra"))
    page.goto("/exempel/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport januari–oktober 2025").click()
    page.get_by_role("link", name="Jämför med januari–september 2025").click()

    assert page.locator("h1").inner_text() == "Sedan förra sammanträdet"
    assert "Underskottet har ökat" in page.locator("main").inner_text()


def test_the_decision_is_written_in_afterwards_and_the_first_version_stays(page_as):
    page = page_as(person_by_username("sara"))
    page.goto("/nora/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport Vård och omsorg").click()
    after = page.get_by_role("region", name="Efter sammanträdet")
    after.get_by_label("Beslut").fill("Socialutskottet lägger rapporten till handlingarna.")
    after.get_by_role("button", name="För in beslutet").click()

    assert "Version 2 av 2" in page.locator(".frozen").inner_text()
    page.get_by_role("link", name="Version 1", exact=True).click()
    assert "tackar för informationen" in page.locator(".sheet").inner_text()


def test_an_item_is_withdrawn_taken_up_again_and_moved(page_as):
    page = page_as(person_by_username("sara"))
    page.goto("/nora/sammantraden/")
    page.get_by_label("Datum").fill("2022-06-14")
    page.get_by_role("button", name="Spara sammanträdet").click()
    page.goto("/nora/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport Vård och omsorg").click()

    page.get_by_text("Ärendet utgår", exact=True).click()
    page.get_by_label("Varför ärendet utgår").fill("Tas upp i juni.")
    page.get_by_role("button", name="Låt ärendet utgå").click()
    expect(page.get_by_text("Utgår. Tas upp i juni.")).to_be_visible()
    page.get_by_role("button", name="Ta upp igen").click()

    page.get_by_text("Flytta till ett annat sammanträde", exact=True).click()
    page.get_by_label("Sammanträde", exact=True).select_option("14 juni 2022")
    page.get_by_role("button", name="Flytta ärendet").click()
    expect(page.get_by_role("status")).to_contain_text("Flyttat till sammanträdet 14 juni 2022.")
    expect(page.locator(".sheet")).to_contain_text("Ekonomirapport Vård och omsorg")


def shown(page) -> str:
    """The heading of the slide that is on the screen."""
    return page.locator(".slide:not(.is-away) :is(h1, h2)").inner_text().replace("\u00a0", " ")


def present(page) -> None:
    page.goto("/nora/sammantraden/")
    page.get_by_role("link", name="Ekonomirapport Vård och omsorg").click()
    page.get_by_role("link", name="Visa på skärm").click()
    page.wait_for_url("**/visning/")  # until it is loaded: what is counted does not wait by itself


def test_the_presentation_is_turned_with_keys_and_left_with_escape(page_as):
    page = page_as(person_by_username("petra"), width=1920)
    present(page)
    assert "2,2 mnkr" in shown(page)

    page.keyboard.press("ArrowRight")
    assert shown(page).startswith("Avvikelse per verksamhet")
    assert page.evaluate("document.activeElement.textContent").strip().startswith("Avvikelse per verksamhet")
    page.keyboard.press("Space")
    assert shown(page) == "Individ- och familjeomsorg (IFO)"
    page.keyboard.press("PageUp")
    assert shown(page).startswith("Avvikelse per verksamhet")
    page.keyboard.press("End")
    assert shown(page) == "Beslut"
    page.keyboard.press("Home")
    assert "2,2 mnkr" in shown(page)
    page.keyboard.press("Escape")
    page.wait_for_url("**/arende/*/")


def test_nothing_on_the_projector_is_smaller_than_the_last_row_can_read_or_outside_the_screen(page_as):
    page = page_as(person_by_username("petra"), width=1920)
    present(page)

    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.slide *')]
            .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
                && !one.closest('.wordy') && one.tagName !== 'SCRIPT' && one.getClientRects().length)
            .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    overflowing = page.evaluate(
        """() => [...document.querySelectorAll('.slide')]
            .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
            .map((one) => one.textContent.trim().slice(0, 40))"""
    )

    assert smallest >= 28
    assert overflowing == []


def test_without_script_the_presentation_is_one_long_page(browser, live_server, page_as):
    page = page_as(person_by_username("petra"))
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    bare = context.new_page()
    present(bare)

    assert bare.locator(".slide:visible").count() == bare.locator(".slide").count() > 5
    context.close()


@pytest.mark.parametrize(
    ("width", "dark"),
    beyond(2, [(1024, False), (390, True), (390, False), (1024, True), (1920, False), (1920, True)]),
)
def test_the_meeting_pages_have_no_accessibility_faults(page_as, accessibility_faults, width, dark):
    sara = page_as(person_by_username("sara"), width=width, dark=dark)
    sara.goto("/exempel/sammantraden/")
    pages = ["/exempel/sammantraden/", "/exempel/2025-10/till-sammantrade/"]
    sara.get_by_role("link", name="Ekonomirapport januari–oktober 2025").click()
    sara.wait_for_url("**/arende/*/")
    item = sara.url
    pages += [item, f"{item}jamfor/", f"{item}visning/", item.split("arende")[0]]

    for address in pages:
        sara.goto(address)
        assert accessibility_faults(sara) == [], address
        assert sara.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_small_numbers_page_has_no_accessibility_faults(page_as, accessibility_faults):
    page = page_as(person_by_username("carin"), width=390)

    page.goto("/exempel/installningar/sma-tal/")

    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
