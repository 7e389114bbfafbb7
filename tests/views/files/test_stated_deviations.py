"""A file of deviations from hand-in to undo: shown and exported as deviations, in no sum with an outcome."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from socfin import reporting
from socfin.actions.publishing import publish, receive
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents import render
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.models import Upload
from tests.cast import made, person, provby

FILE = """Vård och omsorg jan-mar 2022 ackumulerat, tkr
Verksamhet;Avvikelse;Avv %
510 Hemtjänst;-370;-3,1
520 SÄBO;120;0,5
Totalt;-250;-0,9
"""
MARCH = Month(2022, 3)


def stated():
    """The file of deviations, published by Carin."""
    by = person("carin")
    kept = receive(
        committee=provby(), filename="avvikelser.csv", content=FILE.encode(), by=by, options={}, source="erp"
    ).upload
    publish(upload=kept, by=by, reason="Facknämnden lämnar bara avvikelser.")
    return kept


@pytest.fixture(scope="module")
def world(once):
    return once(stated)


@pytest.fixture
def published(world, committee):
    committee.refresh_from_db()
    return f"/provby/uppladdningar/{world.pk}/"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_preview_says_that_they_are_kept_and_wants_the_sign_confirmed(committee, logged_in, carin):
    client = logged_in(carin)
    content = SimpleUploadedFile("andra.csv", FILE.replace("120", "130").replace("-250", "-240").encode())
    page = client.post("/provby/uppladdningar/ny/", {"file": content}, follow=True)
    address = page.redirect_chain[-1][0]

    assert "blir aldrig utfall eller budget" in text_of(page)
    assert page.context["needs_reason"]
    client.post(f"{address}publicera/", {"reason": ""})
    assert not Upload.objects.get(filename="andra.csv").publications.exists()


def test_the_overview_shows_them_where_figures_are_missing(published, logged_in, petra):
    page = text_of(made(logged_in(petra), "/provby/2022-03/"))

    assert "−370" in page
    assert "−250" in page
    assert "Avvikelsen för Vård och omsorg, Hemtjänst, SÄBO är den som filen anger" in page


def test_nothing_is_made_of_them(published, committee):
    report = reporting.report(committee, MARCH)

    assert [row.to_date.deviation for row in (report.total, *report.rows)] == [
        -250_000_00,
        -370_000_00,
        120_000_00,
    ]
    assert {row.to_date.outcome for row in report.rows} == {None}
    assert {row.to_date.budget for row in report.rows} == {None}
    assert Report.from_json(report.to_json()) == report


def test_the_page_of_a_verksamhet_and_its_rows_lead_to_the_file(published, logged_in, petra):
    client = logged_in(petra)

    assert "−370" in text_of(made(client, "/provby/2022-03/verksamhet/510/"))
    rows = text_of(made(client, "/provby/2022-03/verksamhet/510/rader/"))
    assert "Avvikelse januari–mars 2022" in rows
    assert "avvikelser.csv" in rows


def test_excel_csv_and_the_long_format_have_them(published, committee, logged_in, carin):
    report = reporting.report(committee, MARCH)
    book = CalamineWorkbook.from_filelike(io.BytesIO(render(report, "xlsx").content))
    long = logged_in(carin).get("/provby/2022-03/siffror.csv").content.decode()

    assert -370_000.0 in [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert "-370000" in render(report, "csv").content.decode("utf-8-sig").replace(",00", "")
    assert "avvikelse;-370000,00" in long


def test_undone_they_are_gone(published, committee, logged_in, carin):
    logged_in(carin).post(f"{published}angra/")
    committee.refresh_from_db()

    assert reporting.report(committee, MARCH).total.to_date.deviation is None


def test_an_outcome_and_a_budget_take_their_place(published, committee, publish_rows):
    publish_rows(
        "510 - 2022-03 utfall -1000 3\n510 - 2022-03 budget -900 3\n"
        "520 - 2022-03 utfall -500 3\n520 - 2022-03 budget -500 3"
    )
    committee.refresh_from_db()
    report = reporting.report(committee, MARCH)

    assert [row.to_date.deviation for row in (report.total, *report.rows)] == [-100_00, -100_00, 0]
    assert not any("som filen anger" in note for note in report.notes)


def test_a_verksamhet_without_a_stated_one_makes_the_total_missing(published, committee, publish_rows):
    publish_rows("511 - 2022-03 utfall -1000 3")
    committee.refresh_from_db()
    report = reporting.report(committee, MARCH)

    assert {row.code: row.to_date.deviation for row in report.rows}["511"] is None


def test_beside_a_hidden_unit_none_of_them_is_shown(published, committee, logged_in, petra, carin):
    change_small_numbers(
        committee=committee,
        limit=5,
        mask_for_politicians=True,
        people={"510": 3, "520": 40},
        by=carin,
    )
    committee.refresh_from_db()
    page = text_of(made(logged_in(petra), "/provby/2022-03/"))

    assert "−370" not in page
    assert "−250" not in page
    assert "120" not in page
