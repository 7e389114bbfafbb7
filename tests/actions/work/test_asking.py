"""What is asked for outside a request is queued once, with what else is stored, and nothing of it is lost."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from socfin.actions.committees import create_committee
from socfin.actions.work.asking import ask, ask_for_notices, forget_old, take_up, try_again
from socfin.domain.committee import NewCommittee
from socfin.domain.work.pieces import LEASE, MOST_TRIES, Work, WorkState
from socfin.models import AuditEvent
from socfin.selectors.work.queue import pieces, under_way


def asked(committee, host: str = "provby.se") -> str:
    return ask(Work.PAGES, committee=committee.pk, host=host)


def left(number: str, **fields) -> DBTaskResult:
    DBTaskResult.objects.filter(pk=number).update(**fields)
    return DBTaskResult.objects.get(pk=number)


def states(committee) -> list[WorkState]:
    return [piece.state for piece in pieces(committee, whole_site=True, most=10)]


@pytest.mark.django_db(transaction=True)
def test_the_very_same_that_waits_is_asked_for_once(committee):
    assert asked(committee) == asked(committee)
    assert asked(committee, "annan.se") != asked(committee)

    left(asked(committee), status=WorkState.RUNNING)
    asked(committee)

    assert DBTaskResult.objects.count() == 3, "one that has begun may have seen what was before"


@pytest.mark.django_db(transaction=True)
def test_what_is_not_stored_is_not_asked_for_either(committee):
    with transaction.atomic():
        asked(committee)
        transaction.set_rollback(True)

    assert not under_way(Work.PAGES, committee=committee.pk)


@pytest.mark.parametrize(
    "silent",
    [
        {"run_after": timezone.now() - timedelta(seconds=1)},
        {"run_after": get_date_max(), "started_at": timezone.now() - LEASE - timedelta(seconds=1)},
    ],
    ids=["after a sign of life", "before the first"],
)
def test_what_somebody_who_disappeared_had_begun_is_taken_up(committee, silent):
    left(asked(committee), status=WorkState.RUNNING, worker_ids=["a"], **silent)

    assert take_up() == 1
    assert states(committee) == [WorkState.QUEUED]
    assert take_up() == 0


def test_what_is_being_done_is_left_to_who_does_it(committee):
    left(asked(committee), status=WorkState.RUNNING, run_after=timezone.now() + LEASE, worker_ids=["a"])

    assert take_up() == 0
    assert states(committee) == [WorkState.RUNNING]


def test_what_takes_its_doer_along_each_time_is_given_up_and_may_be_tried_again(committee, adam):
    gone = timezone.now() - timedelta(seconds=1)
    number = asked(committee)
    left(number, status=WorkState.RUNNING, run_after=gone, worker_ids=["a"] * MOST_TRIES)

    assert take_up() == 0
    [piece] = pieces(committee, whole_site=False, most=10)
    assert (piece.state, piece.tries) == (WorkState.FAILED, 3)
    assert piece.reason == "Avbröts 3 gånger: processen försvann. Minnet kan ha tagit slut."

    assert try_again(number=number, committee=committee, whole_site=False, by=adam)
    assert not try_again(number=number, committee=committee, whole_site=False, by=adam)
    assert states(committee) == [WorkState.QUEUED]
    assert AuditEvent.objects.latest("id").details == {"work": "pages", "piece": number}


def test_nobody_tries_anothers_again(committee, adam):
    other = NewCommittee(slug="annan", name="A", municipality="A", root_code="1", root_name="A")
    number = asked(create_committee(new=other, by=adam))
    left(number, status=WorkState.FAILED)
    site = ask(Work.NOTICES)
    left(site, status=WorkState.FAILED)

    assert not try_again(number=number, committee=committee, whole_site=True, by=adam)
    assert not try_again(number=site, committee=committee, whole_site=False, by=adam)
    assert try_again(number=site, committee=committee, whole_site=True, by=adam)


def test_letters_are_asked_for_as_often_as_a_timer_would(db):
    for _ in range(2):
        ask_for_notices()
    assert DBTaskResult.objects.count() == 1

    DBTaskResult.objects.update(status=WorkState.DONE, enqueued_at=timezone.now() - timedelta(minutes=6))
    ask_for_notices()
    assert DBTaskResult.objects.count() == 2


def test_what_was_done_long_ago_is_forgotten_and_what_waits_never(committee):
    weeks_ago = timezone.now() - timedelta(days=8)
    left(asked(committee, "1"), status=WorkState.DONE, finished_at=weeks_ago)
    left(asked(committee, "2"), status=WorkState.FAILED, finished_at=weeks_ago)
    left(asked(committee, "3"), enqueued_at=weeks_ago)

    assert forget_old() == 1
    assert sorted(states(committee)) == [WorkState.FAILED, WorkState.QUEUED]
