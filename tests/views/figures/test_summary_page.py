"""The item for the meeting and its documents: what it is called, and how each file leaves the site."""

import json

import pytest

from socfin.documents import CannotMake
from socfin.models import AgendaFact
from tests.cast import provby, published
from tests.views.meetings.test_meetings import as_drawn

ROWS = "511 5020 2022-01 utfall -1000000\n511 5020 2022-01 budget -900000"
PAGE = "/provby/2022-01/sammanfattning"
FACTS = {
    "item": "SN § 7",
    "dnr": "SN 2022-12",
    "heading": "Läget & framåt",
    "decision": "Läggs till handlingarna.",
}
OFFICE = "application/vnd.openxmlformats-officedocument"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture(scope="module")
def month(once):
    once(lambda: published(provby(), ROWS))


@pytest.fixture
def client(month, sara, logged_in):
    return logged_in(sara)


@pytest.mark.needs("pango")
@pytest.mark.parametrize(
    ("kind", "content_type", "begins"),
    [
        ("docx", f"{OFFICE}.wordprocessingml.document", b"PK"),
        ("pptx", f"{OFFICE}.presentationml.presentation", b"PK"),
        ("xlsx", f"{OFFICE}.spreadsheetml.sheet", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("txt", "text/plain; charset=utf-8", b""),
        ("json", "application/json", b"{"),
    ],
)
def test_a_document_leaves_as_a_file_with_its_own_name_and_type(client, kind, content_type, begins):
    response = client.get(f"{PAGE}.{kind}")

    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert f".{kind}" in response["Content-Disposition"]
    assert "2022-01" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(begins)


@pytest.mark.parametrize("kind", ["doc", "exe", "html"])
def test_a_format_that_does_not_exist_is_not_found(client, kind):
    response = client.get(f"{PAGE}.{kind}")

    assert response.status_code == 404
    assert f"Det finns inget format som heter {kind}." in text_of(response)


def test_what_the_secretary_writes_is_in_page_and_document(client):
    said = client.post(f"{PAGE}/arende/", FACTS, follow=True)

    assert "Sparat. Paragraf och rubrik finns med i alla dokument." in text_of(said)
    assert "Läget &amp; framåt" in text_of(said)
    assert json.loads(client.get(f"{PAGE}.json").content)["agenda"] == FACTS | {"decided": False}
    assert "SN § 7" in client.get(f"{PAGE}.txt").content.decode()


def test_a_paragraph_that_is_too_long_is_refused_and_kept_in_the_form(client):
    response = client.post(f"{PAGE}/arende/", FACTS | {"item": "§" * 41})

    assert response.status_code == 422
    assert response.context["form"].errors["item"]
    assert "§" * 41 in response.content.decode()
    assert not AgendaFact.objects.exists()


def test_a_controller_takes_it_along_but_does_not_name_it(client, logged_in, carin):
    response = logged_in(carin).get(f"{PAGE}/")

    assert response.context["form"] is None
    papers = response.context["papers"]
    assert [one.label for one in papers.first] == ["PDF", "Word", "Text"], "what a dispatch needs"
    assert {"PowerPoint", "Excel", "CSV"} <= {one.label for one in papers.more}


def test_the_comment_on_the_whole_committee_comes_along(client, logged_in, carin):
    logged_in(carin).post(
        "/provby/2022-01/verksamhet/5/kommentar/", {"text": "Helheten håller.", "cause": ""}
    )

    assert "Helheten håller." in text_of(client.get(f"{PAGE}/"))
    assert "Helheten håller." in client.get(f"{PAGE}.txt").content.decode()
    assert "Helheten håller." in text_of(client.get("/provby/2022-01/"))


def test_the_sentences_are_the_minutes_own(client):
    assert "Hemtjänst: utfall −1 000, budget −900, avvikelse −100 (−11 %)." in text_of(
        client.get(f"{PAGE}/")
    ).replace("\u00a0", " ")


def test_a_comment_stands_directly_beneath_its_sentence(client, logged_in, carin):
    logged_in(carin).post(
        "/provby/2022-01/verksamhet/510/kommentar/", {"text": "Fler timmar.", "cause": "Volym"}
    )

    page = text_of(client.get(f"{PAGE}/"))

    passage = page.index("<strong>Hemtjänst:</strong>")
    assert page.index("Avvikelse per verk") < passage < page.index("Fler timmar.", passage)


def test_the_public_version_says_so_in_the_file_and_in_its_name(client):
    public = client.get(f"{PAGE}.txt?offentlig=ja")

    assert public.content.decode().startswith("Offentlig version")
    assert "-offentlig.txt" in public["Content-Disposition"]
    assert "Offentlig version" not in client.get(f"{PAGE}.txt").content.decode()


def test_a_document_that_cannot_be_made_is_said_on_the_page(client, monkeypatch):
    def fail(*_, **__):
        raise CannotMake("PDF kan inte göras på den här datorn.")

    monkeypatch.setattr("socfin.views.figures.summary_page.render_document", fail)
    response = client.get(f"{PAGE}.pdf")

    assert response["Location"] == f"{PAGE}/"


def test_what_is_typed_beside_the_meeting_is_kept_when_the_report_is_added_to_one(client, committee):
    typed = {"item": "Su § 31", "dnr": "KS2022-88", "decision": "Nämnden godkänner.", "sedan": "sammantrade"}

    chosen = client.post("/provby/2022-01/sammanfattning/arende/", typed)
    client.post(chosen.url, as_drawn(client.get(chosen.url)) | {"meeting": "nytt", "date": "2022-05-03"})

    assert chosen.url == "/provby/2022-01/till-sammantrade/"
    item = committee.meetings.get().items.get()
    assert (item.paragraph, item.dnr, item.decision) == ("Su § 31", "KS2022-88", "Nämnden godkänner.")
