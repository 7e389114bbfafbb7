"""A Word file that is handed on fetches nothing, runs nothing and holds no other file."""

import pytest
from docx.oxml.ns import nsdecls

from socfin.documents.clean import cleaned
from socfin.documents.document import CannotMake
from socfin.documents.word.report import make as own
from socfin.documents.word.template.check import problems
from socfin.documents.word.template.example import example, sample
from socfin.documents.word.template.filling import make
from socfin.documents.word.template.safety import dangers
from tests.documents.reports import hostile, large, nora
from tests.documents.templates import changed, whole

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FINE = whole(header="{{ nämnd }}")


def field(*pieces: str) -> str:
    """A field whose code is cut into runs."""
    code = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def with_xml(xml: str, name: str = "word/document.xml") -> bytes:
    end = {
        "word/document.xml": "<w:sectPr",
        "word/settings.xml": "</w:settings>",
        "word/header1.xml": "</w:hdr>",
    }
    at = end[name]
    return changed(FINE, name, lambda text: text.replace(at, xml + at, 1))


def with_link(kind: str, target: str, part: str = "document", xml: str = "") -> bytes:
    """A relation to something outside, perhaps used by an element of the document."""
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return changed(
        with_xml(xml),
        f"word/_rels/{part}.xml.rels",
        lambda text: (text or f"{head}</Relationships>").replace(
            "</Relationships>", f"{link}</Relationships>"
        ),
    )


def told(content: bytes) -> str:
    return " ".join(problems(content, "mall.docx"))


@pytest.mark.parametrize(
    "report", [nora(), large(), hostile(), example()], ids=["nora", "large", "hostile", "ex"]
)
def test_our_own_documents_are_safe(report):
    assert list(dangers(own(cleaned(report)))) == []
    assert list(dangers(make(example(), sample()))) == []


@pytest.mark.parametrize(
    "pieces",
    [
        ('INCLUDEPICTURE "https://spion.example/a.png"',),
        ('includepicture "https://spion.example/a.png"',),
        ("  ddeauto c:\\x",),
        ("INC", "LUDE", "PICTURE x"),
        ("dde", "AUTO", " c:\\x"),
        ("MACROBUTTON x y",),
        ('HYPERLINK "file:///c:/x"',),
        ("hyperlink \\\\server\\x",),
        ("EMBED Excel.Sheet",),
        ("NYTTFÄLT x",),
        ("",),
    ],
)
def test_a_field_that_fetches_or_runs_something_is_refused_however_it_is_spelled(pieces):
    assert "Mallen har ett fält" in told(with_xml(field(*pieces)))


def test_a_field_in_the_header_is_looked_at_too():
    assert "Mallen har ett fält (includetext)" in told(with_xml(field("includetext x"), "word/header1.xml"))


def test_a_fields_name_may_not_come_out_of_another_field():
    inner = field('QUOTE "INCLUDE"').removeprefix("<w:p>").removesuffix("</w:p>")
    outer = field("</w:instrText></w:r>" + inner + "<w:r><w:instrText>PICTURE x")

    assert "Mallen har ett fält" in told(with_xml(outer))


@pytest.mark.parametrize(
    "code", ["PAGE", "numpages", " STYLEREF  Rubrik1 ", 'HYPERLINK "https://kommun.example"', "TOC \\o"]
)
def test_a_field_that_tells_of_the_document_may_stand(code):
    assert told(with_xml(field(code.replace('"', "&quot;")))) == ""


@pytest.mark.parametrize(
    "target", ["https://kommun.example", "HTTP://kommun.example", "mailto:namnd@kommun.example"]
)
def test_a_link_to_the_web_or_to_mail_may_stand(target):
    assert told(with_link("hyperlink", target)) == ""


@pytest.mark.parametrize(
    "target", ["file:///H:/a.docx", "\\\\server\\a", "javascript:alert(1)", "ms-word:ofe|u|x"]
)
def test_a_link_elsewhere_is_refused(target):
    assert "Länkar får gå till webben" in told(with_link("hyperlink", target))


PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" r:link="rId99"/></w:drawing></w:r></w:p>'
)
DRAWN = '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://spion.example/a.png"/></w:pict></w:r></w:p>'


@pytest.mark.parametrize(
    "content",
    [
        with_link("image", "https://spion.example/a.png"),
        with_link("image", "https://spion.example/a.png", xml=PICTURE),
        with_link("hyperlink", "https://spion.example/a.png", xml=PICTURE),
        with_link("image", "https://spion.example/a.png", part="header1"),
        with_link("frame", "https://spion.example", part="webSettings"),
        with_link("mailMergeSource", "file:///H:/a.csv", part="settings"),
        with_link("subDocument", "file:///H:/a.docx"),
        with_link("aFChunk", "file:///H:/a.html"),
        with_xml(DRAWN),
    ],
)
def test_nothing_is_fetched_when_the_document_is_opened(content):
    assert "Mallen hämtar något utifrån" in told(content)


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        ("word/document.xml", f'<w:altChunk xmlns:r="{OFFICE}" r:id="rId3"/>'),
        ("word/document.xml", "<w:p><w:r><w:object/></w:r></w:p>"),
        ("word/settings.xml", '<w:mailMerge><w:connectString w:val="DSN=x"/></w:mailMerge>'),
    ],
)
def test_what_runs_or_holds_something_else_is_refused(name, xml):
    assert "hämtar eller kör något" in told(with_xml(xml, name))


def test_a_part_is_known_by_its_kind_and_not_by_its_name():
    inside = field("includepicture x").replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    override = f'<Override PartName="/word/a.png" ContentType="{kind}"/></Types>'
    link = f'<Relationship Id="rId98" Type="{OFFICE}/header" Target="a.png"/></Relationships>'
    content = changed(FINE, "word/a.png", lambda _: f"<w:hdr {nsdecls('w')}>{inside}</w:hdr>")
    content = changed(content, "[Content_Types].xml", lambda text: text.replace("</Types>", override))
    content = changed(
        content, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", link)
    )

    assert "Mallen har ett fält (includepicture)" in told(content)


def test_a_part_of_an_unknown_kind_is_refused():
    with_part = changed(FINE, "word/a.bin", lambda _: "x")
    link = f'<Relationship Id="rId98" Type="{OFFICE}/image" Target="a.bin"/></Relationships>'
    kind = '<Default Extension="bin" ContentType="application/x-msdownload"/></Types>'
    content = changed(with_part, "[Content_Types].xml", lambda text: text.replace("</Types>", kind))
    content = changed(
        content, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", link)
    )

    assert "inte kan vara med (application/x-msdownload)" in told(content)


def test_the_template_that_it_was_made_from_is_cut_in_any_spelling():
    content = with_link("AttachedTemplate", "https://spion.example/a.dotm", part="settings")

    assert told(content) == ""
    assert b"spion" not in b"".join(make(example(), content).split(b"PK"))


def test_a_document_made_from_a_template_that_was_kept_before_is_looked_through_too():
    with pytest.raises(CannotMake, match="includepicture"):
        make(nora(), with_xml(field("includepicture x")))
