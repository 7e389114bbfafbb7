"""Timrå's goals come out of page and documents with every word that the presentation says of them."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.management.demo.goals import SOURCE, enter_told_goals
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import made, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_assignments import plain
from tests.golden.test_sources import timras_file

AUGUST = Month(2022, 8)
KINDS = ["docx", "pdf", "pptx", "text", "json"]
FIGURES = (
    "sjunkit från 23% till 21,1%",
    "totalt 20 deltagare",
    "totalt 11 medarbetare",
    "3 nya boendebeslut",
)


@pytest.fixture(scope="module")
def told(once):
    def run():
        timras_file()
        enter_told_goals(Committee.objects.get(slug="timra"), person("sara"))

    once(run)


@pytest.fixture(scope="module")
def source():
    return json.loads(SOURCE.read_text(encoding="utf-8"))["goals"]


def words_of(source):
    for row in source:
        yield row["text"]
        for part in ("follow_up", "effect"):
            yield from row.get(part, "").splitlines()


def without_breaks(text):
    return "".join(text.split())


def is_there(sentence, text):
    """A slide or a page may end inside a sentence, which then goes on after the next one's head."""
    places = range(len(sentence) + 1)
    return any(sentence[:place] in text and sentence[place:] in text for place in places)


def test_the_tree_is_the_source_s(told, db, source):
    rows = report(Committee.objects.get(slug="timra"), AUGUST).goals

    assert [(row.level, row.word, row.text) for row in rows] == [
        (row["level"], row["word"], row["text"]) for row in source
    ]
    assert [row.word for row in rows if row.level == 0] == ["Målbild 1", "Målbild 2", "Målbild 3"]
    assert sum(row.word.startswith("Inriktningsmål") for row in rows) == 6


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_every_word(told, db, source, kind):
    text = plain(texts_of(rendered(report(Committee.objects.get(slug="timra"), AUGUST), kind)))
    if kind in ("pdf", "pptx"):
        text = without_breaks(text)
        wanted = [without_breaks(part) for row in words_of(source) for part in row.split(". ")]
    else:
        wanted = [plain(row) for row in words_of(source)]
    wanted = [json.dumps(row, ensure_ascii=False)[1:-1] if kind == "json" else row for row in wanted]

    assert [row for row in wanted if not is_there(row, text)] == []


def test_each_paragraph_of_the_source_is_a_line_of_the_text(told, db, source):
    text = texts_of(rendered(report(Committee.objects.get(slug="timra"), AUGUST), "text"))
    lines = {
        line.strip().removeprefix("Uppföljning: ").removeprefix("Effekt: ") for line in text.splitlines()
    }

    assert [
        line for row in source for line in row.get("follow_up", "").splitlines() if line not in lines
    ] == []


def test_the_page_has_every_word_and_figure(told, db, source, logged_in):
    page = plain(made(logged_in(person("petra")), "/timra/2022-08/mal/").content.decode())
    page = page.replace("&quot;", '"').replace("&#x27;", "'")

    assert [row for row in words_of(source) if plain(row) not in page] == []
    assert [row for row in FIGURES if row not in page] == []


def test_the_sheet_has_a_row_for_each(told, db, source):
    book = load_workbook(
        BytesIO(rendered(report(Committee.objects.get(slug="timra"), AUGUST), "xlsx").content)
    )

    rows = list(book["Mål"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [row["text"] for row in source]
    assert rows[1][3] == "Målbild 1: Trygghet, delaktighet och livslångt lärande"


def test_a_frozen_report_reads_its_goals_again(told, db):
    whole = report(Committee.objects.get(slug="timra"), AUGUST)

    assert Report.from_json(whole.to_json()) == whole
