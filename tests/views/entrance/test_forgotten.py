"""A forgotten password is a link by mail, through a real mail server; no one sets another's password."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from socfin.models import AuditEvent, User

FORGOTTEN = "/losenord/glomt/"
STRONG = "gul båt tre moln"


@pytest.fixture
def carin(carin):
    carin.email = "carin@provby.se"
    carin.save()
    return carin


def address(letter):
    return re.search(r"http://testserver(/\S+)", letter.get_content())[1]


def chooses(client, path, password=STRONG):
    form = client.get(path).url
    return client.post(form, {"new_password1": password, "new_password2": password})


def test_a_link_is_mailed_and_opens_the_way_to_a_new_password_once(client, carin, letters, logged_in):
    elsewhere = logged_in(carin)
    assert client.post(FORGOTTEN, {"email": "Carin@provby.se"}).status_code == 200
    (letter,) = letters
    assert letter["to"] == "carin@provby.se"
    assert "Ditt användarnamn är carin" in letter.get_content()

    assert chooses(client, address(letter)).url == "/logga-in/"

    carin.refresh_from_db()
    assert carin.check_password(STRONG)
    assert elsewhere.get("/mina-inloggningar/").status_code == 302
    assert "gäller inte längre" in Client().get(address(letter)).content.decode()
    noted = set(AuditEvent.objects.filter(by="carin").values_list("action", flat=True))
    assert {"password_link", "change_password"} <= noted


def test_the_same_is_said_of_an_address_that_nobody_has(client, carin, letters):
    known = client.post(FORGOTTEN, {"email": "carin@provby.se"}).content
    unknown = client.post(FORGOTTEN, {"email": "ingen@provby.se"}).content

    assert known == unknown
    assert len(letters) == 1


def test_no_link_is_sent_to_who_is_inactive_or_has_no_password(client, carin, letters):
    User.objects.create_user("kommunens", email="kommunens@provby.se")
    carin.is_active = False
    carin.save()

    for email in ("carin@provby.se", "kommunens@provby.se"):
        client.post(FORGOTTEN, {"email": email})

    assert letters == []


def test_a_weak_password_is_refused_from_a_link_too(client, carin, letters):
    client.post(FORGOTTEN, {"email": "carin@provby.se"})

    assert chooses(client, address(letters[0]), "Socialnamnden1").status_code == 200
    carin.refresh_from_db()
    assert not carin.check_password("Socialnamnden1")


def test_links_are_not_sent_without_end(client, carin, letters):
    answers = [client.post(FORGOTTEN, {"email": "carin@provby.se"}) for _ in range(6)]

    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert "Försök igen om" in answers[-1].content.decode()


def test_without_mail_the_page_is_not_there_and_not_spoken_of(client, db):
    assert client.get(FORGOTTEN).status_code == 404
    assert "Glömt" not in client.get("/logga-in/").content.decode()


def test_with_mail_the_log_in_page_leads_there(client, letters, db):
    assert FORGOTTEN in client.get("/logga-in/").content.decode()


@pytest.fixture
def administration(adam, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    return logged_in(adam)


NO_ROLES = {"memberships-INITIAL_FORMS": 0, "memberships-TOTAL_FORMS": 0}


def test_an_administrator_lays_up_a_person_who_chooses_the_password(administration, letters):
    sent = {"username": "eva", "first_name": "Eva", "email": "eva@provby.se"}
    administration.post("/admin/socfin/user/add/", sent | NO_ROLES)

    eva = User.objects.get(username="eva")
    assert not eva.has_usable_password()
    chooses(Client(), address(letters[0]))
    eva.refresh_from_db()
    assert eva.check_password(STRONG)
    assert AuditEvent.objects.get(action="password_link").by == "adam"


def test_an_administrator_sends_a_link_and_sets_no_password(administration, carin, letters):
    sent = {"action": "send_link", "_selected_action": [carin.pk]}
    administration.post("/admin/socfin/user/", sent)
    assert [letter["to"] for letter in letters] == ["carin@provby.se"]

    page = f"/admin/socfin/user/{carin.pk}/password/"
    answer = administration.post(page, {"password1": STRONG, "password2": STRONG, "usable_password": "true"})

    assert answer.status_code == 403
    carin.refresh_from_db()
    assert not carin.check_password(STRONG)


def test_without_mail_the_administrator_is_told_of_the_command(administration, carin):
    sent = {"action": "send_link", "_selected_action": [carin.pk]}

    page = administration.post("/admin/socfin/user/", sent, follow=True).content.decode()

    assert "manage.py password_link carin" in page


def test_a_mail_server_that_does_not_answer_is_told(administration, carin, letters, settings):
    settings.EMAIL_PORT = 9

    sent = {"action": "send_link", "_selected_action": [carin.pk]}
    page = administration.post("/admin/socfin/user/", sent, follow=True).content.decode()

    assert "kunde inte skickas" in page


def test_the_command_prints_a_link_that_opens(client, carin):
    told = StringIO()
    call_command("password_link", "carin", stdout=told)

    assert chooses(client, told.getvalue().split()[-1]).url == "/logga-in/"
