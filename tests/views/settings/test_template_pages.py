"""The page for the municipality's own Word template."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from socfin.actions import templates as actions
from socfin.documents.word.template.example import sample
from socfin.models import AuditEvent, WordTemplate
from tests.documents.templates import typed, whole

PAGE = "/provby/installningar/wordmall/"


@pytest.fixture
def client(publish_rows, carin, logged_in):
    publish_rows("511 5020 2022-01 utfall -1000000\n511 5020 2022-01 budget -900000")
    return logged_in(carin)


def handed_in(client, content: bytes, *, filename: str = "mall.docx", name: str = "Vår mall"):
    file = SimpleUploadedFile(filename, content)
    return client.post(PAGE, {"file": file, "name": name}, follow=True)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def exported(client) -> list[str]:
    content = client.get("/provby/2022-01/sammanfattning.docx").content
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


def test_the_page_offers_a_sample_and_names_every_placeholder(client):
    page = text_of(client.get(PAGE))

    assert "<code>resultaträkning</code>" in page
    assert client.get(f"{PAGE}exempel.docx").content == sample()


def test_a_good_template_is_used_at_once_and_noted(client):
    page = handed_in(client, whole("Vår egen: {{ slutsats }}"))

    assert "Word-dokument görs nu med mallen ”Vår mall”." in text_of(page)
    assert exported(client)[0] == (
        "Vår egen: Underskott 100 tkr mot budget till och med januari".replace(" tkr", "\u00a0tkr")
    )
    assert AuditEvent.objects.filter(action="add_template").exists()


def test_a_bad_template_changes_nothing_and_is_told_paragraph_by_paragraph(client):
    handed_in(client, whole("{{ rubrik }}"), name="Första")

    page = handed_in(client, typed("{{ slutsatsen }}", "{{ 1 + 1 }}"))

    assert page.status_code == 422
    assert "Platshållaren ”slutsatsen” finns inte. Menade du ”slutsats”?" in text_of(page)
    assert "En mall får inte räkna." in text_of(page)
    assert [one.name for one in WordTemplate.objects.filter(active=True)] == ["Första"]


def test_no_file_is_said_beside_the_field(client):
    response = client.post(PAGE, {"name": "Tom"})

    assert response.status_code == 422
    assert "Välj en fil." in text_of(response)


def test_an_earlier_template_and_our_own_layout_can_be_chosen_again(client):
    handed_in(client, whole("ett {{ period }}"), name="Ett")
    handed_in(client, whole("två {{ period }}"), name="Två")
    first = WordTemplate.objects.get(name="Ett")

    client.post(PAGE, {"use": str(first.pk)})
    assert exported(client)[0] == "ett januari 2022"

    client.post(PAGE, {"use": ""})
    assert len(exported(client)) > 5


def test_a_template_kept_before_that_says_too_little_is_refused_when_it_is_chosen(client, committee, carin):
    handed_in(client, whole("{{ period }}"), name="Ny")
    content = typed("{{ dnr }}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "problems", lambda *_: [])
        old = actions.add_template(
            committee=committee, name="Gammal", filename="m.docx", content=content, by=carin
        )
        actions.use_template(template=WordTemplate.objects.get(name="Ny"), by=carin)

    page = client.post(PAGE, {"use": str(old.pk)})

    assert page.status_code == 422
    assert "Mallen ”Gammal” går inte att använda" in text_of(page)
    assert "Slutsatsen kommer inte med." in text_of(page)
    assert [one.name for one in WordTemplate.objects.filter(active=True)] == ["Ny"]


def test_the_secretary_sees_and_chooses_a_template_but_hands_none_in(client, sara, logged_in):
    handed_in(client, whole("{{ period }}"))
    client.post(PAGE, {"use": ""})
    client = logged_in(sara)
    template = WordTemplate.objects.get()

    page = client.get(PAGE)
    client.post(PAGE, {"use": str(template.pk)})

    assert "Vår mall" in text_of(page)
    assert "Pröva och använd" not in text_of(page)
    assert ">Word-mall</a>" in text_of(client.get("/provby/2022-01/sammanfattning/"))
    assert "I mallen ”Vår mall”" in text_of(client.get("/provby/2022-01/sammanfattning/"))
    assert WordTemplate.objects.get().active
    assert client.get(f"{PAGE}{template.pk}.docx").status_code == 200
    assert handed_in(client, whole("{{ rubrik }}")).status_code == 403


def test_the_same_file_is_kept_once(client):
    content = whole("{{ period }}")  # once: a document made two seconds later has other bytes
    for name in ("Ett", "Två"):
        handed_in(client, content, name=name)

    assert [(one.name, one.active) for one in WordTemplate.objects.all()] == [("Två", True)]


def test_a_template_comes_back_as_it_was_handed_in(client):
    content = whole("{{ period }}")
    handed_in(client, content)

    response = client.get(f"{PAGE}{WordTemplate.objects.get().pk}.docx")

    assert response.content == content
    assert "mall.docx" in response["Content-Disposition"]


def test_a_template_that_is_lost_is_said_and_nothing_else_breaks(client):
    handed_in(client, whole("{{ period }}"))
    template = WordTemplate.objects.get()
    template.stored.storage.delete(template.stored.name)

    response = client.get("/provby/2022-01/sammanfattning.docx", follow=True)

    assert "Word-mallen ”Vår mall” går inte att använda." in text_of(response)
    assert "saknas i filarkivet. Lämna in den igen" in text_of(response)
    assert client.get("/provby/2022-01/sammanfattning.xlsx").status_code == 200


@pytest.mark.parametrize("number", ["999", "x", "9" * 5000, "9" * 25, "٣", "-1", "1.0"])
def test_another_committees_template_or_what_is_no_template_is_not_found(client, number):
    assert client.post(PAGE, {"use": number}).status_code == 404


def test_a_template_is_checked_before_anything_is_locked(client, monkeypatch):
    depths = []

    def watched(content: bytes, filename: str) -> list[str]:
        depths.append(len(connection.savepoint_ids))
        return ["Nej."]

    before = len(connection.savepoint_ids)
    monkeypatch.setattr(actions, "problems", watched)
    handed_in(client, b"x")

    assert depths == [before]
