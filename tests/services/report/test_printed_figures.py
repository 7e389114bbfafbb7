"""Every figure the two municipalities printed, from ledgers written out by hand."""

import json
from pathlib import Path

import pytest

from socfin.domain.money import Unit, format_amount, format_share, in_unit
from socfin.services.prose.sentences import (
    heading,
    row_sentence,
    total_sentence,
    year_sentence,
)
from tests.services.ledgers import NORA, NORA_TREE, TIMRA, TIMRA_TREE, report_of

GOLDEN = Path(__file__).parents[2] / "golden"
NORA_PRINTED = json.loads((GOLDEN / "nora-2022-q1.expected.json").read_text())
TIMRA_PRINTED = json.loads((GOLDEN / "timra-2022-08.expected.json").read_text())

nora = report_of(NORA, NORA_TREE, "2022-03")
timra = report_of(TIMRA, TIMRA_TREE, "2022-08")


def shown(amount):
    return int(in_unit(amount, Unit.TKR))


def spelled(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("printed", [*NORA_PRINTED["rows"], NORA_PRINTED["total"]], ids=lambda p: p["name"])
def test_nora_as_the_minutes_print_it(printed):
    row = next(row for row in (*nora.rows, nora.total) if row.name == printed["name"])

    assert shown(row.to_date.budget) == printed["budget"]
    assert shown(row.to_date.outcome) == printed["outcome"]
    assert shown(row.to_date.deviation) == printed["deviation"]
    percent = "–" if printed["percent"] is None else f"{printed['percent']} %".replace("-", "−")
    assert spelled(format_share(row.to_date.share)) == percent


def test_nora_full_year():
    assert shown(nora.total.year.budget) == NORA_PRINTED["total"]["budget_year"]
    assert spelled(format_share(nora.total.used_share)) == f"{NORA_PRINTED['total']['used_percent']} %"


def test_nora_knows_no_month_for_itself():
    assert [point.to_date.outcome for point in nora.months[:2]] == [None, None]
    assert all(point.alone.outcome is None and point.alone.budget is None for point in nora.months)
    assert all(row.month.deviation is None for row in (*nora.rows, nora.total))
    assert nora.notes == (
        "Beloppen för januari–mars är en summa för tre månader; månaderna för sig är inte kända.",
    )


def test_nora_has_the_net_line_only():
    assert [(line.code, line.name) for line in nora.lines] == [("net", "Nettokostnader")]


@pytest.mark.parametrize("name", TIMRA_PRINTED["rows"])
def test_timra_as_the_slide_prints_it(name):
    line = next(line for line in timra.lines if line.name.lower() == name.lower())
    figures = [
        line.to_date.budget,
        line.to_date.outcome,
        line.to_date.deviation,
        line.month.deviation,
        line.year.budget,
        line.year.outcome,
        line.year.deviation,
    ]

    assert [shown(amount) for amount in figures] == TIMRA_PRINTED["rows"][name]


def test_timra_has_exactly_the_printed_lines():
    assert [line.name for line in timra.lines] == [
        "Intäkter",
        "Kostnader",
        "varav personalkostnader",
        "Nettokostnader",
    ]


def test_timra_knows_august_but_not_the_months_before():
    known = [point.month for point in timra.months if point.alone.outcome is not None]

    assert known == [8]
    assert [p.month for p in timra.months if p.to_date.outcome is not None] == [7, 8]
    assert timra.notes == (
        "Beloppen för januari–juli är en summa för sju månader; månaderna för sig är inte kända.",
    )


def test_the_sentences_of_the_minutes():
    assert spelled(total_sentence(nora)) == (
        "Totalt januari–mars 2022: utfall −66 737, budget −64 546, avvikelse −2 192 (−3,4 %)."
    )
    assert spelled(year_sentence(nora)) == "Helår 2022: budget −258 182, 26 % förbrukat."
    assert [spelled(row_sentence(row, nora.unit)) for row in nora.top] == [
        "Hemtjänst: utfall −12 227, budget −12 048, avvikelse −179 (−1,5 %).",
        "Särskilt boende (SÄBO): utfall −20 238, budget −20 902, avvikelse 664 (3,2 %).",
        "Hälsa, sjukvård och rehab (HSR): utfall −6 106, budget −5 244, avvikelse −862 (−16 %).",
        "Funktionsstöd: utfall −13 687, budget −14 228, avvikelse 541 (4 %).",
        "Individ- och familjeomsorg (IFO): utfall −14 714, budget −12 124, avvikelse −2 590 (−21 %).",
        "Integration: utfall 235, budget 0, avvikelse 235 (ingen budget).",
    ]


def test_the_answer_in_one_sentence():
    assert spelled(heading(timra)) == "Underskott 13,0 mnkr mot budget till och med augusti"


def test_the_bridge_of_nora_starts_with_the_largest_deviation():
    assert [(step.name, format_amount(step.amount_ore, Unit.TKR)) for step in nora.bridge][1:3] == [
        ("Individ- och familjeomsorg (IFO)", "−2\N{NO-BREAK SPACE}590"),
        ("Hälsa, sjukvård och rehab (HSR)", "−862"),
    ]


def test_the_bridge_of_timra_goes_over_revenue_and_cost():
    assert [step.name for step in timra.bridge] == ["Budget", "Kostnader", "Intäkter", "Utfall"]
