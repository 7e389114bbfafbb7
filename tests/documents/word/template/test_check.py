"""What a Word template may not be, and how it is said."""

import io
import zipfile

import pytest

from socfin.documents.word.template.check import LARGEST, problems
from socfin.documents.word.template.example import sample
from tests.documents.templates import changed, typed, whole

FINE = whole()
ROW = ("{{ rad.namn }}", "{{ rad.utfall }}")
RELS = "word/_rels/document.xml.rels"


def said(*paragraphs: str, **more) -> str:
    return " ".join(problems(whole(*paragraphs, **more), "mall.docx"))


def test_our_own_sample_may_be_used():
    assert problems(sample(), "exempelmall.docx") == []


def test_the_sample_is_the_same_every_time():
    assert sample() == sample()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{{ nämnd|upper }} {{ totalt.avvikelse }}",),
        ("{% if totalt.ton == 'underskott' and beslut %}{{ slutsats }}{% else %}{{ rubrik }}{% endif %}",),
        ("{%p for v in kommentarer %}", "{{ loop.index }} {{ v.namn }}", "{%p endfor %}"),
        ("{% for v in kommentarer %}{% for s in v.kommentar %}{{ s }} {% endfor %}{% endfor %}",),
        ("{{ meningar|join(' ') }} {{ beslut|length }} {{ diagram }}",),
    ],
)
def test_placeholders_for_if_and_filters_may_be_used(paragraphs):
    assert said(*paragraphs) == ""


def test_a_row_of_a_table_may_be_repeated():
    rows = (("{%tr for rad in verksamheter %}", ""), ROW, ("{%tr endfor %}", ""))

    assert said(rows=rows) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nämnd: {{ nämd }}", "I stycket ”Nämnd: {{ nämd }}”: Platshållaren ”nämd” finns inte."),
        ("{{ nämd }}", "Menade du ”nämnd”?"),
        ("{{ totalt.utfal }}", "”totalt.utfal” finns inte. Menade du ”totalt.utfall”?"),
        ("{{ verksamheter }}", "”verksamheter” är en lista: gå igenom den med {% for … in verksamheter %}."),
        ("{{ totalt }}", "skriv en av dem, till exempel {{ totalt.namn }}"),
        ("{% for a in totalt %}{% endfor %}", "”totalt” är ingen lista"),
        ("{% if nämnd %}{{ nämnd }}", "{% if … %} avslutas aldrig. Lägg till {% endif %}."),
        ("{{ nämnd }}{% endfor %}", "{% endfor %} har ingen början."),
        ("{{ nämnd", "går inte att läsa"),
        ("{{ NÄMND }}", "”NÄMND” finns inte. Menade du ”nämnd”?"),
        ("{{ totalt,utfall }}", "Komma får inte stå mellan klamrarna."),
        ("{{ nämnd|tojson }}", "Filtret ”tojson” finns inte."),
        ("{{ diagram|upper }}", "passar inte för ”diagram”"),
        ("{{r nämnd }}", "Mallen blir inget helt dokument"),
    ],
)
def test_what_is_wrong_is_said_with_the_paragraph_and_the_remedy(text, told):
    assert told in said(text)


def test_a_template_without_placeholders_is_refused():
    assert "Mallen har inga platshållare" in " ".join(problems(typed("Inga siffror alls"), "mall.docx"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ nämnd.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ nämnd['__class__'] }}",
        "{{ nämnd.format() }}",
        "{{ diagram._made.docx }}",
        "{{ loop.__init__ }}",
        "{{ range(10) }}",
        "{{ cycler }}",
        "{{ lipsum.__globals__ }}",
        "{{ self }}",
        "{{ 7 * 7 }}",
        "{{ 'a' ~ nämnd }}",
        "{% set a = nämnd %}{{ nämnd }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro a() %}{{ nämnd }}{% endmacro %}",
        "{% for a in verksamheter %}{% for b in verksamheter %}{{ b.namn }}{% endfor %}{% endfor %}",
        "{% for a in verksamheter recursive %}{{ a.namn }}{% endfor %}",
        "{{ meningar|map('upper')|list }}",
    ],
)
def test_an_expression_that_reaches_for_more_is_refused(text):
    assert said(text) != ""


def test_the_header_is_looked_through_too():
    assert "I sidhuvudet ”{{ komun }}”" in said("{{ nämnd }}", header="{{ komun }}")


BOX = """<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="w">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:sectPr"""


def boxed(text: str) -> list[str]:
    """What is said of a text box that Word has kept once more for old programs."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    content = changed(FINE, "word/document.xml", lambda xml: xml.replace("<w:sectPr", BOX.format(inside), 1))
    return problems(content, "mall.docx")


def test_a_fault_in_a_text_box_is_told_once_and_where_it_stands():
    assert boxed("Ort: {{ komun }}") == [
        "I textrutan ”Ort: {{ komun }}”: Platshållaren ”komun” finns inte. Menade du ”kommun”?"
    ]
    (message,) = boxed("Ort: {{ kommun }")
    assert message.startswith("I textrutan ”Ort: {{ kommun }”: Klamrarna går inte att läsa")
    assert "ställen" not in message
    assert boxed("Ort: {{ kommun }}") == []


@pytest.mark.parametrize("quotes", ["’’", "”“", "“”", "‘’"])
def test_quotation_marks_may_be_those_that_word_makes_of_them(quotes):
    question = f"{{% if totalt.ton == {quotes[0]}underskott{quotes[1]} %}}{{{{ rubrik }}}}{{% endif %}}"

    assert said(question) == ""


def test_a_loop_that_begins_outside_the_table_and_ends_in_it_is_refused():
    assert "{%tr … %}" in said("{% for rad in verksamheter %}", rows=(("{{ rad.namn }}", "{% endfor %}"),))


def doctype(text: str) -> str:
    return text.replace("<w:document", "<!DOCTYPE a><w:document", 1)


def spreadsheet(text: str) -> str:
    return text.replace("document.main", "sheet")


FILES = {
    "docm": (FINE, "mall.docm", "makron"),
    "dotm": (FINE, "mall.dotm", "makron"),
    "dotx": (FINE, "mall.dotx", "Filen är sparad som .dotx."),
    "pdf": (b"%PDF-1.7", "mall.pdf", "Filen är inget Word-dokument."),
    "words": (b"hej", "mall.docx", "Filen är inget Word-dokument."),
    "empty": (b"", "mall.docx", "Filen är inget Word-dokument."),
    "cut off": (FINE[:3000], "mall.docx", "Filen är inget Word-dokument."),
    "locked": (b"\xd0\xcf\x11\xe0" * 9, "mall.docx", "låst med lösenord"),
    "too large": (b"0" * (LARGEST + 1), "mall.docx", "En mall får vara högst 5 MB."),
    "macros": (changed(FINE, "word/vbaProject.bin", lambda _: "x"), "mall.docx", "makron"),
    "embedded": (changed(FINE, "word/embeddings/a.bin", lambda _: "x"), "mall.docx", "inbäddade filer"),
    "spreadsheet": (changed(FINE, "[Content_Types].xml", spreadsheet), "mall.docx", "inget Word-dokument"),
    "entities": (changed(FINE, "word/document.xml", doctype), "mall.docx", "inget Word-dokument"),
    "long": (changed(FINE, "word/x.xml", lambda _: f"<a>{'x' * 1_100_000}</a>"), "mall.docx", "för stor"),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_no_plain_word_document_is_refused(file):
    content, name, told = FILES[file]

    assert told in " ".join(problems(content, name))


def test_a_picture_that_is_fetched_from_elsewhere_is_refused():
    link = (
        '<Relationship Id="rId99" Target="https://spion.example/a.png" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    content = changed(FINE, RELS, lambda text: text.replace("</Relationships>", link))

    assert "Mallen hämtar något utifrån (https://spion.example/a.png)" in problems(content, "mall.docx")[0]


def test_a_field_that_runs_something_is_refused():
    field = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows "calc"</w:instrText></w:r></w:p><w:sectPr'
    content = changed(FINE, "word/document.xml", lambda text: text.replace("<w:sectPr", field, 1))

    assert "Mallen har ett fält (DDEAUTO)" in problems(content, "mall.docx")[0]


def test_a_small_file_that_unpacks_to_a_large_one_is_refused():
    out = io.BytesIO(FINE)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", b"0" * (41 * 1024 * 1024))

    assert "för stor när den packas upp" in problems(out.getvalue(), "mall.docx")[0]


IN = ("{{ v.namn }} {{ nämd }}",)
END = ("{%p endfor %}",)
THREE_FAULTS = {
    "braces, a word and an order": ("{{ rubrik }", "{{ komun }}", "{% set a %}"),
    "two that cannot be read": ("{{ nämnd nämnd }}", "{{ | }}", "{{ komun }}"),
    "a loop whose list is misspelt": ("{%p for v in komentarer %}", *IN, "{{ 1 + 1 }}", *END),
    "a loop that cannot be read": ("{%p for v i kommentarer %}", *IN, *END, "{{ x }}"),
    "a loop whose braces are broken": ("{%p for v in kommentarer %", *IN, *END, "{{ x }}"),
    "one that never ends": ("{%p if beslut %}", "{{ komun }}", "{{ nämnd.x() }}"),
    "in one paragraph": ("{{ nämd }} {{ komun }} {{ kommun }",),
    "in different loops": (
        "{%p for v in kommentarer %}", "{{ v.nam }}",
        "{%p for s in v.kommentar %}", "{{ s.text }}", *END, "{{ v.orsak.x }}", *END,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", THREE_FAULTS)
def test_three_faults_are_three_messages(case):
    assert len(problems(whole(*THREE_FAULTS[case]), "mall.docx")) == 3


def test_each_fault_names_its_own_paragraph_in_the_order_they_stand():
    told = problems(whole("{{ nämd }}", "Ort: {{ komun }", "{{ x y }} sist"), "mall.docx")

    assert [message.partition(":  ")[0].split("”")[1] for message in told] == [
        "{{ nämd }}", "Ort: {{ komun }", "{{ x y }} sist",
    ]  # fmt: skip


def test_a_long_paragraph_is_quoted_where_the_fault_is():
    (message,) = problems(whole(f"{'Här står mycket text. ' * 9}Nämnd {{{{ nämd }}}} och mer"), "mall.docx")

    assert message.startswith("I stycket ”…")
    assert "Nämnd {{ nämd }}”" in message or "Nämnd {{ nämd }}…”" in message


def test_the_same_fault_in_several_places_is_told_once_with_their_number():
    told = problems(whole("{{ nämd }}", "{{ nämd }}"), "mall.docx")

    assert told == [f"{told[0].removesuffix(' Det står så på 2 ställen.')} Det står så på 2 ställen."]


def test_of_very_many_faults_the_first_are_told_and_how_many_more_there_are():
    told = problems(whole(*(f"{{{{ fel{number} }}}}" for number in range(23))), "mall.docx")

    assert len(told) == 21
    assert told[-1] == "3 fel till är inte med i listan. De visas när de här är rättade."
