"""Every figure answers: what it is made of, what it has been, and nothing that is hidden from its reader."""

import html
import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from socfin.actions.committees import plant_tree
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.publicity import open_to_all
from socfin.actions.periods import close_period, reopen_period
from socfin.actions.publishing import undo
from socfin.actions.remarks import assess, write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.asked.addresses import NO_ADDRESSES
from socfin.domain.asked.figure import FIGURES, AskedFigure
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.money import NBSP
from socfin.domain.period import Month
from socfin.services.prose.figure_words import NAMES
from socfin.views.asked.addresses import figure_address, lasting_addresses
from tests.cast import made, person, provby, published
from tests.long import beyond

MARCH = Month(2022, 3)
ROWS = (
    "511 5020 2022-03 utfall -1000000 3\n511 5020 2022-03 budget -900000 3\n520 5020 2022-03 utfall -5000 3"
)
NODE = "/provby/2022-03/verksamhet"


def text_of(response) -> str:
    bare = re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode()))
    return " ".join(bare.replace(NBSP, " ").split())


@pytest.fixture
def march(committee, publish_rows):
    publish_rows(ROWS, "mars.csv")
    committee.refresh_from_db()
    return committee


def test_every_figure_of_the_tables_has_words_for_what_it_is():
    assert set(NAMES) == set(FIGURES)


def test_a_deviation_is_told_in_every_unit_with_the_amounts_it_is_reckoned_from(march, logged_in, petra):
    page = text_of(made(logged_in(petra), f"{NODE}/511/siffra/deviation_to_date/"))

    assert "Avvikelse januari–mars 2022 Hemtjänst norr −100 tkr" in page
    assert "−100 000,00 kr" in page
    assert "−0,1 mnkr" in page
    assert "−1 000 tkr Utfall januari–mars 2022 − ( −900 tkr ) Budget januari–mars 2022 = −100 tkr" in page


def test_a_share_is_taken_of_the_size_of_the_budget(march, logged_in, petra):
    page = text_of(made(logged_in(petra), f"{NODE}/511/siffra/deviation_share/"))

    assert "÷ | −900 tkr |" in page
    assert "= −11 %" in page
    assert "med två decimaler −11,11 %" in page


def test_an_outcome_has_the_rows_of_its_files(march, logged_in, petra):
    page = text_of(made(logged_in(petra), f"{NODE}/510/siffra/outcome_to_date/"))

    assert "Raderna blir tillsammans −1 000 000,00 kr." in page
    assert "mars.csv" in page
    assert "Hemtjänst norr −1 000 tkr" in page


def test_every_figure_of_a_table_leads_to_its_own_page(march, logged_in, petra):
    client = logged_in(petra)
    overview = client.get("/provby/2022-03/?enhet=kr").content.decode()

    links = re.findall(r'href="([^"]*/siffra/[^"]*)">([^<]*)<', overview)

    of_a_row = [link for link in links if "/verksamhet/520/" in link[0] or "/rad/net/" in link[0]]
    assert len(links) > 10
    assert len(of_a_row) > 2
    for href, figure in of_a_row:
        page = client.get(html.unescape(href))
        assert page.status_code == 200
        if not figure.endswith("%"):
            assert f"{figure.replace(NBSP, ' ')} kr" in text_of(page).replace("+", ""), href


def test_the_address_of_a_line_and_of_an_indicator(march, publish_indicators, logged_in, petra):
    publish_indicators("520 belaggning 2022-03 80 95 3")
    client = logged_in(petra)

    line = AskedFigure("511", "outcome_to_date", line="personnel")
    indicator = AskedFigure("520", "deviation", indicator="belaggning")

    assert "Personalkostnader, utfall januari–mars 2022" in text_of(
        client.get(figure_address("provby", MARCH, line))
    )
    page = text_of(client.get(figure_address("provby", MARCH, indicator)))
    assert "Beläggning, avvikelse januari–mars 2022 SÄBO −15,0 procentenheter" in page
    assert "80,0 % Beläggning, utfall januari–mars 2022 − 95,0 %" in page


@pytest.mark.parametrize(
    "path",
    [
        "511/siffra/hittepå/",
        "511/siffra/status/",
        "511/rad/hittepå/siffra/outcome_to_date/",
        "511/nyckeltal/platser/siffra/outcome/",
        "599/siffra/outcome_to_date/",
        "511/siffra/outcome_to_date/?kand=3%20maj",
        "511/siffra/outcome_to_date/?arende=77",
    ],
)
def test_what_is_no_figure_has_no_page(march, logged_in, petra, path):
    assert logged_in(petra).get(f"{NODE}/{path}").status_code == 404


def test_every_earlier_value_stands_with_its_file_and_person(march, publish_rows, logged_in, petra):
    later = publish_rows("511 5020 2022-03 utfall -1100000 3", "rättad.csv")
    page = text_of(made(logged_in(petra), f"{NODE}/511/siffra/outcome_to_date/"))

    assert re.search(r"Carin Controller rättad.csv −1 100 tkr .*Carin Controller mars.csv −1 000 tkr", page)

    undo(upload=later, by=later.uploaded_by)
    page = text_of(made(logged_in(petra), f"{NODE}/511/siffra/outcome_to_date/"))
    assert "rättad.csv ångrades −1 000 tkr" in page


def test_a_forecast_tells_who_assessed_it_and_when(march, logged_in, carin):
    norr = march.verksamheter.get(code="511")
    assess(
        verksamhet=norr,
        month=MARCH,
        forecast=AssessedForecast(amount=-4_100_000_00, comment="Fler timmar."),
        by=carin,
    )
    march.refresh_from_db()
    page = text_of(made(logged_in(carin), f"{NODE}/511/siffra/forecast_year/"))

    assert "Carin Controller Bedömd prognos −4 100 tkr" in page
    assert "Prognosen är bedömd" in page


def test_a_measure_leads_to_its_page(march, logged_in, carin):
    new = NewAdjustment(
        kind=AdjustmentKind.MEASURE,
        first=Month(2022, 4),
        last=Month(2022, 12),
        amount=90_000_00,
        text="Färre dubbelbemannade",
    )
    measure = adjust(verksamhet=march.verksamheter.get(code="511"), new=new, by=carin)
    march.refresh_from_db()
    page = made(logged_in(carin), f"{NODE}/511/siffra/deviation_to_date/").content.decode()

    assert f'<a href="/provby/2022-03/atgarder/{measure.pk}/">Färre dubbelbemannade</a>' in page


def test_where_nothing_is_asked_and_nobody_may_ask_no_question_is_spoken_of(march, client, logged_in, petra):
    open_to_all(committee=march, by=person("adam"))
    address = f"{NODE}/520/siffra/deviation_to_date/"

    assert "fragor-rubrik" not in client.get(address).content.decode()
    assert "fragor-rubrik" in logged_in(petra).get(address).content.decode()


def test_who_did_what_with_the_figure_and_why_stands_there(march, publish_rows, logged_in, carin, petra):
    norr = march.verksamheter.get(code="511")
    undo(upload=publish_rows("511 5020 2022-03 utfall -100000 3", "halv.csv"), by=carin)
    for text in ("Fler timmar.", "Fler timmar än beställt."):
        write_remark(verksamhet=norr, month=MARCH, words=RemarkWords(text=text), by=carin)
    assess(verksamhet=norr, month=MARCH, forecast=AssessedForecast(amount=-4_100_000_00), by=carin)
    close_period(committee=march, month=MARCH, reason="Klart.", by=carin)
    reopen_period(committee=march, month=MARCH, reason="En faktura till.", by=carin)
    march.refresh_from_db()
    client = logged_in(petra)

    done = client.get(f"{NODE}/511/siffra/outcome_to_date/").context["done"]

    assert [(each.by, each.what, each.why) for each in reversed(done)] == [
        ("Carin Controller", "Publicerat: mars.csv", ""),
        ("Carin Controller", "Publicerat: halv.csv", done[-2].why),
        ("Carin Controller", "Publicering ångrad: halv.csv", ""),
        ("Carin Controller", "Kommentar skriven", ""),
        ("Carin Controller", "Kommentar skriven (före: ”Fler timmar.”)", ""),
        ("Carin Controller", "Månad stängd", "Klart."),
        ("Carin Controller", "Månad öppnad igen", "En faktura till."),
    ]
    assert done[-2].why.startswith("Prov. (Trots: ")
    forecast = text_of(client.get(f"{NODE}/511/siffra/forecast_year/"))
    assert "Carin Controller Prognos bedömd: −4 100 tkr –" in forecast
    other = client.get(f"{NODE}/520/siffra/outcome_to_date/").context["done"]
    assert not [each for each in other if each.what.startswith("Kommentar")]


def test_the_public_is_not_told_who_did_what(march, client):
    open_to_all(committee=march, by=person("adam"))

    assert client.get(f"{NODE}/5/siffra/outcome_to_date/").context["done"] == ()


def test_as_it_was_known_on_a_day(march, publish_rows, logged_in, petra):
    client, today = logged_in(petra), localdate()
    before = text_of(client.get(f"{NODE}/511/siffra/outcome_to_date/?kand={today - timedelta(days=1)}"))
    now = text_of(client.get(f"{NODE}/511/siffra/outcome_to_date/?kand={today}"))

    assert "var siffran inte publicerad" in before
    assert "var siffran −1 000 tkr . Den är densamma i dag." in now


def test_comment_decisions_and_measures_that_touch_it_stand_there(march, logged_in, carin):
    norr = march.verksamheter.get(code="511")
    write_remark(
        verksamhet=norr,
        month=MARCH,
        words=RemarkWords(text="Fler timmar än beställt.", cause="Volym"),
        by=carin,
    )
    adjust(
        verksamhet=norr,
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=Month(2022, 4),
            last=Month(2022, 12),
            amount=200_000_00,
            text="Färre dubbelbemannade",
        ),
        by=carin,
    )
    march.refresh_from_db()
    page = text_of(made(logged_in(carin), f"{NODE}/511/siffra/deviation_to_date/"))

    assert "Fler timmar än beställt." in page
    assert "Färre dubbelbemannade , Hemtjänst norr +200 tkr" in page


def test_a_frozen_figure_stands_beside_what_it_says_today(march, publish_rows, logged_in, sara, petra):
    meeting = create_meeting(committee=march, occasion=Occasion(date(2022, 5, 3)), by=sara)
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    publish_rows("511 5020 2022-03 utfall -1100000 3", "rättad.csv")
    where = f"{NODE}/511/siffra/outcome_to_date/"

    page = text_of(logged_in(petra).get(f"{where}?arende={version.item_id}"))

    assert "I ärendet till sammanträdet 3 maj 2022, står −1 000 tkr" in page
    assert "I dag är siffran −1 100 tkr" in page
    assert "Sammanträdet 3 maj 2022 , fryst" in page


def test_a_frozen_tables_figures_lead_to_the_frozen_value(march, publish_rows, logged_in, sara, petra):
    meeting = create_meeting(committee=march, occasion=Occasion(date(2022, 5, 3)), by=sara)
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    publish_rows("511 5020 2022-03 utfall -1100000 3", "rättad.csv")
    client = logged_in(petra)
    item = client.get(f"/provby/sammantraden/{meeting.pk}/arende/{version.item_id}/").content.decode()
    links = re.findall(r'href="([^"]+/511/siffra/outcome_to_date/[^"]*)"', item)

    assert html.unescape(links[0]) == f"{NODE}/511/siffra/outcome_to_date/?arende={version.item_id}&version=1"
    assert "står −1 000 tkr" in text_of(client.get(html.unescape(links[0])))


def test_a_documents_figures_lead_to_the_frozen_value_on_the_site(march, logged_in, sara, settings):
    settings.SITE_ADDRESS = "https://ekonomi.provby.se"
    meeting = create_meeting(committee=march, occasion=Occasion(date(2022, 5, 3)), by=sara)
    item = freeze(meeting=meeting, month=MARCH, by=sara).item_id
    client = logged_in(sara)
    paper = client.get(f"/provby/sammantraden/{meeting.pk}/arende/{item}/underlag.xlsx").content
    summary = client.get("/provby/2022-03/sammanfattning.xlsx").content
    where = "https://ekonomi.provby.se/provby/2022-03/verksamhet/511/siffra/outcome_to_date/"

    assert f"{where}?arende={item}&version=1" in linked(paper)
    assert where in linked(summary)


def linked(workbook: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["Siffrornas sidor"]
    return [cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink]


def test_where_the_site_has_no_address_no_document_has_one(march, settings):
    settings.SITE_ADDRESS = ""

    assert lasting_addresses("provby", MARCH) == NO_ADDRESSES


@pytest.mark.parametrize("kept", [True, False])
def test_what_a_paper_said_has_its_page_when_the_site_has_the_figure_no_more(
    march, logged_in, sara, petra, carin, kept
):
    meeting = create_meeting(committee=march, occasion=Occasion(date(2022, 5, 3)), by=sara)
    version = freeze(meeting=meeting, month=MARCH, by=sara)
    undo(upload=march.uploads.get(), by=carin)
    where = f"{NODE}/511/siffra/outcome_to_date/"
    answer = logged_in(petra).get(f"{where}?arende={version.item_id}&version={1 if kept else 2}")

    assert answer.status_code == (200 if kept else 404)
    assert ("−1 000 tkr Så står den i ärendet till sammanträdet 3 maj 2022" in text_of(answer)) is kept


HIDING = """
511 5020 2022-03 utfall -1234567 3
512 5020 2022-03 utfall -7654321 3
513 5020 2022-03 utfall -5000000 3
520 5020 2022-03 utfall -6000000 3
511 5020 2022-03 budget -1111111 3
512 5020 2022-03 budget -7000000 3
513 5020 2022-03 budget -4900000 3
520 5020 2022-03 budget -6000000 3
"""
TELLING = ("1 234", "2 345", "1 235", "2 346", "1 111", "Grupp 511", "rättad.csv")
"""What the small unit's amounts would begin with, its name, and the file that changed it alone."""


KINDS = [
    "outcome_to_date",
    "deviation_share",
    "forecast_year",
    "change_last_year",
    "budget_year",
    "range_low",
]
KINDS += sorted({*FIGURES} - {*KINDS})
"""One of each kind first; all of them in make test-long."""


@pytest.fixture(scope="module")
def hiding_world(once):
    once(small_and_shielded)


@pytest.fixture
def hiding(hiding_world, committee):
    return committee


def small_and_shielded():
    """Grupp 511 has three users, so politicians see it gathered with another in one row."""
    made, carin = provby(), person("carin")
    nodes = [(code, f"Grupp {code}", "510", int(code), None, None, "") for code in ("511", "512", "513")]
    plant_tree(committee=made, nodes=nodes, by=carin)
    published(made, HIDING, "mars.csv")
    published(made, HIDING.replace("-1234567", "-2345678"), "rättad.csv")
    change_small_numbers(
        committee=made,
        limit=5,
        mask_for_politicians=True,
        people={"511": 3, "512": 9, "513": 40, "520": 40},
        by=carin,
    )


@pytest.mark.parametrize("figure", beyond(6, KINDS))
@pytest.mark.parametrize("code", ["5", "510"])
def test_no_figures_page_tells_whom_units_are_hidden_from_anything_of_them(
    hiding, logged_in, petra, code, figure
):
    client = logged_in(petra)
    shown = client.get(f"{NODE}/{code}/siffra/{figure}/?enhet=kr&kand={localdate()}")
    whole = text_of(shown).partition("Källor")[0]

    assert shown.status_code == 200
    assert [words for words in TELLING if re.search(rf"(?<!\d){words}", whole)] == []


def test_a_hidden_units_own_figure_has_no_page_for_a_politician(hiding, logged_in, petra, carin):
    assert logged_in(petra).get(f"{NODE}/511/siffra/outcome_to_date/").status_code == 404
    assert "−2 346 tkr" in text_of(logged_in(carin).get(f"{NODE}/511/siffra/outcome_to_date/"))


def test_where_units_are_hidden_the_past_is_what_was_frozen(hiding, publish_rows, logged_in, petra, sara):
    meeting = create_meeting(committee=hiding, occasion=Occasion(date(2022, 5, 3)), by=sara)
    freeze(meeting=meeting, month=MARCH, by=sara)
    page = text_of(made(logged_in(petra), f"{NODE}/5/siffra/outcome_to_date/?kand={localdate()}"))
    seen_by_all = text_of(made(logged_in(sara), f"{NODE}/5/siffra/outcome_to_date/"))

    below = "Summan av raderna i filerna, här nedanför."
    assert (below in page, below in seen_by_all) == (False, True)

    assert "Andra tidigare värden kan peka ut en enhet" in page
    assert "i det senast frysta ärendet" in page
    assert "rättad.csv −21 000 tkr" in seen_by_all


def test_where_units_are_hidden_the_trail_tells_of_the_month_and_no_hidden_unit(
    hiding, logged_in, petra, carin
):
    close_period(committee=hiding, month=MARCH, reason="Klart.", by=carin)
    reopen_period(committee=hiding, month=MARCH, reason="Grupp 511 var fel.", by=carin)
    where = f"{NODE}/510/siffra/outcome_to_date/"

    masked = logged_in(petra).get(where)
    whole = logged_in(carin).get(where).context["done"]

    assert [(each.what, each.why) for each in masked.context["done"]] == [
        ("Månad öppnad igen", "Skälet visas inte: det nämner en enhet som är dold."),
        ("Månad stängd", "Klart."),
    ]
    assert "Filer, kommentarer och prognoser är inte med" in text_of(masked)
    assert "Publicerat: rättad.csv" in {each.what for each in whole}
    assert whole[0].why == "Grupp 511 var fel."


def test_the_address_in_tables_is_the_pages_own(march):
    assert figure_address("provby", MARCH, AskedFigure("511", "used_share")) == reverse(
        "figure", args=["provby", "2022-03", "511", "used_share"]
    )
