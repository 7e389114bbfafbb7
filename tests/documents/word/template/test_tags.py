"""The braces of a Word template: whole, small and in place, or refused with place and remedy."""

import io

import docx
import pytest

from socfin.documents.word.template.check import problems
from socfin.documents.word.template.filling import make
from tests.documents.reports import nora
from tests.documents.templates import changed, typed, whole

ROW = ("{{ rad.namn }}", "{{ rad.utfall }}")
LOOP = "{% for rad in verksamheter %}"


def said(*paragraphs: str, **more) -> str:
    return " ".join(problems(whole(*paragraphs, **more), "mall.docx"))


HALVES = [
    "{{ slutsats }", "{ slutsats }}", "{{ slutsats", "slutsats }}", "{ { slutsats }}", "{{ slutsats } }",
    "{% if beslut %", "{ % if beslut %}{% endif %}", "{{{ slutsats }}}", "{{ slutsats }} {",
    "{{ {{ slutsats }}", "{{ slutsats %}", "{# not }",
]  # fmt: skip


@pytest.mark.parametrize("half", HALVES)
def test_a_tag_that_is_not_whole_is_refused_where_it_stands(half):
    told = said("{{ rubrik }}", half, "Totalt {{ totalt.utfall }}")

    assert f"I stycket ”{half}”: Klamrarna går inte att läsa" in told


def test_a_missing_brace_never_lets_the_rest_of_the_paper_be_swallowed():
    told = said("{{ slutsats }", "Totalt", "{{ totalt.utfall }}")

    assert "I stycket ”{{ slutsats }”" in told


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ " + "9" * 5000 + " }}", "för långt"),
        ("{{ " + "9" * 7 + " }}", "högst 6 siffror"),
        ("{% if nivå == 1234567 %}{% endif %}", "högst 6 siffror"),
        ("{{ " + "(" * 3000 + "nämnd" + ")" * 3000 + " }}", "för långt"),
        ("{{ ((((nämnd)))) }}", "högst 3 parenteser"),
        ("{{ nämnd" + "|upper" * 40 + " }}", "för långt"),
        ("{% if beslut %}" * 9 + "{% endif %}" * 9, "högst 8 i varandra"),
        ("{{ nämnd }}" * 2001, "för många platshållare"),
        ("{%colspan" + " " * 4300 + "%}", "Instruktionen {% colspan %} finns inte"),
        ("{% vm %}", "Instruktionen {% vm %} finns inte"),
        ("{%r if beslut %}", "Instruktionen {% r if %} finns inte"),
        ("{% autoescape false %}{{ nämnd }}{% endautoescape %}", "{% autoescape %} finns inte"),
        ("{% raw %}{{ nämnd }}{% endraw %}", "{% raw %} finns inte"),
        ("{%- if beslut %}{% endif %}", "tar bort text"),
    ],
)
def test_what_would_be_much_work_or_is_another_language_is_refused_before_it_is_read(tag, told):
    assert told in said("{{ rubrik }}", tag)


@pytest.mark.parametrize(
    "text",
    [
        "{% if totalt.utfall > budget %}x{% endif %}",
        "{% if totalt.utfall < none %}x{% endif %}",
        "{% if totalt.utfall == none %}x{% endif %}",
        "{% if totalt.utfall == verksamheter %}x{% endif %}",
        "{% if 'a' in totalt.ton %}x{% endif %}",
        "{{ meningar|join(7 < nämnd) }}",
        "{{ meningar|join(attribute='__class__') }}",
        "{{ 'INCLUDE' }}PICTURE",
    ],
)
def test_a_question_that_has_no_answer_is_refused_in_words(text):
    assert "I stycket" in said("{{ rubrik }}", text)


def test_texts_may_be_compared():
    assert said("{% if totalt.ton == 'underskott' or nämnd != kommun %}{{ slutsats }}{% endif %}") == ""


@pytest.mark.parametrize(
    "rows",
    [
        ((LOOP + ROW[0], ROW[1] + "{% endfor %}"),),
        ((LOOP, ""), ROW, ("{% endfor %}", "")),
        (("{%tr for rad in verksamheter %}", ""), ("{{ rad.namn }}{%tr endfor %}", "")),
        (("{%p for rad in verksamheter %}", ""), ("{%p endfor %}", "")),
    ],
)
def test_a_loop_that_ends_in_another_cell_is_refused_with_the_remedy(rows):
    told = said("{{ rubrik }}", rows=rows)

    assert "{%tr … %}" in told


@pytest.mark.parametrize(
    "text",
    [
        "{% for v in kommentarer %}{{ v.namn }}{% endfor %}",
        "{% for v in kommentarer %}{% if v.orsak %}{{ v.orsak }}{% endif %}{% endfor %}",
        "{% for v in kommentarer %}{{ v.namn }}: {% for s in v.kommentar %}{{ s }}{% endfor %}{% endfor %}",
        "{{ totalt.utfall }}{{ totalt.budget }}",
    ],
)
def test_values_never_run_together(text):
    assert "Värdena hamnar i varandra" in said("{{ rubrik }}", text)


@pytest.mark.parametrize(
    "text",
    [
        "{% for v in kommentarer %}{{ v.namn }}, {% endfor %}",
        "{% for v in kommentarer %}{{ v.namn }}\t{% endfor %}",
        "{% for v in kommentarer %}{{ v.namn }}{% if not loop.last %} och {% endif %}{% endfor %}",
        "{{ totalt.utfall }}\t{{ totalt.budget }}\n{{ totalt.avvikelse }}",
    ],
)
def test_values_with_something_between_them_may_stand(text):
    assert said(text) == ""


def test_a_loop_over_several_paragraphs_has_them_to_itself():
    assert "i ett eget stycke" in said("{% for v in kommentarer %}Namn:", "{{ v.namn }}{% endfor %}")
    assert "ensamt i ett eget stycke" in said("Först: {%p for v in kommentarer %}", "x", "{%p endfor %}")
    assert "ensamt i en egen tabellrad" in said(
        rows=(("{%tr for rad in verksamheter %}", "Rubrik"), ROW, ("{%tr endfor %}", ""))
    )


def test_a_tag_that_word_has_cut_into_pieces_is_read_whole():
    def cut(text: str) -> str:
        return text.replace(
            "{{ nämnd",
            '{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{ </w:t></w:r><w:hyperlink w:anchor="a">'
            "<w:r><w:t>nä</w:t></w:r></w:hyperlink><w:r><w:t>mnd",
        )

    content = changed(whole("Nämnd: {{ nämnd }} slut"), "word/document.xml", cut)

    assert problems(content, "mall.docx") == []
    assert docx.Document(io.BytesIO(make(nora(), content))).paragraphs[0].text == (
        f"Nämnd: {nora().committee_name} slut"
    )


@pytest.mark.parametrize(
    "xml",
    [
        "<w:r><w:instrText>PAGE {{ nämnd }}</w:instrText></w:r>",
        '<w:r><w:rPr><w:rStyle w:val="{{ nämnd }}"/></w:rPr></w:r>',
        "<w:del><w:r><w:delText>{% if beslut %}</w:delText></w:r></w:del>",
    ],
)
def test_a_tag_where_word_shows_no_text_is_refused(xml):
    content = changed(
        typed("{{ nämnd }}"),
        "word/document.xml",
        lambda text: text.replace("<w:sectPr", f"<w:p>{xml}</w:p><w:sectPr", 1),
    )

    assert "Skriv den som vanlig text" in " ".join(problems(content, "mall.docx"))
