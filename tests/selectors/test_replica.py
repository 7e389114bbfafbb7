"""A page is made of the replica when it has all that is written, else of the primary."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import OperationalError, ProgrammingError

from socfin.models import Committee
from socfin.selectors import replica
from socfin.selectors.replica import REPLICA, Router, from_primary, from_replica, is_at_hand


@pytest.fixture(autouse=True)
def named(monkeypatch):
    """A replica is named, and nothing is in a transaction."""
    monkeypatch.setitem(settings.DATABASES, REPLICA, {})
    monkeypatch.setattr(replica, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(replica, "_rests_until", 0.0)


@pytest.fixture
def told(monkeypatch):
    """What the two answer, in order; an error is raised. Gives whom was asked."""

    def answer(*answers):
        asked, left = [], list(answers)

        def ask(where, *_):
            asked.append(where)
            each = left.pop(0)
            if isinstance(each, Exception):
                raise each
            return each

        monkeypatch.setattr(replica, "_asked", ask)
        return asked

    return answer


def read_at() -> str:
    return Router().db_for_read(Committee)


def test_it_is_read_while_a_page_is_made_of_it_and_never_written(told):
    told("0/5", True)

    assert from_replica(read_at) == REPLICA
    told("0/5", True)
    assert from_replica(lambda: Router().db_for_write(Committee)) == "default"
    assert read_at() == "default"


def test_what_is_read_for_a_transaction_that_writes_is_read_where_it_writes(told, monkeypatch):
    told("0/5", True)

    def within() -> str:
        monkeypatch.setattr(replica, "connection", SimpleNamespace(in_atomic_block=True))
        return read_at()

    assert from_replica(within) == "default"


def test_what_is_then_written_is_reckoned_of_the_primary(told):
    told("0/5", True)

    def made() -> str:
        with from_primary():
            return read_at()

    assert from_replica(made) == "default"


def test_one_that_is_behind_is_waited_for_a_moment(told):
    asked = told("0/5", False, False, True)

    assert is_at_hand()
    assert asked == ["default", REPLICA, REPLICA, REPLICA]


@pytest.mark.parametrize("behind", [False, None])
def test_one_that_stays_behind_or_is_no_replica_is_left_for_the_primary(told, monkeypatch, behind):
    monkeypatch.setattr(replica, "WAIT_SECONDS", 0)
    told("0/5", *[behind] * 5)

    assert from_replica(read_at) == "default"


def test_one_that_does_not_answer_rests(told):
    asked = told("0/5", OperationalError("could not connect"))

    assert not is_at_hand()
    assert not is_at_hand()
    assert asked == ["default", REPLICA]


def test_one_that_is_lost_while_a_page_is_made_costs_a_second_making(told):
    told("0/5", True)
    made = []

    def make() -> str:
        made.append(read_at())
        if made[-1] == REPLICA:
            raise OperationalError("canceling statement due to conflict with recovery")
        return "sidan"

    assert from_replica(make) == "sidan"
    assert made == [REPLICA, "default"]
    assert not is_at_hand()


def test_what_is_wrong_with_the_page_itself_is_told_once(told):
    told("0/5", True)

    with pytest.raises(KeyError):
        from_replica(lambda: {}["borta"])


def test_what_the_primary_says_of_the_same_question_is_what_is_told(told):
    told("0/5", True)

    def fails() -> str:
        raise ProgrammingError(read_at())

    with pytest.raises(ProgrammingError, match="default"):
        from_replica(fails)


def test_without_one_nothing_is_asked(told, monkeypatch):
    monkeypatch.delitem(settings.DATABASES, REPLICA)
    asked = told()

    assert from_replica(read_at) == "default"
    assert asked == []


def test_tables_are_made_at_the_primary_alone():
    assert Router().allow_migrate("default", "socfin")
    assert not Router().allow_migrate(REPLICA, "socfin")
    assert Router().allow_relation(Committee(), Committee())
