"""The demo's comparisons: in Kolada's form, made up and called so, and hanging together."""

import pytest

from socfin.domain.kolada import COUNTRY, KPIS
from socfin.importers.kolada import facts_in
from socfin.management.demo.kolada import COMPARED, answer


@pytest.mark.parametrize("slug", COMPARED)
def test_what_was_spent_is_what_was_expected_and_the_deviation(slug):
    compared = COMPARED[slug]
    places = [compared.place, COUNTRY]
    facts = facts_in(answer(compared, 2022), [kpi.code for kpi in KPIS], places)
    own = {(fact.kpi, fact.year): fact.value for fact in facts if fact.place == compared.place}

    assert {year for _, year in own} == set(range(2010, 2022))
    for per_cent, net, expected in (("N20900", "N20014", "N20016"), ("N30001", "N30005", "N30007")):
        spent, due = own[net, 2021], own[expected, 2021]
        assert float(own[per_cent, 2021]) == pytest.approx(float(spent / due * 100 - 100), abs=0.1)
    assert not [fact for fact in facts if fact.place == COUNTRY and fact.kpi in ("N20900", "N30026")]


def test_every_file_says_in_its_name_that_its_values_are_made_up():
    assert all(compared.filename.startswith("Påhittade värden") for compared in COMPARED.values())
