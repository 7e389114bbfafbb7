"""The catalogue of open data: the same in both its forms, and all that DCAT-AP-SE asks for said."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, Namespace
from rdflib.term import BNode, URIRef

from socfin.documents.open_data.catalogue import json_ld, rdf_xml
from socfin.documents.open_data.opened import Opened
from socfin.domain.municipal.licences import Licence

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SHAPES = Graph().parse(Path(__file__).with_name("shapes.ttl"))
PAGE = "https://uppfoljning.provby.se/provby/oppna-data/"
OPENED = Opened(
    slug="provby",
    committee="Social- & omsorgsnämnden <1>",
    publisher="Provby kommun",
    organisation_number="212000-0142",
    licence=Licence.CC_BY,
    contact="oppnadata@provby.se",
    page=PAGE,
    home="https://uppfoljning.provby.se/provby/",
    first="2022-01-01",
    modified="2022-04-12",
    constructed=False,
)


def graph(opened: Opened = OPENED) -> Graph:
    return Graph().parse(data=rdf_xml(opened), format="xml")


def faults(read: Graph) -> str:
    holds, _, text = validate(read, shacl_graph=SHAPES, advanced=True)
    return "" if holds else text


def test_both_forms_say_the_same():
    as_json = Graph().parse(data=json_ld(OPENED), format="json-ld")

    assert isomorphic(as_json, graph())
    assert len(graph()) > 60


@pytest.mark.parametrize(
    "opened",
    [
        OPENED,
        replace(OPENED, contact=""),
        replace(OPENED, organisation_number=""),
        replace(OPENED, first="", modified=""),
        replace(OPENED, constructed=True, licence=Licence.CC0),
    ],
)
def test_all_that_dcat_ap_se_asks_for_is_said(opened):
    assert faults(graph(opened)) == ""


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (DCAT.Catalog, DCTERMS.title),
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Catalog, DCTERMS.license),
        (DCAT.Catalog, DCAT.dataset),
        (FOAF.Agent, FOAF.name),
        (DCAT.Dataset, DCTERMS.description),
        (DCAT.Dataset, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.accrualPeriodicity),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCTERMS.license),
        (VCARD.Organization, VCARD.hasEmail),
    ],
)
def test_a_catalogue_without_it_does_not_hold(kind, word):
    read = graph()
    read.remove((next(read.subjects(RDF.type, kind)), word, None))

    assert str(word).rsplit("/", 1)[-1].rsplit("#", 1)[-1] in faults(read)


def test_everything_has_a_whole_address_of_its_own():
    """A harvester takes no blank node, and no address that follows from where the file lies."""
    for statement in graph():
        for part in statement:
            assert not isinstance(part, BNode)
            assert not isinstance(part, URIRef) or ":" in part


def test_the_publisher_is_named_as_in_every_other_catalogue():
    agent = next(graph().subjects(RDF.type, FOAF.Agent))

    assert str(agent) == "http://dataportal.se/organisation/SE2120000142"
    assert str(next(graph(replace(OPENED, organisation_number="")).subjects(RDF.type, FOAF.Agent))) == (
        f"{PAGE}#utgivare"
    )


def test_the_tables_have_the_municipalitys_licence_and_the_catalogue_its_own():
    read = graph()

    assert set(map(str, read.objects(next(read.subjects(RDF.type, DCAT.Catalog)), DCTERMS.license))) == {
        Licence.CC0.address
    }
    for table in read.subjects(RDF.type, DCAT.Distribution):
        assert str(read.value(table, DCTERMS.license)) == Licence.CC_BY.address


def test_made_up_figures_are_said_to_be_so():
    read = graph(replace(OPENED, constructed=True))

    for dataset in read.subjects(RDF.type, DCAT.Dataset):
        assert "Påhittade siffror." in str(read.value(dataset, DCTERMS.description))


def test_what_is_named_is_escaped_and_swedish():
    read = graph()

    titles = [title for title in read.objects(None, DCTERMS.title) if "omsorgsnämnden" in title]
    assert titles
    assert {title.language for title in titles} == {"sv"}
    assert json.loads(json_ld(OPENED))["@graph"][0]["dcterms:title"]["@value"].endswith(
        "Social- & omsorgsnämnden <1>"
    )
