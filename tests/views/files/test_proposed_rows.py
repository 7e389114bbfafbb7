"""Rows beside the net are proposed outside the report on the file's page, for the controller to accept."""

import pytest

from socfin.forms.decisions import DecisionForm


def asked(row: str, decided: dict[str, str]) -> str:
    form = DecisionForm(unknown=[], accounts=[], tree=[], decisions={}, rows=[row], decided_rows=decided)
    assert form.must_decide is (not decided)
    return form["r-0"].initial


@pytest.mark.parametrize(
    "row", ["Skatteintäkter", "Generella statsbidrag", "Finansnetto", "Investeringar", "Kommunbidrag"]
)
def test_taxes_financial_items_and_investments_are_proposed_outside_and_still_to_be_decided(row):
    assert asked(row, {}) == "outside"
    assert asked(row, {row.casefold(): "revenue"}) == "revenue"


@pytest.mark.parametrize("row", ["Statsbidrag migrationsverket", "Medlemsavgift", "Interna poster"])
def test_nothing_is_proposed_for_other_rows(row):
    assert asked(row, {}) == ""
