"""Open data of a committee that is open to all: valid, masked, the same for everyone, gone when it closes."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from frictionless import Package
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import DCAT, RDF

from socfin import reporting
from socfin.actions.committees import create_committee
from socfin.actions.municipal.municipalities import change_municipality
from socfin.actions.people.publicity import close_to_all, open_to_all
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents.open_data.tables import INDICATORS, LINES, TABLES, UNITS
from socfin.domain.committee import NewCommittee
from socfin.domain.municipal.licences import Licence
from socfin.domain.period import Month
from socfin.domain.work.pieces import Work
from socfin.selectors.committees import committee_by_slug
from socfin.selectors.work.queue import pieces
from socfin.views.kept.warming import warm
from tests.actions.municipal.test_municipalities import SETTINGS
from tests.cast import indicator_csv, person, published_bytes

HOME = "/provby/oppna-data/"
SHAPES = Path(__file__).parents[2] / "documents" / "open_data" / "shapes.ttl"
FILES = (
    "",
    "katalog.rdf",
    "katalog.jsonld",
    "katalog.ttl",
    "datapackage.json",
    *(f"{table.name}.csv" for table in TABLES),
    *(f"{table.name}.schema.json" for table in TABLES),
)
ROWS = "\n".join(
    f"{code} 5020 2022-{month:02d} {scenario} -{amount + month}"
    for code, amount in (("511", 100000), ("520", 777), ("530", 888))
    for month in (1, 2, 3)
    for scenario in ("utfall", "budget")
)


@pytest.fixture
def opened(committee, publish_rows, adam):
    publish_rows(ROWS)
    published_bytes(committee, indicator_csv("510 platser 2022-03 150 160"), "nyckeltal.csv")
    open_to_all(committee=committee, by=adam)
    committee.refresh_from_db()
    return committee


@pytest.fixture
def masked(opened, carin):
    """SÄBO has three clients and the unit beside it four; they are gathered in what is public."""
    people = {"511": 400, "520": 3, "530": 4}
    change_small_numbers(committee=opened, limit=5, mask_for_politicians=False, people=people, by=carin)
    opened.refresh_from_db()
    return opened


def table(name: str) -> list[dict[str, str]]:
    answer = Client().get(f"{HOME}{name}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


@pytest.mark.parametrize("file", FILES)
def test_it_is_there_for_anyone_while_the_committee_is_open_and_for_nobody_else(
    file, opened, adam, carin, logged_in
):
    assert Client().get(HOME + file).status_code == 200
    assert Client().post(HOME + file).status_code in (403, 405)

    close_to_all(committee=opened, by=adam)

    for client in (Client(), logged_in(carin), logged_in(adam), logged_in(person("olle"))):
        assert client.get(HOME + file).status_code == 404


@pytest.mark.parametrize("file", ["katalog.xml", "annat.csv", "annat.schema.json"])
def test_there_is_nothing_more(file, opened):
    assert Client().get(HOME + file).status_code == 404


def as_package(tmp_path) -> Package:
    """What a program gets that fetches the package and each table that it names."""
    described = json.loads(Client().get(f"{HOME}datapackage.json").content)
    for resource in described["resources"]:
        assert resource["path"].startswith("http://testserver/provby/oppna-data/")
        name = resource["path"].rsplit("/", 1)[-1]
        (tmp_path / name).write_bytes(Client().get(HOME + name).content)
        resource |= {"path": name, "scheme": "file"}
    return Package.from_descriptor(described, basepath=str(tmp_path))


@pytest.mark.parametrize("world", ["opened", "masked"])
def test_the_package_and_every_table_hold_by_their_schemas(world, request, tmp_path):
    request.getfixturevalue(world)

    report = as_package(tmp_path).validate()

    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.stats["rows"] > 0 for task in report.tasks] == [True, True, True]


def test_a_schema_finds_a_decimal_comma_a_repeated_row_and_a_row_of_no_unit(opened, tmp_path):
    package = as_package(tmp_path)
    units, indicators = tmp_path / "verksamheter.csv", tmp_path / "nyckeltal.csv"
    rows = units.read_text(encoding="utf-8").splitlines()
    units.write_text("\n".join([*rows, rows[1]]).replace("-100001.00", '"-100001,00"', 1), encoding="utf-8")
    indicators.write_text(indicators.read_text(encoding="utf-8").replace(",510,", ",599,"), encoding="utf-8")

    kinds = {kind for (kind,) in package.validate().flatten(["type"])}
    assert {"type-error", "primary-key", "foreign-key"} <= kinds


def test_no_table_has_a_row_or_an_amount_that_the_public_page_does_not(masked):
    months = [Month(2022, month) for month in (1, 2, 3)]
    public = [reporting.public_report(masked, month) for month in months]
    for each in (UNITS, LINES, INDICATORS):
        assert Client().get(f"{HOME}{each.name}.csv").content == each.csv(public)

    whole = [reporting.report(masked, month) for month in months]
    assert UNITS.csv(whole) != UNITS.csv(public)
    everything = "".join(Client().get(HOME + file).content.decode() for file in FILES)
    assert "SÄBO" not in everything
    assert not {row["kod"] for row in table("verksamheter")} & reporting.hidden_in(masked).hidden
    assert {row["kod"] for row in table("verksamheter")} >= {"510", "hopslagna:5"}
    for secret in ("778.00", "889.00", "2337.00"):
        assert secret not in everything.replace("1667.00", "")


def test_the_same_is_sent_to_whoever_asks(masked, carin, logged_in):
    """A controller sees everything on the pages, and never here."""
    for file in FILES[1:]:
        inside, outside = logged_in(carin).get(HOME + file), Client().get(HOME + file)
        assert (inside.content, inside["ETag"]) == (outside.content, outside["ETag"])


def test_only_what_is_published_is_there(opened, publish_rows, adam):
    assert {row["period"] for row in table("verksamheter")} == {"2022-01", "2022-02", "2022-03"}

    upload = publish_rows("511 5020 2022-04 utfall -5")
    assert "2022-04" in {row["period"] for row in table("verksamheter")}

    from socfin.actions.publishing import undo

    undo(upload=upload, by=adam)
    assert "2022-04" not in {row["period"] for row in table("verksamheter")}


@pytest.mark.parametrize("file", FILES[1:])
def test_what_a_reader_has_is_not_sent_again_until_something_is_new(file, opened, publish_rows):
    first = Client().get(HOME + file)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["Access-Control-Allow-Origin"] == "*"

    again = Client().get(HOME + file, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    publish_rows("511 5020 2022-04 utfall -5")
    assert Client().get(HOME + file, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_reader_that_has_it_is_told_that_it_is_gone(opened, adam):
    first = Client().get(f"{HOME}verksamheter.csv")
    close_to_all(committee=opened, by=adam)

    assert (
        Client().get(f"{HOME}verksamheter.csv", headers={"if-none-match": first["ETag"]}).status_code == 404
    )


def test_the_municipality_says_the_terms_and_whom_to_write_to(opened, adam):
    before = Client().get(HOME).content.decode()
    assert "CC0" in before
    assert "mailto:" not in before

    new = replace(SETTINGS, open_licence=Licence.CC_BY, open_contact="data@provby.se")
    change_municipality(municipality=opened.municipality, new=new, by=adam)

    assert "mailto:data@provby.se" in Client().get(HOME).content.decode()
    assert "licenses/by/4.0/" in Client().get(f"{HOME}katalog.rdf").content.decode()
    assert json.loads(Client().get(f"{HOME}datapackage.json").content)["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_public_page_leads_there_and_a_page_that_is_not_open_does_not(opened, adam, carin, logged_in):
    assert f'href="{HOME}"' in Client().get("/provby/2022-03/").content.decode()

    close_to_all(committee=opened, by=adam)

    assert HOME not in logged_in(carin).get("/provby/2022-03/").content.decode()


def test_a_table_of_many_periods_is_made_by_others_and_asked_for_again(opened, publish_rows, settings):
    publish_rows("\n".join(f"511 5020 2022-{month:02d} utfall -5" for month in range(4, 11)))
    settings.WORKERS = True

    first = Client().get(f"{HOME}verksamheter.csv")
    assert (first.status_code, first["Retry-After"], first["Cache-Control"]) == (503, "60", "no-store")
    assert {piece.work for piece in pieces(opened, whole_site=False, most=10)} == {Work.PAGES}

    warm("testserver", opened)

    assert len({row["period"] for row in table("verksamheter")}) == 10


def test_who_asks_too_often_waits(opened, monkeypatch):
    monkeypatch.setattr("socfin.views.pace.asked", lambda *_: (301, 42))

    answer = Client().get(f"{HOME}katalog.rdf")
    assert (answer.status_code, answer["Retry-After"]) == (429, "42")


def test_a_committee_that_can_show_nothing_shows_nothing(opened, carin):
    change_small_numbers(
        committee=opened,
        limit=100,
        mask_for_politicians=False,
        people={"511": 1, "520": 1, "530": 1},
        by=carin,
    )

    assert Client().get(reverse("overview", args=["provby", "2022-03"])).status_code == 403
    for each in TABLES:
        assert Client().get(f"{HOME}{each.name}.csv").status_code == 403


def test_a_municipality_has_one_catalogue_of_its_open_committees_and_of_no_other(opened, adam):
    for slug, name in (("skola", "Skolnämnden"), ("stangd", "Stängda nämnden")):
        made = create_committee(
            new=NewCommittee(slug=slug, name=name, municipality="Provby", root_code="1", root_name="Allt"),
            by=adam,
        )
        if slug == "skola":
            open_to_all(committee=made, by=adam)
    where = reverse("municipal_catalogue", args=[opened.municipality.slug, "ttl"])
    answer = Client().get(where)
    graph = Graph().parse(data=answer.content, format="turtle")

    assert len(set(graph.subjects(RDF.type, DCAT.Catalog))) == 1
    pages = {str(page) for page in graph.objects(None, DCAT.landingPage)}
    assert pages == {f"http://testserver{HOME}", "http://testserver/skola/oppna-data/"}
    conforms, _, told = validate(graph, shacl_graph=SHAPES.read_text(), shacl_graph_format="turtle")
    assert conforms, told
    assert Client().get(where, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert Client().get(where.replace(".ttl", ".xml")).status_code == 404

    close_to_all(committee=opened, by=adam)
    assert f"testserver{HOME}" not in Client().get(where).content.decode()
    close_to_all(committee=committee_by_slug("skola"), by=adam)
    assert Client().get(where).status_code == 404
