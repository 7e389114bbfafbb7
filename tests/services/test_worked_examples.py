"""Every amount that docs/figures.md works out is the amount the report gives."""

import re
from itertools import takewhile
from pathlib import Path

import pytest

from tests.services.ledgers import NORA, NORA_TREE, TIMRA, TIMRA_TREE, report_of, row

TEXT = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")

nora = report_of(NORA, NORA_TREE, "2022-03")
timra = report_of(TIMRA, TIMRA_TREE, "2022-08")
ROWS = {
    "Nora, hemtjänst": row(nora, "510"),
    "Nora, SÄBO": row(nora, "520"),
    "Nora, HSR": row(nora, "530"),
    "Nora, integration": row(nora, "560"),
    "Nora, totalt": nora.total,
    "Timrå, intäkter": row(timra, "revenue"),
    "Timrå, kostnader": row(timra, "cost"),
    "Timrå, nettokostnader": timra.total,
    "Timrå, netto": timra.total,
}
MONTHS_AND_FORECASTS = {
    "intäkter": row(timra, "revenue"),
    "kostnader": row(timra, "cost"),
    "varav personalkostnader": row(timra, "of_which_personnel"),
    "nettokostnader": timra.total,
}


def kronor(cell):
    """The last amount in kronor of a table cell, in öre; None for none."""
    found = re.findall(r"(−?\d[\d ]*) kr", cell)
    return int(found[-1].replace(" ", "").replace("−", "-")) * 100 if found else None


def table(section, header):
    """The rows of the table whose head starts so, in a section, as lists of cells."""
    part = TEXT.split(f"\n## {section}\n")[1].split("\n## ")[0]
    lines = takewhile(lambda line: line.startswith("|"), part.split(header)[1].splitlines()[2:])
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_deviations():
    for name, outcome, budget, deviation in table("Avvikelse", "| | utfall |"):
        found = ROWS[name]
        assert (found.to_date.outcome, found.to_date.budget) == (kronor(outcome), kronor(budget))
        assert found.to_date.deviation == kronor(deviation)


@pytest.mark.parametrize(("section", "column"), [("Avvikelse i procent", 3), ("Status", 2)])
def test_the_shares(section, column):
    for cells in table(section, "| | avvikelse |"):
        share = ROWS[cells[0]].to_date.share
        printed = re.search(r"−?\d+,\d\d", cells[column])
        assert (share is None) == (printed is None)
        if printed:
            assert f"{share * 100:.2f}".replace(".", ",").replace("-", "−") == printed[0]


def test_the_statuses():
    for name, _, _, status in table("Status", "| | avvikelse |"):
        assert status.startswith(ROWS[name].to_date.status.label)


def test_the_month():
    for name, outcome, budget, deviation in table("Månaden för sig", "| | utfall aug |"):
        found = MONTHS_AND_FORECASTS[name]
        assert (found.month.outcome, found.month.budget) == (kronor(outcome), kronor(budget))
        assert found.month.deviation == kronor(deviation)


def test_the_forecast_methods():
    for name, straight, remaining in table("Prognos", "| | rak framskrivning |"):
        assert ROWS[name].forecasts.straight_line == kronor(straight)
        assert ROWS[name].forecasts.budget_remaining == kronor(remaining)


def test_the_forecast_deviations():
    for name, forecast, budget, deviation in table("Prognos", "| Timrå | årsprognos |"):
        found = MONTHS_AND_FORECASTS[name]
        assert (found.year.outcome, found.year.budget) == (kronor(forecast), kronor(budget))
        assert found.year.deviation == kronor(deviation)


def test_the_used_shares():
    printed = re.findall(
        r"= (\d+,\d\d) %, visas", TEXT.split("\n## Helår och förbrukat\n")[1].split("\n## ")[0]
    )

    assert printed == [f"{r.total.used_share * 100:.2f}".replace(".", ",") for r in (nora, timra)]


def test_the_bridge():
    part = TEXT.split("\n## Bron från budget till utfall\n")[1].split("    budget ")[1].split("\n\n")[0]
    amounts = [int(n.replace(" ", "").replace("−", "-")) * 100 for n in re.findall(r"[−+]\d[\d ]*", part)]

    assert amounts == [step.amount_ore for step in nora.bridge]
