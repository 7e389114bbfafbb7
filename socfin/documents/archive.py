"""Finishes a tagged PDF so that it is both PDF/A-2a and PDF/UA-1; WeasyPrint alone declares one of them.

Called with WeasyPrint's document and pydyf's PDF just before the trailer is written. It adds what the two
standards ask for and WeasyPrint 70 leaves out: the PDF/UA mark in the metadata (with the schema that PDF/A
wants described), the scope of header cells, the index of element names, and that page headers and footers
are not read aloud as content. tests/documents/test_pdf.py holds it to an outside checker.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is conformed to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def conform(_document: object, pdf: Any) -> None:
    """Change the PDF in place."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    _declare_accessible(pdf)
    _scope_headers(pdf)
    _index_names(pdf, root)
    _leave_out_page_margins(pdf, root)


def _at(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(bytes(reference).split()[0])]


def _elements(pdf: Any, kind: str) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and item.get("S") == kind)


def _declare_accessible(pdf: Any) -> None:
    metadata = _at(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", UA) for part in metadata.stream]


def _scope_headers(pdf: Any) -> None:
    for cell in _elements(pdf, "/TH"):
        group = _at(pdf, _at(pdf, cell["P"])["P"])
        cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _index_names(pdf: Any, root: Any) -> None:
    named = sorted((cell["ID"].string, cell) for cell in _elements(pdf, "/TH") if "ID" in cell)
    if named:
        pairs = [part for name, cell in named for part in (pydyf.String(name), cell.reference)]
        names = pydyf.Dictionary(
            {"Limits": pydyf.Array(pairs[:1] + pairs[-2:-1]), "Names": pydyf.Array(pairs)}
        )
        pdf.add_object(names)
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([names.reference])})


def _leave_out_page_margins(pdf: Any, root: Any) -> None:
    """Mark text that no element of the tree holds as an artifact: page header, footer, page number."""
    held = {number for reference in root["K"] for number in _below(pdf, int(bytes(reference).split()[0]))}
    elements_of_pages = _at(pdf, root["ParentTree"])["Nums"]
    for number, elements in zip(elements_of_pages[::2], elements_of_pages[1::2], strict=True):
        if not isinstance(elements, pydyf.Array):
            continue
        loose = {i for i, element in enumerate(elements) if int(bytes(element).split()[0]) not in held}
        page = _at(pdf, pdf.page_references[number])
        _mark_artifacts(_at(pdf, page["Contents"]).stream, loose)
        elements[:] = ["null" if i in loose else element for i, element in enumerate(elements)]


def _below(pdf: Any, number: int) -> Iterator[int]:
    yield number
    for kid in pdf.objects[number].get("K", ()):
        if isinstance(kid, bytes):
            yield from _below(pdf, int(kid.split()[0]))


def _mark_artifacts(stream: list[Any], loose: set[int]) -> None:
    for i, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in loose and stream[i + 1] == b"BDC":
            stream[i - 1], stream[i] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
