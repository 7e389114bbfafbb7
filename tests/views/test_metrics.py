"""What is counted for Prometheus is given to who has the key, names pages and never what is looked for."""

import base64

import pytest
from prometheus_client.parser import text_string_to_metric_families

from socfin.actions.work.asking import ask
from socfin.domain.work.pieces import Work

PAGE, KEY = "/matvarden/", "k" * 32


def asked(client, key: str = KEY):
    word = base64.b64encode(f"prometheus:{key}".encode()).decode()
    return client.get(PAGE, headers={"Authorization": f"Basic {word}"})


def samples(client) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(asked(client).content.decode())
    every = [sample for family in families for sample in family.samples]
    return {(sample.name, *sample.labels.values()): sample.value for sample in every}


@pytest.mark.parametrize(("set_to", "shown"), [("", ""), ("", KEY), (KEY, ""), (KEY, "fel")])
def test_nobody_without_the_key_sees_that_it_is_there(db, client, settings, set_to, shown):
    settings.METRICS_KEY = set_to

    assert asked(client, shown).status_code == 404


@pytest.mark.parametrize("told", ["", "Basic", "Basic =", "Basic a2s=", "Digest x"])
def test_what_is_no_password_opens_nothing(db, client, settings, told):
    settings.METRICS_KEY = KEY

    assert client.get(PAGE, headers={"Authorization": told}).status_code == 404


def test_requests_are_counted_by_page_and_the_queue_by_state(committee, petra, logged_in, client, settings):
    settings.METRICS_KEY = KEY
    count = ("socfin_requests_total", "GET", "search", "200")
    before = samples(client).get(count, 0)
    ask(Work.PAGES, committee=committee.pk, host="provby.se")

    logged_in(petra).get("/sok/?q=hemligt")
    after = samples(client)

    assert after[count] == before + 1
    assert after["socfin_work", "queued"] == 1
    assert after["socfin_work", "failed"] == 0
    assert after["socfin_work_oldest_seconds",] >= 0
    assert "hemligt" not in asked(client).content.decode()
    assert "provby" not in asked(client).content.decode()


def test_a_process_is_alive_whatever_it_stands_on(client):
    """No database is allowed here."""
    assert client.get("/halsa/liv/").content == b"ok\n"
