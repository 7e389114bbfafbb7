"""Two people with the same form open: the second is stopped, sees both texts and chooses."""

import pytest
from django.urls import reverse

from socfin.actions.meetings import freeze
from socfin.domain.period import Month
from socfin.models import AuditEvent, Remark
from tests.cast import as_seen
from tests.views.meetings.test_meetings import MEETING

PAGE = "/provby/2022-01/verksamhet/511/"
SUMMARY = "/provby/2022-01/sammanfattning/"
SETTINGS = "/provby/installningar/"
SMALL = SETTINGS + "sma-tal/"
LIMITS = {"unit": "tkr", "watch_percent": "1", "deficit_percent": "3", "floor": "100"}
PLACES = [
    (PAGE, "comment_form", PAGE + "kommentar/", {"text": "Från början."}, {"text": "Min text."}, "Min text."),
    (PAGE, "assess_form", PAGE + "kommentar/", {"amount": "−12"}, {"amount": "−77"}, "−77"),
    (SUMMARY, "form", SUMMARY + "arende/", {"item": "Su § 1"}, {"item": "Su § 88"}, "Su § 88"),
    (SUMMARY, "form", SUMMARY + "arende/", {"decision": "Ja."}, {"decision": "Nej, nej."}, "Nej, nej."),
    (SETTINGS, "presentation_form", SETTINGS, LIMITS, LIMITS | {"floor": "88"}, "88"),
    (
        SETTINGS,
        "account_form",
        SETTINGS,
        {"prefix": "77", "line": "revenue"},
        {"prefix": "77", "line": "other_cost"},
        "77",
    ),
    (SMALL, "form", SMALL, {"limit": "6"}, {"limit": "9", "people-511": "8"}, "9"),
]


@pytest.fixture
def published(publish_rows):
    publish_rows("511 5020 2022-01 budget -1000\n511 5020 2022-01 utfall -1100")


def words(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


@pytest.mark.parametrize(("page", "form", "address", "first", "second", "mine"), PLACES)
def test_the_second_of_two_writers_is_stopped_and_then_chooses(
    published, carin, sara, adam, logged_in, page, form, address, first, second, mine
):
    writer = sara if page == SUMMARY else carin
    one, two = logged_in(writer), logged_in(adam)
    old = as_seen(two, page, form)
    one.post(address, first | {"floor": "50"} | as_seen(one, page, form))

    stopped = two.post(address, second | old)

    assert stopped.status_code == 422
    told = words(stopped)
    assert "Inget är sparat än: någon annan hann före." in told
    assert f"{writer} sparade" in told
    assert mine in told
    again = stopped.context[form]["seen"]
    assert two.post(address, second | {again.html_name: again.value()}).status_code == 302


def test_both_texts_are_on_the_page_and_keeping_theirs_is_a_link(published, carin, adam, logged_in):
    one, two = logged_in(carin), logged_in(adam)
    old = as_seen(two, PAGE, "comment_form")
    one.post(PAGE + "kommentar/", {"text": "Carins\nandra rad.", "cause": "Volym"} | old)

    told = words(two.post(PAGE + "kommentar/", {"text": "Adams ord.", "cause": "Pris"} | old))

    assert "Carins<br>andra rad." in told
    assert "Adams ord.</textarea>" in told
    assert f'<a href="{PAGE}">behåll det som är sparat</a>' in told
    assert [one.text for one in Remark.objects.all()] == ["Carins\nandra rad."]


def test_a_form_without_its_mark_is_as_stale_as_can_be(published, carin, adam, logged_in):
    logged_in(carin).post(PAGE + "kommentar/", {"text": "Carins."})

    assert logged_in(adam).post(PAGE + "kommentar/", {"text": "Adams."}).status_code == 422


def test_the_same_words_sent_twice_are_no_quarrel(published, carin, logged_in):
    client = logged_in(carin)
    old = as_seen(client, PAGE, "comment_form")

    answers = [client.post(PAGE + "kommentar/", {"text": "Samma."} | old).status_code for _ in range(2)]

    assert answers == [302, 302]


def test_what_was_taken_away_meanwhile_is_told(published, carin, adam, logged_in):
    one, two = logged_in(carin), logged_in(adam)
    one.post(PAGE + "kommentar/", {"text": "Först."})
    old = as_seen(two, PAGE, "comment_form")
    one.post(PAGE + "kommentar/", {"text": ""} | old)

    told = words(two.post(PAGE + "kommentar/", {"text": "Ändrad."} | old))

    assert "Carin Controller sparade" in told
    assert "(tomt)" in told


def test_old_values_stay_in_the_diary(published, carin, sara, logged_in):
    client = logged_in(sara)
    for text in ("Ja.", "Nej."):
        client.post(SUMMARY + "arende/", {"decision": text} | as_seen(client, SUMMARY))
    logged_in(carin).post(PAGE + "kommentar/", {"text": "Ord."})

    diary = AuditEvent.objects.filter(action="agenda").first()
    assert diary.details["before"]["decision"] == "Ja."
    assert AuditEvent.objects.filter(action="remark").first().details["before"] == {}


def test_a_meeting_moved_meanwhile_and_an_item_opened_meanwhile_are_told(
    published, committee, sara, adam, logged_in
):
    one, two = logged_in(sara), logged_in(adam)
    one.post(reverse("new_meeting", args=["provby"]), MEETING)
    meeting = committee.meetings.get()
    address = reverse("meeting", args=["provby", meeting.pk])
    old = as_seen(two, address)
    one.post(address, MEETING | {"place": "Biblioteket"} | old)

    told = words(two.post(address, MEETING | {"place": "Kyrkan"} | old))
    assert "Biblioteket" in told
    assert "Kyrkan" in told

    item = freeze(meeting=meeting, month=Month(2022, 1), by=sara).item
    page = reverse("item", args=["provby", meeting.pk, item.pk])
    form = {"figures": "behall", "reason": "Beslutet infört"} | as_seen(two, page)
    one.post(page + "oppna-igen/", form | {"decision": "Saras beslut."})

    told = words(two.post(page + "oppna-igen/", form | {"decision": "Adams beslut."}))
    assert "Saras beslut." in told
    assert "Adams beslut." in told
    assert item.versions.count() == 2


def test_a_rule_is_not_taken_away_from_a_table_that_another_has_changed(published, carin, adam, logged_in):
    one, two = logged_in(carin), logged_in(adam)
    old = as_seen(two, SETTINGS, "account_form")
    one.post(SETTINGS, {"prefix": "3", "line": "other_cost"} | old)

    told = two.post(SETTINGS, {"remove": "3"} | old, follow=True)

    assert "Inget är borttaget: Carin Controller har ändrat tabellen." in words(told)
