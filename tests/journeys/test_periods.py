"""A month is closed with what is left, locked, and opened again by two; who writes in between is told."""

from playwright.sync_api import expect

from socfin.actions.people.users import create_user, machine_user
from socfin.domain.period import Month
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.people import person_by_username
from socfin.selectors.periods import period_of

CLOSING = "/exempel/2025-10/stangning/"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_october_is_closed_locked_and_opened_by_two(page_as, accessibility_faults, demo):
    carin, adam = person_by_username("carin"), person_by_username("adam")
    eva = create_user(
        username="eva", first_name="Eva", last_name="Ek", password="x", staff=True, by=machine_user()
    )
    page = page_as(carin, allow=("status of 422", "status of 409"))
    page.goto("/exempel/perioder/")
    expect(page.get_by_role("row", name="September")).to_contain_text("Stängd")
    page.get_by_role("link", name="Oktober").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oktober 2025: öppen")
    press(page, "Stäng ändå")
    expect(page.get_by_role("alert").first).to_contain_text("Kontrollen har 2 punkter kvar")
    page.get_by_label("Varför månaden stängs").fill("Kommentarerna kommer till nämnden.")
    press(page, "Stäng ändå")
    expect(page.get_by_role("status")).to_contain_text("Oktober 2025 är stängd.")
    assert accessibility_faults(page) == []

    page.goto("/exempel/2025-10/verksamhet/510/")
    expect(page.locator(".period-mark")).to_contain_text("Stängd")
    page.get_by_label("Kommentar").fill("Ord som inte får gå förlorade.")
    press(page, "Spara")
    expect(page.get_by_role("heading", level=1)).to_have_text("Månaden är stängd")
    expect(page.get_by_text("Ord som inte får gå förlorade.")).to_be_visible()
    page.get_by_role("link", name="Till månaden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oktober 2025: stängd")

    locker = page_as(adam, allow=("status of 422",))
    locker.goto(CLOSING)
    press(locker, "Lås månaden")
    expect(locker.get_by_role("heading", level=1)).to_have_text("Oktober 2025: låst")
    locker.get_by_label("Varför den låsta månaden").fill("Fel i bokslutet.")
    press(locker, "Begär att den öppnas")
    expect(locker.get_by_role("button", name="Godkänn, öppna månaden")).to_have_count(0)
    expect(locker.get_by_role("button", name="Ta tillbaka begäran")).to_be_visible()

    second = page_as(eva)
    second.goto(CLOSING)
    expect(second.locator("main")).to_contain_text("Fel i bokslutet.")
    press(second, "Godkänn, öppna månaden")
    expect(second.get_by_role("heading", level=1)).to_have_text("Oktober 2025: öppen")
    committee = committee_by_slug("exempel")
    assert committee is not None
    assert period_of(committee, Month(2025, 10)).state == "open"
