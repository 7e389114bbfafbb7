"""`python -m benchmarks.pages` says no where any one aim is missed, and yes only where none is."""

from dataclasses import replace

import pytest

from benchmarks.pages.aims import IDLE, IDLE_FLOOR, MEMORY, RATE, RATIO, WEIGHT, WIRE, report
from benchmarks.pages.browser import Opened
from benchmarks.pages.client import Measured

MET = {
    "overview": Measured("overview", 0.005, 0.05, 2.0, IDLE_FLOOR, 11_000),
    "forecast": Measured("forecast", 0.006, 0.06, 2.5, IDLE_FLOOR, 14_000),
    "publishing": Measured("overview, first after a publishing", first=0.03),
    "floor": Measured("floor, requests/s, 8 clients", rate=1000),
    "rate": Measured("overview, requests/s, 8 clients", rate=400),
}
OPENED = {
    "cold": Opened(350_000, 200, 300),
    "warm, slow": Opened(900, 250, 900),
    "warm": Opened(900, 90, 150),
}
WRITTEN = {"docx": 0.1, "pdf": 0.5, "xlsx": 0.03}


def judged(rows=MET, memory=200.0, opened=OPENED, documents=WRITTEN) -> int:
    return report(list(rows.values()), memory, opened, documents)


def test_where_every_aim_is_met_the_answer_is_yes():
    assert judged() == 0


@pytest.mark.parametrize(
    "row",
    [
        replace(MET["overview"], ratio=RATIO["overview"] + 0.1),
        replace(MET["forecast"], ratio=4.1),
        replace(MET["overview"], wire=WIRE["overview"] + 1),
        replace(MET["publishing"], first=0.061),
        replace(MET["rate"], rate=1000 * RATE - 1),
    ],
    ids=lambda row: row.name,
)
def test_one_page_that_misses_is_enough(row, capsys):
    rows = {name: row if row.name == met.name else met for name, met in MET.items()}

    assert judged(rows) == 1
    assert "MISSED" in capsys.readouterr().out


@pytest.mark.parametrize("name", WRITTEN)
def test_a_document_is_judged_by_processor_time_however_slow_the_floor_is(name):
    slow = {name: replace(row, floor=row.floor * 3) for name, row in MET.items()}

    assert judged(slow, documents=WRITTEN | {name: IDLE[name] / 1000 + 0.001}) == 1


def test_memory_weight_and_what_the_browser_paints_are_judged_too():
    assert judged(memory=MEMORY + 1) == 1
    assert judged(opened=OPENED | {"cold": replace(OPENED["cold"], weight=WEIGHT["cold"] + 1)}) == 1
    assert judged(opened=OPENED | {"warm": replace(OPENED["warm"], drawn=IDLE["warm, drawn"] + 1)}) == 1


def test_a_machine_that_is_twice_as_slow_may_take_twice_the_time_but_no_more_times_the_floor():
    slow = {name: replace(row, floor=row.floor * 2, first=row.first * 1.9) for name, row in MET.items()}

    assert judged(slow) == 0
    assert judged(slow | {"overview": replace(slow["overview"], ratio=3.1)}) == 1
