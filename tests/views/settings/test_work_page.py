"""The administrator sees what is done outside the pages, why it failed, and has it tried again."""

import pytest
from django_tasks_db.models import DBTaskResult

from socfin.actions.work.asking import ask
from socfin.domain.work.pieces import Work, WorkState

PAGE = "/provby/installningar/arbete/"


@pytest.fixture
def client(committee, adam, logged_in):
    return logged_in(adam)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_without_work_it_says_so(client):
    assert "Inget ligger i kö" in words(client.get(PAGE))


def test_what_failed_says_why_and_is_tried_again(client, committee):
    number = ask(Work.PAGES, committee=committee.pk, host="provby.se")
    DBTaskResult.objects.update(
        status=WorkState.FAILED, exception_class_path="builtins.KeyError", traceback="KeyError: hemligt"
    )

    page = words(client.get(PAGE))
    assert "Färdiga sidor" in page
    assert "Misslyckades" in page
    assert "Oväntat fel (KeyError)" in page
    assert number in page
    assert "hemligt" not in page

    assert "Arbetet ligger i kö igen." in words(client.post(PAGE, {"piece": number}, follow=True))
    assert DBTaskResult.objects.get().status == WorkState.QUEUED


@pytest.mark.parametrize("number", ["", "1", "00000000-0000-0000-0000-000000000001"])
def test_what_is_not_there_is_not_tried_again(client, number):
    assert "inte längre som misslyckat" in words(client.post(PAGE, {"piece": number}, follow=True))


def test_only_who_administers_the_site_sees_what_is_of_the_whole_site(client, adam):
    ask(Work.NOTICES)
    assert "Notiser med e-post" not in words(client.get(PAGE))

    adam.is_superuser = True
    adam.save(update_fields=["is_superuser"])
    page = words(client.get(PAGE))
    assert "Notiser med e-post" in page
    assert "hela webbplatsen" in page
