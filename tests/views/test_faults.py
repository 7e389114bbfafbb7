"""Every answer that is no page is ours all the same: in Swedish, with what was typed and a way on."""

import psycopg2
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, OperationalError
from django.test import Client

from socfin.actions.municipal.roles import give_municipal_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.selectors.committees import committee_by_slug
from socfin.views import faults
from tests.cast import person
from tests.rules.test_every_address import (  # noqa: F401
    BY_NUMBER,
    ELSEWHERE,
    PATTERNS,
    POST_ONLY,
    SET_UP,
    WHEN_OPEN,
    address,
    frozen,
    numbers,
)

PAGE = "/provby/2022-03/verksamhet/510/"


def words(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def adam_at(numbers, logged_in) -> Client:  # noqa: F811
    adam = person("adam")
    role = GivenRole(role=Role.ADMINISTRATOR)
    where = committee_by_slug("provby").municipality
    give_municipal_role(user=adam, municipality=where, given=role, by=adam)
    client = logged_in(adam)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "name",
    sorted(
        {each.name for each in PATTERNS}
        - ELSEWHERE
        - SET_UP
        - WHEN_OPEN
        - BY_NUMBER
        - {"admin_log_in", "notices_off"}
    ),
)
def test_whoever_types_an_address_gets_a_page_or_what_it_names(name, numbers, adam_at):  # noqa: F811
    answer = adam_at.get(address(name, numbers))

    assert answer.status_code in (200, 302, 405)
    assert answer.status_code == 302 or answer.streaming or answer.content
    if answer.status_code == 405:
        assert "Hit kommer det som skickas från ett formulär" in words(answer)
        assert adam_at.get(answer.context["back"], follow=True).status_code == 200


@pytest.mark.parametrize(
    ("typed", "above"),
    [
        ("/provby/sammantraden/3/stall-in/", "/provby/sammantraden/3/"),
        (PAGE + "kommentar/", PAGE),
        ("/provby/2022-03/prognos/atgard/7/ta-bort/", "/provby/2022-03/prognos/"),
        ("/provby/sammantraden/3/arende/7/flytta/", "/provby/sammantraden/3/arende/7/"),
        ("/logga-ut/", "/"),
    ],
)
def test_the_way_on_is_the_page_with_the_form(typed, above):
    assert faults.page_above(typed) == above


def read_only():
    """As SQLite says it of a file that no one may write."""
    error = OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = 8
    return error


def cut_off():
    """As psycopg2 says it of a server that went away while it was waited for: of no kind, without a code."""
    error = DatabaseError("server closed the connection unexpectedly")
    error.__cause__ = psycopg2.DatabaseError("server closed the connection unexpectedly")
    return error


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("reason", "status", "said"),
    [
        (ZeroDivisionError("x"), 500, "Det är inte säkert att det du gjorde blev sparat"),
        (OperationalError("server closed the connection"), 503, "Databasen svarar inte"),
        (cut_off(), 503, "Databasen svarar inte"),
        (psycopg2.OperationalError("server closed the connection"), 503, "Databasen svarar inte"),
        (psycopg2.InterfaceError("cursor already closed"), 503, "Databasen svarar inte"),
        (DatabaseError("file is not a database"), 500, "Det är inte säkert att det du gjorde blev sparat"),
        (OSError(28, "No space left on device"), 507, "Disken är full"),
        (read_only(), 503, "Just nu går det bara att läsa"),
    ],
)
def test_what_goes_wrong_is_told_with_what_was_typed(adam_at, monkeypatch, reason, status, said):
    def fails(**_):
        raise reason

    monkeypatch.setattr("socfin.actions.remarks.write_remark", fails)

    here = {"referer": f"http://testserver{PAGE}"}
    answer = adam_at.post(PAGE + "kommentar/", {"text": "Fler timmar."}, headers=here)

    assert answer.status_code == status
    assert said in words(answer)
    assert "Fler timmar.</textarea>" in words(answer)
    assert f'href="{PAGE}">Öppna sidan igen' in words(answer)


def test_a_form_that_is_too_large_is_refused_in_words(adam_at):
    sent = "text=" + "x" * 6_000_000

    answer = adam_at.generic(
        "POST", PAGE + "kommentar/", sent, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 413
    assert "för stort för ett formulär" in words(answer)


@pytest.mark.parametrize("link", [{}, {"referer": "http://testserver/"}, {"referer": "http://ond.example/"}])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_name_that_is_not_the_sites_is_refused_in_words(adam_at, method, link):
    answer = getattr(adam_at, method)("/", headers={"host": "ond.example", **link})

    assert answer.status_code == 400
    assert "Servern förstod inte anropet" in words(answer)


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=å",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=finns-inte",
    ],
)
@pytest.mark.parametrize("path", ["/finns/inte/alls/", "/provby/", "/logga-in/", "/api/v1/finns-inte"])
def test_what_was_sent_and_cannot_be_read_is_refused_and_never_a_fault(db, path, kind):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/logga-in/")

    answer = browser.generic("POST", path, b"text=\xff\xfe\x00", content_type=kind)

    assert answer.status_code in (400, 403, 404, 405)


def test_a_fault_is_told_also_where_what_was_sent_cannot_be_read(rf):
    sent = rf.generic("POST", PAGE, b"x", content_type="multipart/form-data; boundary=")
    sent.user = AnonymousUser()

    answer = faults.broken(sent)

    assert answer.status_code == 500
    assert "Något gick fel hos oss" in words(answer)


@pytest.mark.parametrize("path", ["/nej/", "/provby/2022-13/", "/provby/nej/nej/", "/static/borta.css"])
def test_a_page_that_is_not_there_is_told_on_our_own_page(adam_at, path):
    answer = adam_at.get(path)

    assert answer.status_code == 404
    assert "Till dina nämnder" in words(answer)
