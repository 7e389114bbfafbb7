"""Addresses of the engines: what is misspelt stops the start, with the setting's name and no password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from socfin import engines

SECRET = "hemligt"


def test_files_lie_in_a_folder_until_a_bucket_is_named(monkeypatch):
    monkeypatch.setenv("SOCFIN_FILES_KEY", "nyckel")
    monkeypatch.setenv("SOCFIN_FILES_SECRET", SECRET)
    asked = engines.files("s3://original/socfin/?endpoint=https://s3.exempel.se&region=sto1")["OPTIONS"]

    assert engines.files("")["BACKEND"].endswith("FileSystemStorage")
    assert (asked["bucket_name"], asked["location"]) == ("original", "socfin")
    assert (asked["endpoint_url"], asked["region_name"]) == ("https://s3.exempel.se", "sto1")
    assert asked["access_key"] == "nyckel"


@pytest.mark.parametrize(
    "url",
    [
        "https://s3.exempel.se/original",
        "s3:///socfin",
        "s3://original?endpont=x",
        "original",
        "s3",
        "s3://Stor_Bokstav/socfin",
        "s3://original/../annan",
        "s3://original?endpoint=s3.exempel.se",
        "s3://original?endpoint=http://",
        "s3://original?endpoint=https://s3.exempel.se:port",
        "s3://original?endpoint=https://a.se&endpoint=https://b.se",
    ],
)
def test_a_bucket_that_is_misspelt_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="SOCFIN_FILES_URL"):
        engines.files(url)


POSTGRES = "postgres://socfin_web:hemligt@kopia:5432/socfin"


def test_a_replica_is_given_up_in_seconds_when_it_cannot_be_reached(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", POSTGRES)
    monkeypatch.setenv("SOCFIN_PROV", POSTGRES + "?sslmode=verify-full")

    made = engines.replica("SOCFIN_PROV")["replica"]

    assert (made["HOST"], made["USER"]) == ("kopia", "socfin_web")
    assert made["OPTIONS"]["connect_timeout"] == 2
    assert made["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize(("primary", "copy"), [("", POSTGRES), (POSTGRES, "sqlite:///kopia")])
def test_a_replica_of_anything_but_postgresql_stops_the_start(monkeypatch, primary, copy):
    monkeypatch.setenv("DATABASE_URL", primary)
    monkeypatch.setenv("SOCFIN_PROV", copy)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV"):
        engines.replica("SOCFIN_PROV")


def test_without_an_address_there_is_no_replica(monkeypatch):
    monkeypatch.delenv("SOCFIN_PROV", raising=False)

    assert engines.replica("SOCFIN_PROV") == {}


@pytest.mark.parametrize("half", ["SOCFIN_FILES_KEY", "SOCFIN_FILES_SECRET"])
def test_half_a_key_stops_the_start(monkeypatch, half):
    monkeypatch.setenv(half, SECRET)

    with pytest.raises(ImproperlyConfigured, match="sätts båda"):
        engines.files("s3://original/socfin")


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////srv/socfin.sqlite3",
        "mysql://a:hemligt@b/c",
        "nonsens",
        "postgres://",
        "postgres://a:hemligt@b:5432",
        "postgres://a:hemligt@b:port/c",
        "postgres://a:hemligt@b:99999/c",
        "postgres://a:hem#ligt@b:5432/c",
        "postgres://a:hem/ligt@b:5432/c",
        "postgres://[::1/c",
    ],
)
def test_a_database_that_is_misspelt_stops_the_start_and_shows_no_password(monkeypatch, url):
    monkeypatch.setenv("SOCFIN_PROV", url)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV ska vara postgres://") as stop:
        engines.database("SOCFIN_PROV")

    assert "ligt" not in str(stop.value)


def test_signs_in_a_password_are_written_with_per_cent(monkeypatch):
    monkeypatch.setenv("SOCFIN_PROV", "postgres://a:h%2Fe%23m@b:6432/c?sslmode=require")

    made = engines.database("SOCFIN_PROV")

    assert (made["USER"], made["PASSWORD"], made["PORT"]) == ("a", "h/e#m", 6432)
    assert made["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url", ["redis://cache:6379/0", "rediss://:hemligt@cache/2", "redis://[::1]:6379", ""]
)
def test_a_redis_is_named_by_its_address(monkeypatch, url):
    monkeypatch.setenv("SOCFIN_PROV", f" {url} ")

    assert engines.redis("SOCFIN_PROV") == url


@pytest.mark.parametrize(
    "url",
    [
        "redis",
        "http://cache",
        "redis://",
        "redis://:hemligt@cache:port/0",
        "redis://cache:99999/0",
        "redis://cache:6379/noll",
        "redis://[::1/0",
    ],
)
def test_a_redis_that_is_misspelt_stops_the_start(monkeypatch, url):
    monkeypatch.setenv("SOCFIN_PROV", url)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV ska vara redis://") as stop:
        engines.redis("SOCFIN_PROV")

    assert SECRET not in str(stop.value)
