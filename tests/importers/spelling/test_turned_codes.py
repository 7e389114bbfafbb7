"""A code that Excel has made a date or a power of ten is known by one rule, whatever the file."""

import datetime as dt

import pytest

from socfin.importers import Options, parse
from socfin.importers.spelling.turned_codes import became

TURNED = [
    "2025-05-01",
    "1-maj",
    "maj-25",
    "05/01/2025",
    "01-mars",
    "3 juni",
    "juli 25",
    "5,2E+12",
    "5E+11",
    "5,20E-03",
]
WHOLE = ["510", "51-2", "5E1", "12E05", "A1", "2025", "05-01", "510.1", "1 maj-laget", "100E20"]


@pytest.mark.parametrize("code", TURNED)
def test_a_turned_code_is_an_error_in_both(code):
    long = f"verksamhet;konto;period;scenario;belopp\n{code};5020;2025-10;utfall;-4200\n"
    report = f"Okt 2025 ack, tkr\nKod;Namn;Utfall\n{code};Hemtjänst;-4 200\n520;Säbo;-3\n"

    for text in (long, report):
        assert parse(text.encode(), "fil.csv", Options()).errors[0].code == "code_turned"


@pytest.mark.parametrize("code", WHOLE)
def test_a_whole_code_is_none_in_either(code):
    assert became(code) == ""


def test_a_cell_of_a_date_or_of_very_many_figures_is_turned():
    assert became(dt.date(2025, 5, 1)) == "ett datum"
    assert (became(5.2e12), became(510)) == ("ett tal", "")
