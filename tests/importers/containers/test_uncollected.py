"""The search for cycles is off while a file is read and on afterwards, however the readings overlap."""

import gc
from threading import Event, Thread

import pytest

from socfin.importers.containers.uncollected import uncollected


def test_it_is_off_inside_and_on_after():
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_inner_reading_leaves_it_off_for_the_outer():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_reading_that_fails_leaves_it_on():
    with pytest.raises(ValueError, match="cut"), uncollected():
        raise ValueError("cut")
    assert gc.isenabled()


def test_the_last_reading_out_of_two_threads_turns_it_on():
    inside, leave = Event(), Event()

    def other() -> None:
        with uncollected():
            inside.set()
            leave.wait(5)

    thread = Thread(target=other)
    with uncollected():
        thread.start()
        inside.wait(5)
    assert not gc.isenabled()
    leave.set()
    thread.join(5)
    assert gc.isenabled()
