"""A row of costs that the net counts beside the other costs is a line of its own; else it is their sum."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from tests.importers.tables import read_both

TOP = "Socialnämnden jan-aug 2024, ackumulerat, tkr\n;Utfall;Budget\n"
INCOME, COST = "Verksamhetens intäkter;31 200;30 100\n", "Verksamhetens kostnader;-303 441;-299 870\n"
WORN, NET = "Avskrivningar;-2 010;-2 100\n", "Verksamhetens nettokostnader;-274 251;-271 870\n"
MORE = "Lokalkostnader;-1 000;-1 000\n"


def outcome(parsed):
    return {f.line: f.amount for f in parsed.figures if f.scenario is Scenario.OUTCOME}


@pytest.mark.parametrize(
    "rows", [INCOME + COST + WORN + NET, COST + WORN + INCOME + NET, INCOME + WORN + COST + NET]
)
@pytest.mark.parametrize("flipped", [False, True])
def test_costs_beside_depreciation_are_counted_when_the_net_says_so(rows, flipped):
    text = rows.replace(";-", ";#").replace(";3", ";-3").replace("#", "") if flipped else rows

    for parsed in read_both(TOP + text):
        assert "sum_differs" not in {p.code for p in parsed.problems}
        assert sum(outcome(parsed).values()) == -27_425_100_000
        assert outcome(parsed)[Line.COST] == -30_344_100_000


def test_costs_that_are_the_sum_of_their_kinds_are_not_counted():
    net = "Nettokostnader;28 190;27 000\n"
    for parsed in read_both(TOP + INCOME + "Kostnader;-3 010;-3 100\n" + WORN + MORE + net):
        assert Line.COST not in outcome(parsed)
        assert sum(outcome(parsed).values()) == 2_819_000_000


def test_costs_that_neither_the_kinds_nor_the_net_explain_are_told():
    for parsed in read_both(TOP + INCOME + COST + WORN + "Nettokostnader;-200 000;-200 000\n"):
        assert "sum_differs" in {p.code for p in parsed.problems}
