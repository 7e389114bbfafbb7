"""What is typed beside "Ta upp … på ett sammanträde" is in the item and in every document people read."""

import re
from dataclasses import asdict
from datetime import date

import pytest
from django.urls import reverse

from socfin.actions.meetings import create_meeting
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents import Document
from socfin.domain.committee import Occasion
from socfin.models import Item
from socfin.selectors.remarks import agenda_of
from tests.documents.reading import texts_of
from tests.views.meetings.test_meetings import NEW_MEETING, ROWS, as_drawn, at, words

TYPED = {
    "item": "Su § 16",
    "dnr": "KS2022-150",
    "heading": "Ekonomin i januari",
    "decision": "Utskottet tackar för informationen.\nFörvaltningen återkommer i juni.",
}
READ = ("docx", "pdf", "pptx", "xlsx", "txt", "json")
"""CSV is the table alone, for other systems."""
SUMMARY = "/provby/2022-01/sammanfattning/"
HINT = re.compile(r'<a href="([^"]+)"><strong>PDF[^<]*</strong> <span>För kallelse och arkiv</span>')


def taken_in(item) -> dict[str, str]:
    """What was typed, as the item has it: still a proposal."""
    words = asdict(agenda_of(item))
    assert words.pop("decided") is False
    return {name: word.replace("\r\n", "\n") for name, word in words.items()}


def read(answer, kind: str) -> str:
    """All text of a fetched document, on one line."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = texts_of(Document(f"handling.{kind}", answer["Content-Type"], content))
    return " ".join(text.replace("\\n", " ").split())


@pytest.fixture
def carried(publish_rows, committee, sara, logged_in) -> Item:
    """The item, typed and carried to a new meeting in the same press of a button."""
    publish_rows(ROWS)
    client = logged_in(sara)
    seen = client.get(SUMMARY).context["form"].initial["seen"]
    client.post(reverse("agenda", args=["provby", "2022-01"]), TYPED | {"sedan": "sammantrade", "seen": seen})
    address = reverse("choose_meeting", args=["provby", "2022-01"])
    client.post(address, as_drawn(client.get(address)) | NEW_MEETING)
    return Item.objects.get()


@pytest.mark.needs("pango")
def test_what_is_typed_is_in_the_item_its_page_its_presentation_and_every_document(carried, sara, logged_in):
    client = logged_in(sara)
    lines = [line for typed in TYPED.values() for line in typed.split("\n")]

    assert taken_in(carried) == TYPED
    page, shown = words(client.get(at(carried))), words(client.get(at(carried, "present")))
    assert [line for line in lines if line not in page] == []
    assert [line for line in lines if line not in shown] == [TYPED["dnr"]], "a room does not need the number"
    for kind in READ:
        told = read(client.get(at(carried, "item_document", kind)), kind)
        assert [line for line in lines if line not in told] == [], kind


def test_an_old_meeting_chosen_instead_takes_all_of_it_along(publish_rows, committee, sara, logged_in):
    publish_rows(ROWS)
    held = create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )
    client = logged_in(sara)
    seen = client.get(SUMMARY).context["form"].initial["seen"]
    client.post(reverse("agenda", args=["provby", "2022-01"]), TYPED | {"sedan": "sammantrade", "seen": seen})

    address = reverse("choose_meeting", args=["provby", "2022-01"])
    client.post(address, as_drawn(client.get(address)) | {"meeting": str(held.pk)})

    item = Item.objects.get()
    assert taken_in(item) == TYPED


@pytest.mark.needs("pango")
@pytest.mark.parametrize("frozen", [False, True], ids=["summary", "item"])
def test_the_pdf_for_dispatch_never_prints_a_unit_that_its_page_says_is_hidden(
    carried, committee, carin, sara, logged_in, frozen
):
    committee.refresh_from_db()
    change_small_numbers(
        committee=committee, limit=5, people={"530": 3, "520": 40}, mask_for_politicians=True, by=carin
    )
    client = logged_in(sara)
    if frozen:
        client.post(at(carried, "mask_anew"))
    page = client.get(at(carried) if frozen else SUMMARY)
    hidden = page.context["hidden"]
    offered = HINT.findall(page.content.decode())

    assert hidden
    assert len(offered) == 1
    told = read(client.get(offered[0].replace("&amp;", "&")), "pdf")
    assert [name for name in hidden if name in told] == []
    assert "Mindre enheter" in told


def test_a_paragraph_that_another_meeting_has_is_not_offered_and_what_is_typed_since_is(
    carried, sara, logged_in
):
    client = logged_in(sara)
    address = reverse("choose_meeting", args=["provby", "2022-01"])

    again = client.get(address)
    offered = again.context["form"].initial
    seen = client.get(SUMMARY).context["form"].initial["seen"]
    client.post(reverse("agenda", args=["provby", "2022-01"]), TYPED | {"item": "Su § 20", "seen": seen})

    assert "item" not in offered
    assert (offered["dnr"], offered["heading"]) == (TYPED["dnr"], TYPED["heading"])
    assert "Su § 16" in again.content.decode(), "where it stands"
    assert "Ett nytt sammanträde ger en ny paragraf." in again.content.decode()
    assert client.get(address).context["form"].initial["item"] == "Su § 20"


def test_a_second_meeting_without_a_paragraph_leaves_the_firsts_as_it_was(carried, sara, logged_in):
    client = logged_in(sara)
    address = reverse("choose_meeting", args=["provby", "2022-01"])

    client.post(address, as_drawn(client.get(address)) | NEW_MEETING | {"date": "2022-06-07"})

    assert sorted(Item.objects.values_list("paragraph", "dnr")) == [
        ("", "KS2022-150"),
        ("Su § 16", "KS2022-150"),
    ]
