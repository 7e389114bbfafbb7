"""One line assessed by hand: the others follow the model or the budget, and all add up."""

from socfin.domain.lines import Line
from socfin.services.report.placement import ModelForecast
from tests.services.ledgers import report_of, row

LEDGER = """
a outcome 2024-01:2024-06 -600 account=5020
a budget 2024-01:2024-06 -580 account=5020
a budget 2024-07:2024-12 -580 account=5020
a outcome 2024-01:2024-06 100 account=3010
a budget 2024-01:2024-06 90 account=3010
a budget 2024-07:2024-12 90 account=3010
"""
TREE = "vo Vård\n  a Hemtjänst"


def report(code="a", root="a", **more):
    return report_of(LEDGER, TREE, "2024-06", root=root, **more)


def ore(tkr):
    return tkr * 100_000


def test_the_net_is_the_sum_of_the_lines_and_so_is_the_total():
    told = report(assessed_lines={"a": {Line.PERSONNEL: ore(-1250)}})

    assert row(told, "personnel").year.outcome == ore(-1250)
    assert row(told, "personnel").forecasts.method == "bedömd"
    assert row(told, "revenue").year.outcome == ore(190)
    assert row(told, "cost").year.outcome == ore(-1250)
    assert told.total.year.outcome == ore(-1060)
    assert report(root="", assessed_lines={"a": {Line.PERSONNEL: ore(-1250)}}).total.year.outcome == ore(
        -1060
    )


def test_the_other_lines_are_the_models_where_there_is_one():
    model = {
        "a": ModelForecast(
            amount=ore(-1000), own=ore(-1000), lines={"personnel": ore(-1205), "revenue": ore(205)}
        )
    }

    told = report(model=model, assessed_lines={"a": {Line.PERSONNEL: ore(-1250)}})

    assert row(told, "revenue").year.outcome == ore(205)
    assert told.total.year.outcome == ore(-1045)
    assert told.total.forecasts.model == ore(-1000)


def test_the_whole_assessed_wins_over_its_lines():
    told = report(assessed={"a": ore(-1111)}, assessed_lines={"a": {Line.PERSONNEL: ore(-1250)}})

    assert told.total.year.outcome == ore(-1111)
    assert row(told, "personnel").year.outcome is None


def test_without_budget_or_model_for_the_others_the_line_waits():
    ledger = "a outcome 2024-01:2024-06 -600 account=5020\na outcome 2024-01:2024-06 100 account=3010"

    told = report_of(ledger, TREE, "2024-06", root="a", assessed_lines={"a": {Line.PERSONNEL: ore(-1250)}})

    assert told.total.year.outcome is None
