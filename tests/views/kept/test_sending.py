"""What a browser has is not sent again, what is sent is squeezed, and nobody else's cache keeps it."""

import gzip

import pytest

from tests.roles import end_every_role
from tests.views.figures.test_fresh import OVERVIEW, ROWS

SQUEEZED = {"Accept-Encoding": "br, gzip"}


@pytest.fixture
def client(publish_rows, logged_in, carin):
    publish_rows(ROWS)
    return logged_in(carin)


def test_a_page_that_the_browser_has_is_not_sent_again(client):
    first = client.get(OVERVIEW, headers=SQUEEZED)

    again = client.get(OVERVIEW, headers=SQUEEZED | {"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]


def test_another_reader_another_log_in_and_another_theme_are_sent_theirs(client, logged_in, adam, carin):
    known = {"If-None-Match": client.get(OVERVIEW)["ETag"]}

    assert logged_in(adam).get(OVERVIEW, headers=known).status_code == 200
    assert logged_in(carin).get(OVERVIEW, headers=known).status_code == 200
    client.cookies["tema"] = "dark"
    assert client.get(OVERVIEW, headers=known).status_code == 200


def test_who_has_lost_the_role_is_not_told_that_the_page_is_unchanged(client, committee, carin):
    known = {"If-None-Match": client.get(OVERVIEW)["ETag"]}
    end_every_role(user=carin, committee=committee, by=carin)

    assert client.get(OVERVIEW, headers=known).status_code == 404


def test_a_page_that_tells_something_once_is_not_known_again(client):
    client.post(OVERVIEW + "verksamhet/510/kommentar/", {"text": "Ny.", "cause": ""})

    telling = client.get(OVERVIEW)

    assert "Sparat." in telling.content.decode()
    assert "ETag" not in telling.headers


@pytest.mark.parametrize(
    "address",
    ["/", OVERVIEW, OVERVIEW + "sammanfattning.csv", OVERVIEW + "siffror.se", "/provby/uppladdningar/"],
)
def test_what_someone_logged_in_is_sent_stays_with_that_browser(client, address):
    answer = client.get(address)

    wanted = "no-cache" if "ETag" in answer else "no-store"
    assert answer["Cache-Control"] == f"private, {wanted}"
    assert "Cookie" in answer["Vary"]


def test_text_is_squeezed_with_padding_and_documents_are_not(client):
    page, again = (client.get(OVERVIEW, headers=SQUEEZED) for _ in range(2))
    workbook = client.get(OVERVIEW + "sammanfattning.xlsx", headers=SQUEEZED)

    assert page["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page["Vary"]
    assert "Hemtjänst" in gzip.decompress(page.content).decode()
    assert len(page.content) < len(gzip.decompress(page.content)) / 3
    assert page.content[:200] != again.content[:200]
    assert "Content-Encoding" not in workbook.headers
