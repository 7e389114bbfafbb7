"""A deviation that is not outcome − budget on most rows speaks of columns read wrong: it needs a reason."""

import pytest

from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both

HEADER = "Socialnämnden jan-okt 2025, tkr, ackumulerat\nVerksamhet;Utfall;Budget;Avvikelse\n"
RIGHT = "Äldreomsorg;-239 500;-230 000;-9 500\nIFO;-69 200;-68 000;-1 200\nLSS;-100;-90;-10\n"


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("Äldreomsorg;-239 500;-230 000;-1 000\nIFO;-69 200;-68 000;-2 000\n", "2 av 2"),
        (RIGHT.replace("-9 500", "-1 000").replace("-1 200", "-2 200"), "2 av 3"),
        (RIGHT.replace("-9 500", "9 000").replace("-1 200", "-2 200") + "Barn;-50;-40;-10\n", "2 av 4"),
    ],
)
def test_a_deviation_that_differs_on_half_of_the_rows_or_more_needs_a_reason(rows, wrong):
    for parsed in read_both(HEADER + rows):
        (serious,) = serious_of(parsed.problems)
        assert (serious.code, serious.column) == ("deviation_unlike", "Avvikelse")
        assert wrong in serious.message


def test_a_deviation_that_differs_on_one_row_of_many_is_told_on_its_row():
    for parsed in read_both(HEADER + RIGHT.replace("-1 200", "-2 200")):
        assert [(one.code, one.row) for one in parsed.problems] == [("deviation_differs", 4)]
        assert not serious_of(parsed.problems)
