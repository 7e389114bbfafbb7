"""The tree of a month as boxes: who is under whom, with what is new and what ends."""

from socfin.domain.period import Month
from socfin.domain.report import Report, RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.report.boxes import Node, boxes, changes
from tests.rows import row_of

JUNE, MARCH = Month(2024, 6), Month(2025, 3)
NODES = (
    Node("5", "Vård och omsorg", "", None, None),
    Node("510", "Hemtjänst", "5", None, None),
    Node("511", "Norr", "510", None, Month(2024, 12), successor="513"),
    Node("513", "Björken", "510", Month(2025, 1), None),
    Node("520", "SÄBO", "5", None, None),
)


def report():
    heads = IndicatorRow(
        code="510",
        verksamhet="Hemtjänst",
        indicator="chefer",
        name="Chefer",
        unit="chefer",
        decimals=0,
        direction="neither",
        outcome=6,
    )
    return Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period="2025-03",
        total=row_of(code="5", name="Vård och omsorg", level=0, kind=RowKind.TOTAL, budget_year_ore=-9_00),
        rows=(row_of(code="510", name="Hemtjänst", level=1, budget_year_ore=-5_00),),
        indicators=(heads,),
    )


def test_the_boxes_are_the_months_own_with_heads_and_budget():
    found = boxes(NODES, report(), MARCH)

    assert [(box.name, box.level) for box in found] == [
        ("Vård och omsorg", 0),
        ("Hemtjänst", 1),
        ("Björken", 2),
        ("SÄBO", 1),
    ]
    assert (found[1].heads, found[1].people, found[1].year_budget_ore) == (6, None, -5_00)
    assert found[2].remark == "ny januari 2025, efter Norr"


def test_another_month_has_what_ended_since_and_who_came_after():
    norr = boxes(NODES, report(), JUNE)[2]

    assert (norr.name, norr.remark) == ("Norr", "upphör december 2024, efterträds av Björken")


def test_what_the_reader_may_not_see_has_no_box_and_no_name():
    found = boxes(NODES, report(), MARCH, hidden={"511", "520"})

    assert [box.code for box in found] == ["5", "510", "513"]
    assert found[2].remark == "ny januari 2025"


def test_the_tree_changes_where_something_begins_and_after_something_ends():
    assert changes(NODES) == (Month(2025, 1),)
