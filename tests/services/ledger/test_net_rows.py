"""Investments, taxes and the financial net have lines under the net and are in no sum of it."""

import pytest

from socfin.domain.lines import DEFAULT_RULES, AccountRule, Line
from socfin.domain.report import Report, RowKind
from socfin.services.ledger.net_rows import in_net, outside_net
from socfin.services.report.bridge import bridge
from tests.services.ledgers import ledger_of, report_of, row, tkr

TREE = "vo Vård"
NET = """
vo outcome 2022-01  20 line=revenue
vo outcome 2022-01 -90 line=personnel
vo budget  2022-01  22 line=revenue
vo budget  2022-01 -95 line=personnel
"""
BESIDE = """
vo outcome 2022-01 -40 line=investment
vo budget  2022-01 -50 line=investment
vo outcome 2022-01  75 line=taxes
vo outcome 2022-01  -3 line=financial
"""


def told(report):
    return [(r.code, tkr(r.to_date.outcome)) for r in report.lines]


def test_they_stand_under_the_net_with_their_own_deviation():
    report = report_of(NET + BESIDE, TREE, "2022-01")

    assert told(report) == [
        ("revenue", 20),
        ("cost", -90),
        ("personnel", -90),
        ("net", -70),
        ("investment", -40),
        ("taxes", 75),
        ("financial", -3),
    ]
    assert {r.kind for r in report.lines[-3:]} == {RowKind.BESIDE}
    assert tkr(row(report, "investment").to_date.deviation) == 10
    assert row(report, "taxes").to_date.budget is None


def test_no_figure_of_the_report_but_their_own_is_another_with_them():
    without, beside = (report_of(text, TREE, "2022-01") for text in (NET, NET + BESIDE))

    assert beside.total == without.total
    assert beside.lines[:-3] == without.lines
    assert (beside.bridge, beside.months, beside.rows) == (without.bridge, without.months, without.rows)
    assert beside.notes == without.notes


def test_beside_a_net_that_is_not_divided_they_stand_too():
    report = report_of("vo outcome 2022-01 -70\nvo outcome 2022-01 -40 line=investment", TREE, "2022-01")

    assert told(report) == [("net", -70), ("investment", -40)]


def test_a_year_of_investments_alone_gives_the_net_no_budget():
    text = NET + "vo budget 2022-01:2022-12 -600 line=investment"
    report = report_of(text, TREE, "2022-01")

    assert report.total.year.budget is None
    assert tkr(row(report, "investment").year.budget) == -600


def test_no_forecast_of_the_net_is_one_of_them():
    text = NET + BESIDE + "vo budget 2022-02:2022-12 -900 line=personnel"

    assert row(report_of(text, TREE, "2022-01"), "taxes").year.outcome is None


def test_the_bridge_over_lines_is_without_them():
    report = report_of(NET + BESIDE, TREE, "2022-01")

    assert {step.code for step in bridge(report.total, report.lines)} == {"", "revenue", "personnel"}


@pytest.mark.parametrize(("prefix", "line"), [("84", Line.FINANCIAL), ("80", Line.TAXES)])
def test_accounts_land_on_a_line_that_the_committee_says(prefix, line):
    book = ledger_of(f"vo outcome 2022-01 -70\nvo outcome 2022-01 5 account={prefix}10")
    rules = (*DEFAULT_RULES, AccountRule(prefix, line))

    assert in_net(book, rules)["amount_ore"].sum() == -70_000_00
    assert outside_net(book, rules)[0].startswith(f"Utfall utanför nettot: konto {prefix}10")


def test_a_line_of_its_own_is_named_before_publishing():
    assert outside_net(ledger_of(BESIDE), DEFAULT_RULES)[-1] == (
        "Utfall utanför nettot: Finansnetto, Investeringar, Skatter och statsbidrag, tillsammans "
        "32\N{NO-BREAK SPACE}000 kr."
    )


def test_a_report_with_them_is_read_again_as_it_was_written():
    report = report_of(NET + BESIDE, TREE, "2022-01")

    assert Report.from_json(report.to_json()) == report
