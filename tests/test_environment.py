"""Settings from the environment: what is wrong stops the start with the variable's name."""

import os
import subprocess
import sys

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

    with pytest.raises(ImproperlyConfigured, match="32 slumpade tecken"):
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


def test_a_folder_that_cannot_be_made_stops_the_start_with_its_name(monkeypatch, tmp_path):
    (tmp_path / "fil").write_text("")
    monkeypatch.setenv("SOCFIN_DATA_DIR", str(tmp_path / "fil" / "mapp"))

    with pytest.raises(ImproperlyConfigured, match=r"SOCFIN_DATA_DIR: mappen .*/fil/mapp kan inte göras"):
        environment.data_dir()


def test_a_command_says_what_is_wrong_with_a_setting_and_nothing_more(tmp_path):
    around = {**os.environ, "SOCFIN_DATA_DIR": str(tmp_path), "SOCFIN_WORKERS": "2"}
    around["DJANGO_SETTINGS_MODULE"] = "socfin.settings"

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], env=around, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr == "Inställningarna: SOCFIN_WORKERS ska vara yes eller no, inte '2'.\n"


@pytest.mark.parametrize("text", ["https://x.se", "x.se/", "a.se, http://b.se"])
def test_a_name_of_the_site_that_is_an_address_stops_the_start(monkeypatch, text):
    monkeypatch.setenv("SOCFIN_PROV", text)

    with pytest.raises(ImproperlyConfigured, match="SOCFIN_PROV"):
        environment.hosts("SOCFIN_PROV", default="")
