"""Carin maps a report nobody has seen before with what the page says, and next month it is recognised."""

from pathlib import Path

from playwright.sync_api import Page, expect

MARCH = (
    "Ekonomi;;\nEnhet;Utfall jan-mars 2022;Plan\n511 Hemtjänst norr;-12 227;-12 048\n520 SÄBO;-8 000;-8 100\n"
)


def hand_in(page: Page, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    page.goto("/provby/uppladdningar/")
    page.get_by_label("Fil från ekonomisystemet").set_input_files(folder / name)
    page.get_by_role("button", name="Läs filen").click()
    page.wait_for_url("**/uppladdningar/*/")


def test_a_new_report_is_mapped_and_recognised_next_month(page_as, carin, committee, tmp_path):
    page = page_as(carin, width=1280)
    hand_in(page, tmp_path, "mars.csv", MARCH)

    expect(page.locator("main")).to_contain_text("Det framgår inte om beloppen är i kr, tkr eller mnkr.")
    page.get_by_label("Beloppen är i").select_option(label="tkr")
    page.get_by_label("Kolumn C innehåller").select_option(label="Budget")
    page.get_by_label("Månader i kolumn C").select_option(label="Ackumulerat från januari")
    page.get_by_label("Spara läsningen som").fill("Månadsrapport")
    page.get_by_role("button", name="Läs om filen").click()
    expect(page.get_by_role("status")).to_contain_text("sparad som Månadsrapport")
    expect(page.locator("h1")).to_contain_text("Filen ändrar 4 rader")
    page.get_by_role("button", name="Publicera", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Klart. Mars 2022 är publicerad.")

    april = MARCH.replace("jan-mars", "jan-april").replace("-12 227", "-16 310").replace("-8 000", "-10 900")
    hand_in(page, tmp_path, "april.csv", april)

    expect(page.get_by_role("status")).to_contain_text("Känns igen som Månadsrapport.")
    expect(page.locator("h1")).to_contain_text("Filen ändrar 4 rader")
