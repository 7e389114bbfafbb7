"""The largest causes of a deviation, and comments that speak of the other direction than their row."""

from dataclasses import replace

import pytest

from socfin.domain.timespans import MONTH
from socfin.services.report.causes import contradicts, largest_causes
from tests.documents.reports import nora, timra
from tests.rows import saying


def test_the_three_that_moved_the_total_most_in_its_own_direction():
    assert [row.name for row in largest_causes(nora())] == [
        "Individ- och familjeomsorg (IFO)",
        "Hälsa, sjukvård och rehab (HSR)",
        "Hemtjänst",
    ]


def test_without_verksamheter_they_are_lines_and_never_a_varav():
    assert [row.name for row in largest_causes(timra())] == ["Kostnader"]


def test_a_total_on_budget_has_no_causes_and_nor_has_an_unknown_month():
    on_budget = replace(nora(), total=saying(nora().total, deviation_to_date_ore=0))

    assert largest_causes(on_budget) == ()
    assert largest_causes(nora(), MONTH) == ()


@pytest.mark.parametrize(
    ("text", "deviation", "is_other"),
    [
        ("Överskottet beror på vakanser.", -900_000_00, True),
        ("Underskottet beror på vikarier.", 900_000_00, True),
        ("Positiv budgetavvikelse tack vare färre platser.", -900_000_00, True),
        ("Placeringar förklarar underskottet. Försörjningsstödet ligger under budget.", -900_000_00, False),
        ("Underskottet beror på vikarier.", -900_000_00, False),
        ("Fler ärenden än väntat.", -900_000_00, False),
        ("Överskottet beror på vakanser.", -400_00, False),
        ("Överskottet beror på vakanser.", None, False),
    ],
)
def test_a_comment_of_the_other_direction_contradicts_its_row(text, deviation, is_other):
    assert contradicts(text, deviation) is is_other
