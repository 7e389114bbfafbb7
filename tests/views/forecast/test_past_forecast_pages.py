"""Older forecasts are read, looked at and taken in on their page, and shown among the committee's own."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from socfin.domain.past_forecasts.facts import FileSource
from socfin.forms.past_forecasts import sealed, unsealed
from socfin.models import PastForecast
from tests.past import older_forecast, taken_in

PAGE = "/provby/traffsakerhet/aldre-prognoser/"
RECORD = "/provby/traffsakerhet/"
GOLDEN = "År;När;Sa, mnkr;Blev, mnkr\n2021;november;-13,0;-23,0\n"


def sent(client, text, name="aldre.csv", **more):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, text.encode()), **more})


def plain(response):
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_file_is_looked_at_before_it_is_taken_in(committee, logged_in, carin):
    client = logged_in(carin)

    preview = sent(client, GOLDEN)

    assert "1 prognos, inget är inläst än" in plain(preview)
    assert "−13 000" in plain(preview)
    assert not PastForecast.objects.exists()

    taken = client.post(PAGE, {"gor": "las-in", "last": preview.context["sealed"]})
    assert taken.url == RECORD
    assert PastForecast.objects.get().expected_ore == -1_300_000_000
    shown = plain(client.get(RECORD))
    assert "Inläst ur aldre.csv." in shown
    assert "Vår helårsprognos har avvikit med i snitt" in shown
    assert "10,0 mnkr" in shown


def test_each_bad_cell_is_told_and_nothing_may_be_taken_in(committee, logged_in, carin):
    answer = sent(logged_in(carin), GOLDEN + "2020;delår;x;1\n")

    assert answer.status_code == 422
    assert "Rad 3, När" in plain(answer)
    assert answer.context["sealed"] == ""


def test_a_unit_that_the_file_does_not_say_is_chosen(committee, logged_in, carin):
    client, text = logged_in(carin), "År;När;Sa;Blev\n2021;aug;-5;-6\n"

    assert sent(client, text).status_code == 422
    assert sent(client, text, unit="tkr").context["read"].forecasts[0].expected_ore == -500_000


def test_what_was_read_cannot_be_changed_on_its_way(committee, logged_in, carin):
    other = sealed("annan", FileSource("a.csv"), (older_forecast(),))

    for last in ("", "påhittat", other):
        assert "för länge sedan" in plain(
            logged_in(carin).post(PAGE, {"gor": "las-in", "last": last}, follow=True)
        )
    assert unsealed("annan", other) == (FileSource("a.csv"), (older_forecast(),))
    assert not PastForecast.objects.exists()


def test_a_month_that_is_taken_in_before_is_told_on_the_preview(committee, logged_in, carin):
    taken_in(committee, carin, filename="forra.csv")

    answer = sent(logged_in(carin), GOLDEN)

    assert "redan inläst ur forra.csv" in plain(answer)
    assert answer.context["sealed"] == ""


def test_a_file_is_taken_back_on_the_page(committee, logged_in, carin):
    file = taken_in(committee, carin)
    client = logged_in(carin)

    client.post(PAGE, {"gor": f"ta-bort {file.pk}"})

    assert "Inläst ur" not in plain(client.get(RECORD))
    assert client.post(PAGE, {"gor": f"ta-bort {file.pk}"}).status_code == 404
    assert client.post(PAGE, {"gor": "ta-bort x"}).status_code == 404


def test_the_page_without_a_file_asks_for_one(committee, logged_in, carin):
    client = logged_in(carin)

    assert client.get(PAGE).status_code == 200
    assert "Välj en fil." in plain(client.post(PAGE, {}))


def test_the_record_is_fetched_as_csv_that_the_reader_takes_in(committee, logged_in, carin):
    taken_in(committee, carin)

    text = logged_in(carin).get(reverse("record_file", args=["provby"])).content.decode("utf-8-sig")

    header, row = text.strip().split("\r\n")
    assert header.startswith("År;När;Verksamhet;Sa")
    assert row.split(";")[:2] == ["2021", "november"]
    assert row.endswith("aldre.csv, rad 2")
    preview = sent(logged_in(carin), text)
    assert [each.expected_ore for each in preview.context["read"].forecasts] == [-1_300_000_000]


def test_the_record_is_answered_to_programs(committee, logged_in, carin):
    taken_in(committee, carin)

    (row,) = json.loads(logged_in(carin).get("/api/v1/committees/provby/record").content)

    assert row == {
        "year": 2021,
        "month": 11,
        "code": "5",
        "expected_ore": -1_300_000_000,
        "became_ore": -2_300_000_000,
        "error_ore": 1_000_000_000,
        "source": "aldre.csv",
        "told_became_ore": None,
    }


@pytest.mark.parametrize("path", [PAGE, "/provby/traffsakerhet/tabell.csv"])
def test_a_politician_takes_nothing_in_and_fetches_no_table(committee, logged_in, petra, path):
    assert logged_in(petra).get(path).status_code == 403
