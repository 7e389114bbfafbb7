"""docs/sources.md has a row for every item of the two source documents, and what each row names is there."""

import re
from pathlib import Path

import pytest

from socfin.documents import FORMATS
from socfin.urls import urlpatterns

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| Uppgift")
]
NOT_YET, NO_FOLLOW_UP, NOTHING = "inte än", "ingen uppföljning", "–"
PAGES = {one.name for one in urlpatterns if getattr(one, "name", None)}
DOCUMENTS = {
    "Alla": set(FORMATS),
    "Word": {"docx"},
    "PDF": {"pdf"},
    "bildspel": {"pptx"},
    "Excel": {"xlsx"},
    "CSV": {"csv"},
    "text": {"text"},
    "JSON": {"json"},
    "kalenderfil": set(),
}
LEAST = 20
"""Items of each source: its paragraphs and slides have more than that."""


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def said(cell: str) -> set[str]:
    """The words of a cell apart by comma or semicolon, without what is said of a part of it."""
    return {word.split(":")[0].strip() for word in re.split(r"[,;]", cell) if NOT_YET not in word}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_item_says_where_it_is_or_that_it_is_not(row):
    _, source, place, page, documents = row

    assert source
    if place == NO_FOLLOW_UP:
        assert (page, documents) == (NOTHING, NOTHING)
    elif place == NOT_YET:
        assert (page, documents) == (NOT_YET, NOT_YET)
    else:
        assert named(place)
        assert named(page)
        assert documents


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_an_item_names_is_there(row):
    _, _, place, page, documents = row

    assert [one for one in named(place) if not (ROOT / "socfin" / one).exists()] == []
    assert set(named(page)) <= PAGES
    if documents not in (NOTHING, NOT_YET):
        assert said(documents) <= DOCUMENTS.keys()
        assert {one for word in said(documents) for one in DOCUMENTS[word]} <= set(FORMATS)


def test_both_sources_are_gone_through():
    nora, timra = PAGE.split("\n## ")[1:]

    assert nora.count("\n| ") - 1 >= LEAST
    assert timra.count("\n| ") - 1 >= LEAST
