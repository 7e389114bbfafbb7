"""Investments among a report's verksamheter: under the net, and asked about where a sum counts them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from tests.cast import HEADER
from tests.importers.tables import as_workbook

TOP = "Socialnämnden oktober 2025 ackumulerat (tkr)\nVerksamhet;Budget;Utfall\n"
ROWS = "511 Hemtjänst norr;-5000;-4900\n520 SÄBO;-50000;-51500\n"
UNDER = f"{TOP}{ROWS}Summa;-55000;-56400\nInvesteringar;-2000;-900\n"
WITHIN = f"{TOP}{ROWS}Investeringar;-2000;-900\nTotalt;-57000;-57300\n"


@pytest.fixture
def client(committee, carin, logged_in):
    return logged_in(carin)


def handed_in(client, content, filename="rapport.csv"):
    return client.post(
        "/provby/uppladdningar/ny/", {"file": SimpleUploadedFile(filename, content)}, follow=True
    )


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.mark.parametrize("as_file", [str.encode, as_workbook])
def test_the_overview_shows_them_under_a_net_without_them(client, as_file):
    page = handed_in(client, as_file(UNDER))
    upload = page.context["upload"]
    assert "Under nettot, och inte i det: ”Investeringar” (rad 6, Utfall −900 000,00 kr)." in text_of(page)

    published = client.post(f"/provby/uppladdningar/{upload.pk}/publicera/", {"reason": ""}, follow=True)
    assert "Klart. Oktober 2025 är publicerad." in text_of(published)
    overview = text_of(client.get("/provby/2025-10/"))
    assert "−56 400" in overview
    assert "−57 300" not in overview
    assert "Investeringar" in overview


def test_a_sum_that_counts_them_is_a_question_on_the_page_until_it_is_answered(client):
    page = handed_in(client, WITHIN.encode())
    upload = page.context["upload"]
    assert "räknar med ”Investeringar”" in text_of(page)
    assert "Räknas inte i nettot: utfall januari–oktober 2025 −56 400 000 kr" in text_of(page)

    address = f"/provby/uppladdningar/{upload.pk}/"
    values = {field.html_name: field.value() for field in page.context["reading_form"]}
    given = {name: value for name, value in values.items() if value not in (None, False)}
    answered = client.post(f"{address}las-om/", {**given, "under_sum": "leave"}, follow=True)
    assert "räknar med ”Investeringar”" not in text_of(answered)


def test_the_command_asks_and_takes_the_answer(committee, tmp_path):
    (tmp_path / "rapport.csv").write_text(WITHIN)
    file, out = str(tmp_path / "rapport.csv"), io.StringIO()

    def run(*more):
        call_command("import_figures", file, "--committee", "provby", *more, stdout=out)

    with pytest.raises(SystemExit):
        run()
    run("--under-sum", "leave", "--publish")
    assert "är publicerad" in out.getvalue()


def test_a_new_verksamhet_of_a_list_that_is_called_so_needs_a_reason(client):
    row = "95;Investeringar;;5020;;;2025-01;1;utfall;-90;"
    page = text_of(handed_in(client, f"{HEADER}\n{row}\n".encode()))

    assert "ser ut att vara investeringar eller finansiering räknas i nettot: 95 Investeringar" in page
