"""All that the description allows is asked, and every answer is what the description says."""

from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from socfin.actions.people.tokens import create_token
from socfin.api.site import api
from socfin.domain.people.tokens import Scope
from socfin.wsgi import application
from tests.api.test_calls import make_world
from tests.cast import person, provby

described = schemathesis.openapi.from_dict(api.get_openapi_schema())
described.app = application
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ASKED = 12
"""Questions of each call: enough to meet every kind of wrong parameter."""


@pytest.fixture(scope="module")
def key(once):
    return once(make_key)


def make_key():
    make_world()
    return create_token(
        user=person("adam"),
        committee=provby(),
        name="Prov",
        scope=Scope.EXPORT,
        last_day=timezone.localdate() + timedelta(days=1),
        who="adam",
    )


@pytest.fixture
def connected(db):
    """What is asked is asked on the test's own connection, as Django's own client does it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@described.parametrize()
@settings(max_examples=ASKED, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case, key, connected, monkeypatch):
    monkeypatch.setattr("socfin.api.answered.TIMES", 100_000)
    case.path_parameters = {**case.path_parameters, "slug": "provby"}

    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
    case.call_and_validate("http://testserver", headers=headers, checks=CHECKS)
