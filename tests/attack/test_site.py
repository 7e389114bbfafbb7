"""The two files that gave a unit away, published for real: every page and format, read and attacked."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from socfin import reporting
from socfin.actions.committees import create_committee, give_role, plant_tree
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people import machine_user
from socfin.actions.small_numbers import change_small_numbers
from socfin.actions.uploads import publish, receive
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.roles import Role
from socfin.models import Committee
from tests.attack.site import attack_year
from tests.cast import person

DATA = Path(__file__).parent / "data"
MARCH = Month(2025, 3)
PEOPLE = {
    "zero-sibling": {"110": 3, "120": 3, "130": 40, "200": 40},
    "parent-equals-unit": {"110": 3, "120": 40, "200": 40},
}
TREE = (
    ("100", "Område", "", 1),
    ("110", "Grupphem Alfa", "100", 2),
    ("120", "Systerenheten", "100", 3),
    ("130", "Stort boende", "100", 4),
    ("200", "Annat", "", 5),
)
SECRET = re.compile(r"2\D?345\D?678|2\D?34[56]\b|2,3[45]|Grupphem Alfa")


@pytest.fixture(params=PEOPLE)
def committee(request, db) -> Committee:
    by = machine_user()
    made = create_committee(
        slug="provby", name="Nämnden", municipality="Provby", root_code="1", root_name="Nämnden", by=by
    )
    for name, role in (("petra", Role.POLITICIAN), ("sara", Role.SECRETARY), ("carin", Role.CONTROLLER)):
        give_role(user=person(name), committee=made, role=role, by=by)
    plant_tree(committee=made, nodes=[(*one, None, None, "") for one in TREE], by=by)
    content = (DATA / f"{request.param}.csv").read_bytes()
    kept = receive(
        committee=made, filename="mars.csv", content=content, by=by, options={}, source="erp"
    ).upload
    publish(upload=kept, by=by, reason="Prov.")
    made.refresh_from_db()
    change_small_numbers(
        committee=made, limit=5, mask_for_politicians=True, people=PEOPLE[request.param], by=by
    )
    made.refresh_from_db()
    return made


@pytest.fixture
def item(committee):
    meeting = create_meeting(
        committee=committee, date=date(2025, 5, 3), starts=None, ends=None, place="", by=person("sara")
    )
    return freeze(meeting=meeting, month=MARCH, by=person("sara")).item


def pages(item) -> list[str]:
    args = ["provby", item.meeting_id, item.pk]
    period = reverse("overview", args=["provby", "2025-03"])
    return [
        "/",
        *(period + query for query in ("", "?enhet=kr", "?visa=manad", "?visa=helar", "?organisation=nu")),
        reverse("forecast", args=["provby", "2025-03"]),
        reverse("verksamhet", args=["provby", "2025-03", "1"]),
        *(reverse("verksamhet", args=["provby", "2025-03", code]) for code in ("100", "200", "110", "120")),
        *(reverse("rows", args=["provby", "2025-03", code]) for code in ("1", "100", "110")),
        reverse("accuracy", args=["provby"]),
        reverse("item", args=args),
        reverse("present", args=args),
        reverse("compare_item", args=args) + "?med=nu",
    ]


def test_no_page_of_the_politicians_has_the_hidden_units_name_or_amount(item, logged_in):
    client = logged_in(person("petra"))

    for address in pages(item):
        answer = client.get(address)
        assert answer.status_code in (200, 403), address
        text = answer.content.decode().replace("\\u2212", "−")
        hit = SECRET.search(text)
        assert not hit, (address, text[hit.start() - 300 : hit.end() + 60])


def text_of(kind: str, content: bytes) -> str:
    if kind == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if kind == "xlsx":
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(
            str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
        )
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("kind", ["csv", "json", "txt", "xlsx", "pdf"])
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
