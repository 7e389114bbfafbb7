"""Pivot tables that are filtered to one month: its own amounts, or January up to it."""

import pytest

from socfin.domain.money import Unit
from socfin.domain.period import Month
from socfin.importers.report.columns.chosen import column_choices
from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both, totals

ROWS = "510 Hemtjänst;-4 010;-3 920\n520 Säbo;-8 000;-8 090\nTotalsumma;-12 010;-12 010\n"
SUMMED = "Summa av Utfall;Summa av Budget"


def pivot(filtered: str, headings: str = SUMMED) -> str:
    return f"Socialnämnden, tkr\n{filtered}\n\nVerksamhet;{headings}\n{ROWS}"


@pytest.mark.parametrize(
    "filtered", ["Period;202510", "Månad;okt 2025", "Period;2025-10", "Redovisningsperiod;202510"]
)
def test_sums_under_a_filter_of_one_month_are_asked_about(filtered):
    for parsed in read_both(pivot(filtered)):
        asked = [p.column for p in parsed.errors if p.code == "title_or_month"]
        assert asked == SUMMED.split(";")
        assert "bara oktober 2025, som pivottabellens filter säger" in parsed.errors[0].message


@pytest.mark.parametrize(("word", "span"), [("månad", "2025-10"), ("ack", "2025-01–2025-10")])
def test_the_answer_says_which_months_the_sums_are_of(word, span):
    said = column_choices("; ".join(f"{heading}={word}" for heading in SUMMED.split(";")))
    for parsed in read_both(pivot("Period;202510"), columns=said):
        assert totals(parsed) == {f"outcome {span}": -12_010, f"budget {span}": -12_010}
        assert not parsed.errors


@pytest.mark.parametrize(
    ("filtered", "headings"),
    [
        ("Period;202510", "Summa av Utfall ack;Summa av Budget ack"),
        ("Period: okt 2025", "Utfall;Budget"),
        ("Period;202501", SUMMED),
    ],
)
def test_what_says_its_months_and_what_is_no_pivot_is_not_asked_about(filtered, headings):
    for parsed in read_both(pivot(filtered, headings)):
        assert "title_or_month" not in [p.code for p in parsed.problems]


@pytest.mark.parametrize("filters", ["År;(Alla)", "Redovisningsår;(Flera objekt)", "År:;Samtliga"])
def test_a_pivot_of_all_years_needs_a_reason(filters):
    rows = "Radetiketter;Summa av Utfall;Summa av Budget\nA;-200000;-210000\nB;-90000;-80000\n"
    for parsed in read_both(f"{filters}\n\n{rows}", period=Month(2025, 3), unit=Unit.KR):
        assert "years_together" in {p.code for p in serious_of(parsed.problems)}
    for parsed in read_both(f"Område;(Alla)\n\n{rows}", period=Month(2025, 3), unit=Unit.KR):
        assert "years_together" not in {p.code for p in parsed.problems}
