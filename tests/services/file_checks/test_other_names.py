"""A code that bears another verksamhet's name is never published by its code in silence."""

import pandas as pd
import pytest

from socfin.domain.figures import NamedVerksamhet
from socfin.services.file_checks.checks import serious_of
from socfin.services.file_checks.other_names import names_of_others

TREE = {
    "5": "Socialnämnden",
    "710": "Ledning",
    "720": "Hemtjänst",
    "730": "Särskilt boende",
    "740": "Övrigt",
    "750": "Övrigt",
}
FIGURES = pd.DataFrame({"verksamhet_code": ["710", "720", "720", "730"], "row": [3, 4, 5, 6]})


def told(*units):
    return names_of_others([NamedVerksamhet(*unit) for unit in units], TREE, FIGURES)


def test_two_codes_that_have_changed_names_are_both_named_with_their_first_row_and_demand_a_reason():
    (warned,) = told(("710", "Ledning"), ("720", "Särskilt boende"), ("730", "Hemtjänst"))

    assert "720 Särskilt boende (här heter 720 Hemtjänst, och Särskilt boende är 730)" in warned.message
    assert "730 Hemtjänst (här heter 730 Särskilt boende, och Hemtjänst är 720)" in warned.message
    assert (warned.row, serious_of([warned])) == (4, (warned,))


@pytest.mark.parametrize(
    "unit", [("720", "LEDNING"), ("730", "hem-tjänst"), ("740", "Ledning"), ("720", "Särskilt  boende")]
)
def test_one_code_with_the_name_of_another_is_enough_however_it_is_written(unit):
    (warned,) = told(unit)

    assert unit[0] in warned.message


@pytest.mark.parametrize(
    "unit",
    [
        ("720", "Hemtjänst"),
        ("720", "HEM-TJÄNST "),
        ("720", "Hemtjänst och hemsjukvård"),
        ("720", ""),
        ("720", "720"),
        ("790", "Hemtjänst"),
        ("740", "Övrigt"),
        ("720", "Övrigt"),
    ],
)
def test_its_own_name_a_new_name_no_name_and_a_name_of_several_are_nobody_elses(unit):
    assert told(unit) == []
