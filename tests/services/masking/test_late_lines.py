"""Two sayings of the same months whose lines differ: a hidden unit's line that one of them lacks is told."""

import pytest

from socfin.domain.period import Month
from socfin.services.ledger.measures import measured
from socfin.services.ledger.organisation import Tree
from socfin.services.masking.gathering import Gathering
from socfin.services.masking.judged_cells import Units
from socfin.services.masking.late_units import tells_late_line, tells_late_stretch
from socfin.services.masking.lines import told_sums
from tests.services.ledgers import ledger_of, tree_of

TREE = tree_of("t Nämnden\n  a A\n  b B\n  c C\n  d D")
UNITS = Units.of("t", dict.fromkeys("abcd", "t"), {"a": 3, "b": 3, "c": 3, "d": 90}, 5)
HIDDEN = (Gathering("t", ("a", "b", "c"), merged=True),)
MARCH = Month(2025, 3)
STAFF = {(code, "personnel"): -900 for code in "abcd"}
CARE = {(code, "purchased_care"): amount for code, amount in (("b", -600), ("c", -500), ("d", -300))}
FIRST = {**STAFF, **CARE}
LATE = {("a", "purchased_care"): -400}
SPANS = {
    "outcome to date": "outcome 2025-01:2025-03",
    "a month alone": "outcome 2025-02",
    "the year's budget": "budget 2025-01:2025-12",
    "the budget of a month": "budget 2025-03",
    "last year": "outcome 2024-01:2024-03",
    "a file's forecast": "forecast 2025-01:2025-12",
}


def said(*files, of="outcome 2025-01:2025-03"):
    """The year as files of {(code, line): tkr} say it; a file may have a span of its own beside it."""
    told = [(one, of) if isinstance(one, dict) else one for one in files]
    rows = [
        f"{code} {span} {tkr} line={line} rank={rank}" + (" as_of=2025-03" if "forecast" in span else "")
        for rank, (amounts, span) in enumerate(told, start=1)
        for (code, line), tkr in amounts.items()
    ]
    return measured(ledger_of("\n".join(rows)), Tree.of(TREE), (), month=MARCH)


def tells(old, new, left_out=()):
    return tells_late_line(old, new, UNITS, HIDDEN, told_sums(left_out))


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS.keys())
def test_a_line_that_came_late_is_told_though_the_unit_is_not_late(span):
    old, new = said(FIRST, of=span), said({**FIRST, **LATE}, of=span)

    assert tells(old, new)
    assert tells(new, old), "a line that was taken away is the same difference"
    assert not tells_late_stretch(old, new, UNITS, HIDDEN)


def test_a_line_that_only_what_is_left_between_two_sums_has_is_told():
    whole = (FIRST, "outcome 2025-01:2025-03")
    january = {**FIRST, **LATE}
    old = said((FIRST, "outcome 2025-01"), ({**FIRST, **LATE}, "outcome 2025-01:2025-03"))
    new = said((january, "outcome 2025-01"), ({**FIRST, **LATE}, "outcome 2025-01:2025-03"))

    assert tells(old, new)
    assert not tells(old, said((FIRST, "outcome 2025-01"), ({**FIRST, **LATE}, whole[1])))


def test_a_line_that_moved_to_a_visible_unit_is_told():
    old = said({**FIRST, **LATE})
    new = said({**FIRST, ("d", "purchased_care"): -700})

    assert tells(old, new)


def test_a_line_that_moved_from_one_hidden_unit_to_another_is_not():
    lost = {key: tkr for key, tkr in FIRST.items() if key != ("b", "purchased_care")}

    assert not tells(said(FIRST), said({**lost, ("a", "purchased_care"): -700}))


@pytest.mark.parametrize(
    "later",
    [
        {("b", "purchased_care"): -650, ("a", "personnel"): -950},
        {("a", "purchased_care"): -400, ("b", "purchased_care"): -900},
        {("d", "premises"): -80},
    ],
    ids=["a correction of what was there", "another hidden unit shields it", "a visible unit's"],
)
def test_nothing_is_told_by(later):
    assert not tells(said(FIRST), said({**FIRST, **later}))


def test_a_month_that_came_afterwards_tells_nothing_of_those_before():
    january, february = "outcome 2025-01", "outcome 2025-02"

    assert not tells(said((FIRST, january)), said((FIRST, january), ({**FIRST, **LATE}, february)))


def test_a_line_that_the_statement_leaves_out_tells_only_by_the_sum_of_what_is_left_out():
    shared = {(code, "premises"): -200 for code in "bcd"}
    swapped = {("b", "purchased_care"): -700, ("b", "premises"): -100}
    old, left_out = said({**FIRST, **shared}), {"purchased_care", "premises"}
    came = {("a", "purchased_care"): -400, ("a", "premises"): -300}

    assert tells(old, said({**FIRST, **shared, **came, **swapped}), left_out)
    assert not tells(old, said({**FIRST, **shared, **LATE, ("a", "personnel"): -500}), {"cost"})


def test_cost_beside_a_revenue_that_was_there_is_told():
    alone = {("a", "revenue"): 400, ("b", "revenue"): 300}
    rest = {key: tkr for key, tkr in FIRST.items() if key[0] != "a"}

    assert tells(said({**rest, **alone}), said({**rest, **alone, ("a", "personnel"): -900}))


def test_a_statement_tells_each_line_it_has_the_cost_and_what_it_leaves_out():
    sums = told_sums({"premises", "capital"})

    assert {"premises", "capital"} in sums
    assert {"personnel"} in sums
    assert {"premises"} not in sums
    assert told_sums({"cost", "personnel"}) == ()
