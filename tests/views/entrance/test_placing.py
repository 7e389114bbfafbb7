"""A request stands where its session says, is found by name only at an entrance, and streams from there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse, StreamingHttpResponse

from socfin.apart.place import NOWHERE, Place, place_now, standing, tried
from socfin.views.entrance.placing import placed


@pytest.fixture(autouse=True)
def nowhere():
    """Whatever other tests took a place for."""
    with standing(NOWHERE):
        yield


def asked(path: str, **session: str) -> SimpleNamespace:
    return SimpleNamespace(path_info=path, session=session)


def where(request: SimpleNamespace) -> Place:
    stood = []
    placed(lambda _: stood.append(place_now()) or HttpResponse())(request)
    assert place_now() == NOWHERE
    return stood[0]


def test_who_is_logged_in_stands_with_own_roles_and_anyone_else_nowhere():
    assert where(asked("/provby/", **{SESSION_KEY: "7"})) == Place(person=7)
    assert where(asked("/provby/")) == NOWHERE
    assert where(asked("/provby/", **{SESSION_KEY: "7; DROP"})) == NOWHERE


@pytest.mark.parametrize(
    "path", ["/logga-in/", "/logga-in/kod/", "/logga-ut/", "/losenord/glomt/", "/admin/x/"]
)
def test_at_an_entrance_people_are_found(path):
    assert where(asked(path)) == Place(entrance=True)


@pytest.mark.parametrize("path", ["/", "/losenord/", "/mina-nycklar/", "/loggan/", "/notiser/"])
def test_no_other_page_is_one(path):
    assert not where(asked(path)).entrance


def test_what_is_sent_bit_by_bit_is_read_from_the_place_that_was_taken():
    def view(_):
        with tried(municipalities=(3,)):
            pass
        return StreamingHttpResponse(str(place_now().municipalities) for _ in range(2))

    response = placed(view)(asked("/provby/", **{SESSION_KEY: "7"}))

    assert place_now() == NOWHERE
    assert b"".join(response.streaming_content) == b"(3,)(3,)"


def test_who_is_refused_is_where_they_were():
    with pytest.raises(ZeroDivisionError), tried(municipalities=(3,)):
        raise ZeroDivisionError
    assert place_now() == NOWHERE
