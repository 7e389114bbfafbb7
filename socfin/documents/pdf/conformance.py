"""Finishes a tagged PDF so that it is both PDF/A-2a and PDF/UA-1; WeasyPrint alone declares one of them.

It adds what the two standards ask for and WeasyPrint 70 leaves out: the PDF/UA mark in the metadata (with the
schema that PDF/A wants described), the scope of header cells, the index of element names; that a table over
several pages is one table; that page headers and footers are not read aloud as content; and that a link says
where it leads. All of it on the objects that WeasyPrint is about to write, before they are bytes. An outside
checker holds it to the standards in tests/documents/pdf/test_report.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Array, Dictionary, Object, Stream, String

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
LINK = "Allt om siffran"
"""Every link of ours is a figure's."""
Element = Any
"""A structure element, a Dictionary of pydyf: its kind at S, its parent at P, its kids at K."""


class Written(Object):  # type: ignore[misc]
    """An object whose bytes are made once: the library asks for them twice, for the file and for its name."""

    def __init__(self, object_: Object) -> None:
        super().__init__()
        self.number = object_.number
        self._data: bytes = object_.data
        self._compressible: bool = object_.compressible

    @property
    def data(self) -> bytes:
        """The object's bytes in the file."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may lie among others in a stream."""
        return self._compressible


class Tree:
    """The elements of a PDF that is not yet written, by their references."""

    def __init__(self, pdf: PDF) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])

    def at(self, reference: bytes) -> Any:
        """The object of a reference such as b"12 0 R"."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: Element) -> list[Element]:
        """The elements directly beneath; the numbers of marked text left out."""
        kids = (self.at(kid) for kid in element.get("K", ()) if isinstance(kid, bytes))
        return [kid for kid in kids if "S" in kid]

    def below(self, element: Element) -> Iterator[Element]:
        """Every element beneath, in the order that it is read."""
        for kid in self.kids(element):
            yield kid
            yield from self.below(kid)

    def groups(self, table: Element, kind: str) -> list[Element]:
        """A table's groups of rows of a kind."""
        return [group for group in self.kids(table) if group["S"] == kind]


def conform(_: Any, pdf: PDF) -> None:
    """Finish what WeasyPrint is about to write; the same for the same document."""
    tree = Tree(pdf)
    _declare_accessible(tree)
    for element in list(tree.below(tree.root)):
        _join_tables(tree, element)
    headers = [element for element in tree.below(tree.root) if element["S"] == "/TH"]
    for cell in headers:
        is_column = tree.at(tree.at(cell["P"])["P"])["S"] == "/THead"
        cell["A"]["Scope"] = "/Column" if is_column else "/Row"
    _index_names(tree, headers)
    _leave_out_page_margins(tree)
    _tell_links(pdf)
    pdf.objects[:] = [each if each.free == "f" else Written(each) for each in pdf.objects]


def _tell_links(pdf: PDF) -> None:
    """Say of each link what it leads to; its address read aloud says nothing."""
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("Subtype") == "/Link":
            each["Contents"] = String(LINK)


def _declare_accessible(tree: Tree) -> None:
    metadata = tree.at(tree.pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", UA) for part in metadata.stream]


def _join_tables(tree: Tree, parent: Element) -> None:
    """Let the rows of a table that goes on over the page follow those before; the head there is no content.

    Every table of ours has a caption, which stands on its first page alone.
    """
    kept, last = Array(), None
    for kid in parent.get("K", ()):
        element = tree.at(kid) if isinstance(kid, bytes) else {}
        is_table = element.get("S") == "/Table"
        if last is not None and is_table and not tree.groups(element, "/Caption"):
            _join(tree, last, element)
        else:
            kept.append(kid)
            last = element if is_table else None
    parent["K"] = kept


def _join(tree: Tree, first: Element, rest: Element) -> None:
    names = dict(zip(_head_names(tree, rest), _head_names(tree, first), strict=True))
    body = tree.groups(first, "/TBody")[-1]
    for group in tree.groups(rest, "/TBody"):
        for row in tree.kids(group):
            row["P"] = body.reference
            body["K"].append(row.reference)
            for cell in tree.kids(row):
                if "Headers" in cell["A"]:
                    named = [names.get(name.string, name.string) for name in cell["A"]["Headers"]]
                    cell["A"]["Headers"] = Array(map(String, named))


def _head_names(tree: Tree, table: Element) -> list[str]:
    rows = (row for group in tree.groups(table, "/THead") for row in tree.kids(group))
    return [cell["ID"].string for row in rows for cell in tree.kids(row)]


def _index_names(tree: Tree, headers: list[Element]) -> None:
    named = sorted((cell["ID"].string, cell.reference) for cell in headers if "ID" in cell)
    if named:
        pairs = (part for name, cell in named for part in (String(name), cell))
        limits = Array((String(named[0][0]), String(named[-1][0])))
        names = Dictionary({"Limits": limits, "Names": Array(pairs)})
        tree.pdf.add_object(names)
        tree.root["IDTree"] = Dictionary({"Kids": Array([names.reference])})


def _leave_out_page_margins(tree: Tree) -> None:
    """Mark text that no element of the tree holds as an artifact: page header, footer, page number."""
    held = {element.reference for element in tree.below(tree.root)}
    pages = tree.at(tree.pdf.catalog["Pages"])["Kids"][::3]
    numbered = tree.at(tree.root["ParentTree"])["Nums"]
    for number, elements in zip(numbered[::2], numbered[1::2], strict=True):
        if isinstance(elements, Array):
            loose = {i for i, element in enumerate(elements) if element not in held}
            elements[:] = [b"null" if i in loose else element for i, element in enumerate(elements)]
            _mark_artifacts(tree.at(tree.pdf.objects[pages[number]]["Contents"]), loose)


def _mark_artifacts(page: Stream, loose: set[int]) -> None:
    """A mark is three parts of a page's stream: the kind, the number of the marked text, the operator."""
    for at, part in enumerate(page.stream):
        if isinstance(part, Dictionary) and part.get("MCID") in loose:
            page.stream[at - 1 : at + 1] = "/Artifact", Dictionary({"Type": "/Pagination"})
