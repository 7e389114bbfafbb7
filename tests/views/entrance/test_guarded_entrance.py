"""Wrong passwords are slowed, weak ones refused, and a log-in ends: when idle, old, or its person ended."""

import time

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from socfin import settings as production
from socfin.models import AuditEvent
from socfin.views.entrance.throttle import ADDRESS_LIMIT
from tests.cast import PASSWORD

STRONG = "gul båt tre moln"


def tries(client, name, password="fel", **how):
    return client.post("/logga-in/", {"username": name, "password": password}, **how)


def test_after_five_wrong_passwords_the_right_one_waits_too(client, adam):
    answers = [tries(client, "adam").status_code for _ in range(5)]

    waiting = tries(client, "adam", PASSWORD)

    assert answers[:4] == [200] * 4
    assert waiting.status_code == 429
    assert "Vänta 15 minuter" in waiting.content.decode()
    assert AuditEvent.objects.filter(action="log_in_failed", by="adam").count() >= 5


def test_a_colleague_at_the_same_address_comes_in_until_it_has_tried_far_too_much(client, adam, carin):
    for _ in range(5):
        tries(client, "adam")
    assert tries(Client(), "carin", PASSWORD).status_code == 302

    for number in range(ADDRESS_LIMIT):
        tries(client, f"namn{number}")
    assert tries(Client(), "carin", PASSWORD).status_code == 429
    assert tries(Client(), "carin", PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_wait_ends(client, adam, a_quarter_later):
    for _ in range(5):
        tries(client, "adam")
    a_quarter_later()

    assert tries(client, "adam", PASSWORD).status_code == 302


@pytest.fixture
def a_quarter_later():
    """Sixteen minutes go."""
    from datetime import timedelta

    from axes.models import AccessAttempt
    from django.db.models import F

    return lambda: AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=16))


def test_passwords_are_kept_with_argon2_and_older_ones_still_open():
    first, *others = production.PASSWORD_HASHERS

    assert first.endswith(Argon2PasswordHasher.__name__)
    assert any("PBKDF2" in other for other in others)
    assert Argon2PasswordHasher().verify("ord", Argon2PasswordHasher().encode("ord", "salt-salt"))


@pytest.mark.parametrize(
    "weak", ["aaaaaaaaaaaa", "123456789012", "Socialnamnden1", "kort", "carin.controller"]
)
def test_a_weak_password_is_refused_in_words(carin, logged_in, weak):
    sent = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}

    page = logged_in(carin).post("/losenord/", sent)

    assert 'class="error"' in page.content.decode()
    carin.refresh_from_db()
    assert carin.check_password(PASSWORD)


def test_who_changes_the_password_stays_and_other_log_ins_of_theirs_end(carin, logged_in):
    here, there = logged_in(carin), Client()
    there.force_login(carin)
    assert "no-store" in here.get("/losenord/")["Cache-Control"]

    sent = {"old_password": PASSWORD, "new_password1": STRONG, "new_password2": STRONG}
    assert here.post("/losenord/", sent).status_code == 302

    assert here.get("/").status_code != 302 or "logga-in" not in here.get("/").url
    assert "logga-in" in there.get("/").url
    assert AuditEvent.objects.filter(action="change_password", by="carin").exists()
    assert STRONG not in str(list(AuditEvent.objects.values()))


def later(monkeypatch, seconds):
    now = time.time() + seconds
    monkeypatch.setattr("socfin.views.entrance.lasting.time.time", lambda: now)


def is_in(client):
    answer = client.get("/losenord/")
    return answer.status_code == 200


def test_a_log_in_ends_when_nothing_is_fetched_for_an_hour(carin, logged_in, monkeypatch):
    client = logged_in(carin)
    later(monkeypatch, 50 * 60)
    assert is_in(client)
    later(monkeypatch, 50 * 60)
    assert is_in(client)

    later(monkeypatch, 61 * 60)
    assert not is_in(client)


def test_a_log_in_ends_after_twelve_hours_however_busy(carin, logged_in, monkeypatch):
    client = logged_in(carin)
    for _ in range(14):
        later(monkeypatch, 51 * 60)
        assert is_in(client)

    later(monkeypatch, 51 * 60)
    assert not is_in(client)


def test_a_look_writes_nothing(carin, logged_in, monkeypatch, django_assert_num_queries):
    client = logged_in(carin)
    client.get("/tillganglighet/")
    later(monkeypatch, 20 * 60)

    with django_assert_num_queries(2) as asked:
        client.get("/tillganglighet/")

    assert all(one["sql"].startswith("SELECT") for one in asked.captured_queries)


def test_an_ended_person_is_out_at_once_and_an_old_log_in_never_lives_again(carin, logged_in):
    client = logged_in(carin)
    assert is_in(client)
    carin.is_active = False
    carin.save()
    carin.is_active = True
    carin.save()

    assert not is_in(client)


def test_what_is_downloaded_is_kept_by_no_browser(committee, carin, publish_rows, logged_in):
    kept = publish_rows("511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900")

    answer = logged_in(carin).get(f"/provby/uppladdningar/{kept.pk}/original/")

    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
