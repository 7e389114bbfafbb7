"""A row with the committee's name is its total, or what the board itself costs where the total counts it."""

import pytest

from tests.importers.tables import read_both, totals

HEADER = "Socialnämnden jan-okt 2025, tkr, ackumulerat\nVerksamhet;Utfall;Budget\n"
ROWS = "Äldreomsorg;-239 500;-230 000\nIFO;-69 200;-68 000\n"
BOARD = "Socialnämnden;-310;-300\n"


@pytest.mark.parametrize(
    "text",
    [
        HEADER + BOARD + ROWS + "Totalt;-309 010;-298 300\n",
        HEADER + ROWS + BOARD + "Summa;-309 010;-298 300\n",
        HEADER + "Totalt;-309 010;-298 300\n" + BOARD + ROWS,
    ],
    ids=["first", "last", "total first"],
)
def test_a_row_of_the_boards_own_costs_is_a_row_where_the_total_counts_it(text):
    for parsed in read_both(text, committee="Socialnämnden"):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -309_010, "budget 2025-01–2025-10": -298_300}
        assert not parsed.problems
        assert [f.amount for f in parsed.figures if not f.verksamhet_code] == [-31_000_000, -30_000_000]
        assert any("räknar in den" in note for note in parsed.notes)


@pytest.mark.parametrize("total", ["", "Totalt;-308 700;-298 000\n"])
def test_a_row_of_the_committees_name_that_is_the_total_is_no_row(total):
    for parsed in read_both(
        HEADER + "Socialnämnden;-308 700;-298 000\n" + ROWS + total, committee="Socialnämnden"
    ):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -308_700, "budget 2025-01–2025-10": -298_000}
        assert not parsed.problems
