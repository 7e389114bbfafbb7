"""Petra asks about a figure, Carin answers, and Petra reads both in the paper as Sara froze it."""

import re

from playwright.sync_api import expect

from socfin.models import ItemVersion

FIGURE = "/exempel/2025-10/verksamhet/510/siffra/deviation_to_date/"
QUESTION = "Räcker de nya grupperna till vintern?"
ANSWER = "Ja, om frånvaron i nattpatrullen går ned."


def test_a_politician_finds_the_answer_to_her_question_in_the_frozen_paper(page_as, petra, carin, sara):
    asking = page_as(petra, width=390)
    asking.goto("/exempel/2025-10/verksamhet/510/")
    asking.locator(f'a[href="{FIGURE}"]').first.click()
    asking.get_by_role("link", name="Ställ en fråga om siffran").click()
    asking.get_by_label("Din fråga").fill(QUESTION)
    asking.get_by_role("button", name="Ställ frågan").click()
    expect(asking.locator("main")).to_contain_text("Frågan är ställd.")
    address = asking.url

    answering = page_as(carin)
    answering.goto("/exempel/fragor/")
    answering.get_by_role("link", name=QUESTION).click()
    answering.get_by_role("textbox", name="Svar").fill(ANSWER)
    answering.get_by_label("Ta med fråga och svar i handlingen").check()
    answering.get_by_role("button", name="Spara svaret").click()
    expect(answering.locator("main")).to_contain_text("Frågan är med i handlingen")

    freezing = page_as(sara)
    item = ItemVersion.objects.filter(item__meeting__committee__slug="exempel").latest("pk").item
    paper = f"/exempel/sammantraden/{item.meeting_id}/arende/{item.pk}/"
    freezing.goto(paper)
    freezing.get_by_text("Ny version", exact=True).click()
    freezing.get_by_label("Hämta aktuella siffror").check()
    freezing.get_by_label("Skäl", exact=True).fill("Fråga och svar ska med.")
    freezing.get_by_role("button", name="Frys en ny version").click()
    expect(freezing.locator("main")).to_contain_text(QUESTION)

    asking.goto(paper)
    expect(asking.get_by_role("heading", name="Frågor och svar")).to_be_visible()
    expect(asking.locator("main")).to_contain_text(QUESTION)
    expect(asking.locator("main")).to_contain_text(f"Svar: {ANSWER}")
    asking.goto(address)
    expect(asking.locator("main")).to_contain_text(ANSWER)


def test_a_figure_is_told_of_beside_its_table_by_keyboard_and_on_a_phone(page_as, petra):
    page = page_as(petra, width=390)
    page.goto("/exempel/2025-10/")
    figure = page.locator(f'table a[href="{FIGURE}"]:visible').first
    figure.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Så är den räknad")
    expect(page).to_have_url(re.compile("/exempel/2025-10/$"))
    panel.get_by_role("link", name=re.compile("Utfall")).or_(panel.locator(".reckoning a")).first.click()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Utfall januari–oktober 2025")
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(figure).to_be_focused()

    figure.click()
    panel.get_by_label("Som den var känd den").fill("2025-11-30")
    panel.get_by_role("button", name="Visa").click()
    expect(page).to_have_url(re.compile(r"/siffra/deviation_to_date/\?kand=2025-11-30$"))


def test_slash_leads_to_the_search_from_any_page(page_as, petra):
    page = page_as(petra)
    page.goto("/exempel/2025-10/")

    page.keyboard.press("/")
    page.wait_for_url("**/sok/")
    page.keyboard.type("nattpatrullen")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Nattpatrullen")
