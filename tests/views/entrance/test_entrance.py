"""Logging in twice, coming back after the session ended: the wanted page, and what was typed comes along."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from socfin.forms.written import WrittenForm
from socfin.models import Remark
from socfin.views.entrance.typed import ASKED, labels
from tests.cast import PASSWORD

PAGE = "/provby/2022-01/verksamhet/511/"
COMMENT = PAGE + "kommentar/"
LOGIN = reverse("login")
HERE = {"origin": "http://testserver", "referer": f"http://testserver{PAGE}"}
TYPED = {"text": "En lång\nförklaring.", "cause": "Volym"}


@pytest.fixture
def browser(publish_rows):
    """A browser, with a published month on the site; forms need their token, as in life."""
    publish_rows("511 5020 2022-01 budget -1000\n511 5020 2022-01 utfall -1100")
    return Client(enforce_csrf_checks=True)


def token(response) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())[1]


def seal(response) -> str:
    found = re.search(r'name="buret" value="([^"]+)"', response.content.decode())
    return found[1] if found else ""


def log_in(browser, user, *, wanted="", page=None, carried=""):
    page = page or browser.get(LOGIN)
    sent = {"username": user.username, "password": PASSWORD, "next": wanted, "buret": carried}
    sent["csrfmiddlewaretoken"] = token(page)
    return browser.post(LOGIN, sent, headers={"origin": "http://testserver"})


def hidden(response) -> dict[str, str]:
    pairs = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode())
    return dict(pairs)


def test_logging_in_again_in_an_older_tab_leads_to_the_wanted_page(browser, carin):
    older = browser.get(f"{LOGIN}?next={PAGE}")
    log_in(browser, carin)

    answer = log_in(browser, carin, wanted=PAGE, page=older)

    assert (answer.status_code, answer.url) == (302, PAGE)


@pytest.mark.parametrize(
    "wanted", ["https://ond.example/", "//ond.example/", "/\\ond.example", "javascript:1"]
)
def test_no_log_in_leads_to_another_site(browser, carin, wanted):
    older = browser.get(LOGIN)

    assert log_in(browser, carin, wanted=wanted).url == reverse("start")
    assert log_in(browser, carin, wanted=wanted, page=older).url == reverse("start")


def test_what_was_typed_when_the_session_had_ended_is_there_after_logging_in(browser, carin):
    log_in(browser, carin)
    form = browser.get(PAGE)
    sent = TYPED | {"csrfmiddlewaretoken": token(form), "seen": ""}
    browser.session.flush()

    asked = browser.post(COMMENT, sent, headers=HERE)
    assert "Det du skrev är inte sparat än" in asked.content.decode()
    back = log_in(browser, carin, page=asked, carried=seal(asked), wanted=PAGE)

    assert "En lång\nförklaring.</textarea>" in back.content.decode()
    assert "no-store" in back["Cache-Control"]
    saved = browser.post(
        COMMENT,
        hidden(back) | TYPED | {"csrfmiddlewaretoken": token(back)},
        headers={"origin": "http://testserver"},
    )
    assert (saved.status_code, saved.url) == (302, PAGE)
    assert Remark.objects.get().text == "En lång\nförklaring."


def test_what_one_typed_is_never_shown_to_another(browser, carin, sara):
    log_in(browser, carin)
    sent = TYPED | {"csrfmiddlewaretoken": token(browser.get(PAGE))}
    browser.session.flush()
    asked = browser.post(COMMENT, sent, headers=HERE)

    other = log_in(browser, sara, page=asked, carried=seal(asked), wanted=PAGE)

    assert (other.status_code, other.url) == (302, PAGE)
    assert "kom inte med" in browser.get(PAGE).content.decode()


def test_nothing_typed_is_carried_for_a_browser_where_nobody_has_been(browser, carin):
    asked = browser.get(LOGIN)

    answer = browser.post(COMMENT, TYPED | {"csrfmiddlewaretoken": token(asked)}, headers=HERE)

    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next={PAGE}")


def test_a_form_from_before_another_log_in_keeps_its_text_and_is_one_press_away(browser, carin):
    log_in(browser, carin)
    sent = TYPED | {"csrfmiddlewaretoken": token(browser.get(PAGE)), "seen": ""}
    browser.get(LOGIN)
    browser.post(reverse("logout"), {"csrfmiddlewaretoken": sent["csrfmiddlewaretoken"]})
    log_in(browser, carin)

    answer = browser.post(COMMENT, sent, headers=HERE)

    assert answer.status_code == 403
    page = answer.content.decode()
    assert f'action="{COMMENT}"' in page
    assert "En lång\nförklaring.</textarea>" in page
    assert not Remark.objects.exists()
    again = browser.post(COMMENT, hidden(answer) | TYPED | {"csrfmiddlewaretoken": token(answer)})
    assert again.status_code == 302
    assert Remark.objects.get().cause == "Volym"


@pytest.mark.parametrize(
    "sender", [{"origin": "https://ond.example"}, {"origin": "null"}, {}, {"referer": "https://ond.example/"}]
)
def test_what_another_site_sends_is_never_offered_to_be_saved(browser, carin, sender):
    log_in(browser, carin)

    answer = browser.post(COMMENT, {"text": "Elakt."}, headers=sender)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Formuläret kom inte härifrån. Inget har ändrats." in page
    assert "Elakt." not in page
    assert not Remark.objects.exists()


def test_a_seal_that_was_tampered_with_opens_nothing(browser, carin):
    answer = log_in(browser, carin, carried="eyJ0ZXh0IjoiRWxha3QifQ:1:2", wanted=PAGE)

    assert (answer.status_code, answer.url) == (302, PAGE)


@pytest.mark.parametrize("referer", ["https://ond.example/a", "http://testserver//ond.example/a", ""])
def test_the_way_back_is_a_page_of_ours(browser, referer):
    page = browser.get(LOGIN)

    answer = browser.post(COMMENT, {"csrfmiddlewaretoken": token(page)}, headers={"referer": referer})

    assert answer.url == f"{LOGIN}?next=/"


def test_passwords_are_never_carried(browser, adam):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    log_in(browser, adam)

    answer = browser.post("/admin/password_change/", {"new_password1": "hemligt", "text": "x"}, headers=HERE)

    assert answer.status_code == 403
    assert "hemligt" not in answer.content.decode()
    assert "Sidan var öppnad före den senaste inloggningen." in answer.content.decode()


def test_a_browser_without_cookies_is_told_so(db):
    answer = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "carin", "password": "x"})

    assert "tar inte emot kakor" in answer.content.decode()


def test_every_form_where_a_person_writes_is_carried():
    written = {name for name, forms in ASKED.items() if any(issubclass(form, WrittenForm) for form in forms)}
    code = (Path(__file__).parents[3] / "socfin" / "forms").glob("*.py")
    all_written = {
        name for path in code for name in re.findall(r"class (\w+)\(WrittenForm\)", path.read_text())
    }

    carried = {form.__name__ for forms in ASKED.values() for form in forms}
    assert all_written - {"AgendaForm"} <= carried
    assert {"comment", "agenda", "reopen"} <= written
    assert labels(COMMENT)["text"] == ("Kommentar", True)
    assert labels("/provby/2022-03/stangning/")["reason"] == ("Skäl", True)
    assert labels("/provby/uppladdningar/1/las-om/") == {"profile": ("Spara läsningen som", False)}
    assert labels("/logga-in/") == labels("/admin/password_change/") == labels("/finns/inte/alls/") == {}


@pytest.mark.parametrize("wanted", ["//", "//ond.example/", "https://ond.example/", "/\\ond.example"])
def test_logging_in_leads_to_no_other_site_and_to_no_address_that_is_none(client, carin, wanted):
    sent = {"username": "carin", "password": PASSWORD, "next": wanted}

    assert client.post(LOGIN, sent).url == "/"
    assert client.get(LOGIN, {"next": wanted}).url == "/"
