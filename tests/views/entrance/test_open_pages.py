"""A committee open to all: anyone reads what a förtroendevald reads, with small units gathered."""

import pytest
from django.test import Client

from socfin.actions.people.publicity import close_to_all, open_to_all
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.roles import Permission
from socfin.models import AuditEvent, Committee, Municipality
from socfin.views.entrance.open_pages import OPEN_TO_ALL
from tests.cast import person
from tests.rules.test_every_address import NEEDS, POST_ONLY, address, frozen, numbers  # noqa: F401

ROWS = "\n".join(
    f"{code} 5020 2022-03 {scenario} -{amount}"
    for code, amount in (("511", 100000), ("520", 777), ("530", 888))
    for scenario in ("utfall", "budget")
)
OVERVIEW = "/provby/2022-03/"


@pytest.fixture
def opened(numbers):  # noqa: F811 - the fixture of that name
    open_to_all(committee=Committee.objects.get(slug="provby"), by=person("adam"))
    return numbers


@pytest.fixture
def published(committee, publish_rows, carin):
    """SÄBO has three clients and the unit beside it four; they are gathered in what is public."""
    publish_rows(ROWS)
    people = {"511": 400, "520": 3, "530": 4}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=False, people=people, by=carin)
    return committee


def test_what_anyone_reads_is_what_a_role_that_reads_may_but_for_the_questions():
    """Who has no role neither asks nor sees what is asked before the meeting's paper has it."""
    readable = {name for name, permission in NEEDS.items() if permission is Permission.READ}

    assert readable - {"questions", "question", "ask_question"} == OPEN_TO_ALL


def test_nobody_reads_and_nothing_more(opened):
    client, read = Client(), set()
    for name in NEEDS:
        answer = (client.post if name in POST_ONLY else client.get)(address(name, opened))
        if answer.status_code == 200 or (answer.status_code == 302 and "logga-in" not in answer.url):
            read.add(name)
        assert client.post(address(name, opened)).status_code in (302, 403), name

    assert read == OPEN_TO_ALL


def test_who_has_no_role_reads_as_anyone_does(opened, logged_in):
    client = logged_in(person("olle"))

    statuses = {name: client.get(address(name, opened)).status_code for name in set(NEEDS) - POST_ONLY}

    assert {name for name, status in statuses.items() if status != 404} == OPEN_TO_ALL


def test_small_units_are_gathered_whatever_the_committee_shows_its_own(published, petra, adam, logged_in):
    open_to_all(committee=published, by=adam)
    inside, outside = logged_in(petra).get(OVERVIEW), Client().get(OVERVIEW)

    assert "SÄBO" in inside.content.decode()
    assert outside.status_code == 200
    assert "SÄBO" not in outside.content.decode()
    assert Client().get("/provby/2022-03/verksamhet/520/").status_code == 404
    assert "Petra" not in outside.content.decode()
    assert "Logga in" in outside.content.decode()


def test_it_is_off_until_an_administrator_opens_it_and_closes_again(published, adam, carin, logged_in):
    assert Client().get(OVERVIEW).status_code == 302
    assert logged_in(carin).post("/provby/installningar/personer/", {"public": "open"}).status_code == 403

    client = logged_in(adam)
    client.post("/provby/installningar/personer/", {"public": "open"})
    assert Client().get(OVERVIEW).status_code == 200
    assert 'href="/provby/"' in Client().get("/logga-in/").content.decode()
    client.post("/provby/installningar/personer/", {"public": "close"})
    assert Client().get(OVERVIEW).status_code == 302

    noted = AuditEvent.objects.filter(action__in=["open_to_all", "close_to_all"]).order_by("id")
    assert list(noted.values_list("by", "action")) == [("adam", "open_to_all"), ("adam", "close_to_all")]


def test_a_committee_beside_it_stays_shut(published, adam):
    Committee.objects.create(
        slug="annan", name="Annan", municipality=Municipality.objects.create(slug="annby", name="Annby")
    )
    open_to_all(committee=published, by=adam)

    assert Client().get("/annan/").status_code == 302


def test_a_key_of_who_has_no_role_opens_nothing_more(published, adam, olle):
    close_to_all(committee=published, by=adam)
    open_to_all(committee=published, by=adam)

    answer = Client().get("/api/v1/committees/provby/", headers={"authorization": "Bearer socfin_x"})

    assert answer.status_code in (401, 404)
