"""Whoever asks for too much at a time is told calmly when to come back."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory

from socfin.actions.people.publicity import open_to_all
from socfin.urls import urlpatterns
from socfin.views.pace import paced
from tests.cast import person


@pytest.fixture
def ask(monkeypatch):
    """A paced page, three times a minute, and a clock that can be set."""
    clock = {"now": 1000.0}
    monkeypatch.setattr("socfin.access.pace.time.time", lambda: clock["now"])
    view = paced("provet", 3, seconds=60, method="POST")(lambda _: HttpResponse("ja"))

    def run(method="post", at=1000.0, address="192.0.2.1"):
        clock["now"] = at
        request = getattr(RequestFactory(), method)("/", REMOTE_ADDR=address)
        request.user = AnonymousUser()
        return view(request)

    return run


def test_the_fourth_waits_and_is_told_for_how_long(ask):
    assert [ask(at=1025.0).status_code for _ in range(3)] == [200] * 3

    answer = ask(at=1025.0)

    assert (answer.status_code, answer["Retry-After"]) == (429, "55")
    assert "Försök igen om 55 sekunder" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_the_wait_ends_and_another_address_does_not_wait(ask):
    for _ in range(4):
        ask(at=1025.0)

    assert ask(at=1025.0, address="192.0.2.2").status_code == 200
    assert ask(at=1080.0).status_code == 200


def test_what_another_process_has_counted_is_counted(ask):
    for _ in range(3):
        ask(at=1025.0)
    cache.clear()  # all that another process has of its own

    assert ask(at=1025.0).status_code == 429


def test_a_disk_that_takes_no_counts_slows_nobody_and_this_process_counts(ask, settings, tmp_path, caplog):
    settings.DATA_DIR = tmp_path
    (tmp_path / "pace").write_bytes(b"")

    assert [ask(at=1025.0).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert "in this process alone" in caplog.text


def test_only_the_method_that_costs_is_counted(ask):
    for _ in range(9):
        assert ask("get").status_code == 200


def test_every_upload_and_every_export_is_paced():
    """The addresses of files in and documents out, and all that anyone may ask for at any length."""
    costly = {
        "receive",
        "export",
        "item_document",
        "figures_sie",
        "figures_csv",
        "original",
        "password_forgotten",
        "open_data",
        "open_catalogue",
        "municipal_catalogue",
        "open_package",
        "open_schema",
        "open_table",
    }
    views = {one.name: one.callback for one in urlpatterns if getattr(one, "name", None) in costly}

    assert set(views) == costly
    assert [name for name, view in views.items() if not getattr(view, "paced", "")] == []


PAGE = "/tillganglighet/"


@pytest.fixture
def ten(settings, db):
    """Strangers ask ten times a minute."""
    settings.STRANGERS_PER_MINUTE = 10


def test_an_address_that_asks_without_logging_in_waits_whichever_page_it_asks(ten, client, carin, logged_in):
    early = [client.get(page).status_code for page in (PAGE, "/logga-in/") * 5]
    late = client.get("/logga-in/", REMOTE_ADDR="127.0.0.1")

    assert set(early) == {200}
    assert (late.status_code, int(late["Retry-After"]) > 0) == (429, True)
    assert client.get(PAGE, REMOTE_ADDR="192.0.2.9").status_code == 200
    assert logged_in(carin).get(PAGE).status_code == 200


def test_pages_open_to_all_are_among_them(ten, client, committee, publish_rows):
    publish_rows("511 5020 2022-03 utfall -10 3")
    open_to_all(committee=committee, by=person("adam"))
    statuses = [client.get("/provby/").status_code for _ in range(11)]

    assert statuses[-1] == 429
    assert 429 not in statuses[:-1]


def test_what_watches_the_site_never_waits(ten, client):
    assert {client.get("/halsa/liv/").status_code for _ in range(12)} == {200}


def test_guessing_keys_is_stopped_and_the_right_one_waits_too(ten, client, committee):
    wrong = {"HTTP_AUTHORIZATION": "Bearer socfin_fel"}
    statuses = [client.get("/api/v1/committees/provby", **wrong).status_code for _ in range(11)]

    assert (set(statuses[:-1]), statuses[-1]) == ({401}, 429)
