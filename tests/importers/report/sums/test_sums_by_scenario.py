"""Tables with budget and outcome on rows of their own: each scenario's total sums its own rows."""

import pytest

from socfin.domain.figures import Scenario
from tests.importers.tables import read_both, totals

KINDS = [("Budget", "Utfall"), ("Utfall", "Budget"), ("BUDGET", "UTFALL")]


def table(*kinds: str, off: int = 0) -> str:
    amounts = {"budget": (-100, -110), "utfall": (-105, -108)}
    units = [
        f"{unit};{kind};{a};{b}"
        for unit in ("510 Hemtjänst", "520 IFO")
        for kind in kinds
        for a, b in [amounts[kind.lower()]]
    ]
    sums = [f"Totalt;{kind};{2 * a + off};{2 * b}" for kind in kinds for a, b in [amounts[kind.lower()]]]
    return "\n".join(["Socialnämnden 2024, tkr", "Verksamhet;Typ;jan;feb", *units, *sums]) + "\n"


@pytest.mark.parametrize("kinds", KINDS)
def test_a_total_per_scenario_sums_the_rows_of_its_own(kinds):
    for parsed in read_both(table(*kinds)):
        assert not parsed.problems
        assert totals(parsed) == {
            "budget 2024-01": -200,
            "budget 2024-02": -220,
            "outcome 2024-01": -210,
            "outcome 2024-02": -216,
        }
        printed = {(one.scenario, str(one.span)): one.amount / 100_000 for one in parsed.printed}
        assert printed[Scenario.OUTCOME, "2024-02"] == -216
        assert printed[Scenario.BUDGET, "2024-01"] == -200


@pytest.mark.parametrize("kinds", KINDS)
def test_a_total_that_its_own_rows_do_not_give_is_told(kinds):
    for parsed in read_both(table(*kinds, off=-7)):
        assert [(p.code, p.column) for p in parsed.problems] == [("sum_differs", "jan")] * 2
