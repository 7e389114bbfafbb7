"""What publishing would change, row by row and in sum."""

from socfin.frames.declared import LEDGER, frame_of, records, schema
from socfin.services.comparison.ledgers import compare, compare_totals, over_months
from tests.services.ledgers import ledger_of

BEFORE = """
a outcome 2022-01 -10
a outcome 2022-02 -20
b outcome 2022-01 .
c outcome 2022-01 -5
"""
AFTER = """
a outcome 2022-01 -10 rank=2
a outcome 2022-02 -25 rank=2
b outcome 2022-01 .   rank=2
d outcome 2022-01 -7  rank=2
"""


def changes(before, after):
    frame = schema("changes").validate(compare(before, after))
    return {
        (r["verksamhet"], r["last"] % 12 + 1): (r["change"], r["before_ore"], r["after_ore"])
        for r in records(frame)
    }


def test_every_row_is_new_changed_unchanged_or_gone():
    assert changes(ledger_of(BEFORE), ledger_of(AFTER)) == {
        ("a", 1): ("unchanged", -1_000_000, -1_000_000),
        ("a", 2): ("changed", -2_000_000, -2_500_000),
        ("b", 1): ("unchanged", None, None),
        ("c", 1): ("gone", -500_000, None),
        ("d", 1): ("new", None, -700_000),
    }


def test_an_amount_that_was_missing_is_changed_when_it_comes():
    assert changes(ledger_of("a outcome 2022-01 ."), ledger_of("a outcome 2022-01 0")) == {
        ("a", 1): ("changed", None, 0)
    }


def test_a_first_upload_is_all_new_and_nothing_is_nothing():
    empty = frame_of(LEDGER)

    assert {change for change, _, _ in changes(empty, ledger_of(AFTER)).values()} == {"new"}
    assert {change for change, _, _ in changes(ledger_of(AFTER), empty).values()} == {"gone"}
    assert changes(empty, empty) == {}
    assert records(schema("change_totals").validate(compare_totals(empty, empty))) == []


def test_totals_leave_varav_rows_out_and_keep_spans_apart():
    after = ledger_of(
        """
        a budget 2022-01         10 line=revenue
        a budget 2022-01        -30 line=cost
        a budget 2022-01        -20 line=of_which_personnel
        a budget 2022-01:2022-12 -240
        """
    )
    found = records(
        schema("change_totals").validate(compare_totals(ledger_of("a budget 2022-01 -15"), after))
    )

    assert [(r["months"], r["before_ore"], r["after_ore"], r["change_ore"]) for r in found] == [
        (1, -1_500_000, -2_000_000, -500_000),
        (12, None, -24_000_000, None),
    ]


def test_a_years_single_months_are_told_as_one_row_and_a_sum_of_months_as_its_own():
    after = ledger_of(
        """
        a budget 2022-01 -100
        a budget 2022-02 -110
        a outcome 2022-01:2022-03 -300
        """
    )

    told = records(over_months(compare_totals(frame_of(LEDGER), after)))

    assert [(row["scenario"], row["last"] - row["first"] + 1, row["after_ore"]) for row in told] == [
        ("budget", 2, -210_000_00),
        ("outcome", 3, -300_000_00),
    ]
    assert all(row["before_ore"] is None for row in told)
