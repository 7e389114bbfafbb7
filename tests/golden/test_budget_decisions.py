"""Timrå's slide on the economy: the council's decision and the requests come out as it says, everywhere."""

import pytest

from socfin.domain.period import Month
from socfin.management.demo.decisions import enter_told
from socfin.models import Committee
from socfin.reporting.reports import report
from tests.cast import FIXTURES, made, person
from tests.documents.reading import rendered, texts_of
from tests.golden.test_sources import timras_file

AUGUST = Month(2022, 8)
SAID = (
    "från −463,8 mnkr till −472,8 mnkr: 9,0 mnkr mer",
    "Äskat hos Kommunfullmäktige: 21,6 mnkr",
    "Beviljat till en del 13 juni 2022: 16,5 mnkr, varav 7,5 mnkr redan var budgeterat, alltså 9,0 mnkr mer",
    "17,1 mnkr (Nya normala 3,1 mnkr och Placeringar IFO 14,0 mnkr)",
)


def plain(text):
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def decided(once):
    def run():
        timras_file()
        enter_told(Committee.objects.get(slug="timra"), 2022, person("carin"))

    once(run)


@pytest.fixture
def timra(decided, db):
    return Committee.objects.get(slug="timra")


def test_the_report_has_the_decision_and_the_requests_in_ore(timra):
    shown = report(timra, AUGUST)

    (decision,) = shown.decisions
    assert (decision.amount_ore, decision.decided) == (-9_000_000_00, "2022-06-13")
    assert [step.amount_ore for step in shown.budget_walk] == [
        -463_794_200_00,
        -9_000_000_00,
        -472_794_200_00,
    ]
    answered, needed = shown.requests
    assert (answered.amount_ore, answered.granted_ore, answered.already_ore, answered.added_ore) == (
        21_600_000_00,
        16_500_000_00,
        7_500_000_00,
        9_000_000_00,
    )
    assert needed.amount_ore == 17_100_000_00


def test_the_figures_of_the_slide_are_the_same_with_the_decision_as_without(timra):
    assert report(timra, AUGUST).total.year.budget == -472_794_200_00


@pytest.mark.parametrize("kind", ["docx", "pdf", "pptx", "text"])
def test_documents_say_it_in_words(timra, kind):
    text = plain(texts_of(rendered(report(timra, AUGUST), kind)))

    assert [said for said in SAID if said not in text] == []


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_documents_for_reading_have_the_way_as_a_table(timra, kind):
    text = plain(texts_of(rendered(report(timra, AUGUST), kind)))

    assert "Budgetbeslut" in text
    assert "Tilläggsanslag, Kommunfullmäktige" in text
    assert "−463 794" in text
    assert "−472 794" in text


def test_the_workbook_has_a_sheet_of_true_kronor(timra):
    text = texts_of(rendered(report(timra, AUGUST), "xlsx"))

    for kronor in ("-9000000", "-21600000", "-16500000", "-3100000", "-14000000"):
        assert kronor in text


def test_the_page_walks_from_the_original_budget_to_the_one_that_counts(timra, logged_in):
    page = plain(made(logged_in(person("petra")), "/timra/2022-08/budget/?enhet=mnkr").content.decode())

    assert [said for said in SAID if said not in page] == []
    assert "Obesvarat och kvarstående behov" in page


def test_the_source_is_kept_with_what_it_says():
    assert "september 2022" in (FIXTURES / "timra-2022.decisions.json").read_text(encoding="utf-8")
