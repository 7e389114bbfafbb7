"""Indicators written month by month: every fault at its cell, and a file to publish when there is none."""

import pytest

from socfin.actions.periods import close_period
from socfin.domain.period import Month
from socfin.models import Upload

ADDRESS = "/provby/nyckeltal/2022/?nyckeltal=platser"


@pytest.fixture
def published(committee, publish_rows, publish_indicators):
    publish_rows("511 5020 2022-03 utfall -100 3\n511 5020 2022-03 budget -90 3")
    publish_indicators("520 platser 2022-01 10 12\n511 platser 2022-01 4 _", "nyckeltal.csv")
    committee.refresh_from_db()
    return committee


def test_the_grid_has_what_counts_and_a_label_for_every_cell(published, logged_in, carin):
    page = logged_in(carin).get(ADDRESS).content.decode()

    assert 'aria-label="SÄBO, januari"' in page
    assert " ".join(page.split()).count('value="10"') == 1


def test_what_is_written_is_looked_at_before_it_counts(published, logged_in, carin):
    client = logged_in(carin)

    answer = client.post(ADDRESS, {"520:1": "12", "511:1": "4", "520:2": "12"}, follow=True)

    upload = Upload.objects.get(filename="nyckeltal-platser-2022.csv")
    assert answer.redirect_chain[-1][0] == f"/provby/uppladdningar/{upload.pk}/"
    assert not upload.publications.exists()
    assert "januari" in answer.content.decode()


def test_a_fault_stands_at_its_cell_and_nothing_is_handed_in(published, logged_in, carin):
    answer = logged_in(carin).post(ADDRESS, {"520:1": "-3", "511:1": "fyra", "520:2": "12"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('aria-invalid="true"') == 2
    assert "Ett antal är aldrig negativt" in page
    assert 'value="fyra"' in page
    assert not Upload.objects.filter(filename__startswith="nyckeltal-platser").exists()


def test_days_are_held_against_the_places_that_count(published, logged_in, carin):
    answer = logged_in(carin).post("/provby/nyckeltal/2022/?nyckeltal=platsdygn", {"520:1": "311"})

    assert "10 platser rymmer 310 dygn" in answer.content.decode().replace("\u00a0", " ")


def test_nothing_changed_is_said(published, logged_in, carin):
    answer = logged_in(carin).post(ADDRESS, {"520:1": "10", "511:1": "4"})

    assert "Inget är ändrat" in answer.content.decode()


def test_a_closed_month_is_read_but_not_written_in(published, logged_in, carin):
    close_period(committee=published, month=Month(2022, 3), reason="Klar.", by=carin)

    page = logged_in(carin).get(ADDRESS).content.decode()

    assert 'name="520:3"' not in page
    assert 'name="520:2"' in page
    assert "mars 2022" in page


def test_a_politician_does_not_write_there(published, logged_in, petra):
    assert logged_in(petra).get(ADDRESS).status_code in (403, 404)


def test_the_target_stands_beneath_the_outcome_and_the_other_way_round(published, logged_in, carin):
    client = logged_in(carin)

    outcome = " ".join(client.get(ADDRESS).content.decode().split())
    target = " ".join(client.get(f"{ADDRESS}&slag=mal").content.decode().split())

    assert '<span class="size" id="520:1:bredvid">mål 12</span>' in outcome
    assert '<span class="size" id="520:1:bredvid">utfall 10</span>' in target
    assert '<span class="size" id="511:1:bredvid">utfall 4</span>' in target
    assert "511:1:bredvid" not in outcome


def as_handed_in(client, upload):
    answer = client.get(f"/provby/uppladdningar/{upload.pk}/original/")
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_verksamheter_without_values_are_a_click_away_and_may_then_be_written_in(
    published, publish_indicators, logged_in, carin
):
    publish_indicators("520 brukare 2022-01 30 _")
    client, clients = logged_in(carin), "/provby/nyckeltal/2022/?nyckeltal=brukare"

    page = client.get(clients).content.decode()
    assert 'name="520:2"' in page
    assert 'name="511:2"' not in page
    assert "&amp;alla=1" in page
    assert 'name="511:2"' in client.get(f"{clients}&alla=1").content.decode()
    client.post(f"{clients}&alla=1", {"511:2": "7"})

    (upload,) = Upload.objects.filter(filename="nyckeltal-brukare-2022.csv")
    assert "511;brukare;2022-02;1;7" in as_handed_in(client, upload)


def test_a_cell_that_was_not_on_the_page_keeps_what_it_has(published, logged_in, carin):
    client = logged_in(carin)
    client.post(ADDRESS, {"520:1": "11"})

    (upload,) = Upload.objects.filter(filename="nyckeltal-platser-2022.csv")
    assert "511;platser;2022-01;1;4" in as_handed_in(client, upload)


QUARTERS = "/provby/nyckeltal/2022/?nyckeltal=platsdygn&delar=kvartal"


def test_a_value_of_several_months_is_typed_as_one(published, logged_in, carin):
    client = logged_in(carin)

    page = client.get(QUARTERS).content.decode()
    answer = client.post(QUARTERS, {"520:1-3": "700"}, follow=True)

    assert 'aria-label="SÄBO, januari–mars"' in page
    assert 'name="520:3"' not in page
    (upload,) = Upload.objects.filter(filename="nyckeltal-platsdygn-2022.csv")
    assert "520;platsdygn;2022-03;3;700" in as_handed_in(client, upload)
    assert "januari–mars 2022" in answer.content.decode()


def test_days_of_a_quarter_are_held_against_the_places_of_all_its_months(
    published, publish_indicators, logged_in, carin
):
    publish_indicators("520 platser 2022-02 10 _\n520 platser 2022-03 10 _")

    answer = logged_in(carin).post(QUARTERS, {"520:1-3": "901"})

    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 422
    assert "En cell behöver rättas" in page
    assert "SÄBO, januari–mars" in page
    assert "10 platser rymmer 900 dygn" in page


def test_months_with_values_are_found_from_the_quarters_and_back(published, logged_in, carin):
    client = logged_in(carin)
    quarters = client.get("/provby/nyckeltal/2022/?nyckeltal=platser&delar=kvartal").content.decode()

    assert "varje månad för sig (januari)" in quarters
    assert "Värden finns också" not in client.get(ADDRESS).content.decode()


def test_ones_own_months_are_chosen_by_their_ends(published, logged_in, carin):
    client, others = logged_in(carin), "/provby/nyckeltal/2022/?nyckeltal=platsdygn&delar=andra"

    assert "Välj månader" in client.get(others).content.decode()
    assert 'name="520:6-8"' in client.get(f"{others}&fran=6&till=8").content.decode()
    refused = client.get(f"{others}&fran=8&till=6").content.decode()
    assert "Välj en senare månad under Till och med" in refused
    assert 'name="520:' not in refused
    assert client.get(f"{others}&fran=x&till=99").status_code == 200


def test_what_is_only_emptied_is_no_file_and_the_page_says_what_to_do(published, logged_in, carin):
    answer = logged_in(carin).post(ADDRESS, {"520:1": "", "511:1": ""})

    assert answer.status_code == 422
    assert "Skriv – där värdet saknas" in answer.content.decode()
