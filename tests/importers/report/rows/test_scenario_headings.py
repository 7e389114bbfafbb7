"""A table printed once for its outcome and once for its budget: the heading above each says which it is."""

import pytest

from tests.importers.tables import read_both, totals

RIGHT = {
    f"{scenario} 2025-0{month}": -tkr
    for scenario, amounts in (("outcome", (130, 260, 400)), ("budget", (120, 250, 390)))
    for month, tkr in enumerate(amounts, start=1)
}
HEADER = "Enhet;Januari;Februari;Mars;Summa\n"
OUTCOME = "Norr;-30;-60;-100;-190\nSyd;-100;-200;-300;-600\nSumma;-130;-260;-400;-790\n"
BUDGET = "Norr;-20;-50;-90;-160\nSyd;-100;-200;-300;-600\nSumma;-120;-250;-390;-760\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("UTFALL", "BUDGET"),
        ("Utfall 2025", "Budget 2025"),
        ("Utfall (tkr)", "Budget (tkr)"),
        ("Utfall:", "Budget:"),
    ],
)
@pytest.mark.parametrize("between", ["", "\n"])
def test_each_heading_says_what_its_rows_are(first, second, between):
    top = f"Socialnämnden 2025, tkr\n{first}\n{HEADER}"
    for parsed in read_both(f"{top}{OUTCOME}{between}{second}\n{HEADER}{BUDGET}"):
        assert parsed.errors == ()
        assert totals(parsed) == RIGHT
        assert {figure.verksamhet_code for figure in parsed.figures} == {"Norr", "Syd"}
        assert {total.scenario.value for total in parsed.printed} == {"outcome", "budget"}


def test_in_the_other_order_and_without_the_header_again():
    top = f"Socialnämnden 2025, tkr\nBudget\n{HEADER}"
    for parsed in read_both(f"{top}{BUDGET}Utfall\n{OUTCOME}"):
        assert totals(parsed) == RIGHT
