"""The two files that gave a unit away, published for real: every page and format, read and attacked."""

import re

import pytest
from django.urls import reverse

from socfin import reporting
from socfin.domain.report import Report
from tests.attack.conftest import MARCH
from tests.attack.documents import text_of
from tests.attack.site import attack_year
from tests.cast import person

SECRET = re.compile(r"2\D?345\D?678|2\D?34[56]\b|2,3[45]|Grupphem Alfa")


def pages(item) -> list[str]:
    args = ["provby", item.meeting_id, item.pk]
    period = reverse("overview", args=["provby", "2025-03"])
    return [
        "/",
        *(period + query for query in ("", "?enhet=kr", "?visa=manad", "?visa=helar", "?organisation=nu")),
        reverse("forecast", args=["provby", "2025-03"]),
        reverse("verksamhet", args=["provby", "2025-03", "1"]),
        *(reverse("verksamhet", args=["provby", "2025-03", code]) for code in ("100", "200", "110", "120")),
        *(reverse("rows", args=["provby", "2025-03", code]) for code in ("1", "100", "110", "200")),
        *(
            reverse("figure", args=["provby", "2025-03", code, figure]) + "?enhet=kr&kand=2026-11-01"
            for code in ("1", "100", "110", "200")
            for figure in ("outcome_to_date", "deviation_to_date", "forecast_year")
        ),
        reverse("accuracy", args=["provby"]),
        reverse("item", args=args),
        reverse("present", args=args),
        reverse("compare_item", args=args) + "?med=nu",
    ]


def test_no_page_of_the_politicians_has_the_hidden_units_name_or_amount(item, logged_in):
    client = logged_in(person("petra"))

    for address in pages(item):
        answer = client.get(address)
        assert answer.status_code == (404 if "/110/" in address else answer.status_code), address
        assert answer.status_code in (200, 403, 404), address
        text = answer.content.decode().replace("\\u2212", "−")
        hit = SECRET.search(text)
        assert not hit, (address, text[hit.start() - 300 : hit.end() + 60])


@pytest.mark.any_database
@pytest.mark.parametrize("kind", ["csv", "json", "txt", "xlsx", "pdf", "docx", "pptx"])
def test_no_public_document_has_the_hidden_units_name_or_amount(item, logged_in, kind):
    client = logged_in(person("sara"))
    frozen = reverse("item_document", args=["provby", item.meeting_id, item.pk, kind]) + "?visa=offentlig"
    today = reverse("export", args=["provby", "2025-03", kind]) + "?offentlig=ja"

    for address in (frozen, today):
        assert not SECRET.search(text_of(kind, client.get(address).content)), address


def test_the_public_json_does_not_let_the_attacker_place_a_hidden_amount(committee, logged_in):
    answer = logged_in(person("sara")).get(
        reverse("export", args=["provby", "2025-03", "json"]) + "?offentlig=ja"
    )
    told = Report.from_json(answer.content.decode())

    assert "110" in reporting.hidden_in(committee).hidden
    assert attack_year(committee, [MARCH], [told]) == []
