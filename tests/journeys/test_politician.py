"""Petra, förtroendevald: from the log-in to why, with mouse and keyboard, and no further than she may."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.long import beyond


def open_committee(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=name).click()


def heading(page: Page) -> str:
    return " ".join(page.locator("h1").inner_text().split())


def test_logs_in_and_reads_the_answer_for_timra(page_as, petra):
    page = page_as()
    page.goto("/")

    page.get_by_label("Användarnamn").fill("petra")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Socialnämnden, Timrå kommun").click()

    assert page.url.endswith("/timra/2022-08/")
    assert heading(page) == "Underskott 13,0 mnkr mot budget till och med augusti 2022"
    expect(page.locator(".outlook")).to_contain_text("Nämndens prognos −17,9\u00a0mnkr mot budget")
    expect(page.locator(".context")).to_contain_text("av Carin Berg")
    costs = page.get_by_role("row", name="Kostnader", exact=False).filter(has_text="−26\u00a0010")
    expect(costs.first).to_contain_text("−554\u00a0722")
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", name="Logga in")).to_be_visible()


def test_a_wrong_password_is_told_in_swedish_and_nothing_is_lost(page_as, petra):
    page = page_as()
    page.goto("/timra/2022-08/?enhet=mnkr")

    page.get_by_label("Användarnamn").fill("petra")
    page.get_by_label("Lösenord").fill("fel")
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert")).to_contain_text("stämmer inte")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()

    assert page.url.endswith("/timra/2022-08/?enhet=mnkr")


def test_opens_a_parent_in_place_with_mouse_and_with_keyboard(page_as, petra):
    page = page_as(petra, width=1280)
    open_committee(page, "Exempelkommunen")
    unit = page.get_by_role("row", name="Hemtjänstgrupp Linden")
    expect(unit).to_be_hidden()

    page.get_by_role("button", name="Visa delarna av Hemtjänst").click()

    expect(unit).to_contain_text("−615")
    page.keyboard.press("Enter")
    expect(unit).to_be_hidden()
    page.keyboard.press("Space")
    expect(unit).to_be_visible()


def test_follows_a_figure_down_to_the_row_of_the_file(page_as, petra):
    page = page_as(petra, width=1280)
    open_committee(page, "Exempelkommunen")
    page.get_by_role("button", name="Visa delarna av Hemtjänst").click()

    page.get_by_role("link", name="Hemtjänstgrupp Linden").click()
    assert heading(page) == "Hemtjänstgrupp Linden Underskott 615 tkr mot budget till och med oktober 2025"
    account = page.get_by_role("row").filter(has=page.get_by_role("cell", name="5020", exact=True))
    outcome = account.get_by_role("cell").filter(has_text="−").first.get_by_role("link")
    shown = outcome.inner_text()
    outcome.click()

    assert heading(page) == "Utfall januari–oktober 2025, konto 5020"
    expect(page.locator("tbody tr:not(.group)")).to_have_count(10)
    last = page.locator("tbody").last
    expect(last).to_contain_text("utfall-2025-10.csv")
    expect(last).to_contain_text("5020 Löner, tillsvidareanställda")
    expect(page.locator("tfoot")).to_contain_text(re.compile(rf"^\s*Summa\s*{shown[:-1]}"))
    page.get_by_role("link", name="Hemtjänstgrupp Linden").click()
    assert heading(page).startswith("Hemtjänstgrupp Linden")


def test_follows_noras_figure_to_its_only_row(page_as, petra):
    page = page_as(petra, width=390)
    open_committee(page, "Nora kommun")

    page.get_by_role("link", name="−12\u00a0227").click()

    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("heading", name="Utfall januari–mars 2022").first).to_be_visible()
    row = panel.get_by_role("table", name="Utfall januari–mars 2022").locator("tbody")
    expect(row.locator("tr:not(.group)")).to_have_count(1)
    for text in ("510 Hemtjänst", "nora-2022-q1.xlsx", "januari–mars 2022", "−12\u00a0226\u00a0800,00"):
        expect(row).to_contain_text(text)


@pytest.mark.parametrize(
    ("switch", "says"),
    beyond(
        1,
        [
            ("Ackumulerat", "Underskott 9,8 mnkr mot budget till och med oktober 2025"),
            ("Månaden", "Underskott 0,7 mnkr mot budget i oktober 2025"),
            ("Helåret", "Underskott 10,0 mnkr mot budget enligt prognosen för helåret 2025"),
        ],
    ),
)
def test_what_she_chose_stands_in_the_address_she_mails(page_as, petra, sara, switch, says):
    page = page_as(petra)
    page.goto("/exempel/2025-10/?organisation=nu")

    page.get_by_role("link", name="mnkr", exact=True).click()
    page.get_by_role("link", name=switch, exact=True).click()

    assert heading(page) == says
    received = page_as(sara, width=390)
    received.goto(page.url)
    assert heading(received) == says
    for chosen in ("mnkr", switch, "Nuvarande organisation"):
        expect(received.get_by_role("link", name=chosen, exact=True)).to_have_attribute(
            "aria-current", "true"
        )


def test_steps_through_the_months_with_the_arrow_keys_and_keeps_her_choices(page_as, petra):
    page = page_as(petra)
    page.goto("/exempel/2025-10/?enhet=mnkr")

    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/exempel/2025-09/?enhet=mnkr")
    assert "september 2025" in heading(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/exempel/2025-10/?enhet=mnkr")
    page.keyboard.press("ArrowRight")

    assert page.url.endswith("/exempel/2025-10/?enhet=mnkr"), "there is no November yet"


def test_stays_at_the_same_verksamhet_when_she_steps(page_as, petra):
    page = page_as(petra)
    page.goto("/exempel/2025-10/verksamhet/5402/")

    page.get_by_role("link", name="september").click()

    assert page.url.endswith("/exempel/2025-09/verksamhet/5402/")
    assert heading(page).startswith("Barn och unga, HVB")


def test_is_told_that_timras_months_are_not_known(page_as, petra):
    page = page_as(petra)
    open_committee(page, "Timrå kommun")

    page.get_by_role("link", name="juli").click()
    page.get_by_role("link", name="Månaden", exact=True).click()

    assert heading(page) == "Avvikelse saknas för juli ensam"
    expect(page.locator(".note")).to_contain_text("månaderna för sig är inte kända")


def test_meets_no_way_to_change_anything(page_as, petra):
    page = page_as(petra, width=1280)

    for path in (
        "/",
        "/nora/2022-03/",
        "/nora/2022-03/verksamhet/510/",
        "/nora/2022-03/verksamhet/510/rader/",
    ):
        page.goto(path)
        for word in ("Filer", "Inställningar", "Underlag", "Lämna in"):
            expect(page.get_by_role("link", name=word)).to_have_count(0)
        assert page.locator("form").evaluate_all("forms => forms.map(one => one.getAttribute('action'))") == [
            "/logga-ut/"
        ]


def test_is_refused_in_words_where_she_may_not_go(page_as, petra):
    page = page_as(petra, allow=("status of 403",))

    page.goto("/nora/uppladdningar/")

    expect(page.locator("main")).to_contain_text("Din roll, förtroendevald, ger inte tillgång till sidan.")
    page.get_by_role("link", name="Till dina nämnder").click()
    assert heading(page) == "Hur går det mot budget?"


def test_reads_on_a_phone_in_the_dark(page_as, petra):
    page = page_as(petra, width=390, dark=True)
    open_committee(page, "Nora kommun")

    row = page.get_by_role("row", name="Individ- och familjeomsorg (IFO)")
    expect(row).to_contain_text("−2\u00a0590")
    expect(row).to_contain_text("Klart sämre")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Ljust").click()
    page.reload()
    expect(page.get_by_role("button", name="Mörkt")).to_be_visible()
