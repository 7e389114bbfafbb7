"""A unit written in an amount's own cell is the report's, or the cell is told."""

from decimal import Decimal

import pytest

from socfin.importers.spelling.cell_units import amount_of, parted
from tests.importers.tables import read_both, totals


@pytest.mark.parametrize(
    ("spelling", "number"),
    [
        ("31 000 tkr-", "-31000"),
        ("31 000- tkr", "-31000"),
        ("-31 tkr", "-31"),
        ("− 31 000 kkr", "-31000"),
        ("(31 000)", "-31000"),
        ("(31 000 tkr)", "-31000"),
        ("(31 000) tkr", "-31000"),
        ("31.000,00-", "-31000.00"),
        ("kr 31 000", "31000"),
        ("kr -31 000", "-31000"),
        ("-kr 31 000", "-31000"),
        ("31,5 mnkr", "31.5"),
        ("31 000 kr", "31000"),
        ("SEK 31\u00a0000", "31000"),
        ("31 000tkr", "31000"),
    ],
)
def test_an_amount_is_read_with_its_unit_and_its_minus_on_either_side(spelling, number):
    assert amount_of(spelling) == Decimal(number)


@pytest.mark.parametrize("text", ["tkr", "Hemtjänst kr", "31 kronoberg", "3 kr per plats", "Lön 2 tkr"])
def test_words_beside_a_unit_are_no_amount(text):
    assert parted(text) == (text, None)


@pytest.mark.parametrize(
    ("outcome", "budget"),
    [
        ("31 000 tkr-", "30 000 tkr-"),
        ("-31 000 tkr", "-30 000 tkr"),
        ("(31 000 tkr)", "(30 000 tkr)"),
        ("kr -31 000 000", "kr -30 000 000"),
        ("-31 000 000 kr", "-30 000 000 kr"),
        ("−31,0 mnkr", "−30,0 mnkr"),
        ("31.000,00- kkr", "30.000,00- kkr"),
    ],
)
@pytest.mark.parametrize("title", ["Socialnämnden, januari-oktober 2025", "Utfall och budget 2025-10"])
def test_cells_that_bear_their_unit_tell_the_reports(outcome, budget, title):
    for parsed in read_both(f"{title}\nVerksamhet;Utfall ack;Budget ack\nHemtjänst;{outcome};{budget}\n"):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -31_000, "budget 2025-01–2025-10": -30_000}


@pytest.mark.parametrize("cell", ["-31 000 000 kr", "kr -31 000 000", "-31 mnkr", "31,0 mkr-", "(31 msek)"])
def test_a_cell_in_another_unit_than_the_report_is_an_error_with_its_row(cell):
    text = f"Okt 2025, tkr\nVerksamhet;Utfall ack;Budget ack\nHemtjänst;{cell};-30 000\nIFO;-2;-3\n"

    for parsed in read_both(text):
        assert [(p.row, p.column) for p in parsed.errors] == [(3, "Utfall ack")]
        assert "rapporten läses i tkr" in parsed.errors[0].message


def test_cells_in_two_units_and_no_title_must_be_decided():
    for parsed in read_both("Okt 2025\nVerksamhet;Utfall ack;Budget ack\nHemtjänst;-31 tkr;-30 mnkr\n"):
        assert "unit_unknown" in [p.code for p in parsed.errors]
