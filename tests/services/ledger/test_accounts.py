"""From a figure to its accounts, and from an account to the uploaded rows."""

import pytest

from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.frames.declared import LEDGER, frame_of, records, schema
from socfin.services.ledger.accounts import FigurePlace, account_table, origins
from socfin.services.ledger.plan import Extent
from tests.services.ledgers import NORA, NORA_TREE, ledger_of, report_of, tree_of

TREE = tree_of("vo Vård\n  a Äldre\n    a1 Norr\n  i IFO")
ROWS = """
a1 outcome 2022-01 -90 account=5010 upload=4
a1 outcome 2022-02 -91 account=5010 upload=5
a  outcome 2022-01  -5 account=7510 upload=4
i  outcome 2022-01 -70 account=4610 upload=4
a1 budget  2022-01:2022-02 -180 account=5010 upload=2
a1 budget  2022-01:2022-12 -1080 account=5010 upload=2
a1 outcome 2022-01   1 account=8410 upload=4
"""
FEBRUARY = Month(2022, 2)


def table(text, **more):
    frame = account_table(ledger_of(text), TREE, DEFAULT_RULES, month=FEBRUARY, **more)
    return [tuple(record.values()) for record in records(schema("accounts").validate(frame))]


def test_accounts_of_a_verksamhet_and_all_under_it():
    assert table(ROWS, code="a") == [
        ("8410", "", 0, 100_000, 100_000),
        ("7510", "agency_staff", 0, -500_000, -500_000),
        ("5010", "personnel", -18_000_000, -18_100_000, -100_000),
    ]


def test_a_budget_by_line_cannot_tell_of_accounts():
    found = table(
        "a outcome 2022-01:2022-02 -90 account=5010\na budget 2022-01:2022-02 -80 line=cost", code="a"
    )

    assert found == [
        ("", "cost", -8_000_000, None, None),
        ("5010", "personnel", None, -9_000_000, None),
    ]


def test_the_accounts_add_up_to_the_reports_net():
    report = report_of(ROWS, "vo Vård\n  a Äldre\n    a1 Norr\n  i IFO", "2022-02", root="a")

    assert sum(row[3] for row in table(ROWS, code="a") if row[1]) == report.total.to_date.outcome


def test_no_figures_give_an_empty_table_of_the_same_shape():
    assert table("", code="a") == []
    assert table("i outcome 2022-01:2022-02 -1", code="a") == []


def test_every_figure_leads_to_the_rows_and_the_upload_it_came_from():
    frame = origins(
        ledger_of(ROWS), TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="a", account="5010")
    )

    found = [
        (r["scenario"], r["upload"], r["amount_ore"]) for r in records(schema("origins").validate(frame))
    ]
    assert found == [("budget", 2, -18_000_000), ("outcome", 4, -9_000_000), ("outcome", 5, -9_100_000)]


def test_a_line_leads_to_the_rows_of_its_accounts():
    frame = origins(
        ledger_of(ROWS),
        TREE,
        DEFAULT_RULES,
        month=FEBRUARY,
        place=FigurePlace(code="vo", line="purchased_care"),
    )

    assert [(r["verksamhet"], r["account"]) for r in records(frame)] == [("i", "4610")]


def test_the_full_year_budget_leads_to_its_own_rows():
    frame = origins(
        ledger_of(NORA),
        tree_of(NORA_TREE),
        DEFAULT_RULES,
        month=Month(2022, 3),
        place=FigurePlace(code="5", extent=Extent.YEAR),
    )

    budget = [(r["verksamhet"], r["amount_ore"]) for r in records(frame) if r["scenario"] == "budget"]
    assert budget == [("5", -25_818_160_000)]


@pytest.mark.parametrize(
    ("line", "accounts"),
    [
        ("", {"5010", "7510", "4610"}),
        ("net", {"5010", "7510", "4610"}),
        ("cost", {"5010", "7510", "4610"}),
        ("personnel", {"5010"}),
        ("cost_undivided", set()),
    ],
)
def test_a_sum_leads_to_the_rows_of_its_parts_and_never_to_what_is_outside_the_net(line, accounts):
    frame = origins(
        ledger_of(ROWS), TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="vo", line=line)
    )

    assert set(frame["account"]) == accounts


def test_a_memo_row_leads_to_its_own_rows_and_no_other_row_leads_there():
    book = ledger_of(
        "a outcome 2022-01:2022-02 -90 line=cost\na outcome 2022-01:2022-02 -60 line=of_which_personnel"
    )

    def amounts(line):
        frame = origins(book, TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="a", line=line))
        return [r["amount_ore"] for r in records(frame)]

    assert amounts("of_which_personnel") == [-6_000_000]
    assert amounts("cost") == amounts("net") == [-9_000_000]


def test_the_month_leads_to_its_own_rows_and_a_sum_of_months_to_none():
    frame = origins(
        ledger_of(ROWS), TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="a", extent=Extent.MONTH)
    )

    assert [(r["scenario"], r["amount_ore"]) for r in records(frame)] == [("outcome", -9_100_000)]


def test_a_row_that_no_statement_has_is_an_error():
    with pytest.raises(ValueError, match="hittepå"):
        origins(
            ledger_of(ROWS), TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="a", line="hittepå")
        )


def test_an_unknown_verksamhet_is_an_error_and_an_empty_ledger_is_not():
    with pytest.raises(KeyError):
        account_table(ledger_of(ROWS), TREE, DEFAULT_RULES, month=FEBRUARY, code="zz")
    assert (
        records(origins(frame_of(LEDGER), TREE, DEFAULT_RULES, month=FEBRUARY, place=FigurePlace(code="a")))
        == []
    )
