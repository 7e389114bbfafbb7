"""Petra opens the rows of a large committee: in place with a script, by links without."""

import pytest
from playwright.sync_api import expect

from tests.tables.test_branches import five_rows_are_many
from tests.views.figures.test_branches import TWO

__all__ = ["five_rows_are_many"]  # a fixture

MORE = TWO + "512 5020 2022-03 utfall -7\n513 5020 2022-03 utfall -7\n514 5020 2022-03 utfall -7\n"


@pytest.fixture
def page(page_as, petra, committee, publish_rows):
    publish_rows(MORE)
    page = page_as(petra, width=1280)
    page.goto("/provby/2022-03/")
    return page


def test_a_key_fetches_the_parts_and_the_focus_stays(page):
    button = page.locator('tr[data-code="510"] button.fold')
    unit = page.locator('tr[data-code="511"]')
    expect(button).to_have_attribute("aria-expanded", "false")
    assert unit.count() == 0

    button.press("Enter")
    expect(unit).to_be_visible()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.locator('tr[data-code="510"] + tr').get_attribute("data-parent") == "510"
    assert page.url.endswith("/2022-03/")

    button.press("Space")
    expect(unit).to_be_hidden()
    button.press("Space")
    expect(unit).to_be_visible()
    assert unit.count() == 1


def test_parts_that_cannot_be_had_in_place_are_asked_for_as_a_page(page):
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('away')); }")

    page.locator('tr[data-code="510"] button.fold').click()
    page.wait_for_url("**oppna=510**")

    expect(page.locator('tr[data-code="511"]')).to_be_visible()
    expect(page.locator('tr[data-code="510"] button.fold')).to_have_attribute("aria-expanded", "true")
