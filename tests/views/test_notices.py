"""The page of notices: what is new, what has been read, and how each kind is sent."""

import re

import pytest

from socfin.domain.people.notices import USUAL, NoticeKind, Sending
from socfin.models import AuditEvent
from socfin.selectors.notices import chosen_ways

PAGE = "/notiser/"
DEFICIT = "511 5020 2022-03 utfall -9000000 3\n511 5020 2022-03 budget -7000000 3"


@pytest.fixture
def client(publish_rows, petra, logged_in):
    publish_rows(DEFICIT)
    return logged_in(petra)


def heading(client) -> str:
    return " ".join(re.search(r"<h1[^>]*>(.*?)</h1>", client.get(PAGE).content.decode(), re.S)[1].split())


def test_what_is_new_leads_where_it_is_seen(client):
    page = client.get(PAGE).content.decode()

    assert heading(client) == "2 nya notiser"
    assert "Underskott 2,0\u00a0mnkr mot budget till och med mars 2022." in page
    assert 'href="/provby/2022-03/"' in page


def test_what_has_been_read_is_no_longer_new_but_stays(client):
    page = client.get(PAGE).content.decode()
    client.post(PAGE, {"read": "1", "key": re.findall(r'name="key" value="([^"]+)"', page)})

    assert heading(client) == "Inga nya notiser"
    assert "Underskott 2,0\u00a0mnkr" in client.get(PAGE).content.decode()


def test_nobody_marks_what_they_were_never_told(client, petra):
    client.post(PAGE, {"read": "1", "key": ["published:annan:2022-03:1", "x" * 500]})

    assert petra.notice_marks.count() == 0


def test_each_kind_is_sent_as_chosen_and_the_choice_is_noted(client, petra):
    wanted = {kind.value: way.value for kind, way in USUAL.items()} | {"published": "never"}
    client.post(PAGE, {"save": "1", **wanted})

    assert chosen_ways(petra) == USUAL | {NoticeKind.PUBLISHED: Sending.NEVER}
    entry = AuditEvent.objects.get(action="choose_notices")
    assert (entry.details["before"], entry.details["after"]) == (
        {"published": "digest"},
        {"published": "never"},
    )


def test_a_way_that_is_not_there_is_refused_and_said(client, petra):
    wanted = {kind.value: way.value for kind, way in USUAL.items()} | {"published": "duva"}

    assert client.post(PAGE, {"save": "1", **wanted}).status_code == 422
    assert chosen_ways(petra) == USUAL


def test_the_page_says_where_letters_go_or_why_none_do(client, petra, settings):
    silent = client.get(PAGE).content.decode()
    settings.MAIL = True
    without = client.get(PAGE).content.decode()
    petra.email = "petra@provby.se"
    petra.save(update_fields=["email"])

    assert "e-post är inte inställd" in silent
    assert "Din e-postadress finns inte här" in without
    assert "Notiserna skickas till petra@provby.se" in client.get(PAGE).content.decode()
