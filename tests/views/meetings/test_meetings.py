"""The meeting pages: who sees what of a frozen item, and that its documents never change."""

import io
import re
from datetime import date, time

import docx
import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from icalendar import Calendar

from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.remarks import set_agenda, write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.models import Item, KeptDocument, Meeting
from socfin.selectors.committees import verksamhet_by_code
from tests import cast
from tests.cast import as_seen

JANUARY = Month(2022, 1)
ROWS = """
511 5020 2022-01 budget -1000000
511 5020 2022-01 utfall -1100000
520 5020 2022-01 budget -2000000
520 5020 2022-01 utfall -2500000
530 5020 2022-01 budget -600000
530 5020 2022-01 utfall -617000
"""
NEW = ROWS.replace("utfall -1100000", "utfall -1124000")
MEETING = {"date": "2022-05-03", "starts": "13:00", "ends": "15:30", "place": "Nostrarummet, Tingshuset"}


NEW_MEETING = MEETING | {"meeting": "nytt"}


def as_drawn(page) -> dict[str, str]:
    """What the page's form sends when nothing is changed."""
    form = page.context["form"]
    return {name: str(form[name].value() or "") for name in form.fields}


@pytest.fixture(scope="module")
def january(once):
    once(published_january)


@pytest.fixture
def published(january, committee):
    return committee


def published_january():
    committee, sara, carin = cast.provby(), cast.person("sara"), cast.person("carin")
    cast.published(committee, ROWS)
    set_agenda(
        committee=committee,
        month=JANUARY,
        agenda=AgendaItem(
            item="Su § 16",
            dnr="KS2022-150",
            heading="Ekonomirapport januari",
            decision="Utskottet tackar för informationen.",
        ),
        by=sara,
    )
    node = verksamhet_by_code(committee, "530")
    write_remark(
        verksamhet=node,
        month=JANUARY,
        words=RemarkWords(text="En dyr placering.", cause="Placering"),
        by=carin,
    )


@pytest.fixture(scope="module")
def january_frozen(january, once):
    return once(frozen_january)


@pytest.fixture
def item(january_frozen, published) -> Item:
    return Item.objects.get(pk=january_frozen)


def frozen_january():
    sara = cast.person("sara")
    held = create_meeting(
        committee=cast.provby(),
        occasion=Occasion(date=date(2022, 5, 3), starts=time(13), ends=time(15, 30), place="T"),
        by=sara,
    )
    return freeze(meeting=held, month=JANUARY, by=sara).item_id


def at(item: Item, name: str = "item", *more: str, **query: str) -> str:
    end = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(name, args=["provby", item.meeting_id, item.pk, *more]) + (f"?{end}" if end else "")


def in_word(content: bytes) -> str:
    """The paragraphs of a Word document."""
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def words(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_from_the_summary_to_a_dispatched_pdf_and_word_in_five_clicks(published, sara, logged_in):
    client, clicks = logged_in(sara), 0

    def click(address: str, data: dict[str, str] | None = None):
        nonlocal clicks
        clicks += 1
        return client.get(address) if data is None else client.post(address, data, follow=True)

    overview = client.get("/provby/2022-01/")
    assert reverse("summary", args=["provby", "2022-01"]) in words(overview)
    summary = click(reverse("summary", args=["provby", "2022-01"]))
    assert "Ta upp januari 2022 på ett sammanträde</button>" in words(summary)
    named = {"item": "Su § 16", "sedan": "sammantrade", "seen": summary.context["form"].initial["seen"]}
    chosen = click(reverse("agenda", args=["provby", "2022-01"]), named)
    assert chosen.redirect_chain[-1][0] == reverse("choose_meeting", args=["provby", "2022-01"])
    page = click(reverse("choose_meeting", args=["provby", "2022-01"]), as_drawn(chosen) | NEW_MEETING)
    item = Item.objects.get()
    for kind in ("pdf", "docx"):
        assert at(item, "item_document", kind) in words(page)
        assert click(at(item, "item_document", kind)).status_code == 200

    assert clicks <= 5
    assert "Su § 16" in words(page)
    assert item.meeting.place == "Nostrarummet, Tingshuset"


def test_an_existing_meeting_is_chosen_with_one_click(item, sara, logged_in, published, publish_rows):
    publish_rows("511 5020 2022-02 utfall -1\n511 5020 2022-02 budget -1")
    client = logged_in(sara)

    page = client.get(reverse("freeze", args=["provby", item.meeting_id, "2022-02"]))
    sent = as_drawn(page)

    assert sent["meeting"] == str(item.meeting_id)
    answer = client.post(reverse("freeze", args=["provby", item.meeting_id, "2022-02"]), sent | {"date": ""})
    assert answer.status_code == 302
    assert item.meeting.items.count() == 2


def test_a_period_that_is_there_already_is_not_frozen_twice(item, sara, logged_in):
    client = logged_in(sara)

    told = client.post(reverse("freeze", args=["provby", item.meeting_id, "2022-01"]), follow=True)

    assert "finns redan på sammanträdet" in words(told)
    assert item.versions.count() == 1


def test_the_page_of_a_frozen_item_says_when_it_was_frozen_and_that_nothing_is_new(item, petra, logged_in):
    page = words(logged_in(petra).get(at(item)))

    assert "Fryst" in page
    assert "av Sara Sekreterare" in page
    assert "Inget har ändrats sedan dess." in page


def test_new_figures_are_told_but_not_shown(item, petra, logged_in, publish_rows):
    client = logged_in(petra)
    publish_rows(NEW, "nya.csv")

    page = words(client.get(at(item)))

    assert "Nya siffror finns: totalt −617 → −641 tkr mot budget." in page
    assert "Hemtjänst: −100 → −124." in page
    assert "utfall −1 100" in page
    assert "utfall −1 124" not in page


def test_documents_are_the_same_bytes_after_new_figures(item, sara, logged_in, publish_rows):
    client = logged_in(sara)
    kinds = ("docx", "xlsx", "csv", "txt", "json")
    before = {kind: client.get(at(item, "item_document", kind)).content for kind in kinds}

    publish_rows(NEW, "nya.csv")

    assert {kind: client.get(at(item, "item_document", kind)).content for kind in kinds} == before
    assert KeptDocument.objects.count() == len(kinds)


def test_an_unknown_format_or_version_is_not_found(item, sara, logged_in):
    client = logged_in(sara)

    assert client.get(at(item, "item_document", "exe")).status_code == 404
    assert client.get(at(item, version="9")).status_code == 404


def test_reopening_makes_a_version_beside_the_old_one(item, sara, logged_in, publish_rows):
    client = logged_in(sara)
    publish_rows(NEW, "nya.csv")
    form = {"item": "Su § 16", "figures": "nya", "reason": "Rättad lön", "decision": "Ja."}

    page = words(client.post(at(item, "reopen"), form | as_seen(client, at(item)), follow=True))

    assert "Version 2 av 2" in page
    assert "Rättad lön" in page
    assert "utfall −1 124" in page
    old = words(client.get(at(item, version="1")))
    assert "utfall −1 100" in old
    assert "den senaste gäller" in old


def test_reopening_without_a_reason_asks_for_one(item, sara, logged_in):
    answer = logged_in(sara).post(at(item, "reopen"), {"figures": "behall", "reason": ""})

    assert answer.status_code == 422
    assert "Skriv varför ärendet öppnas igen." in words(answer)


def test_the_item_is_compared_with_the_last_meetings(item, sara, petra, logged_in, publish_rows, published):
    publish_rows("511 5020 2022-02 utfall -1200000\n511 5020 2022-02 budget -1000000")
    june = create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 6, 7), starts=None, ends=None, place=""),
        by=sara,
    )
    second = freeze(meeting=june, month=Month(2022, 2), by=sara).item
    client = logged_in(petra)

    assert "Underskottet har ökat från 617 till 817 tkr." in words(client.get(at(second)))
    page = words(client.get(at(second, "compare_item", med="forra")))
    assert "Underskottet har ökat från 617 till 817 tkr. Störst betydelse har Hemtjänst, −200 tkr." in page
    assert page.index(">Hemtjänst<") < page.index("SÄBO"), "the largest change first"
    assert client.get(at(item, "compare_item", med="forra")).status_code == 404


def test_a_politician_reads_and_shows_the_item_and_opens_the_paper_she_was_sent(item, petra, logged_in):
    client = logged_in(petra)

    page = words(client.get(at(item)))

    assert at(item, "present") in page
    assert at(item, "item_document", "pdf") in page
    assert client.get(at(item, "item_document", "pdf"))["Content-Type"] == "application/pdf"
    assert at(item, "item_document", "docx") not in page
    assert client.get(at(item, "item_document", "docx")).status_code == 403


def test_the_presentation_has_a_heading_for_each_of_its_pages(item, petra, logged_in):
    page = words(logged_in(petra).get(at(item, "present")))

    assert page.count('<section class="slide') == page.count('<h2 id="bild-') + 1
    assert "Utskottet tackar för informationen." in page
    assert "<script>" not in page


def test_the_calendar_file_says_when_and_where(item, petra, logged_in):
    answer = logged_in(petra).get(reverse("calendar", args=["provby", item.meeting_id]))

    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert answer["Content-Type"].startswith("text/calendar")
    assert event.decoded("dtstart").isoformat() == "2022-05-03T11:00:00+00:00"
    assert event.decoded("dtend").isoformat() == "2022-05-03T13:30:00+00:00"
    assert str(event["location"]) == "T"
    assert "Su § 16" in str(event["description"])


def test_a_meeting_without_a_time_lasts_all_day(published, sara, logged_in):
    held = create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=sara,
    )

    answer = logged_in(sara).get(reverse("calendar", args=["provby", held.pk]))

    assert Calendar.from_ical(answer.content).walk("VEVENT")[0].decoded("dtstart") == date(2022, 5, 3)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": ""}, "Välj en dag."),
        ({"date": "9999-12-31"}, "Året 9999 går inte att använda."),
        ({"date": "0001-01-01"}, "Året 1 går inte att använda."),
        ({"ends": "12:00"}, "Sluttiden måste vara efter starttiden."),
        ({"starts": ""}, "Skriv när sammanträdet börjar, eller ta bort sluttiden."),
    ],
)
def test_a_meeting_that_cannot_be_is_told_in_the_form(published, sara, logged_in, change, said):
    there = Meeting.objects.count()

    answer = logged_in(sara).post(reverse("new_meeting", args=["provby"]), MEETING | change)

    assert answer.status_code == 422
    assert said in words(answer)
    assert Meeting.objects.count() == there


def test_a_meeting_is_moved_by_those_who_may_and_no_one_else(item, sara, petra, logged_in):
    address = reverse("meeting", args=["provby", item.meeting_id])

    assert logged_in(petra).post(address, MEETING | {"date": "2022-05-10"}).status_code == 403
    client = logged_in(sara)
    moved = MEETING | {"date": "2022-05-10"} | as_seen(client, address)
    assert client.post(address, moved).status_code == 302
    assert Meeting.objects.get().date == date(2022, 5, 10)


@pytest.fixture
def masking(published, carin):
    """Verksamhet 530 has three places, and the committee hides small units from politicians."""
    change_small_numbers(
        committee=published, limit=5, mask_for_politicians=True, people={"530": 3, "520": 40}, by=carin
    )


def test_a_politician_meets_small_units_only_gathered_on_every_page(masking, item, petra, logged_in):
    client = logged_in(petra)

    for address in ("/provby/2022-01/", at(item), at(item, "present"), at(item, "compare_item", med="nu")):
        page = words(client.get(address))
        assert "Mindre enheter (2 st)" in page, address
        assert "En dyr placering." not in page, address
        assert "530" not in page.replace("#530", ""), address


def test_a_politician_does_not_reach_a_small_unit_or_the_rows_beneath_by_address(masking, petra, logged_in):
    client = logged_in(petra)

    for code in ("530", "520"):
        assert client.get(f"/provby/2022-01/verksamhet/{code}/").status_code == 404
        assert client.get(f"/provby/2022-01/verksamhet/{code}/rader/").status_code == 404
    above = client.get("/provby/2022-01/verksamhet/5/rader/")
    assert above.status_code == 200
    assert "Raderna här visas inte" in words(above)
    assert "<table" not in words(above)
    assert client.get("/provby/2022-01/verksamhet/510/rader/").status_code == 200
    assert "/5/rader/" not in words(client.get("/provby/2022-01/"))


def test_accounts_of_a_verksamhet_with_hidden_parts_are_closed_for_they_may_be_one_units(
    masking, petra, carin, logged_in
):
    address = "/provby/2022-01/verksamhet/5/"

    assert "5020" in words(logged_in(carin).get(address))
    assert "5020" not in words(logged_in(petra).get(address))


def test_the_inner_circle_sees_all_and_what_others_do_not(masking, item, sara, logged_in):
    page = words(logged_in(sara).get(at(item)))

    assert "En dyr placering." in page
    assert "Dolt för förtroendevalda och i offentliga handlingar: SÄBO, 530." in page
    overview = words(logged_in(sara).get("/provby/2022-01/"))
    assert "Förtroendevalda ser inte SÄBO, 530 var för sig" in overview


def test_public_documents_gather_small_units_and_say_so_in_their_name(masking, item, sara, logged_in):
    client = logged_in(sara)

    whole = client.get(at(item, "item_document", "txt"))
    public = client.get(at(item, "item_document", "txt", visa="offentlig"))

    assert "En dyr placering." in whole.content.decode()
    assert "En dyr placering." not in public.content.decode()
    assert "Mindre enheter" in public.content.decode()
    assert "-offentlig.txt" in public["Content-Disposition"]


def test_the_limit_and_the_people_are_set_by_those_who_may_change_settings(published, carin, logged_in):
    client = logged_in(carin)
    address = reverse("small_numbers", args=["provby"])
    form = {"limit": "6", "mask_for_politicians": "on", "people-530": "3", "people-520": ""}

    page = words(client.post(address, form | as_seen(client, address), follow=True))

    published.refresh_from_db()
    assert (published.small_limit, published.mask_for_politicians) == (6, True)
    assert verksamhet_by_code(published, "530").people == 3
    assert "Dolt för förtroendevalda och i offentliga handlingar: <strong>530</strong>" in page
    assert "SÄBO läggs ihop med dem" in page


@pytest.fixture
def june(published, sara) -> Meeting:
    return create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 6, 14), starts=None, ends=None, place=""),
        by=sara,
    )


def test_the_secretary_moves_an_item_and_its_old_address_leads_to_it(item, june, sara, petra, logged_in):
    client, old = logged_in(sara), at(item)
    document = client.get(at(item, "item_document", "txt")).content
    assert "14 juni 2022" in words(client.get(old))

    page = words(client.post(at(item, "move_item"), {"to": june.pk}, follow=True))

    assert "Flyttat till sammanträdet 14 juni 2022. Det frysta innehållet är oförändrat." in page
    item.refresh_from_db()
    assert item.meeting == june
    assert client.get(at(item, "item_document", "txt")).content == document
    led = logged_in(petra).get(f"{old}?version=1")
    assert (led.status_code, led.url) == (302, f"{at(item)}?version=1")


def test_an_item_is_moved_only_to_a_meeting_in_the_list(item, sara, logged_in, published):
    client = logged_in(sara)
    assert "Det finns inget annat sammanträde utan den här perioden." in words(client.get(at(item)))
    create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 6, 14), starts=None, ends=None, place=""),
        by=sara,
    )

    answer = client.post(at(item, "move_item"), {"to": 4711})

    assert answer.status_code == 422
    assert "Välj ett av sammanträdena i listan." in words(answer)


def test_a_withdrawn_item_is_marked_wherever_it_stands_and_can_be_taken_up_again(
    item, sara, petra, logged_in
):
    client = logged_in(sara)
    answer = client.post(at(item, "withdraw_item"), {"why": ""})
    assert answer.status_code == 422
    assert "Skriv varför ärendet utgår." in words(answer)

    client.post(at(item, "withdraw_item"), {"why": "Tas upp i juni."})

    read = logged_in(petra)
    shown = words(read.get(at(item)))
    assert "Utgår.</strong> Tas upp i juni. " in shown
    assert "Flytta till ett annat" not in shown
    for address in (
        reverse("meetings", args=["provby"]),
        reverse("meeting", args=["provby", item.meeting_id]),
    ):
        assert ">Utgår<" in words(read.get(address))
    calendar = read.get(reverse("calendar", args=["provby", item.meeting_id]))
    assert "Su § 16" not in calendar.content.decode()
    assert client.get(at(item, "item_document", "pdf")).status_code == 200

    again = words(client.post(at(item, "take_up_again"), follow=True))

    assert "Ärendet står på dagordningen igen" in again
    assert "Utgår.</strong>" not in again


def test_a_meetings_page_offers_only_months_after_the_newest_taken_up(
    item, published, publish_rows, sara, logged_in
):
    publish_rows("511 5020 2021-12 utfall -1\n511 5020 2022-02 utfall -1")
    june = create_meeting(
        committee=published,
        occasion=Occasion(date=date(2022, 6, 7), starts=None, ends=None, place=""),
        by=sara,
    )

    page = logged_in(sara).get(reverse("meeting", args=["provby", june.pk]))

    assert [str(month) for month in page.context["months"]] == ["2022-02"]


def test_the_first_slide_says_where_the_year_lands_with_the_bridge_beside_it(item, petra, logged_in):
    first = words(logged_in(petra).get(at(item, "present"))).split("</section>")[0]

    assert "Prognos" in first
    assert 'data-figure="bridge-figur"' in first


def test_a_row_that_is_explained_has_its_parts_in_a_picture_of_its_own(item, petra, logged_in):
    page = words(logged_in(petra).get(at(item, "present")))

    assert re.search(r'data-figure="bridge-\d-figur"', page)


def test_a_document_says_which_meeting_it_is_for_who_wrote_it_and_when(item, sara, logged_in):
    client = logged_in(sara)
    written = date_format(localtime(item.versions.get().frozen_at), "j F Y")

    page = client.get(at(item, "item_document", "docx"))

    assert f"Till sammanträdet 3 maj 2022. Skriven {written} av Sara" in in_word(page.content)


def test_a_proposal_is_a_decision_only_when_it_is_entered_also_as_it_was_proposed(item, sara, logged_in):
    client = logged_in(sara)
    before = client.get(at(item))
    form = before.context["decision"]
    sent = {form.add_prefix(name): str(form[name].value() or "") for name in form.fields}

    client.post(at(item, "decide_item"), sent)
    after = client.get(at(item))

    assert before.context["outline"].decision_heading == "Förslag till beslut"
    assert before.context["form"].fields["decision"].label == "Förslag till beslut"
    assert after.context["outline"].decision_heading == "Beslut"
    assert after.context["form"].fields["decision"].label == "Beslut"
    assert "Inget är ändrat" in words(client.post(at(item, "decide_item"), sent | seen(after), follow=True))
    assert item.versions.count() == 2


def seen(page) -> dict[str, str]:
    form = page.context["decision"]
    return {form.add_prefix("seen"): str(form["seen"].value())}
