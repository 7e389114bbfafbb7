"""A kept answer is sent as it is kept, to a key with few questions to the database, and never an old one."""

import gzip

import pytest
from django.db import connection
from django.utils import timezone

from socfin.actions.committees import create_committee
from socfin.actions.people.tokens import create_token
from socfin.api.calls import figures
from socfin.domain.committee import NewCommittee
from socfin.domain.people.tokens import Scope
from tests.api.test_calls import API, MARCH, numbers, world  # noqa: F401
from tests.cast import person, provby, published

pytestmark = pytest.mark.usefixtures("numbers")


@pytest.fixture
def carin_asks(numbers, logged_in):  # noqa: F811
    return logged_in(person("carin")).get


@pytest.fixture
def key(numbers):  # noqa: F811
    today, carin = timezone.localdate(), person("carin")
    return create_token(
        user=carin, committee=provby(), name="Prov", scope=Scope.READ, last_day=today, who="carin"
    )


def test_a_kept_answer_is_sent_squeezed_as_it_is_kept_and_whole_to_who_cannot_unpack(carin_asks):
    whole = carin_asks(f"{MARCH}/rows?limit=2")
    squeezed = carin_asks(f"{MARCH}/rows?limit=2", headers={"Accept-Encoding": "br, gzip"})
    plain = carin_asks(f"{MARCH}/rows?limit=2", headers={"Accept-Encoding": "identity"})

    assert squeezed["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.content) == plain.content == whole.content
    assert "Content-Encoding" not in plain
    assert plain["Vary"].count("Accept-Encoding") == squeezed["Vary"].count("Accept-Encoding") == 1


def test_what_changes_while_an_answer_is_made_with_a_key_is_never_kept_as_of_before(key, client, monkeypatch):
    header = {"Authorization": f"Bearer {key}"}
    before = figures.row_coded

    def late(report, code):
        monkeypatch.setattr(figures, "row_coded", before)
        published(provby(), "511 personnel 2022-03 utfall -7000000 3")
        return before(report, code)

    monkeypatch.setattr(figures, "row_coded", late)
    client.get(f"{MARCH}/rows/511", headers=header)

    assert client.get(f"{MARCH}/rows/511", headers=header).json()["outcome_to_date_ore"] == -7_000_000_00


@pytest.mark.parametrize("path", [API, f"{API}/periods", f"{MARCH}/lines", "/api/v1/committees"])
def test_a_key_is_looked_up_with_its_committee_in_few_questions(
    key, client, path, django_assert_max_num_queries
):
    header = {"Authorization": f"Bearer {key}"}
    client.get(path, headers=header)

    most = 6 if connection.vendor == "postgresql" else 3  # two of PostgreSQL's are of the test: its role
    with django_assert_max_num_queries(most):
        assert client.get(path, headers=header).status_code == 200


def test_a_key_to_a_committee_opens_no_other_by_its_address(key, client):
    header = {"Authorization": f"Bearer {key}"}
    create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Provby", root_code="1", root_name="Allt"),
        by=person("adam"),
    )

    assert client.get("/api/v1/committees/annan", headers=header).status_code == 404
    assert [row["slug"] for row in client.get("/api/v1/committees", headers=header).json()] == ["provby"]


NOTHING = ("committees/%00", "committees/a%00b/periods", "committees/..%2f..", "finns/inte")


@pytest.mark.parametrize("address", NOTHING)
def test_an_address_that_is_of_nothing_is_a_problem_and_no_page(carin_asks, client, key, address):
    with_key = {"Authorization": f"Bearer {key}"}

    for answer in (carin_asks(f"/api/v1/{address}"), client.get(f"/api/v1/{address}", headers=with_key)):
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert answer.json()["detail"]
