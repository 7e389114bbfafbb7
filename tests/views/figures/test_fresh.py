"""Pages are remembered, and never a moment too long: whatever anyone changes shows on the next page."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socfin.actions.publishing import undo
from tests.cast import as_seen
from tests.roles import end_every_role

ROWS = "511 5020 2022-01 utfall -1000000\n511 5020 2022-01 budget -900000"
OVERVIEW = "/provby/2022-01/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def text_of(response) -> str:
    return " ".join(response.content.decode().split()).replace("\u00a0", " ")


@pytest.fixture
def seen(publish_rows, logged_in, petra):
    """`seen()` is the overview as Petra sees it; she has seen it before."""
    publish_rows(ROWS)
    client = logged_in(petra)
    client.get(OVERVIEW)
    return lambda: TOKEN.sub("", text_of(client.get(OVERVIEW)))


def test_the_second_look_asks_the_database_for_almost_nothing(publish_rows, logged_in, petra):
    publish_rows(ROWS)
    client = logged_in(petra)
    with CaptureQueriesContext(
        connection,
    ) as first:
        client.get(OVERVIEW)
    with CaptureQueriesContext(connection) as second:
        client.get(OVERVIEW)

    assert len(second) < len(first)
    assert len(second) <= 8
    assert not any("socfin_figure" in query["sql"] for query in second)


def test_a_new_publication(seen, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1234000\n511 5020 2022-01 budget -900000")

    assert "−1 234" in seen()


def test_an_undone_publication(seen, publish_rows, carin):
    later = publish_rows("511 5020 2022-01 utfall -1234000\n511 5020 2022-01 budget -900000")
    assert "−1 234" in seen()

    undo(upload=later, by=carin)

    assert "−1 234" not in seen()


def test_a_comment(seen, logged_in, carin):
    logged_in(carin).post("/provby/2022-01/verksamhet/510/kommentar/", {"text": "Nytt läge.", "cause": ""})

    assert "Nytt läge." in seen()


def test_an_assessed_forecast(seen, logged_in, carin):
    logged_in(carin).post("/provby/2022-01/verksamhet/510/kommentar/", {"amount": "−9 876"})

    assert "−9 876" in seen()


def test_a_setting(seen, logged_in, carin):
    client, page = logged_in(carin), "/provby/installningar/"
    limits = {"watch_percent": "1", "deficit_percent": "3", "floor": "1"}
    chosen = {"form": "presentation", "unit": "kr", **limits}

    client.post(page, chosen | as_seen(client, page))

    assert "−1 000 000" in seen()


@pytest.mark.parametrize(
    ("page", "data", "shows"),
    [
        ("verksamhet", {"code": "510", "name": "Nya hemtjänsten", "order": "10"}, "Nya hemtjänsten"),
    ],
)
def test_what_the_administrator_changes_by_hand(seen, committee, logged_in, adam, page, data, shows):
    adam.is_staff = adam.is_superuser = True
    adam.save()
    node = committee.verksamheter.get(code="510")
    client = logged_in(adam)
    address = reverse("admin:socfin_verksamhet_change", args=[node.pk])
    form = client.get(address).context["adminform"].form
    whole = {name: "" if value is None else value for name, value in form.initial.items()}

    response = client.post(address, whole | data)

    assert response.status_code == 302, response.context["errors"]
    assert shows in seen()


def test_a_role_that_is_taken_away_closes_the_page(seen, committee, petra, logged_in):
    client = logged_in(petra)
    assert client.get(OVERVIEW).status_code == 200

    end_every_role(user=petra, committee=committee, by=petra)

    assert client.get(OVERVIEW).status_code == 404


def test_without_its_memory_the_page_is_the_same(seen):
    remembered = seen()
    cache.clear()

    assert seen() == remembered
