"""A large table carries its first level and what is opened; a small one comes whole."""

import re
from dataclasses import replace

import pytest

from socfin.domain.money import Unit
from socfin.tables import Branches, branches, deviation_table
from tests.charts.figures import TKR, report
from tests.rows import saying
from tests.tables.test_tables import html, ifo, rows_of

AREA = ifo(has_children=True)
UNITS = tuple(
    replace(ifo(), code=f"55{n}", name=f"Enhet {n}", level=2, parent="550", has_children=n == 1)
    for n in (1, 2)
)
TEAM = saying(ifo(), code="5511", name="Grupp", level=3, parent="551", deviation_to_date_ore=-9_000 * TKR)
TREE = report(rows=(AREA, UNITS[0], TEAM, UNITS[1], replace(ifo(), code="560", name="Äldre")))


@pytest.fixture(autouse=True)
def five_rows_are_many(monkeypatch):
    monkeypatch.setattr(branches, "FROM_ROWS", 5)


def opening(*codes: str) -> Branches:
    return Branches(codes, lambda others: "?" + "+".join(others))


def codes(page: str) -> list[str]:
    return [code for row in rows_of(page) for code in re.findall(r'data-code="(\d{2,})"', row)]


@pytest.mark.parametrize(
    ("opened", "carried"),
    [
        ((), ["550", "560"]),
        (("550",), ["550", "551", "552", "560"]),
        (("550", "551"), ["550", "551", "5511", "552", "560"]),
        (("551",), ["550", "560"]),
        (("560", "999"), ["550", "560"]),
    ],
)
def test_it_carries_the_first_level_and_the_parts_of_what_is_opened(opened, carried):
    assert codes(html(deviation_table(TREE, branches=opening(*opened)))) == carried


def test_each_parent_has_a_link_that_opens_it_beside_what_is_open_and_one_that_closes_it():
    page = html(deviation_table(TREE, branches=opening("550")))

    assert '<a class="fold is-open" href="?#rad-550" aria-label="Dölj delarna av IFO"></a>' in page
    assert '<a class="fold" href="?550+551#rad-551" aria-label="Visa delarna av Enhet 1"></a>' in page
    assert page.count("<a ") == 2
    assert 'id="rad-551"' in page


def test_the_bars_have_the_scale_of_every_row_so_that_fetched_rows_fit():
    closed, opened = (html(deviation_table(TREE, branches=opening(*which))) for which in ((), ("550", "551")))

    assert rows_of(closed)[1].partition("<svg")[2] == rows_of(opened)[4].partition("<svg")[2] != ""


def test_a_smaller_tree_comes_whole_without_links(monkeypatch):
    monkeypatch.setattr(branches, "FROM_ROWS", 7)

    page = html(deviation_table(TREE, unit=Unit.TKR, branches=opening()))

    assert len(codes(page)) == 5
    assert "fold" not in page
