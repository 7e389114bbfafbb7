"""Timrå's slides on measures and proposals, and Exempelkommunen's, come out as they say, everywhere."""

import json

import pytest

from socfin.domain.period import Month
from socfin.management.demo.measures import enter_told_measures
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import made, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_sources import timras_file

AUGUST = Month(2022, 8)
SAID = (
    "Åtgärder för att minska personalkostnader",
    "Åtgärder för att minska behovet av externa placeringar",
    "Åtgärder för att öka intäkter till förvaltningen",
    "räkna det tillfälliga tilläggsbidraget till barnfamiljer med bostadsbidrag som inkomst",
    "De mest utsatta barnfamiljerna skulle få mindre pengar att leva på varje månad.",
)


def plain(text):
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def told(once):
    def run():
        timras_file()
        enter_told_measures(Committee.objects.get(slug="timra"), person("carin"))

    once(run)


@pytest.fixture
def timra(told, db):
    return Committee.objects.get(slug="timra")


@pytest.mark.parametrize("kind", ["docx", "pdf", "pptx", "text", "json", "xlsx", "csv"])
def test_documents_have_every_measure_and_consequence(timra, kind):
    text = plain(texts_of(rendered(report(timra, AUGUST), kind)))

    assert [said for said in SAID if said not in text] == []


def test_the_page_has_them_too_and_counts_none_of_them(timra, logged_in):
    page = plain(made(logged_in(person("petra")), "/timra/2022-08/atgarder/").content.decode())

    assert [said for said in SAID if said not in page] == []
    assert "Inga åtgärder är beslutade för 2022; fyra förslag finns." in page


def test_a_report_of_before_there_were_measures_is_read_still(timra):
    whole = report(timra, AUGUST)
    plainly = json.loads(whole.to_json())
    assert len(plainly.pop("measures")) == 4

    assert type(whole).of_plain(plainly).measures == ()
    assert type(whole).from_json(whole.to_json()) == whole
