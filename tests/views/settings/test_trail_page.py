"""The administrator of a committee searches its trail, and sees who looked at what is not for all."""

import pytest

from socfin.actions.remarks import write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.comments.written import RemarkWords
from socfin.domain.period import Month
from socfin.models import AuditEvent

PAGE, FILE = "/provby/installningar/dagbok/", "/provby/installningar/dagbok.csv"
ROWS = "511 5020 2022-01 utfall -1000\n520 5020 2022-01 utfall -900"


def written(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


@pytest.fixture
def client(committee, adam, logged_in, publish_rows):
    publish_rows(ROWS)
    return logged_in(adam)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Publicerat", "Fil inlämnad", "Roll given"}),
        ("?vad=roller", {"Roll given"}),
        ("?sok=siffror", {"Fil inlämnad"}),
        ("?sok=carin", {"Publicerat", "Fil inlämnad", "Roll given"}),
        ("?till=2020-01-01", set()),
        ("?fran=ej", {"Publicerat", "Fil inlämnad", "Roll given"}),
    ],
)
def test_it_is_searched_by_words_kind_and_day(client, query, shown):
    page = written(client.get(PAGE + query))

    assert {
        word for word in ("Publicerat", "Fil inlämnad", "Roll given") if f"<td>{word}</td>" in page
    } == shown


def test_swedish_letters_are_looked_for_in_every_database(client, committee, carin):
    node = committee.verksamheter.get(code="511")
    for text in ("Går över årets mål.", "Nytt."):
        write_remark(verksamhet=node, month=Month(2022, 1), words=RemarkWords(text=text), by=carin)

    page = written(client.get(PAGE + "?sok=över årets"))

    assert "Går över årets mål." in page
    assert "Roll given" not in page


def test_who_fetched_what_and_saw_small_units_one_by_one_stands_there_once_a_day(
    client, committee, carin, petra, logged_in
):
    people = {"511": 3, "520": 4}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=people, by=carin)
    for person in (carin, petra):
        for _ in range(2):
            logged_in(person).get("/provby/2022-01/")
    logged_in(carin).get("/provby/2022-01/siffror.csv")

    page = written(client.get(PAGE + "?vad=sett"))

    assert AuditEvent.objects.filter(action="see_whole", by="carin").count() == 1
    assert not AuditEvent.objects.filter(action="see_whole", by="petra").exists()
    assert "Såg små enheter var för sig" in page
    assert "Siffror hämtade" in page


def test_it_is_taken_along_with_its_seals_and_that_is_noted(client):
    lines = written(client.get(FILE + "?vad=roller")).splitlines()

    assert lines[0] == "\ufeffnr;tid;av;handling;uppgifter;anrop;försegling"
    first = AuditEvent.objects.filter(committee="provby", action="give_role").order_by("id")[0]
    assert lines[1].endswith(first.seal)
    assert AuditEvent.objects.filter(action="fetch_trail", by="adam", committee="provby").exists()


def test_older_entries_are_on_the_next_page(client, committee, adam, monkeypatch):
    monkeypatch.setattr("socfin.views.settings.trail_page.SHOWN", 3)
    first = client.get(PAGE)

    page = written(first)
    older = first.context["older"]

    assert page.count('<th scope="row">') == 3
    assert f"fore={older}" in page
    assert all(event.pk < older for event, _ in client.get(f"{PAGE}?fore={older}").context["entries"])
