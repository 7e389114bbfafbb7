"""The committee's total of every scenario and period of a file stands first, also where it prints none."""

import pandas as pd

from socfin.domain.figures import PrintedTotal, Scenario
from socfin.domain.period import Month, Span
from socfin.services.comparison.own_totals import own_totals

MARCH = Month(2026, 3)
COLUMNS = ["scenario", "last", "months", "as_of", "account", "line", "amount_ore"]


def ledger(*rows):
    made = [
        (s, last.number, months, 0 if s != "forecast" else MARCH.number, "", "", a)
        for s, last, months, a in rows
    ]
    frame = pd.DataFrame(made, columns=COLUMNS)
    return frame.astype({"scenario": "category", "amount_ore": "Int64"})


NOTHING = ledger()


def said(totals):
    return [(one.scenario_label, one.months, one.row, one.published_ore, one.printed_ore) for one in totals]


def test_without_a_printed_total_each_scenario_and_span_has_its_own():
    rows = ledger(
        ("outcome", MARCH, 3, -100),
        ("outcome", MARCH, 3, -50),
        ("budget", Month(2026, 12), 12, -700),
        ("forecast", Month(2026, 12), 12, -710),
    )

    assert said(own_totals((), rows, NOTHING)) == [
        ("Budget", "januari–december 2026", None, -700, None),
        ("Prognos", "januari–december 2026, gjord efter mars 2026", None, -710, None),
        ("Utfall", "januari–mars 2026", None, -150, None),
    ]


def test_single_months_are_one_total_for_each_year_and_a_missing_amount_makes_it_missing():
    rows = ledger(
        ("outcome", Month(2025, 12), 1, -9),
        ("outcome", Month(2026, 1), 1, -10),
        ("outcome", Month(2026, 2), 1, -20),
        ("budget", Month(2026, 1), 1, None),
        ("budget", MARCH, 1, -5),
    )

    assert said(own_totals((), rows, NOTHING)) == [
        ("Budget", "januari och mars 2026", None, None, None),
        ("Utfall", "december 2025", None, -9, None),
        ("Utfall", "januari–februari 2026", None, -30, None),
    ]


def test_a_printed_total_stands_first_and_is_not_said_twice():
    rows = ledger(("outcome", MARCH, 3, -100), ("budget", MARCH, 3, -90))
    printed = PrintedTotal(Scenario.OUTCOME, Span(MARCH, 3), -101, 9)

    totals = own_totals((printed,), rows, NOTHING)

    assert said(totals) == [
        ("Utfall", "januari–mars 2026", 9, -100, -101),
        ("Budget", "januari–mars 2026", None, -90, None),
    ]
    assert [one.difference_ore for one in totals] == [1, None]


def test_what_stands_outside_the_net_is_named_for_a_total_without_a_printed_one():
    beyond = ledger(("outcome", MARCH, 3, -7)).assign(account="8410")

    (total,) = own_totals((), ledger(("outcome", MARCH, 3, -100)), beyond)

    assert "konto 8410" in total.outside
