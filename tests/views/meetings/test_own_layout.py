"""What a committee's Word template says itself is held against hidden units, as typed words are."""

from datetime import date

import pytest
from django.urls import reverse

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.small_numbers import change_small_numbers
from socfin.actions.templates import add_template, use_template
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from tests.attack.documents import text_of
from tests.documents.templates import changed, whole
from tests.views.meetings.test_meetings import ROWS

JANUARY = Month(2022, 1)
PUBLIC = "?offentlig=ja"
TELLS = "Word-mall nämner en enhet som är dold"


@pytest.fixture
def committee(committee, publish_rows, carin):
    publish_rows(ROWS)
    hide(committee, carin, 3)
    return committee


def hide(committee, by, people: int) -> None:
    numbers = {"530": people, "520": 40}
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=numbers, by=by)
    committee.refresh_from_db()


def use(committee, by, content: bytes) -> None:
    made = add_template(committee=committee, name="Mallen", filename="mall.docx", content=content, by=by)
    use_template(template=made, by=by)
    committee.refresh_from_db()


def in_properties(words: str) -> bytes:
    return changed(
        whole("{{ rubrik }}"), "docProps/app.xml", lambda xml: xml.replace(">Microsoft", f">{words}")
    )


@pytest.mark.parametrize(
    "content",
    [
        whole("Om Enhet  530: {{ rubrik }}"),
        whole("{{ rubrik }}", header="enhet530"),
        whole("{{ rubrik }}", rows=(("Kod", "530"),)),
        in_properties("Om 530 "),
    ],
)
def test_a_template_that_tells_makes_no_public_document_and_the_page_says_why(
    committee, carin, sara, logged_in, content
):
    use(committee, carin, content)
    client = logged_in(sara)
    address = reverse("export", args=["provby", "2022-01", "docx"])

    assert client.get(address).status_code == 200, "those inside may have it"
    assert client.get(address + PUBLIC).status_code == 302
    assert TELLS in client.get(reverse("summary", args=["provby", "2022-01"]) + PUBLIC).content.decode()


def test_a_template_that_tells_nothing_makes_the_public_document(committee, carin, sara, logged_in):
    use(committee, carin, whole("Provby 2022, 1 200 invånare: {{ rubrik }}"))

    answer = logged_in(sara).get(reverse("export", args=["provby", "2022-01", "docx"]) + PUBLIC)

    assert answer.status_code == 200
    assert "Provby 2022" in text_of("docx", answer.content)


def test_a_kept_document_whose_template_named_a_unit_hidden_since_is_not_handed_out(
    committee, carin, sara, logged_in
):
    hide(committee, carin, 30)
    name = committee.verksamheter.get(code="530").name
    use(committee, carin, whole(f"{name}: {{{{ rubrik }}}}"))
    day = date(2022, 5, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    item = freeze(meeting=meeting, month=JANUARY, by=sara).item
    client = logged_in(sara)
    address = reverse("item_document", args=["provby", meeting.pk, item.pk, "docx"]) + "?visa=offentlig"
    assert client.get(address).status_code == 200
    hide(committee, carin, 3)

    assert client.get(address).status_code == 302
    assert TELLS in client.get(reverse("item", args=["provby", meeting.pk, item.pk])).content.decode()
