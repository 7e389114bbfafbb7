"""The catalogue of a committee's open data after DCAT-AP-SE 3, as JSON-LD and as RDF/XML.

Rules: the examples and templates of docs.dataportal.se/dcat, and its chapter on harvesting: RDF/XML, whole
addresses, no node without a name. The catalogue's own licence is always CC0; a table's is the municipality's.
"""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from socfin.documents.open_data.opened import Opened, Together
from socfin.documents.open_data.tables import TABLES, Table
from socfin.domain.municipal.licences import Licence

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
SWEDISH, MONTHLY, PUBLIC = f"{EU}language/SWE", f"{EU}frequency/MONTHLY", f"{EU}access-right/PUBLIC"
THEMES = (f"{EU}data-theme/GOVE", f"{EU}data-theme/SOCI")
KEYWORDS = ("budget", "ekonomi", "uppföljning", "nämnd")
AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
PORTAL = "http://dataportal.se/organisation/SE"
"""What names a public body in every catalogue, before its organisation number."""
XML = "{http://www.w3.org/XML/1998/namespace}lang"

Node = dict[str, Any]
"""A thing and what is said of it, in the words of JSON-LD; a value is a list where there are several."""


def json_ld(opened: Opened | Together) -> bytes:
    """The catalogue as JSON-LD."""
    graph = {"@context": PREFIXES, "@graph": nodes(opened)}
    return json.dumps(graph, ensure_ascii=False, indent=1).encode()


def rdf_xml(opened: Opened | Together) -> bytes:
    """The catalogue as RDF/XML, which is what Sveriges dataportal harvests."""
    for prefix, address in PREFIXES.items():
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.Element(_whole("rdf:RDF"))
    for node in nodes(opened):
        thing = ElementTree.SubElement(root, _whole(node["@type"]), {_whole("rdf:about"): node["@id"]})
        for name, values in node.items():
            if not name.startswith("@"):
                for value in values if isinstance(values, list) else [values]:
                    _say(thing, name, value)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def nodes(opened: Opened | Together) -> list[Node]:
    """The catalogue, its publisher and contact, and each table as a dataset with its distribution."""
    if isinstance(opened, Together):
        return _together(opened)
    contact = [_contact(opened)] if opened.contact else []
    parts = [part for table in TABLES for part in _dataset(opened, table)]
    return [_catalogue(opened), _publisher(opened), *contact, *parts]


def _together(together: Together) -> list[Node]:
    """One catalogue of every committee's tables; what several tell of, as the publisher, is told once."""
    parts = [nodes(each) for each in together.opened]
    catalogue = {
        **parts[0][0],
        "@id": f"{together.page}#katalog",
        "dcterms:title": _swedish(f"Ekonomisk uppföljning, {together.publisher}"),
        "dcterms:description": _swedish(" ".join(each.description for each in together.opened)),
        "foaf:homepage": _to(together.page),
        **({"dcterms:modified": _day(together.modified)} if together.modified else {}),
        "dcat:dataset": [dataset for whole, *_ in parts for dataset in whole["dcat:dataset"]],
    }
    others = {node["@id"]: node for _, *rest in parts for node in rest}
    return [catalogue, *others.values()]


def _catalogue(opened: Opened) -> Node:
    return {
        "@id": f"{opened.page}#katalog",
        "@type": "dcat:Catalog",
        "dcterms:title": _swedish(opened.title),
        "dcterms:description": _swedish(opened.description),
        "dcterms:publisher": _to(_publisher_name(opened)),
        "dcterms:license": _to(Licence.CC0.address),
        "dcterms:language": _to(SWEDISH),
        "foaf:homepage": _to(opened.page),
        "dcat:themeTaxonomy": _to(f"{EU}data-theme"),
        **_modified(opened),
        "dcat:dataset": [_to(_named(opened, table)) for table in TABLES],
    }


def _publisher(opened: Opened) -> Node:
    return {
        "@id": _publisher_name(opened),
        "@type": "foaf:Agent",
        "foaf:name": opened.publisher,
        "dcterms:type": _to(AUTHORITY),
    }


def _publisher_name(opened: Opened) -> str:
    number = opened.organisation_number.replace("-", "")
    return f"{PORTAL}{number}" if number else f"{opened.page}#utgivare"


def _contact(opened: Opened) -> Node:
    return {
        "@id": f"{opened.page}#kontakt",
        "@type": "vcard:Organization",
        "vcard:fn": opened.publisher,
        "vcard:hasEmail": _to(f"mailto:{opened.contact}"),
    }


def _dataset(opened: Opened, table: Table) -> tuple[Node, ...]:
    name, schema = _named(opened, table), opened.schema_address(table.name)
    contact = {"dcat:contactPoint": _to(f"{opened.page}#kontakt")} if opened.contact else {}
    since = {"dcterms:temporal": _to(f"{name}-tid")} if opened.first else {}
    dataset = {
        "@id": name,
        "@type": "dcat:Dataset",
        "dcterms:title": _swedish(f"{table.title}, {opened.committee}"),
        "dcterms:description": _swedish(f"{table.description} {opened.description}"),
        "dcterms:publisher": _to(_publisher_name(opened)),
        **contact,
        "dcterms:accrualPeriodicity": _to(MONTHLY),
        "dcterms:accessRights": _to(PUBLIC),
        "dcterms:language": _to(SWEDISH),
        "dcat:theme": [_to(theme) for theme in THEMES],
        "dcat:keyword": [_swedish(word) for word in KEYWORDS],
        "dcat:landingPage": _to(opened.page),
        "dcterms:conformsTo": _to(schema),
        **_modified(opened),
        **since,
        "dcat:distribution": _to(f"{name}-csv"),
    }
    return dataset, _distribution(opened, table), _standard(table, schema), *_time(opened, f"{name}-tid")


def _distribution(opened: Opened, table: Table) -> Node:
    where = _to(opened.table_address(table.name))
    return {
        "@id": f"{_named(opened, table)}-csv",
        "@type": "dcat:Distribution",
        "dcterms:title": _swedish(f"{table.title} som CSV"),
        "dcterms:description": _swedish("UTF-8, kommatecken, punkt före decimalerna, en rubrikrad."),
        "dcterms:format": "text/csv",
        "dcterms:license": _to(opened.licence.address),
        "dcat:accessURL": where,
        "dcat:downloadURL": where,
        "dcterms:conformsTo": _to(opened.schema_address(table.name)),
        **_modified(opened),
    }


def _standard(table: Table, schema: str) -> Node:
    return {
        "@id": schema,
        "@type": "dcterms:Standard",
        "dcterms:title": _swedish(f"Nämnduppföljning 1.0, {table.name} (Table Schema)"),
    }


def _time(opened: Opened, name: str) -> tuple[Node, ...]:
    """From the first period on; a table that grows has no end."""
    if not opened.first:
        return ()
    return ({"@id": name, "@type": "dcterms:PeriodOfTime", "dcat:startDate": _day(opened.first)},)


def _modified(opened: Opened) -> Node:
    return {"dcterms:modified": _day(opened.modified)} if opened.modified else {}


def _named(opened: Opened, table: Table) -> str:
    return f"{opened.page}#{table.name}"


def _to(address: str) -> Node:
    return {"@id": address}


def _swedish(text: str) -> Node:
    return {"@value": text, "@language": "sv"}


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}


def _say(thing: ElementTree.Element, name: str, value: Node | str) -> None:
    """One statement of a thing: another thing, a text with its language, or a value with its type."""
    statement = ElementTree.SubElement(thing, _whole(name))
    if isinstance(value, str):
        statement.text = value
    elif "@id" in value:
        statement.set(_whole("rdf:resource"), value["@id"])
    else:
        statement.text = value["@value"]
        if "@language" in value:
            statement.set(XML, value["@language"])
        else:
            statement.set(_whole("rdf:datatype"), _spelled_out(value["@type"]))


def _whole(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{rest}"


def _spelled_out(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest
