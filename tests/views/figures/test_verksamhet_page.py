"""A verksamhet's page: its way up, its accounts, last year, and the two forms of whoever may write."""

import pytest

from socfin.models import Assessment, Remark, Upload
from tests import cast
from tests.cast import as_seen, made

ROWS = """
511 5020 2022-01 utfall -1000
511 5020 2022-01 budget -900
511 6010 2022-01 utfall -50
511 6010 2022-01 budget -50
511 5020 2021-01 utfall -800
511 5020 2022-12 budget -9900 11
"""
PAGE = "/provby/2022-01/verksamhet/511/"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture(scope="module")
def month(once):
    return once(lambda: cast.published(cast.provby(), ROWS).pk)


@pytest.fixture
def published(month, db):
    return Upload.objects.get(pk=month)


def test_the_way_up_leads_through_every_parent(published, logged_in, petra):
    path = logged_in(petra).get(PAGE + "?enhet=kr").context["path"]

    assert [(one["label"], one["href"]) for one in path] == [
        ("Socialnämnden", "/provby/2022-01/?enhet=kr"),
        ("Hemtjänst", "/provby/2022-01/verksamhet/510/?enhet=kr"),
    ]


def test_the_accounts_show_last_year_beside_this(published, logged_in, petra):
    accounts = {row.code: row for row in logged_in(petra).get(PAGE).context["accounts"].data}

    assert accounts["5020"].to_date.outcome == -1000_00
    assert accounts["5020"].to_date.deviation == -100_00
    assert accounts["5020"].to_date.last_year == -800_00


def test_a_politician_has_no_forms_and_a_controller_has_both(published, logged_in, petra, carin):
    reader, writer = logged_in(petra).get(PAGE).context, logged_in(carin).get(PAGE).context

    assert (reader["comment_form"], reader["assess_form"]) == (None, None)
    assert writer["comment_form"]
    assert writer["assess_form"]


def test_a_comment_is_saved_and_an_empty_one_takes_it_away(published, logged_in, carin):
    client = logged_in(carin)

    said = client.post(PAGE + "kommentar/", {"text": "Vi väntar.", "cause": "Volym"}, follow=True)
    assert "Kommentaren till Hemtjänst norr gäller januari 2022." in text_of(said)
    assert "Vi väntar." in text_of(client.get(PAGE))
    assert made(client, PAGE).context["comment_form"].initial["text"] == "Vi väntar."
    seen = as_seen(client, PAGE, "comment_form")
    client.post(PAGE + "kommentar/", seen | {"text": "", "cause": ""})

    assert made(client, PAGE).context["row"].comment is None
    assert "Kommentaren togs bort." in text_of(client.get(PAGE)), "who writes sees every version"
    assert Remark.objects.count() == 2, "what was written stays in the store"


def test_a_comment_that_is_too_long_is_kept_in_the_form(published, logged_in, carin):
    response = logged_in(carin).post(PAGE + "kommentar/", {"text": "o" * 4001, "cause": "x"})

    assert response.status_code == 422
    assert response.context["comment_form"].errors["text"]
    assert "o" * 4001 in response.content.decode()
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("−55 250,5", -55_250_500_00),
        ("-55250.5", -55_250_500_00),
        ("−1\u00a0234", -1_234_000_00),
        ("0", 0),
    ],
)
def test_an_assessment_is_written_as_swedes_write_it(published, logged_in, carin, typed, ore):
    logged_in(carin).post(PAGE + "kommentar/", {"amount": typed})

    assert Assessment.objects.get().amount_ore == ore


@pytest.mark.parametrize("typed", ["mycket", "12 mnkr", "--5"])
def test_an_assessment_that_is_no_amount_is_refused_with_an_example(published, logged_in, carin, typed):
    response = logged_in(carin).post(PAGE + "kommentar/", {"amount": typed})

    assert response.status_code == 422
    assert f"”{typed}” är inget belopp. Skriv till exempel −12 048 (i tkr)." in text_of(response)
    assert f'value="{typed}"' in response.content.decode()
    assert not Assessment.objects.exists()


def test_an_assessment_wins_and_can_be_taken_back(published, logged_in, carin):
    client = logged_in(carin)

    client.post(PAGE + "kommentar/", {"amount": "−12"})
    assert made(client, PAGE).context["row"].year.outcome == -12_000_00
    assert made(client, PAGE).context["assess_form"].initial["amount"] == "−12"
    client.post(PAGE + "kommentar/", as_seen(client, PAGE, "assess_form") | {"amount": ""})

    assert made(client, PAGE).context["assess_form"].initial == {"seen": ""}
    assert made(client, PAGE).context["row"].forecasts.assessed is None


def test_what_is_written_after_one_month_is_not_shown_after_another(
    published, publish_rows, logged_in, carin, petra
):
    publish_rows("511 5020 2022-02 utfall -1")

    logged_in(carin).post(PAGE + "kommentar/", {"text": "Gäller januari.", "cause": ""})

    assert "Gäller januari." not in text_of(logged_in(petra).get("/provby/2022-02/verksamhet/511/"))


@pytest.mark.parametrize("dash", ["-", "−", "–", " - "])
def test_a_lone_dash_is_no_assessed_zero(published, logged_in, carin, dash):
    client = logged_in(carin)

    answer = client.post(PAGE + "kommentar/", {"amount": dash, "line": "", "reason": ""})

    assert answer.status_code == 422
    assert "är inget belopp. Skriv till exempel −12 048 (i tkr). Noll skrivs 0." in text_of(answer)
    assert not Assessment.objects.exists()
    client.post(PAGE + "kommentar/", {"amount": "0", "line": "", "reason": ""})
    assert Assessment.objects.get().amount_ore == 0


def test_a_plus_explained_under_a_minus_is_asked_about_and_is_no_cause(
    committee, publish_rows, logged_in, carin
):
    publish_rows("511 5020 2022-01 utfall -5000000\n511 5020 2022-01 budget -4000000")
    client = logged_in(carin)

    said = client.post(
        PAGE + "kommentar/", {"text": "Överskottet beror på vakanser.", "cause": "Vakanser"}, follow=True
    )

    assert "Kommentaren förklarar åt andra hållet än avvikelsen" in text_of(said)
    assert '<p class="cause">Orsak inte angiven</p>' in text_of(client.get("/provby/2022-01/"))
