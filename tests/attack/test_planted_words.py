"""Words that would run where they are shown, planted in every field: wherever they are read, only words."""

import csv
import io
import zipfile
from itertools import cycle

import lxml.etree
import lxml.html
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.attack.documents import text_of
from tests.attack.planting import pages, plant
from tests.cast import person

HARMFUL = (
    "<img src=x onerror=hit()>lekord",
    "lekord\"' onfocus=hit() autofocus x='</textarea></title><script>hit()</script>",
    '=HYPERLINK("//hit.example";"lekord")',
    "+lekord|' /C calc'!A0",
    "lekord {{ 7*7 }}{% now 'Y' %}${7*7}",
    "lekord]]><!-- &#x26; &lt;w:t&gt; \\u003cscript>",
    "javascript:hit()//lekord",
)
MARK, RUN = "lekord", "lekord 49"
PLACES = ("href", "src", "action", "formaction")


@pytest.fixture
def planted(committee):
    words = cycle(HARMFUL)
    return plant(committee, lambda length=200: next(words)[:length])


def harm_of(page: str) -> list[str]:
    """What a browser would do that the page's own words never ask for."""
    faults = []
    for element in lxml.html.fromstring(page).iter(lxml.etree.Element):
        faults += [f"{element.tag} {name}" for name in element.attrib if name.startswith("on")]
        faults += [name for name in PLACES if (element.get(name) or "").strip().startswith("javascript:")]
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            faults.append("a script of no file")
    return faults


def test_no_page_runs_what_was_typed(planted, committee, logged_in):
    client = logged_in(person("sara"))

    read = 0
    for item in planted:
        for address in pages(committee, item):
            answer = client.get(address)
            text = answer.content.decode()
            if answer["Content-Type"].startswith("text/html"):
                assert harm_of(text) == [], address
            assert RUN not in text, address
            read += MARK in text
    assert read > 10


@pytest.fixture
def paper(planted, committee, logged_in):
    """`paper(kind)` is a frozen item's document, for those inside."""
    of_item = [committee.slug, planted[1].meeting_id, planted[1].pk]

    def fetched(kind: str) -> bytes:
        answer = logged_in(person("sara")).get(reverse("item_document", args=[*of_item, kind]))
        assert answer.status_code == 200
        return answer.content

    return fetched


@pytest.mark.any_database
@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_an_office_file_holds_the_words_and_is_whole(paper, kind):
    content = paper(kind)

    assert MARK in text_of(kind, content)
    assert RUN not in text_of(kind, content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                tree = lxml.etree.fromstring(parts.read(name))
                assert not [run for run in tree.iter("{*}instrText") if MARK in (run.text or "")], name
                assert "hit.example" not in "".join(tree.xpath("//@Target")), name


@pytest.mark.any_database
def test_no_cell_of_a_workbook_or_a_list_is_a_formula_that_was_typed(paper):
    workbook = load_workbook(io.BytesIO(paper("xlsx")))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    rows = list(csv.reader(io.StringIO(paper("csv").decode("utf-8-sig")), delimiter=";"))

    assert [cell.value for cell in cells if cell.data_type == "f" and MARK in str(cell.value)] == []
    assert [cell for row in rows for cell in row if MARK in cell and cell.startswith(("=", "+", "@"))] == []
