"""A figure leads to its page where the municipality's own template asks for it, and nowhere else."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from socfin.documents import render
from socfin.documents.outline import outline
from socfin.documents.word.template.bounds import problems
from socfin.documents.word.template.example import sample
from socfin.documents.word.template.links import Marks
from socfin.documents.word.template.placeholders import Linked
from socfin.domain.asked.addresses import FigureAddresses
from socfin.domain.money import NBSP
from tests.documents.reading import texts_of
from tests.documents.reports import nora, timra
from tests.documents.templates import typed, whole

WHERE = FigureAddresses("https://ekonomi.exempel.se/su/2022-03/", "?arende=7&version=1")


def made(template: bytes, report=None):
    return docx.Document(
        io.BytesIO(render(report or nora(), "docx", template=template, addresses=WHERE).content)
    )


def links(part, root) -> list[tuple[str, str]]:
    """The text and the address of each link in a part."""
    related = {
        name: rel.target_ref for name, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK
    }
    return [
        ("".join(text.text for text in link.iter(qn("w:t"))), related[link.get(qn("r:id"))])
        for link in root.iter(qn("w:hyperlink"))
    ]


def of_body(document) -> list[tuple[str, str]]:
    return links(document.part, document.element.body)


def test_a_figure_leads_to_its_page_where_the_template_asks():
    document = made(typed("Utfall {{ totalt.utfall|länk }}, budget {{ totalt.budget }}."))

    (figure, address) = of_body(document)[0]
    total = nora().total.code
    assert address == f"{WHERE.month}verksamhet/{total}/siffra/outcome_to_date/{WHERE.query}"
    assert document.paragraphs[-1].text == f"Utfall {figure}, budget −64{NBSP}546."
    assert len(of_body(document)) == 1


def test_the_samples_tables_lead_where_our_own_documents_do():
    ours = {
        (cell.text, cell.href)
        for table in outline(nora(), addresses=WHERE).tables
        for row in table.rows
        for cell in row.cells
        if cell.href
    }
    of_sample = of_body(made(sample()))

    assert len(of_sample) > len(nora().rows) * 3
    assert {link for link in of_sample if not link[0].endswith("%")} <= ours


def test_a_line_of_the_statement_leads_to_the_lines_own_figure():
    template = typed("{%p for rad in resultaträkning %}", "{{ rad.utfall|länk }}", "{%p endfor %}")

    report = replace(timra(), total=replace(timra().total, code="7"))
    addresses = [address for _, address in of_body(made(template, report))]
    *of_lines, net = addresses
    assert of_lines
    assert all(re.search(r"/verksamhet/7/rad/[^/]+/siffra/outcome_to_date/", one) for one in of_lines)
    assert "/verksamhet/7/siffra/outcome_to_date/" in net


def test_the_link_has_the_look_of_the_run_it_stands_in():
    template = docx.Document()
    run = template.add_paragraph("Utfall ").add_run("{{ totalt.utfall|länk }} kr")
    run.bold = run.italic = True
    out = io.BytesIO()
    template.save(out)

    paragraph = made(out.getvalue()).paragraphs[-1]
    linked = paragraph._p.find(qn("w:hyperlink")).find(qn("w:r"))
    assert linked.find(qn("w:rPr")).xml == paragraph.runs[-1]._r.find(qn("w:rPr")).xml
    assert paragraph.runs[-1].text == " kr"


def test_the_header_has_links_of_its_own():
    document = made(whole(header="Avvikelse {{ totalt.avvikelse|länk }}"))
    header = document.sections[0].header

    assert [address for _, address in links(header.part, header._element)] == [
        f"{WHERE.month}verksamhet/{nora().total.code}/siffra/deviation_to_date/{WHERE.query}"
    ]


def test_without_addresses_and_for_what_has_no_page_it_is_text():
    content = render(nora(), "docx", template=sample()).content

    assert of_body(docx.Document(io.BytesIO(content))) == []
    with_links = render(nora(), "docx", template=sample(), addresses=WHERE)
    assert texts_of(with_links) == texts_of(render(nora(), "docx", template=sample()))


def test_the_same_report_gives_the_same_bytes_though_the_marks_are_others():
    once, again = (render(nora(), "docx", template=sample(), addresses=WHERE).content for _ in range(2))

    assert once == again
    assert Marks().word != Marks().word
    assert Marks().word.encode() not in once


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nämnd|länk }}", "gäller siffror"),
        ("{{ totalt.status|länk }}", "gäller siffror"),
        ("{{ totalt.utfall|länk|upper }}", "står sist"),
        ("{{ meningar|länk }}", "gäller siffror"),
    ],
)
def test_what_cannot_lead_anywhere_is_said_when_the_template_is_handed_in(text, message):
    assert message in "\n".join(problems(whole(text), "mall.docx"))


def test_a_template_that_asks_for_links_may_be_used():
    assert problems(sample(), "mall.docx") == []
    assert problems(whole("{{ totalt.prognos|länk }}"), "mall.docx") == []


def test_typed_text_is_never_a_mark():
    marks = Marks()
    typed_text = f"[{Marks().word}|https://ont.example/|siffra|{Marks().word}]"

    assert marks.mark(typed_text) == typed_text
    assert marks.plain(typed_text) == typed_text
    assert marks.plain(marks.mark(Linked("−12", "https://x.example/"))) == "−12"
