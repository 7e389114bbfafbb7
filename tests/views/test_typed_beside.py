"""A page with several forms: whatever button is pressed, what was typed in the other fields stays."""

from datetime import date

import pytest

from socfin.actions.meetings import create_meeting, freeze
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import AccountLine, Assessment, Item, Remark, Verksamhet
from tests.cast import as_seen, made

PAGE = "/provby/2022-01/verksamhet/511/"
SETTINGS = "/provby/installningar/"
MEETINGS = "/provby/sammantraden/"
LIMITS = {"unit": "tkr", "watch_percent": "1", "deficit_percent": "3", "floor": "77"}
STILL = "Det du skrev är inte sparat än. Det står kvar i fälten."


def words(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def drawn(client, address: str, *names: str) -> dict[str, str]:
    """What a browser would send of the forms of a page when nothing is touched."""
    page = made(client, address)
    sent = {}
    for name in names:
        for field in page.context[name]:
            if field.widget_type == "checkboxselectmultiple" and not field.value():
                continue  # a box that is not ticked sends nothing
            shown = field.field.widget.format_value(field.value())
            first = (shown or [""])[0] if isinstance(shown, list) else shown
            sent[field.html_name] = first or ""
            if field.field.show_hidden_initial:
                sent[field.html_initial_name] = first or ""
    return sent


@pytest.fixture
def published(publish_rows):
    publish_rows("511 5020 2022-01 budget -1000\n511 5020 2022-01 utfall -1100")


@pytest.fixture
def meeting(published, committee, sara):
    return create_meeting(
        committee=committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place="Tingshuset"),
        by=sara,
    )


def test_a_comment_and_an_assessment_are_saved_together(published, carin, logged_in):
    client = logged_in(carin)
    sent = drawn(client, PAGE, "comment_form", "assess_form")

    told = client.post(PAGE + "kommentar/", sent | {"text": "Fler timmar.", "amount": "−12"}, follow=True)

    assert "Kommentaren och bedömningen av Hemtjänst norr" in words(told)
    assert (Remark.objects.get().text, Assessment.objects.get().amount_ore) == ("Fler timmar.", -12_000_00)


def test_only_what_was_touched_is_written(published, carin, adam, logged_in):
    client = logged_in(carin)
    sent = drawn(client, PAGE, "comment_form", "assess_form")
    other = logged_in(adam)
    other.post(PAGE + "kommentar/", {"text": "Adams ord."} | as_seen(other, PAGE, "comment_form"))

    told = client.post(PAGE + "kommentar/", sent | {"amount": "−12"}, follow=True)

    assert "Bedömningen av Hemtjänst norr" in words(told), "Carin never touched the comment that Adam wrote"
    assert (Remark.objects.count(), Assessment.objects.count()) == (1, 1)


def test_when_one_is_refused_neither_is_saved_and_both_are_there(published, carin, logged_in):
    client = logged_in(carin)
    sent = drawn(client, PAGE, "comment_form", "assess_form")

    refused = client.post(PAGE + "kommentar/", sent | {"text": "Fler timmar.", "amount": "tolv"})

    assert refused.status_code == 422
    assert "Fler timmar.</textarea>" in words(refused)
    assert 'value="tolv"' in words(refused)
    assert not Remark.objects.exists()


def test_when_another_has_written_one_of_them_neither_is_saved(published, carin, adam, logged_in):
    client, other = logged_in(carin), logged_in(adam)
    sent = drawn(client, PAGE, "comment_form", "assess_form")
    other.post(PAGE + "kommentar/", {"amount": "−7"} | as_seen(other, PAGE, "assess_form"))

    refused = client.post(PAGE + "kommentar/", sent | {"text": "Mitt.", "amount": "−12"})

    assert refused.status_code == 422
    assert "Mitt.</textarea>" in words(refused)
    assert not Remark.objects.exists()


def test_limits_and_an_account_are_saved_together(published, carin, committee, logged_in):
    client = logged_in(carin)
    sent = drawn(client, SETTINGS, "presentation_form", "account_form")

    told = client.post(SETTINGS, sent | {"floor": "88", "prefix": "77", "line": "revenue"}, follow=True)

    assert "Enhet och gränser gäller nu" in words(told)
    assert "börjar med 77 är kopplade till en rad" in words(told)
    committee.refresh_from_db()
    assert (committee.floor_ore, AccountLine.objects.filter(prefix="77").count()) == (88_000_00, 1)


def test_taking_away_a_rule_leaves_what_is_typed_elsewhere(published, carin, committee, logged_in):
    client = logged_in(carin)
    sent = drawn(client, SETTINGS, "presentation_form", "account_form")
    prefix = AccountLine.objects.first().prefix

    told = client.post(SETTINGS, sent | {"floor": "88", "prefix": "77", "remove": prefix}, follow=True)

    assert f"börjar med {prefix}" in words(told)
    assert STILL in words(told)
    assert 'value="88"' in words(told)
    assert 'value="77"' in words(told)
    assert STILL not in words(client.get(SETTINGS))


@pytest.mark.parametrize(("button", "leads_to"), [("frys/2022-01/", "frys/2022-01/"), ("stall-in/", "")])
def test_a_meetings_buttons_leave_the_time_and_place_that_are_typed(
    meeting, sara, logged_in, button, leads_to
):
    client, address = logged_in(sara), f"{MEETINGS}{meeting.pk}/"
    sent = drawn(client, address, "form") | {"place": "Sessionssalen"}

    told = client.post(address + button, sent)
    back = client.get(address)

    assert told.url == address + leads_to
    assert STILL in words(back)
    assert 'value="Sessionssalen"' in words(back)
    assert client.post(address, drawn(client, address, "form")).status_code == 302


def test_what_is_half_typed_is_on_no_one_elses_page(meeting, sara, adam, logged_in):
    client, address = logged_in(sara), f"{MEETINGS}{meeting.pk}/"
    sent = drawn(client, address, "form") | {"place": "Sessionssalen"}
    client.post(address + "stall-in/", sent)

    assert "Sessionssalen" in words(client.get(address))

    assert "Sessionssalen" not in words(logged_in(adam).get(address))
    assert "Sessionssalen" not in words(client.get(address))


def test_the_way_to_the_form_with_nothing_typed_leaves_nothing_behind(meeting, sara, logged_in):
    client, address = logged_in(sara), f"{MEETINGS}{meeting.pk}/"

    client.post(address + "frys/2022-01/", drawn(client, address, "form"))

    assert STILL not in words(client.get(address))


def test_a_day_typed_for_a_new_meeting_is_asked_about_when_an_old_one_is_chosen(meeting, sara, logged_in):
    client, address = logged_in(sara), "/provby/2022-01/till-sammantrade/"
    typed = {"date": "2022-06-07", "item": "Su § 9", "meeting": str(meeting.pk)}

    told = client.post(address, drawn(client, address, "form") | typed)

    assert told.status_code == 422
    assert "Du har skrivit en dag för ett nytt sammanträde." in words(told)
    assert 'value="2022-06-07"' in words(told)
    assert 'value="Su § 9"' in words(told)
    assert not Item.objects.exists()


def test_what_is_typed_for_the_item_outlives_a_day_that_is_missing(meeting, sara, logged_in):
    client, address = logged_in(sara), "/provby/2022-01/till-sammantrade/"
    typed = {"meeting": "nytt", "item": "Su § 9", "decision": "Nämnden godkänner."}

    told = client.post(address, drawn(client, address, "form") | typed)

    assert told.status_code == 422
    assert "Välj en dag." in words(told)
    assert "Nämnden godkänner." in words(told)
    assert not Item.objects.exists()


def test_a_measure_half_typed_outlives_the_one_taken_away(publish_rows, carin, committee, logged_in):
    publish_rows(
        "511 5020 2022-01 utfall -1100\n"
        + "\n".join(f"511 5020 2022-{month:02d} budget -1000" for month in range(1, 13))
    )
    client, address = logged_in(carin), "/provby/2022-01/prognos/"
    measure = {"kind": "measure", "verksamhet": "511", "first": "2022-04", "last": "2022-05", "amount": "5"}
    client.post(address + "atgard/", measure | {"text": "Färre timmar"})
    kept = Verksamhet.objects.get(code="511", committee=committee).adjustments.get()
    sent = drawn(client, address, "form") | {"text": "En placering avslutas"}

    told = client.post(f"{address}atgard/{kept.pk}/ta-bort/", sent, follow=True)

    assert "Borttaget: Färre timmar" in words(told)
    assert 'value="En placering avslutas"' in words(told)
    assert '<details class="behind no-print" open>' in words(told)


@pytest.fixture
def item(meeting, sara):
    other = create_meeting(
        committee=meeting.committee,
        occasion=Occasion(date=date(2022, 6, 7), starts=None, ends=None, place=""),
        by=sara,
    )
    frozen = freeze(meeting=meeting, month=Month(2022, 1), by=sara).item
    return frozen, other, f"{MEETINGS}{meeting.pk}/arende/{frozen.pk}/"


@pytest.mark.parametrize("button", ["flytta/", "oppna-igen/"])
def test_an_items_other_form_keeps_what_is_typed(item, sara, logged_in, button):
    _, other, address = item
    client = logged_in(sara)
    sent = drawn(client, address, "form") | {"to": str(other.pk), "why": "Tas upp i juni."}
    sent |= {"reason": "Beslutet infört."} if button == "oppna-igen/" else {"heading": "Ny rubrik"}

    told = client.post(address + button, sent, follow=True)

    assert told.status_code == 200
    assert 'value="Tas upp i juni."' in words(told)
    assert button != "flytta/" or 'value="Ny rubrik"' in words(told)


def test_a_refused_form_leaves_the_others_as_they_were_typed(item, sara, logged_in):
    _, _, address = item
    client = logged_in(sara)
    sent = drawn(client, address, "form") | {"heading": "Ny rubrik", "why": ""}

    refused = client.post(address + "utga/", sent)

    assert refused.status_code == 422
    assert 'value="Ny rubrik"' in words(refused)


def test_enter_in_a_field_of_an_item_asks_which_button_is_meant(item, sara, petra, logged_in):
    frozen, _, address = item
    client = logged_in(sara)
    sent = drawn(client, address, "form") | {"why": "Tas upp i juni."}

    asked = client.post(address, sent)

    assert asked.status_code == 422
    assert "Inget är gjort än" in words(asked)
    assert 'value="Tas upp i juni."' in words(asked)
    assert frozen.versions.count() == 1
    assert logged_in(petra).post(address, sent).status_code == 403


def test_a_refused_form_is_told_first_on_the_page_with_the_way_to_its_fields(
    published, carin, adam, logged_in
):
    client, other = logged_in(carin), logged_in(adam)
    old = as_seen(client, PAGE, "comment_form")
    other.post(PAGE + "kommentar/", {"text": "Adams."} | old)

    page = words(client.post(PAGE + "kommentar/", {"text": "Carins."} | old))

    main = page[page.index("<main") :]
    first = main.index('<section class="refused" role="alert" tabindex="-1" autofocus>')
    assert first < main.index("Adams.") < main.index("<h1")
    assert '<a href="#id_text">Till det du skrev</a>' in page
    assert page.count("någon annan hann före") == 1
