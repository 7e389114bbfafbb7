"""Finishes a tagged PDF so that it is both PDF/A-2a and PDF/UA-1; WeasyPrint alone declares one of them.

It adds what the two standards ask for and WeasyPrint 70 leaves out: the PDF/UA mark in the metadata (with the
schema that PDF/A wants described), the scope of header cells, the index of element names; that a table over
several pages is one table; and that page headers and footers are not read aloud as content.
tests/documents/test_pdf.py holds it to an outside checker.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

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


def conform(content: bytes) -> bytes:
    """The finished PDF; the same bytes for the same PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        _declare_accessible(pdf)
        for element in list(_below(root)):
            _join_tables(element)
        headers = [element for element in _below(root) if _is(element, Name.TH)]
        for cell in headers:
            cell.A.Scope = Name.Column if _is(cell.P.P, Name.THead) else Name.Row
        _index_names(pdf, root, headers)
        _leave_out_page_margins(pdf, root)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _declare_accessible(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"</rdf:RDF>", UA))


def _is(element: Any, kind: Name) -> bool:
    return isinstance(element, Dictionary) and bool(element.get("/S") == kind)


def _kids(element: Any) -> list[Any]:
    """The elements directly beneath; the numbers of marked text left out."""
    return [kid for kid in element.get("/K", ()) if isinstance(kid, Dictionary) and "/S" in kid]


def _below(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        yield kid
        yield from _below(kid)


def _join_tables(parent: Any) -> None:
    """Let the rows of a table that goes on over the page follow those before; the head there is no content.

    Every table of ours has a caption, which stands on its first page alone.
    """
    kept: list[Any] = []
    for kid in parent.get("/K", ()):
        follows = kept and _is(kid, Name.Table) and _is(kept[-1], Name.Table)
        if follows and not _groups(kid, Name.Caption):
            _join(kept[-1], kid)
        else:
            kept.append(kid)
    parent.K = Array(kept)


def _groups(table: Any, kind: Name) -> list[Any]:
    return [group for group in _kids(table) if _is(group, kind)]


def _join(first: Any, rest: Any) -> None:
    names = dict(zip(_head_names(rest), _head_names(first), strict=True))
    body = _groups(first, Name.TBody)[-1]
    for group in _groups(rest, Name.TBody):
        for row in _kids(group):
            row.P = body
            body.K.append(row)
            for cell in _kids(row):
                if "/Headers" in cell.A:
                    cell.A.Headers = Array([names.get(bytes(name), name) for name in cell.A.Headers])


def _head_names(table: Any) -> list[bytes]:
    return [
        bytes(cell.ID) for group in _groups(table, Name.THead) for row in _kids(group) for cell in _kids(row)
    ]


def _index_names(pdf: pikepdf.Pdf, root: Any, headers: list[Any]) -> None:
    named = sorted((bytes(cell.ID), cell) for cell in headers if "/ID" in cell)
    if named:
        pairs = [part for name, cell in named for part in (pikepdf.String(name), cell)]
        names = Dictionary(Limits=Array([named[0][0], named[-1][0]]), Names=Array(pairs))
        root.IDTree = Dictionary(Kids=Array([pdf.make_indirect(names)]))


def _leave_out_page_margins(pdf: pikepdf.Pdf, root: Any) -> None:
    """Mark text that no element of the tree holds as an artifact: page header, footer, page number."""
    held = {element.objgen for element in _below(root)}
    numbered = root.ParentTree.Nums
    for number, elements in zip(numbered[::2], numbered[1::2], strict=True):
        if not isinstance(elements, Array):
            continue
        loose = {i for i, element in enumerate(elements) if element.objgen not in held}
        for i in loose:
            elements[i] = None
        if loose:
            _mark_artifacts(pdf, pdf.pages[int(number)], loose)


def _mark_artifacts(pdf: pikepdf.Pdf, page: pikepdf.Page, loose: set[int]) -> None:
    artifact = ContentStreamInstruction([Name.Artifact, Dictionary(Type=Name.Pagination)], Operator("BDC"))
    marked = [
        artifact if _number_of(instruction) in loose else instruction
        for instruction in pikepdf.parse_content_stream(page)
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def _number_of(instruction: Any) -> int | None:
    """The number of the marked text that an instruction begins; None for every other instruction."""
    is_mark = instruction.operator == Operator("BDC") and isinstance(instruction.operands[1], Dictionary)
    return int(instruction.operands[1].get("/MCID", -1)) if is_mark else None
