"""A passkey as the second step: only the device that was added answers, only here, and each question once."""

import re

import pytest
from django.test import Client

from socfin.models import AuditEvent, Passkey
from tests.authenticator import Authenticator
from tests.cast import PASSWORD, person, proved

PAGE, STEP = "/tva-steg/", "/logga-in/kod/"


def asked(client, page):
    return client.get(page).context["options"]


def gives_password(client, name="carin"):
    return client.post("/logga-in/", {"username": name, "password": PASSWORD})


def answers(client, device, options=None):
    return client.post(STEP, {"passkey": "1", "answer": device.signed(options or asked(client, STEP))})


def is_in(client):
    return client.get("/mina-inloggningar/").status_code == 200


@pytest.fixture
def device():
    return Authenticator()


@pytest.fixture
def inside(carin, device, logged_in):
    """Carin, who has added the device."""
    client = proved(logged_in(carin))
    client.post(
        PAGE, {"add_passkey": "1", "answer": device.made(asked(client, PAGE)), "name": "Jobbtelefonen"}
    )
    return client


def test_it_is_added_with_spare_codes_and_noted(carin, device, logged_in):
    client = proved(logged_in(carin))

    page = client.post(
        PAGE, {"add_passkey": "1", "answer": device.made(asked(client, PAGE)), "name": " Jobb  telefonen "}
    )

    assert len(re.findall(r"<code>(\w+)</code>", page.content.decode())) == 10
    assert Passkey.objects.get(user=carin).name == "Jobb telefonen"
    assert "Jobb telefonen" in client.get(PAGE).content.decode()
    assert AuditEvent.objects.filter(action="add_passkey", by="carin").exists()


def test_the_password_lets_no_one_in_until_the_device_answers(client, device, inside):
    assert gives_password(client).url == STEP
    assert not is_in(client)

    assert answers(client, device).url == "/"

    assert is_in(client)


def test_another_device_another_site_and_an_answer_given_before_open_nothing(client, device, inside):
    gives_password(client)
    other, elsewhere = Authenticator(), Authenticator("https://uppfoljning.exempel.se")
    other.id = elsewhere.id = device.id
    elsewhere.key = device.key
    options = asked(client, STEP)

    assert answers(client, other, options).status_code == 422
    assert answers(client, elsewhere).status_code == 422
    assert client.post(STEP, {"passkey": "1", "answer": device.signed(options)}).status_code == 422
    assert not is_in(client)
    assert answers(client, device).status_code == 302


def test_a_copy_of_the_device_that_counts_behind_it_opens_nothing(client, device, inside):
    gives_password(client)
    answers(client, device)
    device.uses = 0
    again = Client()
    gives_password(again)

    assert answers(again, device).status_code == 422


def test_after_five_wrong_answers_the_password_is_asked_for_again(client, device, inside):
    gives_password(client)
    for _ in range(5):
        assert client.post(STEP, {"passkey": "1", "answer": "{}"}).status_code == 422

    assert client.get(STEP).url == "/logga-in/"
    assert AuditEvent.objects.filter(action="log_in_failed", details__second_step=True).count() == 5


@pytest.mark.parametrize("answer", ["", "x", "[]", "{}", '{"id": 1}', "{" * 30_000])
def test_an_odd_answer_adds_nothing_and_is_told_so(carin, logged_in, answer):
    client = proved(logged_in(carin))
    asked(client, PAGE)

    page = client.post(PAGE, {"add_passkey": "1", "answer": answer, "name": "x"})

    assert page.status_code == 422
    assert not Passkey.objects.exists()


def test_what_was_asked_of_one_person_adds_nothing_to_another(carin, sara, device, logged_in):
    hers, theirs = proved(logged_in(carin)), proved(logged_in(sara))
    answer = device.made(asked(hers, PAGE))
    asked(theirs, PAGE)

    assert theirs.post(PAGE, {"add_passkey": "1", "answer": answer, "name": "x"}).status_code == 422


def test_a_device_that_was_added_is_not_added_again_by_another(sara, device, inside, logged_in):
    client = proved(logged_in(sara))

    assert (
        client.post(
            PAGE, {"add_passkey": "1", "answer": device.made(asked(client, PAGE)), "name": "x"}
        ).status_code
        == 422
    )


def test_when_the_last_is_removed_the_password_is_enough_and_the_person_is_told(
    client, device, carin, inside, mail_server, django_capture_on_commit_callbacks
):
    carin.email = "carin@provby.se"
    carin.save(update_fields=["email"])
    with django_capture_on_commit_callbacks(execute=True):
        inside.post(PAGE, {"end_passkey": Passkey.objects.get().pk})

    assert gives_password(client).url == "/"
    assert AuditEvent.objects.filter(action="end_passkey", by="carin").exists()
    assert "En passkey togs bort" in mail_server.taken[0].get_content()


def test_no_one_removes_anothers(sara, inside, logged_in):
    proved(logged_in(sara)).post(PAGE, {"end_passkey": Passkey.objects.get().pk})

    assert Passkey.objects.count() == 1


def test_where_two_steps_are_asked_for_the_last_one_stays(carin, inside, committee, settings):
    settings.TWO_STEP_FOR_ADMINISTRATORS = True
    carin.is_staff = True
    carin.save(update_fields=["is_staff"])

    assert inside.post(PAGE, {"end_passkey": Passkey.objects.get().pk}).status_code == 422
    assert Passkey.objects.exists()
    assert inside.get("/provby/").status_code != 302 or inside.get("/provby/").url != PAGE


def test_an_administrator_helps_who_lost_the_device(client, carin, adam, inside, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()

    sent = {"action": "take_away_two_step", "_selected_action": [carin.pk]}
    logged_in(adam).post("/admin/socfin/user/", sent)

    assert gives_password(client).url == "/"
    assert not Passkey.objects.exists()


def test_who_logs_in_at_the_municipality_adds_none(carin, device, logged_in):
    client = logged_in(carin)
    carin.set_unusable_password()
    carin.save()
    client.force_login(person("carin"))

    assert (
        client.post(PAGE, {"add_passkey": "1", "answer": device.made(asked(client, PAGE))}).status_code == 422
    )


def test_without_the_password_just_given_none_is_added_or_removed(carin, device, inside, logged_in):
    options = asked(inside, PAGE)
    stranger = logged_in(carin)  # who has found her computer
    other = Authenticator()

    added = stranger.post(PAGE, {"add_passkey": "1", "answer": other.made(options), "name": "min"})
    ended = stranger.post(PAGE, {"end_passkey": Passkey.objects.get().pk})

    assert {added.status_code, ended.status_code} == {200}
    assert "Skriv ditt lösenord" in added.content.decode()
    assert "data-passkey" not in stranger.get(PAGE).content.decode()
    assert [one.name for one in Passkey.objects.all()] == ["Jobbtelefonen"]
