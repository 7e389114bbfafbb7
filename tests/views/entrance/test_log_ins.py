"""Everyone sees where they are logged in, and ends one log-in or all the others."""

import pytest
from django.test import Client

from socfin.models import AuditEvent
from tests.cast import PASSWORD

PAGE = "/mina-inloggningar/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"


def logs_in(name, browser=""):
    client = Client(headers={"user-agent": browser})
    client.post("/logga-in/", {"username": name, "password": PASSWORD})
    return client


def is_in(client):
    return client.get(PAGE).status_code == 200


@pytest.fixture
def here(carin):
    return logs_in("carin")


def other(client):
    page = client.get(PAGE).context
    return next(one.token for one in page["log_ins"] if one.token != page["here"])


def test_the_page_names_the_browsers_and_is_kept_by_none(here):
    logs_in("carin", FIREFOX)

    answer = here.get(PAGE)

    assert "Firefox på Linux" in answer.content.decode()
    assert len(answer.context["log_ins"]) == 2
    assert "no-store" in answer["Cache-Control"]


def test_one_log_in_is_ended_and_the_others_go_on(here):
    there, elsewhere = logs_in("carin", FIREFOX), logs_in("carin")
    firefox = next(one for one in here.get(PAGE).context["log_ins"] if one.browser == "Firefox på Linux")

    here.post(PAGE, {"end": firefox.token})

    assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, True]
    assert AuditEvent.objects.get(action="end_log_in").details == {"user": "carin", "count": 1}


def test_all_the_others_are_ended_at_once_and_no_one_elses(here, sara):
    there, saras = logs_in("carin"), logs_in("sara")

    here.post(PAGE, {"all": "1"})

    assert [is_in(client) for client in (here, there, saras)] == [True, False, True]


def test_no_one_ends_a_log_in_of_another(here, sara):
    saras = logs_in("sara")

    here.post(PAGE, {"end": saras.get(PAGE).context["here"]})

    assert is_in(saras)


def test_after_a_new_password_the_log_in_is_still_known_as_this_one(here):
    strong = "gul båt tre moln"
    here.post("/losenord/", {"old_password": PASSWORD, "new_password1": strong, "new_password2": strong})

    page = here.get(PAGE).context

    assert [one.token for one in page["log_ins"]] == [page["here"]]
