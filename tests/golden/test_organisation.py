"""Timrå's organisation, as it is and as it will be, comes out of page and documents as the slides say."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import made, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_indicators import plain, sources

__all__ = ["sources"]

AUGUST, DECEMBER, JANUARY = "2022-08", "2022-12", "2023-01"
HEADS = {"IFO": 7, "SO": 4, "HT": 6, "SÄBO": 7}
PEOPLE = {"HT": 135, "SÄBO": 214}


@pytest.fixture
def timra(sources, db):
    return report(Committee.objects.get(slug="timra"), Month.parse(AUGUST))


def boxes(timra, month):
    return {box.code: box for box in timra.boxes if box.month == month}


def test_hemtjanst_goes_from_four_to_six_groups(timra):
    groups = {
        month: [box.name for box in timra.boxes if box.month == month and box.parent == "HT"]
        for month in (AUGUST, JANUARY)
    }

    assert {month: len(names) for month, names in groups.items()} == {AUGUST: 4, JANUARY: 6}
    assert not set(groups[AUGUST]) & set(groups[JANUARY])


@pytest.mark.parametrize("month", [AUGUST, JANUARY])
def test_heads_and_people_are_those_of_the_slides_in_both_trees(timra, month):
    now = boxes(timra, month)

    assert {code: now[code].heads for code in HEADS} == HEADS
    assert {code: now[code].people for code in PEOPLE} == PEOPLE


@pytest.mark.parametrize("kind", ["docx", "pdf", "pptx", "text"])
def test_a_document_tells_both_trees(timra, kind):
    text = plain(texts_of(rendered(timra, kind)))

    for words in ("Organisationen augusti 2022", "Organisationen januari 2023", "135", "214"):
        assert words in text, words
    for group in (*"ABCD", *"123456"):
        assert f"Hemtjänstgrupp {group}" in text


def test_the_sheet_has_a_row_for_each_box(timra):
    sheet = load_workbook(BytesIO(rendered(timra, "xlsx").content))["Organisationen"]

    rows = {(row[0], row[1]): row[5:7] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows[AUGUST, "HT"] == ("6", "135")
    assert rows[JANUARY, "SÄBO"] == ("7", "214")
    assert len(rows) == len(timra.boxes)


def test_the_page_draws_what_the_report_says(timra, logged_in):
    page = plain(made(logged_in(person("petra")), "/timra/2022-08/organisation/").content.decode())

    assert "6 chefer · 135 anställda" in page
    assert "upphör december 2022" in page


def test_a_frozen_report_reads_its_boxes_again(timra):
    assert Report.from_json(timra.to_json()).boxes == timra.boxes
