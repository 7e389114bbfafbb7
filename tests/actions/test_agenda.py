"""An item moves between meetings and is withdrawn; what was frozen in it never changes."""

from datetime import date

import pytest

from socfin.actions.agenda import move_item, take_up_again, withdraw_item
from socfin.actions.committees import create_committee
from socfin.actions.meetings import AlreadyThere, create_meeting, freeze, keep_document, reopen
from socfin.documents import render
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Report
from socfin.models import AuditEvent, Item, ItemVersion, KeptDocument
from socfin.selectors.meetings import meetings_without, previous_item

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
ROWS = "\n".join(
    f"511 5020 {month} {scenario} -1000" for month in (JANUARY, FEBRUARY) for scenario in ("budget", "utfall")
)


@pytest.fixture
def meet(committee, sara):
    """`meet(5)` is the committee's meeting on 3 May 2022."""

    def run(month, committee=committee):
        day = date(2022, month, 3)
        return create_meeting(
            committee=committee, occasion=Occasion(date=day, starts=None, ends=None, place=""), by=sara
        )

    return run


@pytest.fixture
def item(meet, publish_rows, sara):
    publish_rows(ROWS)
    version = freeze(meeting=meet(5), month=JANUARY, by=sara)
    made = render(Report.from_json(version.report), "text")
    keep_document(version=version, format="text", public=False, document=made, by=sara)
    return version.item


def archive():
    """Everything that was frozen, to the byte."""
    return (
        list(ItemVersion.objects.order_by("pk").values_list()),
        [
            (*row[:-1], bytes(row[-1]))
            for row in KeptDocument.objects.values_list("pk", "filename", "content")
        ],
    )


def test_a_moved_item_takes_what_was_frozen_with_it_unchanged(item, meet, sara):
    before, left, to = archive(), item.meeting, meet(6)

    move_item(item=item, to=to, by=sara)

    assert archive() == before
    assert list(left.items.all()) == []
    assert list(to.items.all()) == [item]
    noted = AuditEvent.objects.get(action="move_item").details
    assert (noted["before"], noted["after"]) == ("2022-05-03", "2022-06-03")


def test_a_moved_item_comes_last_on_the_agenda(item, meet, sara):
    to = meet(6)
    first = freeze(meeting=to, month=FEBRUARY, by=sara).item

    move_item(item=item, to=to, by=sara)

    assert list(to.items.all()) == [first, item]


def test_both_meetings_tell_calendars_that_they_have_changed(item, meet, sara):
    left, to = item.meeting, meet(6)
    before = left.changed_at, to.changed_at

    move_item(item=item, to=to, by=sara)

    left.refresh_from_db()
    to.refresh_from_db()
    assert left.changed_at > before[0]
    assert to.changed_at > before[1]


def test_a_period_is_on_a_meeting_once(item, meet, sara):
    to = meet(6)
    other = freeze(meeting=to, month=JANUARY, by=sara).item

    with pytest.raises(AlreadyThere) as refusal:
        move_item(item=item, to=to, by=sara)

    assert refusal.value.item == other
    assert to not in meetings_without(item.meeting.committee, JANUARY)


def test_an_item_stays_in_its_committee_and_moves_somewhere(item, meet, sara, adam):
    other = create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Provby", root_code="9", root_name="Annat"),
        by=adam,
    )
    for to in (item.meeting, meet(6, committee=other)):
        with pytest.raises(ValueError, match="annat av nämndens sammanträden"):
            move_item(item=item, to=to, by=sara)


def test_a_withdrawn_item_stays_in_the_archive_with_its_reason(item, sara):
    before = archive()

    withdraw_item(item=item, reason=" Tas upp i juni. ", by=sara)

    kept = Item.objects.get()
    assert archive() == before
    assert (kept.meeting, kept.withdrawn_reason, kept.withdrawn_by) == (item.meeting, "Tas upp i juni.", sara)
    assert AuditEvent.objects.get(action="withdraw_item").details["reason"] == "Tas upp i juni."


def test_withdrawing_needs_a_reason_and_is_done_once(item, sara):
    with pytest.raises(ValueError, match="varför"):
        withdraw_item(item=item, reason="  ", by=sara)
    withdraw_item(item=item, reason="Nytt underlag.", by=sara)
    with pytest.raises(ValueError, match="redan"):
        withdraw_item(item=item, reason="Igen.", by=sara)


def test_a_withdrawn_item_is_neither_moved_nor_reopened_until_it_is_taken_up_again(item, meet, sara):
    withdraw_item(item=item, reason="Nytt underlag.", by=sara)
    with pytest.raises(ValueError, match="Ta upp det igen"):
        move_item(item=item, to=meet(6), by=sara)
    with pytest.raises(ValueError, match="Ta upp det igen"):
        reopen(item=item, agenda=AgendaItem(), new_figures=False, reason="Rättat.", by=sara)
    with pytest.raises(AlreadyThere, match="utgått"):
        freeze(meeting=item.meeting, month=JANUARY, by=sara)

    take_up_again(item=item, by=sara)

    assert Item.objects.get().withdrawn_reason == ""
    assert AuditEvent.objects.get(action="take_up_again").details["withdrawn_because"] == "Nytt underlag."
    with pytest.raises(ValueError, match="redan"):
        take_up_again(item=item, by=sara)
    move_item(item=item, to=meet(7), by=sara)


def test_what_was_withdrawn_is_not_what_the_last_meeting_saw(item, meet, sara):
    later = freeze(meeting=meet(6), month=FEBRUARY, by=sara).item
    assert previous_item(later) == item

    withdraw_item(item=item, reason="Nytt underlag.", by=sara)

    assert previous_item(later) is None


def test_a_moved_item_is_held_against_the_month_before_it_never_a_later_one(item, meet, publish_rows, sara):
    publish_rows("511 5020 2022-03 utfall -1000")
    february = freeze(meeting=meet(6), month=FEBRUARY, by=sara).item
    march = freeze(meeting=meet(7), month=Month(2022, 3), by=sara).item

    move_item(item=february, to=meet(8), by=sara)

    assert previous_item(february) == item
    assert previous_item(march) == item
    move_item(item=item, to=meet(9), by=sara)
    assert previous_item(item) is None


def test_after_a_moved_item_the_nearest_month_is_what_came_before(item, meet, publish_rows, sara):
    publish_rows("511 5020 2022-03 utfall -1000")
    february = freeze(meeting=meet(6), month=FEBRUARY, by=sara).item
    move_item(item=item, to=meet(7), by=sara)

    march = freeze(meeting=meet(8), month=Month(2022, 3), by=sara).item

    assert previous_item(march) == february


def test_a_month_that_stands_on_an_agenda_is_not_offered_to_the_meeting_it_was_moved_from(
    item, meet, sara, logged_in
):
    left = item.meeting
    offer = 'aria-label="Lägg till {}"'
    move_item(item=item, to=meet(6), by=sara)

    page = logged_in(sara).get(f"/provby/sammantraden/{left.pk}/").content.decode()

    assert offer.format("januari 2022") not in page
    assert offer.format("februari 2022") in page
    withdraw_item(item=item, reason="Nytt underlag.", by=sara)
    page = logged_in(sara).get(f"/provby/sammantraden/{left.pk}/").content.decode()
    assert offer.format("januari 2022") in page
