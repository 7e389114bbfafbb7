"""Who finds a weakness is told where to say so, and no shared computer keeps what was shown."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone


def test_who_finds_a_weakness_is_told_whom_to_tell(client, settings):
    settings.CONTACT_EMAIL = "it@provby.se"

    answer = client.get("/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert lines["Contact"] == "mailto:it@provby.se"
    left = datetime.fromisoformat(lines["Expires"]) - timezone.now()
    assert timedelta(days=29) < left < timedelta(days=366)
    assert answer["Content-Type"].startswith("text/plain")


def test_without_a_contact_there_is_no_such_page(client, settings):
    settings.CONTACT_EMAIL = ""

    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    "page", ["/provby/installningar/", "/provby/installningar/personer/", "/", "/tva-steg/"]
)
def test_private_pages_are_kept_by_no_browser(committee, adam, logged_in, page):
    answer = logged_in(adam).get(page)

    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_logging_out_empties_what_the_browser_has_kept(carin, logged_in):
    assert logged_in(carin).post("/logga-ut/")["Clear-Site-Data"] == '"cache"'
