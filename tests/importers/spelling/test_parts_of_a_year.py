"""Quarters and tertials in a row, and what a delårsrapport says of its months."""

import pytest

from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.months import Months
from socfin.importers.spelling.periods import months_in, says_to_date
from socfin.importers.spelling.roles import Basis


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Utfall ack kv 1-3", Months(1, 9)),
        ("Budget kv1–kv2", Months(1, 6)),
        ("Q1-Q3 2025", Months(1, 9, 2025)),
        ("2024 Q2–Q3", Months(4, 9, 2024)),
        ("Utfall T1-T2", Months(1, 8)),
        ("tertial 1 och 2 2025", Months(1, 8, 2025)),
        ("kvartal 1 till 3", Months(1, 9)),
        ("kv. 1+2", Months(1, 6)),
        ("T1–T3 2025", Months(1, 12, 2025)),
    ],
)
def test_parts_in_a_row_are_all_their_months(text, months):
    assert months_in(text) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [("Q1-2025", (1, 3)), ("T2 - 2025", (5, 8)), ("kv1-25", (1, 3)), ("Utfall kv 3", (7, 9))],
)
def test_a_year_after_a_part_is_no_other_part(text, months):
    said = months_in(text)

    assert said is not None
    assert (said.first, said.last) == months


def test_parts_that_run_backwards_say_no_months():
    assert months_in("kv 3-1") is None


@pytest.mark.parametrize(
    "text",
    ["Delårsrapport 2025-08-31", "Delårsbokslut aug 2025", "Delår 2", "Utfall delår 1", "DELÅRSUPPFÖLJNING"],
)
def test_a_part_year_report_is_from_january(text):
    assert says_to_date(text)


def test_an_outcome_of_a_part_year_is_accumulated():
    assert read_heading("Utfall delår").basis is Basis.TO_DATE
