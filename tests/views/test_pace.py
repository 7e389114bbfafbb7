"""Whoever asks for too much at a time is told calmly when to come back."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from socfin.urls import urlpatterns
from socfin.views.pace import paced


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


def test_only_the_method_that_costs_is_counted(ask):
    for _ in range(9):
        assert ask("get").status_code == 200


def test_every_upload_and_every_export_is_paced():
    """The addresses of files in and documents out."""
    costly = {
        "receive",
        "export",
        "item_document",
        "figures_sie",
        "figures_csv",
        "original",
        "password_forgotten",
    }
    views = {one.name: one.callback for one in urlpatterns if getattr(one, "name", None) in costly}

    assert set(views) == costly
    assert [name for name, view in views.items() if not getattr(view, "paced", "")] == []
