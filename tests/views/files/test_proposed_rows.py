"""Rows beside the net are proposed under it on the file's page, for the controller to accept."""

import pytest

from socfin.forms.decisions import DecisionForm, Undecided


def asked(row: str, decided: dict[str, str]) -> str:
    form = DecisionForm(undecided=Undecided(rows=[row], decided_rows=decided), tree=[])
    assert form.must_decide is (not decided)
    return form["r-0"].initial


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("Skatteintäkter", "taxes"),
        ("Generella statsbidrag", "taxes"),
        ("Finansnetto", "financial"),
        ("Finansiella kostnader", "financial"),
        ("Investeringar", "investment"),
        ("Kommunbidrag", "outside"),
        ("Skattemedel", "outside"),
    ],
)
def test_what_is_beside_the_net_is_proposed_there_and_still_to_be_decided(row, line):
    assert asked(row, {}) == line
    assert asked(row, {row.casefold(): "revenue"}) == "revenue"


@pytest.mark.parametrize("row", ["Statsbidrag migrationsverket", "Medlemsavgift", "Interna poster"])
def test_nothing_is_proposed_for_other_rows(row):
    assert asked(row, {}) == ""
