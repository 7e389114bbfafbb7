"""Takes the README pictures of a running demo: python scripts/pictures.py http://127.0.0.1:8000 PASSWORD."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

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


def take(browser: Browser, site: str, password: str, shot: tuple[str, str, str, int, int]) -> None:
    """Log in, open the page and save the top of it as a small PNG."""
    name, user, address, width, height = shot
    page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
    page.goto(f"{site}/logga-in/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()
    page.goto(f"{site}{address}")
    page.wait_for_timeout(1500)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
    page.close()


def main() -> None:
    """Every picture in SHOTS."""
    site, password = sys.argv[1:3]
    FOLDER.mkdir(parents=True, exist_ok=True)
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        for shot in SHOTS:
            take(browser, site, password, shot)
        browser.close()


if __name__ == "__main__":
    main()
