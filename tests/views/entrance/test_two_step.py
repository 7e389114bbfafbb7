"""With a second step the right password lets no one in until the code is right too."""

import re
import time

import pytest
from django.contrib import admin
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from socfin.actions.people.two_step import CODES
from socfin.models import AuditEvent, SpareCode
from tests.cast import PASSWORD, person, proved

PAGE, CODE = "/tva-steg/", "/logga-in/kod/"


def now(user, *, proved=True, ahead=0):
    device = TOTPDevice.objects.get(user=user, confirmed=proved)
    return f"{totp(device.bin_key, drift=ahead):06}"


def gives_password(client, name="carin", wanted=""):
    return client.post("/logga-in/", {"username": name, "password": PASSWORD, "next": wanted})


def is_in(client):
    return client.get("/mina-inloggningar/").status_code == 200


@pytest.fixture
def codes(carin, logged_in):
    """Carin has set up a second step; her spare codes."""
    client = proved(logged_in(carin))
    client.post(PAGE, {"begin": "1"})
    page = client.post(PAGE, {"code": now(carin, proved=False)}).content.decode()
    TOTPDevice.objects.update(last_t=-1)  # the code of this half minute has just been used
    return re.findall(r"<code>(\w+)</code>", page)


def test_it_is_set_up_with_a_picture_a_key_and_spare_codes(carin, logged_in):
    client = proved(logged_in(carin))
    assert "Sätt upp två steg" in client.get(PAGE).content.decode()
    client.post(PAGE, {"begin": "1"})
    page = client.get(PAGE)
    assert "data:image/svg+xml;base64," in page.content.decode()
    assert "no-store" in page["Cache-Control"]

    assert client.post(PAGE, {"code": "000000"}).status_code == 422
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    told = client.post(PAGE, {"code": now(carin, proved=False)}).content.decode()

    assert len(re.findall(r"<code>(\w+)</code>", told)) == CODES
    assert "10 reservkoder kvar" in client.get(PAGE).content.decode()
    assert AuditEvent.objects.filter(action="begin_two_step", by="carin").exists()


def test_the_right_password_lets_no_one_in_until_the_code_is_right(client, carin, codes):
    answer = gives_password(client, wanted="/provby/")
    assert answer.url == CODE
    assert not is_in(client)

    answer = client.post(CODE, {"code": now(carin)})

    assert answer.url == "/provby/"
    assert is_in(client)


def test_a_spare_code_opens_once(carin, codes):
    first, again = Client(), Client()
    gives_password(first)
    gives_password(again)

    first.post(CODE, {"code": f" {codes[0].upper()} "})
    again.post(CODE, {"code": codes[0]})

    assert [is_in(first), is_in(again)] == [True, False]


def test_a_code_that_was_used_opens_nothing_more(carin, codes):
    code, first, again = now(carin), Client(), Client()
    for client in (first, again):
        gives_password(client)
        client.post(CODE, {"code": code})

    assert [is_in(first), is_in(again)] == [True, False]


def test_after_five_wrong_codes_the_password_is_asked_for_again(client, carin, codes):
    gives_password(client)
    for _ in range(5):
        assert client.post(CODE, {"code": "000000"}).status_code == 422

    assert client.post(CODE, {"code": now(carin)}).url == "/logga-in/"
    assert not is_in(client)
    assert AuditEvent.objects.filter(action="log_in_failed", details__second_step=True).count() == 5


def test_right_after_a_wrong_code_the_right_one_waits_too(client, carin, codes):
    gives_password(client)
    client.post(CODE, {"code": "000000"})

    assert client.post(CODE, {"code": now(carin)}).status_code == 422


def test_the_code_is_waited_for_five_minutes_and_for_the_same_password(client, carin, codes, monkeypatch):
    gives_password(client)
    later = time.time() + 301
    monkeypatch.setattr("socfin.views.entrance.second_step.time.time", lambda: later)
    assert client.get(CODE).url == "/logga-in/"
    monkeypatch.undo()

    gives_password(client)
    carin.set_password("ett annat ord här")
    carin.save()
    assert client.get(CODE).url == "/logga-in/"


def test_no_one_comes_to_the_code_without_a_password(client, db):
    assert client.get(CODE).url == "/logga-in/"
    assert client.post(CODE, {"code": "000000"}).url == "/logga-in/"


def test_there_is_no_way_around_it_through_the_administration(client, adam):
    adam.is_staff = adam.is_superuser = True
    adam.save()

    answer = client.post("/admin/login/?next=/admin/", {"username": "adam", "password": PASSWORD})

    assert answer.status_code == 302
    assert answer.url == "/logga-in/?next=/admin/"
    assert not is_in(client)


def test_no_page_of_the_administration_shows_or_changes_what_opens_for_another(db):
    assert {model._meta.app_label for model in admin.site._registry} == {"socfin"}


def test_it_is_taken_away_with_a_code_and_never_without(carin, codes, logged_in):
    client = proved(logged_in(carin))
    assert client.post(PAGE, {"end": "1", "code": "000000"}).status_code == 422
    assert TOTPDevice.objects.filter(user=carin, confirmed=True).exists()

    client.post(PAGE, {"end": "1", "code": codes[0]})

    assert gives_password(Client()).url == "/"
    assert AuditEvent.objects.filter(action="end_two_step", by="carin").exists()


def test_new_spare_codes_make_the_old_ones_worth_nothing(carin, codes, logged_in):
    page = proved(logged_in(carin)).post(PAGE, {"renew": "1", "code": codes[0]}).content.decode()
    fresh = re.findall(r"<code>(\w+)</code>", page)

    assert not set(fresh) & set(codes)
    client = Client()
    gives_password(client)
    client.post(CODE, {"code": codes[1]})
    assert not is_in(client)


@pytest.mark.parametrize(
    ("setting", "name", "stopped"),
    [
        ("TWO_STEP_FOR_ADMINISTRATORS", "adam", True),
        ("TWO_STEP_FOR_ADMINISTRATORS", "carin", False),
        ("TWO_STEP_FOR_ALL", "carin", True),
        ("TWO_STEP_FOR_ALL", "petra", True),
    ],
)
def test_who_it_is_asked_of_sets_it_up_first(committee, settings, logged_in, setting, name, stopped):
    setattr(settings, setting, True)
    client = proved(logged_in(person(name)))

    answer = client.get("/provby/")

    assert (answer.status_code == 302 and answer.url == PAGE) is stopped
    assert client.get(PAGE).status_code == 200


def test_an_app_that_was_begun_and_never_proved_stands_in_no_ones_way(carin, codes, logged_in):
    client = proved(logged_in(carin))
    client.post(PAGE, {"begin": "1"})

    client.post(PAGE, {"end": "1", "code": codes[0]})

    assert gives_password(Client()).url == "/"


def test_where_it_is_asked_for_it_is_not_taken_away(carin, codes, committee, settings, logged_in):
    settings.TWO_STEP_FOR_ADMINISTRATORS = True
    carin.is_staff = True
    carin.save()

    proved(logged_in(carin)).post(PAGE, {"end": "1", "code": codes[0]})

    assert TOTPDevice.objects.filter(user=carin, confirmed=True).exists()


def test_who_has_lost_both_is_helped_by_an_administrator_and_it_is_noted(carin, codes, adam, logged_in):
    adam.is_staff = adam.is_superuser = True
    adam.save()

    sent = {"action": "take_away_two_step", "_selected_action": [carin.pk]}
    logged_in(adam).post("/admin/socfin/user/", sent)

    assert gives_password(Client()).url == "/"
    assert AuditEvent.objects.get(action="end_two_step").by == "adam"


def test_a_spare_code_stands_nowhere_but_with_its_person(carin, codes):
    kept = list(SpareCode.objects.filter(user=carin))

    assert len(kept) == CODES
    assert [code for code in codes for each in kept if code in each.hashed] == []
    assert not StaticToken.objects.exists()
    assert len({each.hashed for each in kept}) == CODES


def test_the_password_is_asked_for_before_anything_is_changed_and_counts_as_at_the_log_in(carin, logged_in):
    client = logged_in(carin)

    assert "ask_password" in client.get(PAGE).context
    client.post(PAGE, {"begin": "1"})
    assert not TOTPDevice.objects.exists()
    wrong = client.post(PAGE, {"prove": "1", "password": "fel"})
    assert (wrong.status_code, "stämmer inte" in wrong.content.decode()) == (422, True)
    assert AuditEvent.objects.filter(action="log_in_failed", by="carin").count() == 1

    assert client.post(PAGE, {"prove": "1", "password": PASSWORD}).url == PAGE
    client.post(PAGE, {"begin": "1"})
    assert TOTPDevice.objects.count() == 1


def test_guessing_the_password_there_is_locked_as_at_the_log_in(carin, logged_in):
    client = logged_in(carin)
    statuses = [client.post(PAGE, {"prove": "1", "password": f"fel {n}"}).status_code for n in range(6)]

    assert statuses[-1] == 429
    assert client.post(PAGE, {"prove": "1", "password": PASSWORD}).status_code == 429


def test_who_has_just_logged_in_is_not_asked_again_until_ten_minutes_later(client, carin, monkeypatch):
    gives_password(client)
    assert "ask_password" not in client.get(PAGE).context

    later = time.time() + 601
    monkeypatch.setattr("socfin.views.entrance.proving.time.time", lambda: later)
    assert "ask_password" in client.get(PAGE).context
