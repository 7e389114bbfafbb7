"""The seal of an entry is the same for ever, in every database, and of every word it says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from socfin.domain.people.trail import START, Entry

ENTRY = Entry(
    at=datetime(2022, 3, 1, 10, 0, tzinfo=UTC),
    by="carin",
    committee="provby",
    action="publish",
    details={"slots": [["outcome", 202201, 1, 0]], "reason": "Rättat, åäö."},
    request="a1",
)


def test_the_form_is_never_changed_since_seals_have_been_published():
    assert ENTRY.sealed(START) == "ce2a8bf6bb998711af06a385b3bc6b4f8c96cd8528a19bf7ff06888515f9be9d"


@pytest.mark.parametrize(
    "change",
    [
        {"at": ENTRY.at + timedelta(microseconds=1)},
        {"by": "adam"},
        {"committee": ""},
        {"action": "undo"},
        {"details": {"slots": []}},
        {"request": "a2"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_word_is_sealed(change):
    assert replace(ENTRY, **change).sealed(START) != ENTRY.sealed(START)


def test_what_came_before_is_sealed_too():
    assert ENTRY.sealed("0" * 64) != ENTRY.sealed(START)


def test_a_moment_and_a_number_are_the_same_however_a_database_gives_them_back():
    here = replace(ENTRY, at=ENTRY.at.astimezone(timezone(timedelta(hours=2))), details={"a": (2.0, 1e16)})
    there = replace(ENTRY, details={"a": [2, 10**16]})

    assert here.sealed(START) == there.sealed(START)
