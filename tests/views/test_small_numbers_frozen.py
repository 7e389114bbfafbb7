"""A limit or a number of people that changes holds for what was frozen before, when it is seen."""

from datetime import date

import pytest
from django.urls import reverse

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.roles import GRANTS, Permission, Role
from socfin.models import KeptDocument
from socfin.selectors.committees import verksamhet_by_code
from tests.views.meetings.test_meetings import ROWS, at, words

JANUARY = Month(2022, 1)


@pytest.fixture
def item(committee, publish_rows, sara, carin, logged_in):
    """Frozen, and its public text fetched, while 530 has thirty people; then it has three."""
    publish_rows(ROWS)
    settle = {"committee": committee, "limit": 5, "mask_for_politicians": True, "by": carin}
    change_small_numbers(people={"530": 30, "520": 40}, **settle)
    day = date(2022, 5, 3)
    meeting = create_meeting(
        committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
    )
    frozen = freeze(meeting=meeting, month=JANUARY, by=sara).item
    logged_in(sara).get(at(frozen, "item_document", "csv", visa="offentlig"))
    committee.refresh_from_db()
    change_small_numbers(people={"530": 3}, **settle)
    return frozen


def test_a_politician_sees_the_frozen_item_its_presentation_and_comparison_masked(item, petra, logged_in):
    client = logged_in(petra)

    for address in (at(item), at(item, "present"), at(item, "compare_item", med="nu")):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Mindre enheter (2 st)" in words(answer), address
        assert "530" not in words(answer).replace("#530", ""), address


def test_the_public_document_of_before_stays_in_the_archive_but_is_not_handed_out(item, sara, logged_in):
    kept = KeptDocument.objects.get(public=True, format="csv")
    before = bytes(kept.content)

    handed = logged_in(sara).get(at(item, "item_document", "csv", visa="offentlig")).content.decode()

    kept.refresh_from_db()
    assert bytes(kept.content) == before
    assert "Mindre enheter" not in before.decode("utf-8-sig")
    assert "Mindre enheter" in handed


def test_the_page_of_small_numbers_lists_the_item_and_a_new_public_version_takes_it_off(
    item, carin, sara, logged_in
):
    page = reverse("small_numbers", args=["provby"])
    assert at(item) in words(logged_in(carin).get(page))
    assert "Frys en ny offentlig version" in words(logged_in(sara).get(at(item)))

    logged_in(sara).post(at(item, "mask_anew"))

    assert item.versions.count() == 2
    assert "Mindre enheter" in item.versions.get(number=2).public_report
    assert "Mindre enheter" not in item.versions.get(number=1).public_report
    assert at(item) not in words(logged_in(carin).get(page))


def test_where_units_are_hidden_the_dispatch_is_offered_public_and_the_whole_is_called_internal(
    item, sara, logged_in
):
    page = words(logged_in(sara).get(at(item)))

    assert "PDF, offentlig" in page
    assert page.index("PDF, offentlig") < page.index("Intern version")
    assert "PDF, intern" not in page, "what shows the hidden is asked for first"


def test_small_units_are_seen_by_permission_and_only_politicians_lack_it():
    assert {role for role in Role if Permission.WHOLE not in GRANTS[role]} == {Role.POLITICIAN, Role.BOARD}


def test_a_comment_elsewhere_that_names_a_hidden_units_figure_is_hidden_with_it(
    item, committee, carin, petra, logged_in
):
    node = verksamhet_by_code(committee, "510")
    text = "Utan placeringen på 617 tkr vore vi i balans."
    write_remark(verksamhet=node, month=JANUARY, words=RemarkWords(text=text, cause=""), by=carin)

    for address in ("/provby/2022-01/", "/provby/2022-01/verksamhet/510/"):
        assert "placeringen" not in words(logged_in(petra).get(address)), address
        assert "placeringen" in words(logged_in(carin).get(address)), address


def test_the_internal_version_is_asked_about_before_it_is_handed_out(item, sara, logged_in):
    client = logged_in(sara)

    asked = words(client.get(at(item, "item_internal")))
    handed = client.get(at(item, "item_document", "csv"))

    assert "Hämta den interna versionen?" in asked
    assert "Lämna inte ut den" in asked
    assert at(item, "item_document", "csv") in asked
    assert "-intern.csv" in handed["Content-Disposition"]


def test_the_paragraph_to_paste_is_the_public_one(item, sara, logged_in):
    answer = logged_in(sara).get(at(item))

    assert "Paragrafen som text, offentlig" in words(answer)
    assert answer.context["text"].startswith("Offentlig version")
