"""The municipality's provider changes while we are connected: groups, keys, revoked log-ins, clocks apart."""

import logging
from datetime import datetime, timedelta

import pytest
import requests
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread

from socfin import environment
from socfin.actions.people.memberships import give_role
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import AuditEvent
from socfin.selectors.memberships import role_of
from socfin.views.entrance.asking import may_ask
from tests.views.entrance.test_municipal import (  # noqa: F401 - fixtures
    EVA,
    connected,
    ekonomer,
    eva,
    logs_in,
    server,
    told,
)

INSIDE = "/mina-inloggningar/"


@pytest.fixture
def asking(connected, ekonomer, settings):  # noqa: F811
    """Asked at each click."""
    settings.OIDC_ASK, settings.OIDC_ASK_SECONDS = True, 0
    return connected


def test_a_group_that_is_removed_there_is_out_at_the_next_click(client, asking, committee):
    logs_in(client)
    assert client.get("/provby/").status_code == 200

    told(asking, roles=[])

    assert client.get("/provby/").status_code == 302
    assert role_of(eva(), committee) is None
    assert AuditEvent.objects.filter(action="end_role", details__user="eva.ek").exists()


def test_another_role_by_hand_stays_when_the_group_is_gone(client, asking, committee, adam):
    logs_in(client)
    give_role(user=eva(), committee=committee, given=GivenRole(role=Role.SECRETARY), by=adam)

    told(asking, roles=[])

    assert client.get("/provby/").status_code == 200
    assert role_of(eva(), committee) is Role.SECRETARY


def test_a_log_in_that_is_revoked_there_ends_here(client, asking):
    logs_in(client)
    assert client.get(INSIDE).status_code == 200

    requests.post(f"{asking}/users/eva-1/revoke-tokens", timeout=5)

    assert client.get(INSIDE).status_code == 302


def test_a_provider_that_does_not_answer_keeps_nobody_out_meanwhile(client, asking):
    logs_in(client)
    session = client.session
    session["asks"] = {**session["asks"], "place": "http://127.0.0.1:1/userinfo"}
    session.save()

    assert client.get(INSIDE).status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(0, 302), (3600, 200)])
def test_it_is_asked_no_oftener_than_is_set(seconds, status, client, asking, settings):
    settings.OIDC_ASK_SECONDS = seconds
    logs_in(client)
    told(asking, roles=[])

    assert client.get(INSIDE).status_code == status


@pytest.mark.parametrize(
    ("token", "asked", "may"),
    [({"a"}, {"a", "b"}, True), (set(), {"a"}, True), ({"a"}, {"b"}, False), ({"a"}, set(), False)],
)
def test_a_provider_that_tells_some_groups_at_the_log_in_alone_is_not_asked(token, asked, may):
    assert may_ask(frozenset(token), frozenset(asked)) is may


def test_keys_that_are_rolled_there_let_everyone_in_as_before(client, connected, ekonomer, settings):  # noqa: F811
    known, port, keys = Known(sub="eva-1", claims=EVA | {"roles": ["ekonomer"]}), 0, []
    for _ in range(2):  # the same provider, begun anew with keys of its own
        with run_server_in_thread(port=port, user_claims=[known]) as running:
            port = running.server_port
            address = f"http://localhost:{port}"
            settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(address, "Provby-konto")
            keys.append(requests.get(f"{address}/jwks", timeout=5).json())
            assert logs_in(client).status_code == 302
            assert client.get(INSIDE).status_code == 200
            client.post("/logga-ut/")

    assert keys[0] != keys[1]


@pytest.mark.parametrize(("ours", "status"), [(timedelta(0), 302), (timedelta(hours=2), 403)])
def test_a_clock_that_is_ahead_by_more_than_a_token_lasts_refuses_calmly(
    ours,
    status,
    client,
    connected,  # noqa: F811
    ekonomer,  # noqa: F811
    monkeypatch,
):
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + ours

    monkeypatch.setattr("jwt.api_jwt.datetime", Clock)

    answer = logs_in(client)

    assert answer.status_code == status
    if status == 403:
        assert "avbröts" in answer.content.decode()
