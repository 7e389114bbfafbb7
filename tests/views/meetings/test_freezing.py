"""An item is frozen in the queue: who asks waits a moment, is told how it goes, and then led to it."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.meetings import create_meeting
from socfin.actions.people.memberships import end_role
from socfin.actions.remarks import set_agenda
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.domain.work.pieces import Work, WorkState
from socfin.models import AuditEvent, Item, ItemVersion, Meeting, Membership
from socfin.selectors.work.queue import pieces
from socfin.tasks import work
from socfin.views.meetings import freezing
from tests.cast import person, published
from tests.views.meetings.test_meetings import NEW_MEETING, ROWS, as_drawn, at, words
from tests.views.meetings.test_new_versions import DECIDED, sent

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = Month(2022, 1)
NEW_DAY = date(2022, 4, 5)


@pytest.fixture(autouse=True)
def workers_elsewhere(settings, monkeypatch):
    """What is asked for is done when the test says so."""
    settings.WORKERS = True
    monkeypatch.setattr(freezing, "FREEZE_WAIT_SECONDS", 0)
    monkeypatch.setattr(work, "warm", lambda *_: None)


@pytest.fixture
def saras(committee, sara, logged_in):
    published(committee, ROWS)
    return logged_in(sara)


@pytest.fixture
def form() -> str:
    return reverse("choose_meeting", args=["provby", "2022-01"])


def do_all() -> None:
    call_command("work", once=True, stdout=StringIO())


def frozen_pieces() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith=f".{Work.FREEZING}").order_by("enqueued_at"))


def ask(client, form: str, **typed: str) -> str:
    """Where the one who sends the form is told how it goes."""
    return client.post(form, as_drawn(client.get(form)) | NEW_MEETING | typed).url


def test_who_freezes_is_told_that_it_is_done_outside_and_then_led_to_the_item(saras, form):
    told = ask(saras, form, heading="Ekonomin")
    page = saras.get(told)
    assert (page.status_code, Item.objects.count()) == (202, 0)
    assert "Ärendet fryses" in words(page)
    piece = saras.get(re.search(r'data-piece="([^"]*)"', page.content.decode())[1]).json()
    assert piece == {
        "waits": True,
        "step": "Väntar på sin tur",
        "words": "Väntar på sin tur …",
        "share": None,
    }

    do_all()
    done = saras.get(told, follow=True)

    item = Item.objects.get()
    assert done.redirect_chain == [(at(item), 302)]
    assert "Fryst. Rapporten för januari 2022" in words(done)
    assert (item.heading, item.versions.get().frozen_by.username) == ("Ekonomin", "sara")


def test_it_is_the_very_report_that_a_request_freezes(saras, form, settings):
    ask(saras, form)
    do_all()
    settings.WORKERS = False
    ask(saras, form, date="2022-06-07")

    outside, inside = ItemVersion.objects.order_by("pk")
    assert (outside.report, outside.public_report) == (inside.report, inside.public_report)


def test_what_is_sent_twice_is_frozen_once(saras, form):
    typed = as_drawn(saras.get(form)) | NEW_MEETING
    assert saras.post(form, typed).url == saras.post(form, typed).url

    do_all()

    assert (len(frozen_pieces()), Meeting.objects.count(), Item.objects.count()) == (1, 1, 1)


def test_what_a_killed_worker_had_frozen_is_not_frozen_again(saras, form):
    told = ask(saras, form)
    do_all()
    DBTaskResult.objects.update(status=WorkState.QUEUED, run_after=get_date_max())  # before it could say so
    do_all()

    assert (Meeting.objects.count(), ItemVersion.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(action="freeze").count() == 1
    assert saras.get(told).url == at(Item.objects.get())


def test_two_that_do_the_same_piece_at_once_freeze_it_once(saras, form, monkeypatch):
    ask(saras, form)
    do_all()
    DBTaskResult.objects.update(status=WorkState.QUEUED, run_after=get_date_max())
    monkeypatch.setattr(work, "frozen_in", lambda *_: None)  # it looked before the other was done
    do_all()

    assert (Meeting.objects.count(), ItemVersion.objects.count()) == (1, 1)
    assert [row.status for row in frozen_pieces()] == [WorkState.DONE]


def test_a_month_that_came_there_meanwhile_is_refused_in_the_form(saras, form, committee, sara):
    meeting = create_meeting(committee=committee, occasion=Occasion(NEW_DAY), by=sara)
    first = ask(saras, form, meeting=str(meeting.pk), date="", heading="Ekonomin i januari")
    second = ask(saras, form, meeting=str(meeting.pk), date="")
    do_all()

    assert saras.get(first).url == at(Item.objects.get())
    assert saras.get(second).status_code == 422
    assert Item.objects.get().heading == "Ekonomin i januari"
    assert [row.status for row in frozen_pieces()] == [WorkState.DONE, WorkState.FAILED]


def test_who_was_overtaken_sees_both_texts_and_nothing_is_frozen(saras, form, committee, carin):
    told = ask(saras, form, heading="Min rubrik")
    set_agenda(committee=committee, month=JANUARY, agenda=AgendaItem(heading="Carins rubrik"), by=carin)
    do_all()

    page = saras.get(told)
    assert page.status_code == 422
    assert "Carins rubrik" in words(page)
    assert 'value="Min rubrik"' in words(page)
    assert f'action="{form}"' in words(page)
    assert not Item.objects.exists()
    [piece] = [each for each in pieces(committee, whole_site=False, most=9) if each.work is Work.FREEZING]
    assert piece.reason == "Någon annan har sparat något annat medan du skrev."


def test_who_has_lost_the_role_meanwhile_freezes_nothing(saras, form, committee):
    ask(saras, form)
    end_role(membership=Membership.objects.get(user__username="sara"), by=person("adam"))
    do_all()

    assert [row.status for row in frozen_pieces()] == [WorkState.FAILED]
    assert not Item.objects.exists()


def test_how_it_goes_is_told_its_sender_alone(saras, form, carin, petra, logged_in):
    told = ask(saras, form, heading="Bara mitt")
    do_all()

    assert logged_in(petra).get(told).status_code == 403
    assert logged_in(carin).get(told).status_code in (302, 403)


def test_a_decision_is_written_in_outside_and_what_else_was_typed_stands_there_still(saras, form):
    ask(saras, form)
    do_all()
    item = Item.objects.get()
    typed = sent(saras, item, decision=DECIDED) | {"reason": "Fel siffra", "why": ""}

    told = saras.post(at(item, "decide_item"), typed).url
    assert item.versions.count() == 1
    do_all()
    page = words(saras.get(told, follow=True))

    assert item.versions.count() == 2
    assert "Beslutet är infört. Siffrorna är oförändrade" in page
    assert 'value="Fel siffra"' in page


def test_a_refused_version_is_said_on_the_items_page_with_what_was_typed(saras, form, committee, sara):
    ask(saras, form)
    do_all()
    item = Item.objects.get()
    asked = {"figures": "behall", "reason": "Ny rubrik", "heading": "Rättad", "seen": "någon annans"}

    told = saras.post(at(item, "reopen"), asked).url
    do_all()
    page = saras.get(told)

    assert page.status_code == 422
    assert 'value="Rättad"' in words(page)
    assert item.versions.count() == 1
