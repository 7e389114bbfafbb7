"""The municipality's own log-in, against a provider that is really running: in with a role, out without."""

import logging
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread

from socfin import environment
from socfin.actions.people.groups import map_group, unmap_group
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import machine_user
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import AuditEvent, User
from socfin.selectors.memberships import role_of
from socfin.views.entrance.bound import is_strong

DOOR = "/logga-in/kommunen/"
EVA = {"preferred_username": "Eva.Ek", "given_name": "Eva", "family_name": "Ek", "email": "eva@provby.se"}


@pytest.fixture(scope="module")
def server():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    known = Known(sub="eva-1", claims=EVA | {"roles": ["ekonomer"]})
    with run_server_in_thread(user_claims=[known]) as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def connected(server, settings, monkeypatch):
    """The site told of the provider, as its environment would."""
    monkeypatch.setenv("SOCFIN_OIDC_CLIENT_ID", "socfin")
    monkeypatch.setenv("SOCFIN_OIDC_SECRET", "hemligt")
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(server, "Provby-konto")
    settings.OIDC_NAME = "Provby-konto"
    told(server, roles=["ekonomer"])
    return server


@pytest.fixture
def ekonomer(committee, adam):
    map_group(committee=committee, group="ekonomer", role=Role.CONTROLLER, by=adam)


def told(server, sub="eva-1", **claims):
    """What the provider says of a person from now on."""
    assert requests.put(f"{server}/users/{sub}", json=EVA | claims, timeout=5).ok


def logs_in(client, sub="eva-1", wanted=""):
    """Through the provider and back; the answer of our own address."""
    there = client.post(DOOR, {"next": wanted})
    assert there.status_code == 302, there.content
    return answered(client, there, sub)


def answered(client, there, sub="eva-1"):
    """The provider says who it is, and the browser brings that back."""
    back = requests.post(there.url, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert parts.path == f"{DOOR}svar/"
    return client.get(f"{parts.path}?{parts.query}")


def eva():
    return User.objects.get(username="eva.ek")


def test_without_a_server_nothing_is_said_of_it(client, db):
    assert "Logga in med" not in client.get("/logga-in/").content.decode()
    assert client.post(DOOR).status_code == 404


def test_the_log_in_page_offers_it_and_the_request_is_bound_to_the_browser(client, connected, db):
    assert "Logga in med Provby-konto" in client.get("/logga-in/").content.decode()

    asked = parse_qs(urlsplit(client.post(DOOR).url).query)

    assert {"state", "code_challenge", "nonce"} <= set(asked)
    assert asked["redirect_uri"] == ["http://testserver/logga-in/kommunen/svar/"]


def test_who_is_in_a_mapped_group_is_laid_up_and_let_in_with_its_role(client, connected, ekonomer, committee):
    answer = logs_in(client, wanted="/provby/")

    assert (answer.status_code, answer.url) == (302, "/provby/")
    assert client.get("/provby/").status_code == 200
    assert role_of(eva(), committee) is Role.CONTROLLER
    assert (eva().get_full_name(), eva().has_usable_password()) == ("Eva Ek", False)
    held = eva().memberships.get()
    assert held.group == "ekonomer"
    given = AuditEvent.objects.get(action="give_role", details__user="eva.ek")
    assert (given.by, given.details["group"]) == ("system", "ekonomer")
    assert AuditEvent.objects.filter(action="log_in", by="eva.ek").exists()


def test_nothing_the_municipality_tells_is_kept_but_its_own_name_for_the_person(client, connected, ekonomer):
    logs_in(client)

    account = eva().socialaccount_set.get()
    assert (account.provider, account.uid, account.extra_data) == ("kommunen", "eva-1", {})


def test_who_is_in_no_mapped_group_is_told_so_and_not_laid_up(client, connected, ekonomer):
    told(connected, roles=["andra"])

    answer = logs_in(client)

    assert answer.status_code == 403
    assert "Ingen av dina grupper hos kommunen ger en roll här" in answer.content.decode()
    assert not User.objects.filter(username="eva.ek").exists()
    assert client.get("/mina-inloggningar/").status_code == 302


def test_a_group_that_is_removed_there_is_a_role_that_has_ended_at_the_next_log_in(
    client, connected, ekonomer, committee
):
    logs_in(client)
    told(connected, roles=[])

    assert logs_in(client).status_code == 403

    assert role_of(eva(), committee) is None
    assert eva().memberships.get().ended_at is not None
    assert client.get("/provby/").status_code == 302


def test_the_municipality_is_asked_again_within_the_hour(client, connected, ekonomer, monkeypatch):
    logs_in(client)
    now = time.time()
    monkeypatch.setattr("socfin.views.entrance.lasting.time.time", lambda: now + 50 * 60)
    assert client.get("/mina-inloggningar/").status_code == 200

    monkeypatch.setattr("socfin.views.entrance.lasting.time.time", lambda: now + 61 * 60)
    assert client.get("/mina-inloggningar/").status_code == 302


def test_a_mapping_that_is_taken_away_is_out_at_the_next_click(client, connected, ekonomer, committee, adam):
    logs_in(client)
    assert client.get("/provby/").status_code == 200

    unmap_group(committee=committee, group="ekonomer", by=adam)

    assert client.get("/provby/").status_code == 404


def test_another_group_is_another_role_and_one_given_by_hand_is_left_alone(
    client, connected, ekonomer, committee, adam
):
    map_group(committee=committee, group="namnden", role=Role.POLITICIAN, by=adam)
    logs_in(client)
    told(connected, groups=["namnden"], roles=[])
    logs_in(client)
    assert role_of(eva(), committee) is Role.POLITICIAN

    give_role(user=eva(), committee=committee, given=GivenRole(role=Role.SECRETARY), by=adam)
    logs_in(client)
    assert role_of(eva(), committee) is Role.SECRETARY


@pytest.mark.parametrize("sub", ["eva-2"])
def test_another_person_of_the_same_name_does_not_get_the_account(client, connected, ekonomer, sub):
    logs_in(client)
    told(connected, sub, roles=["ekonomer"])

    assert "har redan ett eget konto här" in logs_in(Client(), sub).content.decode()


def test_an_account_with_a_password_is_never_taken_over(client, connected, ekonomer, adam):
    told(connected, preferred_username="adam", email=adam.email, roles=["ekonomer"])

    assert logs_in(client).status_code == 403
    assert not adam.socialaccount_set.exists()


def test_who_was_laid_up_without_a_password_comes_in_as_that_person(client, connected, ekonomer):
    laid_up = User.objects.create_user("eva.ek", first_name="Eva", last_name="Ekman")

    assert logs_in(client).status_code == 302
    assert eva().pk == laid_up.pk
    assert eva().last_name == "Ekman"


def test_who_was_given_a_role_by_hand_needs_no_group(client, connected, committee, adam):
    laid_up = User.objects.create_user("eva.ek")
    give_role(user=laid_up, committee=committee, given=GivenRole(role=Role.SECRETARY), by=adam)
    told(connected, roles=[])

    assert logs_in(client).status_code == 302
    assert logs_in(client).status_code == 302
    assert role_of(laid_up, committee) is Role.SECRETARY


def test_who_is_made_inactive_is_refused(client, connected, ekonomer):
    logs_in(client)
    person = eva()
    person.is_active = False
    person.save()

    answer = logs_in(Client())

    assert "Ditt konto här är avslutat" in answer.content.decode()
    assert client.get("/provby/").status_code == 302
    assert AuditEvent.objects.filter(action="log_in_failed", details__deactivated=True).exists()


def test_logging_out_here_leads_to_logging_out_there(client, connected, ekonomer):
    logs_in(client)

    answer = client.post("/logga-ut/")

    asked = parse_qs(urlsplit(answer.url).query)
    assert answer.url.startswith(f"{connected}/oauth2/end_session?")
    assert asked["post_logout_redirect_uri"] == ["http://testserver/logga-in/"]
    assert asked["id_token_hint"]
    assert requests.get(answer.url, timeout=5).ok
    assert client.get("/mina-inloggningar/").status_code == 302


def test_an_answer_to_no_question_of_ours_opens_nothing(client, connected, ekonomer):
    asked = client.post(DOOR).url
    back = requests.post(asked, data={"sub": "eva-1"}, allow_redirects=False, timeout=5).headers["Location"]

    answer = Client().get(f"{DOOR}svar/?{urlsplit(back).query}")

    assert answer.status_code == 403
    assert "avbröts" in answer.content.decode()


def test_a_token_that_was_made_for_another_question_opens_nothing(client, connected, ekonomer):
    there = client.post(DOOR)
    session = client.session
    session["asked"] = ["of-another-time"]
    session.save()

    answer = answered(client, there)

    assert answer.status_code == 403
    assert "Kommunens inloggning avbröts" in answer.content.decode()
    assert client.get("/mina-inloggningar/").status_code == 302


def test_two_tabs_are_answered_each_and_no_nonce_is_left(client, connected, ekonomer):
    first, second = client.post(DOOR), client.post(DOOR)

    assert [answered(client, there).status_code for there in (second, first)] == [302, 302]
    assert client.session["asked"] == []


def test_an_address_adds_nothing_to_what_the_municipality_is_asked(client, connected, db):
    there = client.post(f"{DOOR}?auth_params=prompt%3Dnone%26nonce%3Dmine&scope=all&action=redirect")

    asked = parse_qs(urlsplit(there.url).query)
    assert "prompt" not in asked
    assert asked["nonce"] != ["mine"]
    assert "all" not in asked["scope"][0].split()


def test_where_two_steps_are_asked_for_a_log_in_with_one_is_refused_and_said(
    client, connected, ekonomer, settings
):
    settings.OIDC_STRENGTHS = frozenset({"mfa", "loa3"})

    refused = logs_in(client)

    assert refused.status_code == 403
    assert "inte så stark som den här webbplatsen kräver" in refused.content.decode()
    assert not User.objects.filter(username="eva.ek").exists()


@pytest.mark.parametrize(
    ("claims", "holds"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "loa3"}, True),
        ({"amr": ["pwd"], "acr": "1"}, False),
        ({"amr": "mfa"}, False),
        ({}, False),
    ],
)
def test_how_strong_a_log_in_was_is_read_from_acr_and_amr(settings, claims, holds):
    settings.OIDC_STRENGTHS = frozenset({"mfa", "loa3"})

    assert is_strong(claims) is holds


def test_who_changes_their_mind_there_is_told_calmly(client, connected, db):
    asked = client.post(DOOR).url
    state = parse_qs(urlsplit(asked).query)["state"][0]

    answer = client.get(f"{DOOR}svar/", {"error": "access_denied", "state": state})

    assert answer.status_code == 403
    assert "Kommunens inloggning avbröts" in answer.content.decode()


def test_a_provider_that_does_not_answer_is_told_calmly(client, connected, settings, db):
    settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider("http://localhost:9", "Provby-konto")

    assert "svarar inte" in client.post(DOOR).content.decode()


class LeadsOn(BaseHTTPRequestHandler):
    """A provider that answers everything with the address of another."""

    to = ""

    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", self.to + self.path)
        self.end_headers()

    def log_message(self, *_):
        """Says nothing."""


def test_an_answer_that_leads_to_another_server_is_not_followed(client, connected, settings, db, monkeypatch):
    monkeypatch.setattr(LeadsOn, "to", connected)
    with HTTPServer(("127.0.0.1", 0), LeadsOn) as elsewhere:
        Thread(target=elsewhere.serve_forever, daemon=True).start()
        address = f"http://localhost:{elsewhere.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(address, "Provby-konto")
        answer = client.post(DOOR)
        elsewhere.shutdown()

    assert "svarar inte" in answer.content.decode()


def test_a_person_with_a_password_logs_out_here_alone(connected, logged_in, carin):
    assert logged_in(carin).post("/logga-ut/").url == "/logga-in/"


def test_the_machine_is_no_one_the_municipality_can_vouch_for(client, connected, ekonomer):
    machine_user()
    told(connected, preferred_username="system", roles=["ekonomer"])

    assert logs_in(client).status_code == 403
