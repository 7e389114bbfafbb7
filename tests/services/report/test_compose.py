"""A report as a whole: a committee's, one verksamhet's, kept as JSON, and composed in time."""

import json

import pytest

from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Comment, Report, RowKind, Source
from socfin.frames.declared import LEDGER, frame_of
from socfin.services.report.compose import Published, compose
from tests.services.ledgers import (
    FACTS,
    NORA,
    NORA_TREE,
    TIMRA,
    TIMRA_TREE,
    basis_of,
    report_of,
    row,
    tree_of,
)

TREE = "vo Vård\n  a Äldre\n    a1 Norr\n    a2 Söder\n  i IFO"
LEDGER_TEXT = """
a1 outcome 2022-01 -10
a2 outcome 2022-01 -20
i  outcome 2022-01 -30
"""


def test_rows_come_in_tree_order_with_level_and_parent():
    report = report_of(LEDGER_TEXT, TREE, "2022-01")

    assert [(r.code, r.level, r.parent, r.has_children) for r in report.rows] == [
        ("a", 1, "", True),
        ("a1", 2, "a", False),
        ("a2", 2, "a", False),
        ("i", 1, "", False),
    ]
    assert (report.total.code, report.total.level, report.total.kind) == ("vo", 0, RowKind.TOTAL)


def test_the_report_of_one_verksamhet_has_it_as_its_total():
    whole, part = (report_of(LEDGER_TEXT, TREE, "2022-01", root=root) for root in ("", "a"))

    assert [(r.code, r.level, r.parent) for r in part.rows] == [("a1", 1, ""), ("a2", 1, "")]
    assert part.total.to_date.outcome == row(whole, "a").to_date.outcome
    assert (whole.total.parent, part.total.parent) == ("", "vo")


def test_an_unknown_verksamhet_is_an_error():
    with pytest.raises(KeyError):
        report_of(LEDGER_TEXT, TREE, "2022-01", root="zz")


@pytest.mark.parametrize(
    ("ledger", "tree", "month"), [(NORA, NORA_TREE, "2022-03"), (TIMRA, TIMRA_TREE, "2022-08")]
)
def test_a_report_survives_being_kept_as_json(ledger, tree, month):
    report = report_of(
        ledger,
        tree,
        month,
        comments={"510": Comment(text="Fler timmar.", cause="Volym")},
        published=Published(
            sources=(
                Source(upload=1, filename="a.xlsx", scenario="outcome", months="mars", published="", by=""),
            ),
            agenda=AgendaItem(item="Su § 16"),
        ),
    )

    assert Report.from_json(report.to_json()) == report
    assert json.loads(report.to_json())["agenda"]["item"] == "Su § 16"


def test_a_comment_stands_at_its_row_only():
    report = report_of(
        NORA, NORA_TREE, "2022-03", comments={"5": Comment(text="Allt."), "510": Comment(text="x")}
    )

    assert report.total.comment == Comment(text="Allt.")
    assert row(report, "510").comment == Comment(text="x")
    assert row(report, "520").comment is None
    assert all(line.comment is None for line in report.lines)


def test_forty_units_fifteen_accounts_and_two_years_add_up():
    units = [f"u{number:02d}" for number in range(40)]
    accounts = [f"{3 + number % 5}{number:03d}" for number in range(15)]
    tree = tree_of("vo Vård\n" + "\n".join(f"  {unit} Enhet" for unit in units))
    first = Month(2021, 1).number
    ledger = frame_of(
        LEDGER,
        [
            (unit, account, "", scenario, "erp", 0, first + month, 1, month, month, -100_000 - month)
            for month in range(24)
            for unit in units
            for account in accounts
            for scenario in ("budget", "outcome")
        ],
    )

    total = compose(FACTS, basis_of(ledger, tree, Month(2022, 8))).total

    amounts = sum(-100_000 - month for month in range(12, 20)) * len(units) * len(accounts)
    assert (total.to_date.outcome, total.to_date.budget) == (amounts, amounts)
