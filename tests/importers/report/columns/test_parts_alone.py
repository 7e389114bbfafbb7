"""A kind of cost as a report's only outcome needs a reason; years in two figures are the columns' own."""

import pytest

from tests.importers.tables import read_both, totals


def _report(headings: str) -> str:
    return f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;{headings}\n510 A;-70;-90\n520 B;-10;-20\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Lönekostnad utfall",
        "Utfall personal",
        "Utfall exkl. covid",
        "Externt utfall",
        "Köpt verksamhet utfall",
    ],
)
def test_a_part_of_the_outcome_alone_needs_a_reason(heading):
    for parsed in read_both(_report(f"{heading};Budget")):
        assert "part_of_outcome" in {one.code for one in parsed.problems}


@pytest.mark.parametrize(
    "heading", ["Lönebudget ack", "Intäktsbudget jan-okt", "Volymbudget ack", "Tilläggsbudget ack"]
)
def test_a_part_of_the_budget_alone_needs_a_reason(heading):
    for parsed in read_both(_report(f"Utfall ack;{heading}")):
        assert ("part_of_outcome", heading) in {(p.code, p.column) for p in parsed.problems}
    for parsed in read_both(_report("Utfall ack;Internbudget ack")):
        assert "part_of_outcome" not in {p.code for p in parsed.problems}


@pytest.mark.parametrize("heading", ["Utfall", "Utfall ack", "Nettokostnad", "Redovisat", "Verkligt"])
def test_the_whole_outcome_needs_none(heading):
    for parsed in read_both(_report(f"{heading};Budget")):
        assert "part_of_outcome" not in {one.code for one in parsed.problems}


@pytest.mark.parametrize("last", ["Utfall 24", "Utf -24", "Utfall '24", "Utf 24"])
def test_a_year_in_two_figures_is_the_columns_own(last):
    for parsed in read_both(_report(f"{last};Utfall 25")):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -110
        assert {f.span.last.year for f in parsed.figures} == {2024, 2025}


@pytest.mark.parametrize("heading", ["Budget 25", "Bud -25", "Budget '25"])
def test_a_budget_of_a_year_in_two_figures_is_of_that_year(heading):
    text = f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;{heading};Utfall ack\n510 A;-120;-90\n"
    for parsed in read_both(text):
        assert totals(parsed)["budget 2025-01–2025-12"] == -120
