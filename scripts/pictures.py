"""Takes the README pictures of a running demo: python scripts/pictures.py http://127.0.0.1:8000 PASSWORD.

Pages as a browser shows them, and the two sources' papers as the pages of their PDF (pdftoppm draws them).
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
COLOURS = 128
SHOTS = (
    ("oversikt", "petra", "/exempel/2025-10/", 1280, 1250),
    ("verksamhet", "petra", "/exempel/2025-10/verksamhet/540/", 1280, 1250),
    ("telefon", "petra", "/exempel/2025-10/", 390, 1250),
    ("sammantradet", "sara", "/nora/2022-03/sammanfattning/", 1280, 1250),
    ("fil", "carin", "/nora/uppladdningar/1/", 1280, 1250),
    ("prognos", "petra", "/exempel/2025-10/prognos/", 1280, 1250),
)
PAPERS = (("nora-handling", "/nora/2022-03/", 5, 5), ("timra-handling", "/timra/2022-08/", 6, 3))
"""Name, the period whose PDF it is, at most so many pages, and so many beside each other."""
PAGE_WIDTH, GAP, BETWEEN = 500, 14, "#e0e0dc"


def logged_in(browser: Browser, site: str, password: str, user: str, width: int, height: int) -> Page:
    """A page where the user is logged in."""
    page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
    page.goto(f"{site}/logga-in/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()
    return page


def take(browser: Browser, site: str, password: str, shot: tuple[str, str, str, int, int]) -> None:
    """Log in, open the page and save the top of it as a small PNG."""
    name, user, address, width, height = shot
    page = logged_in(browser, site, password, user, width, height)
    page.goto(f"{site}{address}")
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
    page.close()


def draw(browser: Browser, site: str, password: str, paper: tuple[str, str, int, int]) -> None:
    """Fetch the PDF of a period and save its first pages beside each other as a small PNG."""
    name, address, most, across = paper
    page = logged_in(browser, site, password, "sara", 1280, 1250)
    pdf = page.request.get(f"{site}{address}sammanfattning.pdf", timeout=120_000).body()
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-l", str(most), "-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1"]
        subprocess.run([*command, "-", f"{folder}/page"], input=pdf, check=True)
        pages = [Image.open(drawn).convert("RGB") for drawn in sorted(Path(folder).glob("*.png"))]
    sheet(pages, across).quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
    page.close()


def sheet(pages: list[Image.Image], across: int) -> Image.Image:
    """Pages beside and beneath each other, a gap around each."""
    wide, tall = max(page.width for page in pages) + GAP, max(page.height for page in pages) + GAP
    rows = -(-len(pages) // across)
    whole = Image.new("RGB", (min(across, len(pages)) * wide + GAP, rows * tall + GAP), BETWEEN)
    for at, page in enumerate(pages):
        whole.paste(page, (GAP + at % across * wide, GAP + at // across * tall))
    return whole


def main() -> None:
    """Every picture in SHOTS and every paper in PAPERS."""
    site, password = sys.argv[1:3]
    FOLDER.mkdir(parents=True, exist_ok=True)
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for shot in SHOTS:
            take(browser, site, password, shot)
        for paper in PAPERS:
            draw(browser, site, password, paper)
        browser.close()


if __name__ == "__main__":
    main()
