"""All that the doctor sees, told to who looks after the site at an address, and to nobody else."""

import base64

import pytest

from tests.cast import person

PAGE, KEY = "/halsa/djup/", "k" * 32


@pytest.fixture(autouse=True)
def _as_a_site(settings, monkeypatch, tmp_path):
    """With originals of its own; tests in a browser allow what no site does."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "uploads"


def with_key(client, key: str):
    word = base64.b64encode(f"drift:{key}".encode()).decode()
    return client.get(PAGE, headers={"Authorization": f"Basic {word}"})


@pytest.mark.parametrize(("set_to", "shown"), [("", ""), ("", KEY), (KEY, ""), (KEY, "fel")])
def test_nobody_without_the_key_sees_that_it_is_there(db, client, settings, set_to, shown):
    settings.METRICS_KEY = set_to

    assert with_key(client, shown).status_code == 404


@pytest.mark.parametrize("name", ["petra", "carin", "sara", "adam", "olle"])
def test_no_role_in_a_committee_opens_it(committee, logged_in, name):
    assert logged_in(person(name)).get(PAGE).status_code == 404


def test_who_administers_the_site_reads_each_thing_with_its_remedy(committee, adam, logged_in):
    adam.is_superuser = True
    adam.save()

    answer = logged_in(adam).get(PAGE)

    lines = answer.content.decode().splitlines()
    assert any(line.startswith("Bra: Databasen svarar") for line in lines)
    assert any(
        line.startswith("Obs: E-post är inte inställd") and "SOCFIN_MAIL_SERVER" in line for line in lines
    )
    assert answer.status_code == (503 if any(line.startswith("Fel:") for line in lines) else 200)


def test_who_watches_with_the_key_is_told_by_the_status_that_something_is_wrong(
    db, client, settings, tmp_path
):
    settings.METRICS_KEY = KEY
    (tmp_path / "uploads").write_bytes(b"")

    answer = with_key(client, KEY)

    assert answer.status_code == 503
    assert "Fel: " in answer.content.decode()
