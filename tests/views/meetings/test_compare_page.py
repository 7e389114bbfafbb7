"""Where two reports of a committee meet: a verksamhet that is in one of them only, for every reader."""

import re
from datetime import date

import pytest
from django.urls import reverse

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import Item
from socfin.views.meetings import compare_page

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
OLD = "511 5020 2022-01 budget -100000\n511 5020 2022-01 utfall -120000\n"
CLOSED = OLD + "520 5020 2022-01 budget -50000\n520 5020 2022-01 utfall -70000\n"
LATER = "511 5020 2022-02 budget -100000\n511 5020 2022-02 utfall -130000\n"
OPENED = "530 5020 2022-02 budget -60000\n530 5020 2022-02 utfall -90000\n"


def words(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.fixture
def frozen(committee, publish_rows, sara):
    """`frozen(rows, month, day)` publishes and freezes at a meeting of the day."""

    def run(rows: str, month: Month, day: date) -> Item:
        publish_rows(rows, f"{month}-{day}.csv")
        held = create_meeting(
            committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
        )
        return freeze(meeting=held, month=month, by=sara).item

    return run


def at(item: Item, name: str = "item", *more: str, **query: str) -> str:
    end = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(name, args=["provby", item.meeting_id, item.pk, *more]) + (f"?{end}" if end else "")


def test_a_verksamhet_that_is_new_since_the_last_meeting_is_told_as_new(frozen, petra, logged_in):
    frozen(OLD, JANUARY, date(2022, 3, 1))
    item = frozen(LATER + OPENED, FEBRUARY, date(2022, 4, 5))

    page = logged_in(petra).get(at(item, "compare_item", med="forra"))

    assert page.status_code == 200
    assert '<span class="same">ny</span>' in words(page)
    assert "530" in words(page)


def test_a_long_comparison_comes_a_page_at_a_time_and_every_row_on_one_of_them(
    frozen, petra, logged_in, monkeypatch
):
    monkeypatch.setattr(compare_page, "PER_PAGE", 2)
    frozen(OLD, JANUARY, date(2022, 3, 1))
    client, item = logged_in(petra), frozen(LATER + OPENED, FEBRUARY, date(2022, 4, 5))

    pages = [words(client.get(at(item, "compare_item", med="forra", sida=one))) for one in ("1", "2")]

    told = [re.findall(r'<th scope="row".*?>\s*(?:<a[^>]*>)?([^<]+)', page) for page in pages]
    assert len(told[0]) == 3
    assert told[0][0] == told[1][0]
    assert not set(told[0][1:]) & set(told[1][1:])
    assert "sida=2" in pages[0]
    assert "sida=1" in pages[1]


def test_a_verksamhet_whose_figures_are_gone_today_is_told_as_gone(frozen, publish_rows, petra, logged_in):
    item = frozen(CLOSED, JANUARY, date(2022, 3, 1))
    publish_rows(OLD, "utan-sabo.csv")
    client = logged_in(petra)

    page = client.get(at(item, "compare_item", med="nu"))

    assert page.status_code == 200
    assert "finns inte längre" in words(page)
    assert "Finns inte längre: SÄBO (−20)." in words(client.get(at(item)))


@pytest.mark.parametrize("limit", [0, 5])
def test_every_page_and_document_opens_for_every_reader_when_verksamheter_have_come_and_gone(
    frozen, publish_rows, committee, petra, carin, logged_in, limit
):
    frozen(CLOSED, JANUARY, date(2022, 3, 1))
    people = {"511": 30, "520": 3, "530": 4}
    change_small_numbers(committee=committee, limit=limit, mask_for_politicians=True, people={}, by=carin)
    item = frozen(LATER + OPENED, FEBRUARY, date(2022, 4, 5))
    known = {code: many for code, many in people.items() if committee.verksamheter.filter(code=code)}
    change_small_numbers(committee=committee, limit=limit, mask_for_politicians=True, people=known, by=carin)
    publish_rows(CLOSED + LATER, "igen.csv")

    for reader in (petra, carin):
        client = logged_in(reader)
        pages = [
            at(item),
            at(item, "present"),
            at(item, visa="offentlig"),
            at(item, "present", visa="offentlig"),
        ]
        pages += [at(item, "compare_item", med=word) for word in ("nu", "forra", "1")]
        pages += [at(item, "compare_item", med=word, visa="offentlig") for word in ("nu", "forra", "1")]
        assert {address: client.get(address).status_code for address in pages} == dict.fromkeys(pages, 200)
    kinds = ("docx", "xlsx", "csv", "txt", "json", "pptx")
    got = {kind: logged_in(carin).get(at(item, "item_document", kind)).status_code for kind in kinds}
    assert got == dict.fromkeys(kinds, 200)
