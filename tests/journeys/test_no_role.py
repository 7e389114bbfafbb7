"""Olle, who has no role, and nobody, who has not logged in: they do not even learn that a page exists."""

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD

PATHS = (
    "/nora/",
    "/nora/2022-03/",
    "/nora/2022-03/verksamhet/510/",
    "/nora/2022-03/verksamhet/510/rader/",
    "/nora/2022-03/sammanfattning/",
    "/nora/2022-03/sammanfattning.docx",
    "/nora/uppladdningar/",
    "/nora/uppladdningar/1/",
    "/nora/installningar/",
    "/finns-inte/2022-03/",
)


def test_olle_logs_in_and_is_told_whom_to_ask(page_as, olle):
    page = page_as()
    page.goto("/")

    page.get_by_label("Användarnamn").fill("olle")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()

    expect(page.locator("main")).to_contain_text("Du har ingen roll i någon nämnd ännu.")
    expect(page.locator("main").get_by_role("link")).to_have_count(0)


def test_olle_cannot_tell_a_committee_from_one_that_does_not_exist(page_as, olle):
    page = page_as(olle, allow=("status of 404",))
    seen = set()

    for path in PATHS:
        assert page.goto(path).status == 404, path
        seen.add(page.locator("main").inner_text())

    assert len(seen) == 1, "every page says the same"
    assert "Sidan finns inte, eller så har du ingen roll i nämnden." in seen.pop()
    page.get_by_role("link", name="Till dina nämnder").click()
    expect(page.locator("main")).to_contain_text("Du har ingen roll")


def test_nobody_is_sent_to_log_in_from_every_page(page_as):
    page = page_as()

    for path in ("/", *PATHS):
        page.goto(path)
        expect(page.get_by_role("heading", name="Logga in")).to_be_visible()
        expect(page.locator("body")).not_to_contain_text("Nora")


@pytest.mark.parametrize("path", ["/nora/2022-03/?enhet=mnkr", "/nora/2022-03/verksamhet/510/"])
def test_whoever_logs_in_comes_to_the_page_that_was_mailed(page_as, petra, path):
    page = page_as()
    page.goto(path)

    page.get_by_label("Användarnamn").fill("petra")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")

    expect(page.locator("h1")).to_contain_text("mot budget")


def test_a_log_in_never_leads_to_another_site(page_as, petra):
    page = page_as()
    page.goto("/logga-in/?next=https://127.0.0.2/falsk")

    page.get_by_label("Användarnamn").fill("petra")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Hur går det mot budget?")


def test_nobody_reads_the_accessibility_statement(page_as):
    page = page_as()
    page.goto("/logga-in/")

    page.get_by_role("link", name="Tillgänglighet").click()

    expect(page.locator("h1")).to_have_text("Tillgänglighetsredogörelse")
