"""Carin does the whole of February for forty units in one sitting, led by the checklist."""

import re

import pytest
from playwright.sync_api import Page, expect

from socfin.domain.closing import PeriodState
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.periods import period_of
from tests import month as world
from tests.journeys.test_controller import hand_in, press, publish

CHECKLIST = f"/{world.SLUG}/{world.FEBRUARY}/stangning/"
AGAIN = "Samma orsak i februari."


@pytest.fixture
def files(tmp_path):
    """The month's two files, as they lie on her disk."""
    paths = [tmp_path / name for name, _ in (world.MONEY, world.INDICATORS)]
    for path, (_, content) in zip(paths, (world.MONEY, world.INDICATORS), strict=True):
        path.write_bytes(content)
    return paths


def left(page: Page) -> list[str]:
    """What the checklist says is left, each in words."""
    page.goto(CHECKLIST)
    return page.locator(".checklist li.is-left li > span").all_inner_texts()


def comment(page: Page) -> None:
    """January's comment is written on where there is one; else the cause is told."""
    begin = page.get_by_role("button", name="Börja med den texten")
    if begin.count():
        begin.click()
        expect(page.get_by_label("Kommentar", exact=True)).to_have_value(world.CAUSE)
        page.get_by_label("Kommentar", exact=True).fill(f"{world.CAUSE} {AGAIN}")
    else:
        page.get_by_label("Kommentar", exact=True).fill("Vikarier i februari.")
    press(page, "Spara")
    expect(page.get_by_role("status").first).to_contain_text("Sparat. Kommentaren")


def assess(page: Page) -> None:
    page.get_by_label("Bedömd helårsprognos").fill("-485 500")
    press(page, "Spara")
    expect(page.get_by_role("status").first).to_contain_text("Sparat. Bedömningen")


def follow_up(page: Page) -> None:
    page.locator("input[name='effect-2025-02']").fill("8")
    press(page, "Spara uppföljningen")
    expect(page.get_by_role("status").first).to_contain_text("Uppföljningen är sparad.")


WAYS = {"utan kommentar": comment, "bedömt helåret": assess, "är inte uppföljd": follow_up}
"""What a point of the checklist says → how it is settled on the page that it leads to."""


def test_a_months_work_for_forty_units_ends_with_nothing_left(page_as, carin, files, accessibility_faults):
    world.forty_units()
    page = page_as(carin, width=1280)
    page.goto(f"/{world.SLUG}/")
    for path in files:
        hand_in(page, path)
        publish(page)
    asked = left(page)
    assert len(asked) == len(world.OVER) + 2, asked
    assert accessibility_faults(page) == []

    while asked:
        settle = next(way for words, way in WAYS.items() if words in asked[0])
        page.locator(".checklist li.is-left a", has_text="Åtgärda").first.click()
        settle(page)
        remaining = left(page)
        assert len(remaining) == len(asked) - 1, (asked, remaining)
        asked = remaining

    expect(page.locator(".standfirst")).to_contain_text("Inget är kvar att åtgärda.")
    press(page, "Stäng månaden")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Februari 2025: stängd"))
    committee = committee_by_slug(world.SLUG)
    assert committee is not None
    assert period_of(committee, world.FEBRUARY).state is PeriodState.CLOSED
