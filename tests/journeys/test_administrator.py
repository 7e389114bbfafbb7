"""Adam, administratör: gives roles and sets the limits that decide what is called a deficit."""

from playwright.sync_api import expect


def test_gives_olle_a_role_and_olle_can_read(page_as, adam, olle):
    page = page_as(adam, width=1280)
    page.goto("/nora/installningar/")

    page.get_by_role("link", name="Vem får göra vad").click()
    page.get_by_label("Användarnamn").fill("olle")
    page.get_by_label("Roll", exact=True).select_option(label="Förtroendevald")
    page.get_by_role("button", name="Ge rollen").click()
    expect(page.get_by_role("row", name="Olle Sand")).to_contain_text("tills vidare")

    reader = page_as(olle)
    reader.goto("/")
    reader.get_by_role("link", name="Nora kommun").click()
    expect(reader.locator("h1")).to_contain_text("Underskott")


def test_moves_the_limits_and_the_words_follow(page_as, adam):
    page = page_as(adam, width=1280, allow=("status of 422",))
    page.goto("/nora/2022-03/")
    unit = page.get_by_role("row", name="Hemtjänst")
    expect(unit).to_contain_text("Bevaka")

    page.get_by_role("link", name="Inställningar").click()
    page.get_by_label("Bevaka över, % av budget").fill("20")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator(".field .error")).to_contain_text("minst lika stor som för ”Bevaka”")
    page.get_by_label("Klart sämre över, % av budget").fill("20,5")
    page.get_by_label("Golv, tkr").fill("200")
    page.get_by_label("Visa summan överst i tabellen").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status")).to_contain_text("Sparat.")
    assert page.get_by_label("Klart sämre över, % av budget").input_value() == "20,50"
    page.get_by_role("link", name="Översikt").click()

    expect(unit).to_contain_text("Nära budget")
    expect(page.get_by_role("row", name="Individ- och familjeomsorg")).to_contain_text("Klart sämre")
    first = page.get_by_role("table").first.locator("tbody tr").first
    expect(first).to_contain_text("Vård och omsorg")
    expect(page.locator(".rule-text").first).to_contain_text("minst 200 tkr och mer än 20 % av budget")
