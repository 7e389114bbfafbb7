"""A program's key: shown once, opens one committee for reading, and ends when it should."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from socfin.actions.people.tokens import NoToken, create_token
from socfin.domain.people.tokens import Scope, digest_of
from socfin.models import ApiToken, AuditEvent
from tests.cast import person, provby, published
from tests.roles import end_every_role

PAGE = "/mina-nycklar/"
API = "/api/v1/committees"


@pytest.fixture(scope="module")
def world(once):
    return once(lambda: published(provby(), "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900"))


@pytest.fixture(autouse=True)
def committee(world, db):
    return provby()


def key_of(username, committee, *, scope=Scope.READ, days=30):
    last_day = timezone.localdate() + timedelta(days=days)
    user = person(username)
    return create_token(
        user=user, committee=committee, name="Prov", scope=scope, last_day=last_day, who=username
    )


def asks(key, address=API, method="get"):
    return getattr(Client(), method)(address, headers={"authorization": f"Bearer {key}"})


def test_carin_makes_a_key_on_her_page_and_it_is_shown_once(committee, logged_in):
    client = logged_in(person("carin"))
    day = (timezone.localdate() + timedelta(days=90)).isoformat()

    made = client.post(PAGE, {"name": "Power BI", "committee": "provby", "scope": "read", "last_day": day})

    secret = made.context["secret"]
    assert asks(secret).json()[0]["slug"] == "provby"
    assert secret not in client.get(PAGE).content.decode()
    assert "Power BI" in client.get(PAGE).content.decode()
    assert not ApiToken.objects.filter(digest=secret).exists()
    assert ApiToken.objects.get().digest == digest_of(secret)
    noted = AuditEvent.objects.get(action="create_token")
    assert noted.by == "carin"
    assert secret not in str(noted.details)


def test_a_key_that_is_ended_opens_nothing_from_then_on(committee, logged_in):
    key = key_of("carin", committee)

    logged_in(person("carin")).post(PAGE, {"end": str(ApiToken.objects.get().pk)})

    refused = asks(key)
    assert refused.status_code == 401
    assert refused["WWW-Authenticate"].startswith("Bearer")
    assert refused["Content-Type"] == "application/problem+json"
    assert AuditEvent.objects.filter(action="end_token").count() == 1


def test_no_one_ends_anothers_key(committee, logged_in):
    key = key_of("carin", committee)

    logged_in(person("adam")).post(PAGE, {"end": str(ApiToken.objects.get().pk)})

    assert asks(key).status_code == 200


def test_a_key_opens_its_last_day_and_not_the_day_after(committee, monkeypatch):
    key = key_of("carin", committee, days=3)
    today = timezone.localdate()

    for later, status in ((3, 200), (4, 401)):
        monkeypatch.setattr(
            "socfin.selectors.tokens.timezone.localdate", lambda later=later: today + timedelta(days=later)
        )
        assert asks(key).status_code == status


def test_a_key_ends_with_the_role_and_for_good_with_the_person(committee):
    key = key_of("carin", committee)
    carin = person("carin")

    end_every_role(user=carin, committee=committee, by=person("adam"))
    assert asks(key, f"{API}/provby").status_code == 404
    assert asks(key).json() == []

    carin.is_active = False
    carin.save(update_fields=["is_active"])
    carin.is_active = True
    carin.save(update_fields=["is_active"])
    assert asks(key).status_code == 401


def test_a_key_is_made_neither_without_a_role_nor_for_ever(committee):
    with pytest.raises(NoToken, match="ingen roll"):
        key_of("olle", committee)
    for days in (-1, 731):
        with pytest.raises(NoToken, match="sista dag"):
            key_of("carin", committee, days=days)


@pytest.mark.parametrize(
    "address",
    ["/provby/2022-03/", "/provby/installningar/", PAGE, "/", "/admin/", "/provby/uppladdningar/"],
)
def test_a_key_opens_no_page(committee, address):
    refused = asks(key_of("adam", committee, scope=Scope.EXPORT), address)

    assert refused.status_code == 403
    assert "inloggad" in refused.json()["detail"]


@pytest.mark.parametrize(
    "address",
    ["/provby/uppladdningar/ny/", "/provby/2022-03/siffror.csv", "/provby/2022-03/verksamhet/511/kommentar/"],
)
def test_nothing_is_written_with_a_key(committee, address):
    assert asks(key_of("adam", committee, scope=Scope.EXPORT), address, "post").status_code == 403


def test_files_are_fetched_with_a_key_that_may_fetch_them(committee):
    wide, narrow = key_of("carin", committee, scope=Scope.EXPORT), key_of("carin", committee)

    for file in ("siffror.csv", "siffror.se", "sammanfattning.xlsx", "sammanfattning.json"):
        answer = asks(wide, f"/provby/2022-03/{file}")
        assert answer.status_code == 200
        assert "sedd" not in answer.cookies
        assert asks(narrow, f"/provby/2022-03/{file}").status_code == 403


def test_a_key_that_reads_figures_has_calendars_and_the_feed_but_no_document(committee):
    narrow, wide = key_of("petra", committee), key_of("petra", committee, scope=Scope.EXPORT)
    paper = "/provby/sammantraden/1/arende/1/underlag.pdf"

    assert asks(narrow, "/provby/flode.atom").status_code == 200
    assert asks(narrow, "/provby/perioder/2022.ics").status_code == 200
    assert "hämtar handlingar" in asks(narrow, paper).json()["detail"]
    assert asks(wide, paper).status_code == 404


def test_the_day_of_use_is_written_once_a_day(committee, django_assert_num_queries):
    key = key_of("carin", committee)

    asks(key)

    assert ApiToken.objects.get().used_on == timezone.localdate()
    with django_assert_num_queries(3):  # key with its committee, role, newest
        asks(key)


def test_the_command_prints_the_key_last(committee):
    out = StringIO()

    call_command("create_token", "carin", committee="provby", days=5, stdout=out)

    key = out.getvalue().splitlines()[-1]
    assert asks(key, f"{API}/provby").json()["role"] == "controller"
    assert ApiToken.objects.get().last_day == timezone.localdate() + timedelta(days=5)


@pytest.mark.parametrize(
    ("username", "slug", "days", "told"),
    [
        ("ingen", "provby", 5, "finns inte"),
        ("carin", "ingenstans", 5, "finns inte"),
        ("olle", "provby", 5, "ingen roll"),
        ("carin", "provby", 10**12, "sista dag"),
        ("carin", "provby", -5, "sista dag"),
    ],
)
def test_the_command_says_why_there_is_no_key(committee, username, slug, days, told):
    person("olle")
    with pytest.raises(CommandError, match=told):
        call_command("create_token", username, committee=slug, days=days)


@pytest.mark.parametrize("change", [{"scope": "export"}, {"digest": "0" * 64}, {"name": "Annat"}])
def test_what_a_key_opens_is_never_changed_in_the_database(committee, change):
    key_of("carin", committee)

    with pytest.raises(DatabaseError), transaction.atomic():
        ApiToken.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ApiToken.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "bearer x", "Bearer " + "å" * 9, "Bearer " + "x" * 5000]
)
def test_what_is_no_key_opens_nothing(db, header):
    assert Client().get(API, headers={"authorization": header}).status_code == 401


def test_a_key_sent_in_the_open_is_not_led_on_and_its_person_is_told(committee, settings):
    settings.HTTPS, settings.SECURE_SSL_REDIRECT = True, True
    key = key_of("carin", committee)

    answer = asks(key)

    assert answer.status_code == 403
    assert "gör en ny och fråga med https" in answer.json()["detail"]
    assert Client().get(API, headers={"authorization": f"Bearer {key}"}, secure=True).status_code == 200
