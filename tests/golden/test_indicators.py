"""What both sources count besides money comes out in page, Word, PDF, slides, Excel, CSV, text and JSON."""

import json

import pytest
from django.test import Client

from socfin.actions.publishing import publish, receive
from socfin.documents import FORMATS
from socfin.domain.money import Unit, in_unit
from socfin.domain.period import Month
from socfin.management.demo.parts import NORAS_PARTS, TIMRAS_PARTS, plant_parts
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import FIXTURES, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_sources import noras_file, timras_file

DOCUMENTS = [name for name in FORMATS if name != "json"]
NORA = ("6,4 över budget", "80,0 % i januari", "30 platser tomma")
TORGET = {"csv": ("3064,85", "3997,00", "932,15"), "xlsx": ("3064.85", "3997", "932.15")}
"""To the öre in files for spreadsheets; elsewhere as the minutes print them, but for their 933."""
PRINTED = ("3 065", "3 997", "932", "76,7")
TIMRA = (
    "13 i juni–augusti",
    "0 i juni–augusti",
    "3 i juni–augusti",
    "120 i juni–augusti",
    "601 tkr i juni–augusti",
    "450 år 2015 och 1 300 år 2021",
)


def handed_in(slug, filename):
    received = receive(
        committee=Committee.objects.get(slug=slug),
        filename=filename,
        content=(FIXTURES / filename).read_bytes(),
        options={},
        by=person("carin"),
    )
    publish(upload=received.upload, by=person("carin"))


def plain(text):
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def sources(once):
    def run():
        noras_file()
        plant_parts(Committee.objects.get(slug="nora"), NORAS_PARTS, person("adam"))
        handed_in("nora", "nora-2022-q1.indicators.csv")
        timras_file()
        plant_parts(Committee.objects.get(slug="timra"), TIMRAS_PARTS, person("adam"))
        handed_in("timra", "timra-2022-08.indicators.csv")

    once(run)


@pytest.fixture
def nora(sources, db):
    return report(Committee.objects.get(slug="nora"), Month(2022, 3))


@pytest.fixture
def timra(sources, db):
    return report(Committee.objects.get(slug="timra"), Month(2022, 8))


def values(made):
    return {(row.code, row.indicator): row for row in made.indicators}


def test_noras_hemtjanst_has_its_deviation_and_neither_outcome_nor_budget(nora):
    row = values(nora)["510", "arsarbetare"]

    assert (row.outcome, row.target, row.deviation) == (None, None, 64)
    assert ("5", "arsarbetare") not in values(nora), "one part's is not the whole's"


def test_noras_homes_have_januarys_occupancy_and_the_empty_places_it_means(nora):
    row = values(nora)["520", "belaggning"]

    assert (row.outcome, row.newest, row.newest_span, row.empty_places) == (None, 800, "januari 2022", 30)


def test_a_day_at_torget_comes_out_of_the_file_as_the_minutes_print_it(nora):
    (torget,) = nora.own_bought

    assert (torget.verksamhet, torget.months) == ("Torget, gruppboende", "april–december 2021")
    assert [int(in_unit(ore, Unit.KR)) for ore in (torget.own_ore, torget.bought_ore)] == [3065, 3997]
    assert (torget.difference_ore, torget.one_off_ore) == (932_15, 391_000_00)


def test_timras_parts_have_people_and_events_but_no_money(timra):
    found = values(timra)

    assert found["HT", "salda_semesterveckor"].newest == 13
    assert found["SÄBO", "salda_semesterveckor"].newest == 0
    assert found["SSK", "hyrpass"].newest == 120
    assert (found["HT", "anstallda"].outcome, found["SÄBO", "anstallda"].outcome) == (135, 214)
    assert found["IFO", "orosanmalningar"].years == ((2015, 450), (2021, 1300))
    assert not timra.rows


@pytest.mark.parametrize(
    ("slug", "period", "code", "wanted"),
    [
        ("nora", "2022-03", "510", NORA[:1]),
        ("nora", "2022-03", "520", NORA[1:]),
        ("timra", "2022-08", "HT", ("13 i juni–augusti", "135")),
        ("timra", "2022-08", "IFO", TIMRA[-1:]),
    ],
)
def test_a_politician_reads_them_on_the_verksamhets_page(sources, db, slug, period, code, wanted):
    petra = Client()
    petra.force_login(person("petra"))

    page = plain(petra.get(f"/{slug}/{period}/verksamhet/{code}/").content.decode())

    assert all(figure in page for figure in wanted)


@pytest.mark.needs("pango")
@pytest.mark.any_database
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_document_has_what_the_sources_count(nora, timra, kind):
    text, other = (plain(texts_of(rendered(made, kind))) for made in (nora, timra))

    wanted = (*NORA, *TORGET.get(kind, PRINTED))
    assert [figure for figure in wanted if figure not in text] == []
    assert [figure for figure in TIMRA if figure not in other] == []


def test_the_json_has_every_count_in_whole_steps(nora, timra):
    plainly = {
        (row["code"], row["indicator"]): row
        for made in (nora, timra)
        for row in json.loads(rendered(made, "json").content)["indicators"]
    }

    assert plainly["510", "arsarbetare"]["deviation"] == 64
    assert (plainly["520", "belaggning"]["newest"], plainly["520", "belaggning"]["empty_places"]) == (800, 30)
    assert [plainly[code, "anstallda"]["outcome"] for code in ("HT", "SÄBO")] == [135, 214]
    assert [plainly[code, "chefer"]["outcome"] for code in ("HT", "SÄBO", "IFO", "SO")] == [6, 7, 7, 4]
    assert plainly["SSK", "hyrpass"]["newest"] == 120
    assert plainly["IFO", "orosanmalningar"]["years"] == [[2015, 450], [2021, 1300]]
