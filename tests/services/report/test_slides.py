"""How much stands on each page of a presentation, at its boundaries."""

import pytest

from socfin.services.report.highlights import explained
from socfin.services.report.slides import slides
from tests.services.ledgers import report_of


def committee_of(units):
    """A committee of so many verksamheter, each over its budget by a kronor more than the one before."""
    tree = "vo Vård\n" + "\n".join(f"  u{n} Enhet {n}" for n in range(units))
    ledger = "\n".join(
        f"u{n} budget 2024-0{month} -1000\nu{n} outcome 2024-0{month} -{1500 + n}"
        for n in range(units)
        for month in (1, 2)
    )
    return report_of(ledger, tree, "2024-02")


@pytest.mark.parametrize(
    ("units", "pages"), [(8, [8]), (9, [9]), (10, [5, 5]), (18, [9, 9]), (19, [7, 7, 5])]
)
def test_nine_rows_are_what_a_projector_holds(units, pages):
    assert [len(table) for table in slides(committee_of(units)).tables] == pages


@pytest.mark.parametrize(("units", "told"), [(5, 5), (6, 6), (7, 6)])
def test_six_deviations_are_explained_the_largest_first(units, told):
    """What a meeting has time for; the table holds the rest."""
    found = explained(committee_of(units))

    assert len(found) == told
    assert found[0].name == f"Enhet {units - 1}"


@pytest.mark.parametrize(("units", "said"), [(6, False), (7, True)])
def test_those_without_a_page_are_named_and_counted_as_one(units, said):
    report = committee_of(units)

    assert ("Enhet 0" in slides(report).untold) == said
