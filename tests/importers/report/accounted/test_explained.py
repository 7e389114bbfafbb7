"""A sum that does not tie is told with the rows that are the difference."""

import pytest

from socfin.importers import parse
from socfin.importers.report.accounted.explained import Amount, explanation

ROWS = [Amount(4, "Hemtjänst", -100), Amount(5, "SÄBO", -250), Amount(6, "LSS", -70), Amount(7, "IFO", -900)]
OTHERS = [Amount(8, "varav löner", -33)]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (-250, "Skillnaden är just rad 5 (”SÄBO”): summan är utan det beloppet."),
        (33, "Skillnaden är just rad 8 (”varav löner”), som inte läses men är med i summan."),
        (-140, "Skillnaden är två gånger rad 6 (”LSS”): tecknet kan vara fel."),
        (-170, "Skillnaden är just rad 4 och 6 tillsammans: summan är utan dem."),
        (-420, "Skillnaden är just rad 4, 5 och 6 tillsammans: summan är utan dem."),
        (-17, ""),
    ],
)
def test_one_row_two_or_a_run_explain_the_difference(extra, said):
    assert explanation(extra, ROWS, OTHERS, 0) == said


def test_two_rows_that_would_do_as_well_explain_nothing():
    assert explanation(-100, [*ROWS, Amount(9, "HSR", -100)], OTHERS, 0) == ""


def test_the_total_of_a_report_names_the_row_it_is_without():
    parsed = parse(
        b"Period: jan-mar 2022, kr\nVerksamhet;Utfall jan-mar;Budget jan-mar\n"
        b"510 Hemtjanst;-4100000;-4000000\n520 Boende;-6950000;-6700000\n530 LSS;-990000;-1020000\n"
        b"Totalt;-11050000;-11720000\n"
    )

    assert [(p.code, p.row) for p in parsed.problems] == [("sum_differs", 6)]
    assert parsed.problems[0].message.endswith(
        "Skillnaden är just rad 5 (”530 LSS”): summan är utan det beloppet."
    )
