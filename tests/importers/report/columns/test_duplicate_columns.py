"""Two tables beside each other are told as that; a list with a budget beside its amounts is a report."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.importers.options import Repeats
from tests.importers.tables import read_both, totals

TITLE = "Socialnämnden jan-okt 2025 ackumulerat, tkr\n"


@pytest.mark.parametrize("gap", ["", ";"])
@pytest.mark.parametrize("naming", ["Verksamhet", "Enhet"])
def test_a_second_table_to_the_right_is_told_with_its_column(gap, naming):
    header = f"{naming};Utfall;Budget;{gap}{naming};Utfall;Budget\n"
    rows = f"IFO;-69;-68;{gap}Hemtjänst;-100;-90\nÄldre;-139;-130;{gap}Boende;-39;-40\n"
    for parsed in read_both(TITLE + header + rows):
        (asked,) = parsed.errors
        assert asked.code == "tables_beside"
        assert f"kolumn {'E' if gap else 'D'}" in asked.message


@pytest.mark.parametrize("budget", ["Budget", "Budget period", "Budgeterat belopp", "Periodbudget"])
def test_a_list_with_a_budget_beside_its_amounts_is_read_with_it(budget):
    rows = "510;5011;202510;-1000000;-900000\n520;5011;202510;-2000000;-2100000\n"
    text = f"Verksamhet;Konto;Period;Belopp;{budget}\n{rows}"
    for parsed in read_both(text, scenario=Scenario.OUTCOME, unit=Unit.KR):
        assert totals(parsed) == {"outcome 2025-10": -3000, "budget 2025-10": -3000}
        assert not parsed.errors


@pytest.mark.parametrize(("answer", "tkr"), [(Repeats.ONCE, -3000), (Repeats.ADDED, -4000)])
def test_rows_of_a_report_that_are_alike_are_added_or_read_once_as_was_said(answer, tkr):
    rows = "510 A;-1 000;-900\n520 B;-2 000;-2 100\n510 A;-1 000;-900\n"
    text = f"{TITLE}Verksamhet;Utfall;Budget\n{rows}"
    for parsed in read_both(text):
        assert [problem.code for problem in parsed.errors] == ["duplicate"]
        assert len(parsed.errors[0].answers) == 2
    for parsed in read_both(text, repeats=answer):
        assert totals(parsed)["outcome 2025-01–2025-10"] == tkr
        assert not parsed.errors
