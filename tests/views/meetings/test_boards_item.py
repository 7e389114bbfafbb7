"""The kommunstyrelse's item is prepared, frozen, read and decided on the pages of any committee's."""

from datetime import date

import pytest
from django.urls import reverse

from socfin.actions.municipal.roles import give_municipal_role
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Role
from socfin.models import Item, KeptDocument
from socfin.selectors.committees import committee_by_slug
from tests.cast import made, person, published
from tests.reporting.municipal.test_board import frozen, two_namnder_and_their_board
from tests.views.meetings.test_meetings import NEW_MEETING, as_drawn
from tests.views.municipal.test_together_page import SCHOOL

TYPED = {
    "item": "KS § 12",
    "dnr": "KS 2022-4",
    "heading": "Nämndernas ekonomi",
    "decision": "Kommunstyrelsen tackar för informationen.",
}


@pytest.fixture(scope="module")
def world(once):
    return once(two_namnder_and_their_board)


@pytest.fixture
def sara(world, db):
    return person("sara")


@pytest.fixture
def item(sara):
    return Item.objects.get()


def words(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def at(item, name="item", *more):
    return reverse(name, args=["styrelsen", item.meeting_id, item.pk, *more])


def test_the_secretary_takes_up_a_month_from_the_boards_page_with_all_that_is_typed(sara, logged_in):
    client = logged_in(sara)
    assert client.get("/styrelsen/").url == "/styrelsen/sammantraden/"
    address = reverse("choose_meeting", args=["styrelsen", "2022-01"])
    page = client.get(address)
    assert "Alla nämnders siffror" in words(page)

    sent = client.post(address, as_drawn(page) | NEW_MEETING | TYPED)
    new = Item.objects.get(month=202201)

    assert sent.url == at(new)
    assert (new.paragraph, new.heading) == ("KS § 12", "Nämndernas ekonomi")


def test_the_page_shows_every_namnd_and_says_who_has_not_reported(item, sara, logged_in):
    page = words(logged_in(sara).get(at(item)))

    assert "Avvikelse per nämnd" in page
    assert "Har inte publicerat februari 2022" in page
    assert "Kommunstyrelsen, Provby" in page
    assert "Inget har ändrats sedan dess." in page
    assert 'href="/skola/' not in page


def test_it_says_what_is_new_when_a_namnd_publishes_though_the_board_itself_has_not_changed(
    item, sara, logged_in
):
    client = logged_in(sara)
    client.get(at(item))
    published(committee_by_slug("kultur"), SCHOOL)

    page = words(client.get(at(item)))
    assert "Nytt i rapporten: Kulturnämnden (100)." in page
    assert "Har inte publicerat februari 2022" in page
    assert client.get(at(item, "compare_item")).status_code == 200
    assert client.get(at(item, "present")).status_code == 200


@pytest.mark.needs("pango")
def test_its_documents_are_kept_as_they_were_first_made(item, sara, logged_in):
    client, first = logged_in(sara), {}
    for kind in ("docx", "pdf", "xlsx", "pptx", "txt", "csv", "json"):
        first[kind] = client.get(at(item, "item_document", kind)).content
    published(committee_by_slug("kultur"), SCHOOL)

    assert {kind: client.get(at(item, "item_document", kind)).content for kind in first} == first
    assert KeptDocument.objects.filter(version__item=item).count() == len(first)


def test_the_kommunstyrelses_readers_see_it_and_no_one_elses_do(item, logged_in):
    olle = person("olle")
    assert logged_in(olle).get(at(item)).status_code == 404
    give_municipal_role(
        user=olle,
        municipality=item.meeting.committee.municipality,
        given=GivenRole(role=Role.BOARD),
        by=person("adam"),
    )

    client = logged_in(olle)
    assert client.get(at(item)).status_code == 200
    page = words(made(client, "/kommun/provby/2022-02/"))
    assert f'href="{at(item)}"' in page
    assert "Ta upp februari 2022" not in page
    assert "Kommunstyrelsen" not in {
        row.name for row in made(client, "/kommun/provby/2022-02/").context["report"].rows
    }
    assert "Tar upp alla kommunens nämnder" in words(client.get("/"))
    assert logged_in(person("petra")).get(at(item)).status_code == 404


def test_the_decision_is_written_in_and_the_figures_stay(item, sara, logged_in):
    held = frozen(item.meeting.committee, occasion=Occasion(date(2022, 4, 5))).item
    client = logged_in(sara)
    drawn = made(client, at(held)).context["decision"]
    sent = {drawn.add_prefix(name): drawn[name].value() or "" for name in drawn.fields}
    sent[drawn.add_prefix("decision")] = "Godkänns."

    assert client.post(at(held, "decide_item"), sent).status_code == 302
    versions = list(held.versions.order_by("number"))
    assert [version.number for version in versions] == [1, 2]
    assert "Godkänns." in versions[1].report


def test_the_api_gives_what_was_frozen(item, sara, logged_in):
    answer = logged_in(sara).get(f"/api/v1/committees/styrelsen/meetings/{item.meeting_id}/items/{item.pk}")

    assert answer.json()["report"]["committees"][0]["reported"] is False
