"""A header printed again belongs to the same table, unless its own title says another month or unit."""

import pytest

from tests.importers.tables import read_both

HEADER = "Verksamhet;Budget ack;Utfall ack\n"
FIRST = "Hemtjänst;-3 600;-3 700\nBoende;-4 500;-4 600\n"
SECOND = "IFO;-4 000;-4 200\nLSS;-5 000;-5 100\n"


def sheet(first, second, total=""):
    return f"{first}\n\n{HEADER}{FIRST}{total}\n{second}\n\n{HEADER}{SECOND}"


@pytest.mark.parametrize(
    "second",
    [
        "Socialnämnden jan-okt 2020, tkr",
        "Socialnämnden januari–augusti 2020",
        "Socialnämnden jan-sep 2020, mnkr",
        "Socialnämnden, belopp i kr",
    ],
)
@pytest.mark.parametrize("total", ["", "Summa;-8 100;-8 300\n"])
def test_another_month_or_unit_begins_another_table_and_only_one_is_read(second, total):
    for parsed in read_both(sheet("Socialnämnden jan-sep 2020, tkr", second, total)):
        assert "more_tables" in [problem.code for problem in parsed.problems]
        assert len(parsed.figures) == 4


@pytest.mark.parametrize("second", ["", "Sida 2", "Socialnämnden jan-sep 2020, tkr", "Socialnämnden, forts."])
def test_a_header_printed_again_on_the_next_page_does_not(second):
    for parsed in read_both(sheet("Socialnämnden jan-sep 2020, tkr", second)):
        assert "more_tables" not in [problem.code for problem in parsed.problems]
        assert len(parsed.figures) == 8
