"""Sheets that are each of a month by their titles are so also when one of the months is chosen."""

import pytest

from socfin.domain.period import Month
from socfin.importers import Options, SourceFile, examine
from tests.books import book

MONTHS = ("januari", "februari", "mars")


def sheet(title, outcome, *, said="Socialnämnden – {} 2025"):
    rows = [f"{name};{outcome * size};{-100 * size}" for name, size in (("510 A", 1), ("520 B", 2))]
    return [said.format(title), "tkr", "Verksamhet;Månadens utfall;Månadens budget", *rows]


def read(sheets, period):
    chosen = Month.parse(period) if period else None
    return examine(
        SourceFile(book(sheets), "rapport.xlsx"), Options(sheets=tuple(sheets), period=chosen)
    ).parsed


def outcome(parsed):
    totals = {}
    for figure in parsed.figures:
        if figure.scenario.value == "outcome":
            totals[str(figure.span)] = totals.get(str(figure.span), 0) + figure.amount // 100_000
    return totals


@pytest.mark.parametrize("period", ["2025-03", "2025-01", None])
@pytest.mark.parametrize("named", [True, False])
def test_each_sheet_is_of_its_own_month(period, named):
    sheets = {
        (month.capitalize() if named else f"Blad{at}"): sheet(month, -90 - at)
        for at, month in enumerate(MONTHS)
    }
    parsed = read(sheets, period)

    assert parsed.errors == ()
    assert outcome(parsed) == {"2025-01": -270, "2025-02": -273, "2025-03": -276}


def test_a_period_of_none_of_them_is_held_against_all():
    parsed = read({month: sheet(month, -90) for month in MONTHS}, "2025-06")

    assert {p.code for p in parsed.problems} & {"period_differs", "sheets_apart", "sheets_alike"}


def test_sheets_of_one_month_are_of_the_chosen():
    parsed = read({name: sheet("mars", size) for name, size in (("A", -90), ("B", -90))}, "2025-03")

    assert set(outcome(parsed)) == {"2025-03"}
