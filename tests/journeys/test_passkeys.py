"""Carin adds a passkey in a real browser, with the browser's own device, and logs in with it."""

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(page_as, carin):
    page = page_as(carin)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def test_a_passkey_is_added_and_logs_in(page, accessibility_faults):
    page.goto("/tva-steg/")
    assert accessibility_faults(page) == []
    page.get_by_label("Ditt lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_label("Namn, så att du känner igen den").fill("Jobbtelefonen")
    page.get_by_role("button", name="Lägg till en passkey").click()
    expect(page.locator("h2", has_text="Reservkoder")).to_be_visible()
    page.goto("/tva-steg/")
    expect(page.get_by_role("rowheader", name="Jobbtelefonen")).to_be_visible()

    page.get_by_role("button", name="Logga ut").click()
    page.goto("/logga-in/")
    page.get_by_label("Användarnamn").fill("carin")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.locator("h1")).to_have_text("Steg två")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Använd din passkey").click()

    expect(page.locator("h1")).to_have_text("Hur går det mot budget?")
