"""A unit that begins in March: the table of months, the charts and other readers say the same of January."""

import json

from socfin.charts.accumulated import accumulated
from socfin.charts.months import stretches
from socfin.documents import render
from tests.services.ledger.test_measures import TREE, WITH_MONTHS, months_of
from tests.services.ledgers import report_of

STARTED = months_of("i", "budget", range(3, 13), -5) + months_of("i", "outcome", range(3, 5), -6)


def test_the_charts_have_the_months_of_the_table():
    report = report_of(WITH_MONTHS + STARTED, TREE, "2022-04", root="i")

    bars = stretches(report.months, lambda p: p.alone.outcome, lambda p: p.to_date.outcome)
    (line,) = [one for one in accumulated(report).figure["data"] if one.get("name") == "Utfall"]

    assert [(bar.first, bar.last, bar.amount) for bar in bars] == [
        (point.month, point.month, point.alone.outcome) for point in report.months[:4]
    ]
    assert list(line["x"]) == [1, 2, 3, 4]


def test_the_months_that_other_systems_read_are_the_same():
    report = report_of(WITH_MONTHS + STARTED, TREE, "2022-04", root="i")

    points = json.loads(render(report, "json").content)["months"]

    assert [point["outcome_ore"] for point in points[:4]] == [0, 0, -6_000_00, -6_000_00]
    assert [point["outcome_to_date_ore"] for point in points[:4]] == [0, 0, -6_000_00, -12_000_00]
