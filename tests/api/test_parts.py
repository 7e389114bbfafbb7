"""Lists that may grow come a part at a time where it is asked for, and whole where it is not."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from socfin.actions.people.tokens import create_token
from socfin.domain.people.tokens import Scope
from tests.api.test_calls import API, numbers, world  # noqa: F401
from tests.cast import person, provby

NEXT = re.compile(r'<http://testserver(.+)>; rel="next"')


@pytest.fixture
def carin_asks(numbers, logged_in):  # noqa: F811 - the fixture of that name
    return logged_in(person("carin")).get


@pytest.mark.parametrize("path", ["verksamheter", "documents", "meetings", "questions"])
def test_every_part_together_is_the_whole_list_also_from_what_is_kept(carin_asks, path):
    whole = carin_asks(f"{API}/{path}")
    assert "Link" not in whole
    assert whole.json()

    for _ in range(2):
        met, where = [], f"{API}/{path}?limit=1"
        while where:
            answer = carin_asks(where)
            assert len(answer.json()) == 1
            met += answer.json()
            link = NEXT.fullmatch(answer.get("Link", ""))
            where = link[1] if link else ""
        assert met == whole.json()


@pytest.mark.parametrize(
    ("query", "status"), [("cursor=annat", 404), ("limit=0", 422), ("limit=501", 422), ("limit=x", 422)]
)
def test_a_part_that_is_none_is_refused(carin_asks, query, status):
    assert carin_asks(f"{API}/verksamheter?{query}").status_code == status


def test_the_documents_are_where_the_list_says(carin_asks, numbers):  # noqa: F811
    papers = carin_asks(f"{API}/documents").json()

    assert {paper["format"] for paper in papers} == {"pdf", "docx", "pptx", "xlsx", "csv", "txt", "json"}
    where = reverse("item_document", args=["provby", numbers["meeting_id"], numbers["item_id"], "csv"])
    paper = next(paper for paper in papers if paper["address"].endswith(where))
    assert carin_asks(where)["Content-Type"].split(";")[0] == paper["content_type"].split(";")[0]


@pytest.mark.usefixtures("numbers")
def test_a_municipality_is_listed_with_the_committees_that_one_may_read(logged_in, adam):
    where = "/api/v1/municipalities"
    assert logged_in(person("olle")).get(where).json() == []
    assert logged_in(person("petra")).get(where).json() == [
        {"slug": "provby", "name": "Provby", "organisation_number": "", "committees": ["provby"]}
    ]

    today = timezone.localdate()
    key = create_token(
        user=adam, committee=provby(), name="Prov", scope=Scope.READ, last_day=today, who="adam"
    )
    assert logged_in(None).get(where, headers={"authorization": f"Bearer {key}"}).status_code == 200
