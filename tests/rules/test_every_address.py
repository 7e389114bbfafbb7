"""Every address with every role and with nobody: who gets in, who is told no, who learns nothing."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, reverse

from socfin.domain.roles import GRANTS, Permission, Role
from socfin.urls import urlpatterns
from tests.cast import NAMES, person

OPEN = {"health", "accessibility", "login", "logout"}
ANY_LOGGED_IN = {"start"}
NEEDS = {
    "latest": Permission.READ,
    "overview": Permission.READ,
    "verksamhet": Permission.READ,
    "rows": Permission.READ,
    "summary": Permission.EXPORT,
    "export": Permission.EXPORT,
    "agenda": Permission.SUMMARISE,
    "uploads": Permission.UPLOAD,
    "receive": Permission.UPLOAD,
    "upload": Permission.UPLOAD,
    "original": Permission.UPLOAD,
    "read_otherwise": Permission.UPLOAD,
    "publish": Permission.UPLOAD,
    "undo": Permission.UPLOAD,
    "discard": Permission.UPLOAD,
    "comment": Permission.COMMENT,
    "assess": Permission.COMMENT,
    "settings": Permission.SETTINGS,
}
POST_ONLY = {"receive", "read_otherwise", "publish", "undo", "discard", "comment", "assess", "agenda", "logout"}
PATTERNS = [one for one in urlpatterns if isinstance(one, URLPattern)]


def address(name: str, upload_id: int) -> str:
    given = {
        "slug": "provby",
        "period": "2022-03",
        "code": "510",
        "upload_id": upload_id,
        "kind": "txt",
    }
    pattern = next(one for one in PATTERNS if one.name == name)
    wanted = {key: given[key] for key in pattern.pattern.converters}
    return reverse(name, kwargs=wanted)


@pytest.fixture
def upload_id(publish_rows) -> int:
    return publish_rows("511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900").pk


def test_every_address_is_placed_here():
    assert {one.name for one in PATTERNS} == OPEN | ANY_LOGGED_IN | set(NEEDS)


@pytest.mark.parametrize("name", sorted(NEEDS))
@pytest.mark.parametrize("username", [*NAMES, None])
def test_each_role_meets_only_its_own_pages(name, username, upload_id, logged_in):
    client = logged_in(None if username is None else person(username))
    method = client.post if name in POST_ONLY else client.get

    status = method(address(name, upload_id)).status_code

    if username is None:
        assert status == 302
        return
    role = NAMES[username][2]
    if role is None:
        assert status == 404
    elif NEEDS[name] in GRANTS[Role(role)]:
        assert status in (200, 302, 422)
    else:
        assert status == 403


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_nobody_is_sent_to_log_in_and_back(name, upload_id, logged_in):
    response = logged_in(None).get(address(name, upload_id))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


@pytest.mark.parametrize("name", sorted(POST_ONLY - {"logout"}))
def test_what_changes_something_cannot_be_done_by_following_a_link(name, upload_id, logged_in):
    assert logged_in(person("adam")).get(address(name, upload_id)).status_code == 405


@pytest.mark.parametrize("name", sorted(OPEN - {"logout"}))
def test_open_pages_need_no_log_in(name, db, logged_in):
    assert logged_in(None).get(reverse(name)).status_code == 200
