"""The forecast in a real browser: read, told of a measure, and looked back on."""

import pytest
from playwright.sync_api import expect

from tests.long import beyond

PAGES = (
    "/exempel/2025-10/prognos/",
    "/exempel/2025-10/verksamhet/5402/prognos/",
    "/exempel/traffsakerhet/",
    "/nora/2022-03/prognos/",
    "/timra/2022-08/prognos/",
)


def heading(page):
    return " ".join(page.locator("h1").inner_text().split())


def test_petra_goes_from_the_overview_to_how_the_forecast_is_reckoned(page_as, petra):
    page = page_as(petra, width=1280)
    page.goto("/exempel/2025-10/")

    page.get_by_role("link", name="Så räknar vi").click()

    assert page.url.endswith("/exempel/2025-10/prognos/")
    assert "mot budget enligt prognosen för helåret 2025" in heading(page)
    expect(page.locator(".chart .drawing:visible")).to_have_count(1)
    expect(page.locator(".reckoning li").first).to_contain_text("Utfallet till och med oktober")
    page.get_by_role("link", name="Så träffsäkra har prognoserna varit").click()
    assert heading(page).startswith("Socialnämnden Vår helårsprognos har avvikit med i snitt")


def test_petra_follows_a_verksamhet_and_its_record(page_as, petra):
    page = page_as(petra, width=1280)
    page.goto("/exempel/2025-10/prognos/")

    page.get_by_role("row", name="Funktionsstöd (LSS)").get_by_role(
        "link", name="Funktionsstöd (LSS)"
    ).click()
    assert "/verksamhet/" in page.url
    assert page.url.endswith("/prognos/")
    page.get_by_role("link", name="Så träffsäkra har prognoserna varit").click()

    assert heading(page).startswith("Funktionsstöd (LSS)")
    page.get_by_label("Visa för").select_option(label="Hälsa, sjukvård och rehab (HSR)")
    page.get_by_role("button", name="Visa").click()
    assert heading(page).startswith("Hälsa, sjukvård och rehab (HSR)")


def test_carin_tells_of_a_one_off_and_takes_it_back(page_as, carin):
    page = page_as(carin, width=1280)
    page.goto("/exempel/2025-10/prognos/")

    page.get_by_text("Ange en åtgärd eller en engångspost").click()
    page.get_by_label("Det är en", exact=True).select_option("one_off")
    page.get_by_label("Verksamhet", exact=True).select_option(label="Barn och unga, HVB")
    page.get_by_label("Vad det är").fill("Ytterligare en placering avslutas")
    page.get_by_label("Från och med", exact=True).fill("2025-11")
    page.get_by_label("Till och med", exact=True).fill("2025-12")
    page.get_by_label("Belopp för hela tiden").fill("500")
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("status")).to_contain_text("Sparat.")
    row = page.locator(".told li").filter(has_text="Ytterligare en placering avslutas")
    expect(row).to_have_count(1)
    page.get_by_role("button", name="Ta bort: Ytterligare en placering avslutas").click()
    expect(page.get_by_role("status")).to_contain_text("Borttaget")
    expect(row).to_have_count(0)


@pytest.mark.parametrize(("width", "dark"), beyond(1, [(390, False), (1024, True), (1920, False)]))
def test_the_pages_fit_and_axe_has_nothing_to_remark(page_as, carin, accessibility_faults, width, dark):
    page = page_as(carin, width=width, dark=dark)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert accessibility_faults(page) == [], path
