"""The Swedish sentences when figures are missing, small or exactly on budget."""

from dataclasses import replace

import pytest

from socfin.domain.money import Unit
from socfin.services.prose.sentences import (
    forecast_sentence,
    heading,
    row_sentence,
    total_sentence,
    unit_sentence,
    year_sentence,
)
from tests.rows import saying
from tests.services.ledgers import report_of, row

TREE = "vo Vård och omsorg\n  a Äldre\n  i IFO"


def said(budget, outcome, *more, **options):
    rows = [f"a {s} 2022-01 {x}" for s, x in (("budget", budget), ("outcome", outcome)) if x is not None]
    return report_of("\n".join([*rows, *more]), TREE, "2022-01", **options)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("budget", "outcome", "heard"),
    [
        (-64546, -66738, "Underskott 2,2 mnkr mot budget till och med januari"),
        (-12048, -12227, "Underskott 179 tkr mot budget till och med januari"),
        (-14228, -13687, "Överskott 541 tkr mot budget till och med januari"),
        (-100, -100, "I nivå med budget till och med januari"),
        (-100, -100.4, "I nivå med budget till och med januari"),
        (None, -12227, "Utfall −12,2 mnkr, budget saknas till och med januari"),
        (-12048, None, "Utfall saknas till och med januari"),
    ],
)
def test_the_heading_is_the_finding(budget, outcome, heard):
    report = said(budget, outcome)

    assert plain(heading(report)) == heard


def test_a_forecast_above_budget_carries_a_plus():
    report = said(-100, -90, "vo budget 2022-01:2022-12 -1200", assessed={"vo": -1150 * 100_000})

    assert plain(forecast_sentence(report)) == (
        "Prognos helår 2022: −1 150, avvikelse mot budget 50 (4 %), enligt förvaltningens bedömning."
    )


def test_a_forecast_without_a_named_method_ends_with_its_figures():
    report = said(-100, -110)
    total = saying(report.total, forecast_year_ore=-1_150_000_00, forecast_deviation_ore=50_000_00)

    assert plain(forecast_sentence(replace(report, total=total))) == (
        "Prognos helår 2022: −1 150, avvikelse mot budget 50 (4 %)."
    )


def test_missing_figures_are_written_as_missing():
    assert plain(row_sentence(row(said(None, -100), "a"), Unit.TKR)) == (
        "Äldre: utfall −100, budget saknas, avvikelse saknas."
    )
    assert (
        plain(total_sentence(said(-100, None)))
        == "Totalt januari 2022: utfall saknas, budget −100, avvikelse saknas."
    )
    assert plain(year_sentence(said(-100, -100))) == "Helår 2022: budget saknas."
    assert forecast_sentence(said(-100, -100)) == "Prognos helår 2022 saknas."


def test_a_sentence_follows_the_unit():
    assert plain(total_sentence(said(-64546, -66738), unit=Unit.MNKR)) == (
        "Totalt januari 2022: utfall −66,7, budget −64,5, avvikelse −2,2 (−3,4 %)."
    )
    assert unit_sentence(Unit.MNKR).startswith("Belopp i mnkr.")
