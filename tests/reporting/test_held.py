"""What a process holds: only what follows from the same, bounded, and gone when the cache is emptied."""

import pytest
from django.core.cache import cache

from socfin.reporting import held as holding
from socfin.reporting.held import held, hold


@pytest.fixture(autouse=True)
def nothing_held():
    cache.clear()


def test_a_value_is_held_while_it_follows_from_the_same():
    hold("report", 1, "of revision 1", 10)

    assert held("report", 1) == "of revision 1"
    assert held("report", 2) is None


def test_what_is_new_takes_the_place_of_what_the_name_had():
    hold("report", 1, "of revision 1", 10)
    hold("report", 2, "of revision 2", 10)

    assert held("report", 1) is None
    assert held("report", 2) == "of revision 2"


def test_the_one_asked_for_longest_ago_is_let_go_of_when_there_is_too_much(monkeypatch):
    monkeypatch.setattr(holding, "MOST", 20)
    hold("a", 1, "A", 10)
    hold("b", 1, "B", 10)
    held("a", 1)
    hold("c", 1, "C", 10)

    assert [held(name, 1) for name in "abc"] == ["A", None, "C"]


def test_the_newest_is_held_however_large(monkeypatch):
    monkeypatch.setattr(holding, "MOST", 20)
    hold("a", 1, "A", 10)
    hold("b", 1, "B", 1_000)

    assert [held(name, 1) for name in "ab"] == [None, "B"]


def test_emptying_the_cache_lets_go_of_all():
    hold("a", 1, "A", 10)
    cache.clear()

    assert held("a", 1) is None
