"""Settings from the environment: what is wrong stops the start with the variable's name."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from socfin import environment


@pytest.mark.parametrize("word", ["1", "true", "Yes", "on", "ja"])
def test_yes_is_read_in_many_spellings(monkeypatch, word):
    monkeypatch.setenv("SOCFIN_PROV", word)

    assert environment.flag("SOCFIN_PROV", default=False) is True


@pytest.mark.parametrize("word", ["0", "no", "Nej", ""])
def test_no_is_read_in_many_spellings(monkeypatch, word):
    monkeypatch.setenv("SOCFIN_PROV", word)

    assert environment.flag("SOCFIN_PROV", default=True) is False


def test_a_misspelt_flag_is_never_taken_for_the_default(monkeypatch):
    monkeypatch.setenv("SOCFIN_PROV", "ture")

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV"):
        environment.flag("SOCFIN_PROV", default=True)


@pytest.mark.parametrize("text", ["hundra", "-1", "1.5"])
def test_a_number_that_is_none_stops_the_start(monkeypatch, text):
    monkeypatch.setenv("SOCFIN_PROV", text)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV"):
        environment.number("SOCFIN_PROV", default=100, least=1)


def test_a_short_secret_is_refused_in_production(monkeypatch):
    monkeypatch.setenv("SOCFIN_PROV", "hemlig")

    with pytest.raises(ImproperlyConfigured, match="32 random characters"):
        environment.secret("SOCFIN_PROV", debug=False)


def test_words_are_split_at_commas_and_stripped(monkeypatch):
    monkeypatch.setenv("SOCFIN_PROV", " a.se, b.se ,")

    assert environment.words("SOCFIN_PROV") == ["a.se", "b.se"]


def test_commands_without_a_secret_draw_one_and_keep_it_for_its_owner(monkeypatch, tmp_path):
    monkeypatch.setenv("SOCFIN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("SOCFIN_SECRET_KEY")
    environment.keep_local_secret()
    drawn = os.environ["SOCFIN_SECRET_KEY"]
    monkeypatch.delenv("SOCFIN_SECRET_KEY")
    environment.keep_local_secret()

    assert os.environ["SOCFIN_SECRET_KEY"] == drawn
    assert len(drawn) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_secret_that_is_set_is_left_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("SOCFIN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SOCFIN_SECRET_KEY", "min egen")
    environment.keep_local_secret()

    assert os.environ["SOCFIN_SECRET_KEY"] == "min egen"
    assert not list(tmp_path.iterdir())


def test_files_lie_in_a_folder_until_a_bucket_is_named(monkeypatch):
    monkeypatch.setenv("SOCFIN_FILES_KEY", "nyckel")
    asked = environment.files("s3://original/socfin/?endpoint=https://s3.exempel.se&region=sto1")["OPTIONS"]

    assert environment.files("")["BACKEND"].endswith("FileSystemStorage")
    assert (asked["bucket_name"], asked["location"]) == ("original", "socfin")
    assert (asked["endpoint_url"], asked["region_name"]) == ("https://s3.exempel.se", "sto1")
    assert asked["access_key"] == "nyckel"


@pytest.mark.parametrize(
    "url", ["https://s3.exempel.se/original", "s3:///socfin", "s3://original?endpont=x", "original"]
)
def test_a_bucket_that_is_misspelt_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="SOCFIN_FILES_URL"):
        environment.files(url)


POSTGRES = "postgres://socfin_web:hemligt@kopia:5432/socfin"


def test_a_replica_is_given_up_in_seconds_when_it_cannot_be_reached(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", POSTGRES)
    monkeypatch.setenv("SOCFIN_PROV", POSTGRES + "?sslmode=verify-full")

    made = environment.replica("SOCFIN_PROV")["replica"]

    assert (made["HOST"], made["USER"]) == ("kopia", "socfin_web")
    assert made["OPTIONS"]["connect_timeout"] == 2
    assert made["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize(("primary", "copy"), [("", POSTGRES), (POSTGRES, "sqlite:///kopia")])
def test_a_replica_of_anything_but_postgresql_stops_the_start(monkeypatch, primary, copy):
    monkeypatch.setenv("DATABASE_URL", primary)
    monkeypatch.setenv("SOCFIN_PROV", copy)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV"):
        environment.replica("SOCFIN_PROV")


def test_without_an_address_there_is_no_replica(monkeypatch):
    monkeypatch.delenv("SOCFIN_PROV", raising=False)

    assert environment.replica("SOCFIN_PROV") == {}
