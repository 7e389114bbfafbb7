"""The PDF: the report's figures, readable by a screen reader, fit for the archive."""

import io
import re
from dataclasses import replace
from functools import cache

import pypdf
import pytest

from socfin.documents.clean import cleaned
from socfin.documents.document import CannotMake
from socfin.documents.outline import outline
from socfin.documents.pdf import report as pdf
from socfin.domain.report import Comment
from tests.documents.reading import rendered
from tests.documents.reports import empty, hostile, large, nora, timra
from tests.services.prose.test_goal_words import TREE

pytestmark = pytest.mark.needs("pango")

REPORTS = {"nora": nora, "timra": timra, "large": large, "empty": empty}


def opened(report) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(rendered(report, "pdf").content))


def elements(reader: pypdf.PdfReader, kind: str) -> list:
    def walk(node):
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if node.get("/S") == kind:
            yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int):
                yield from walk(kid)

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0]))


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_every_row_of_every_table_is_there_with_its_figures(report):
    said = " ".join("".join(page.extract_text() for page in opened(report).pages).split())

    for table in outline(report).tables:
        for row in table.rows:
            figures = " ".join(" ".join(cell.text.split()) for cell in row.cells)
            assert figures in said


@pytest.mark.parametrize("name", REPORTS)
def test_an_accessibility_checker_has_no_remark(name, tmp_path):
    import outloud

    path = tmp_path / "report.pdf"
    path.write_bytes(rendered(REPORTS[name](), "pdf").content)
    found = [f for f in outloud.check(path).findings if f.severity != "info" and not is_repeated_head(f)]

    assert [f"{finding.rule}: {finding.message}" for finding in found] == []


def is_repeated_head(finding) -> bool:
    """A long table head on the next page is no content, but looks like a sentence to the checker."""
    return finding.rule == "TAG-002" and finding.evidence.startswith(("Verksamhet Utfall", "Rad Utfall"))


def test_it_declares_both_standards_in_its_metadata():
    metadata = opened(nora()).trailer["/Root"]["/Metadata"].get_data().decode()

    assert 'pdfaid:part="2"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in metadata


def test_language_title_date_and_bookmarks_are_set():
    reader = opened(nora())

    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert reader.metadata.title == "Ekonomirapport Vård och omsorg, utfall januari–mars 2022"
    assert reader.metadata.creation_date.isoformat() == "2022-04-12T12:00:00+00:00"
    assert reader.outline[0].title == reader.metadata.title
    assert [mark.title for mark in reader.outline[1]] == [
        "Utfall mot budget per verksamhet",
        "Från budget till utfall",
        "Kommentarer",
        "Om siffrorna",
        "Beslut",
    ]


def test_header_cells_say_whether_they_head_a_column_or_a_row():
    scopes = [cell["/A"]["/Scope"] for cell in elements(opened(nora()), "/TH")]

    assert scopes == ["/Column"] * 7 + ["/Row"] * 7


def test_the_chart_has_words_for_those_who_do_not_see_it():
    (figure,) = elements(opened(nora()), "/Figure")

    assert "Individ- och familjeomsorg (IFO) −2\u00a0590" in figure["/Alt"]


def test_every_font_is_embedded():
    fonts = [
        descendant.get_object()["/FontDescriptor"]
        for page in opened(large()).pages
        for font in page["/Resources"]["/Font"].values()
        for descendant in font["/DescendantFonts"]
    ]

    assert fonts
    assert all("/FontFile2" in font for font in fonts)
    assert {re.sub(r"^/\w+\+", "", font["/FontName"]) for font in fonts} == {
        "Source-Sans-Pro",
        "Source-Sans-Pro-Semi-Bold",
    }


def test_every_page_has_its_number_and_the_constructed_mark():
    pages = [page.extract_text() for page in opened(large()).pages]

    assert len(pages) >= 2
    for number, text in enumerate(pages, start=1):
        assert f"Sida {number} av {len(pages)}" in text
        assert "Påhittade siffror" in text


def test_the_tables_head_is_repeated_on_every_page_it_reaches():
    reader = opened(large())

    assert [page.extract_text().count("Verksamhet") for page in reader.pages][:2] == [1, 1]


@cache
def long_table():
    """A table over three pages or more."""
    rows = large().rows
    return replace(
        large(), rows=tuple(replace(row, name=f"{row.name} {i}") for i in range(2) for row in rows)
    )


def every_table(report):
    """The outline's tables, with the appendix last."""
    say = outline(report)
    return (*say.tables, *filter(None, (say.appendix,)))


@pytest.mark.parametrize("report", [nora(), large(), long_table()], ids=["nora", "large", "long"])
def test_a_table_over_several_pages_is_one_table_with_one_caption_and_one_head(report):
    reader = opened(report)
    found = elements(reader, "/Table")
    wanted = every_table(report)

    assert len(found) == len(wanted)
    for table, said in zip(found, wanted, strict=True):
        groups = [kid.get_object() for kid in table["/K"]]
        assert [group["/S"] for group in groups] == ["/Caption", "/THead", "/TBody"]
        assert len(groups[2]["/K"]) == len(said.rows)


def test_every_cell_of_a_table_over_several_pages_names_its_rows_and_its_columns_head():
    table = elements(opened(long_table()), "/Table")[0]
    _, head, body = (kid.get_object() for kid in table["/K"])
    columns = [str(cell.get_object()["/ID"]) for cell in head["/K"][0].get_object()["/K"]]

    for row in (row.get_object() for row in body["/K"]):
        name, *cells = (cell.get_object() for cell in row["/K"])
        named = [[str(one) for one in cell["/A"]["/Headers"]] for cell in cells]
        assert named == [[str(name["/ID"]), column] for column in columns[1:]]


def test_every_element_knows_its_parent():
    def hold(parent):
        for kid in (kid.get_object() for kid in parent["/K"] if not isinstance(kid, int)):
            assert kid["/P"].get_object() is parent
            if "/K" in kid:
                hold(kid)

    hold(opened(large()).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object())


def test_the_head_on_the_next_page_is_seen_but_not_read_aloud():
    reader = opened(large())
    heads = [cell for cell in elements(reader, "/TH") if cell["/A"]["/Scope"] == "/Column"]

    assert len(heads) == sum(len(table.headings) for table in every_table(large()))
    appendix = next(at for at, page in enumerate(reader.pages) if "Bilaga:" in page.extract_text())
    assert all("Verksamhet" in page.extract_text() for page in reader.pages[appendix:])


def test_texts_are_escaped_and_never_fetch_or_run_anything():
    page = pdf.as_html(cleaned(hostile()))

    assert "<script>" not in page
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1/", "data:text/html;base64,eA=="])
def test_nothing_but_the_documents_own_parts_is_ever_fetched(address):
    from socfin.documents.pdf.typesetting import own_parts  # imports Pango

    with pytest.raises(ValueError, match="may not fetch"):
        own_parts(address)


def test_without_figures_it_says_why_there_is_no_chart():
    assert "Diagrammet är inte med: " in opened(empty()).pages[0].extract_text()


def test_without_the_type_setting_libraries_the_reason_is_told_in_swedish(monkeypatch):
    import builtins

    real = builtins.__import__

    def without_pango(name, *rest):
        if name == "socfin.documents.pdf.typesetting":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    with pytest.raises(CannotMake, match="Pango saknas"):
        pdf.make(nora())


def commented(count: int):
    """The large report with so many commented units, in a public version or not, and no income statement."""
    report = replace(large(), lines=())
    units = {row.code for row in [row for row in report.rows if row.level == 2][:count]}
    told = [
        replace(row, comment=Comment(text="Se nedan.")) if row.code in units else row for row in report.rows
    ]
    return replace(report, rows=tuple(told), public=bool(count % 2))


def depth(page) -> float:
    """How far down a page its text goes, as a share of the height between header and footer."""
    heights: list[float] = []

    def note(text, at, matrix, *_):
        if text.strip():
            heights.append(at[1] * matrix[4] + at[3] * matrix[5] + at[5])

    page.extract_text(visitor_text=note)
    top, bottom = 842 - 27 / 25.4 * 72, 24 / 25.4 * 72
    return (top - min(at for at in heights if at > bottom)) / (top - bottom)


@pytest.mark.parametrize("count", [8, 9, 10, 26])
def test_no_page_is_four_fifths_empty(count):
    assert min(depth(page) for page in opened(commented(count)).pages) >= 0.2


@pytest.mark.parametrize("report", [nora(), large()], ids=["nora", "large"])
def test_no_table_is_kept_on_one_page_with_what_follows_it(report):
    rows = re.findall(r'<tr class="([^"]*)">', pdf.as_html(report))

    assert any("first" in row.split() for row in rows)
    assert not any({"first", "end"} <= set(row.split()) for row in rows)


def test_a_goal_without_words_of_its_own_leads_to_those_beneath_it():
    page = pdf.as_html(replace(nora(), goals=TREE))

    leads = [bool(lead) for lead in re.findall(r'<div class="passage level-\d(?: ending)?( leads)?">', page)]
    assert leads[-len(TREE) :] == [True, True, False, True, False]
