"""A report whose own column says that its rows are in several measures is refused, never read as one."""

import pytest

from tests.importers.tables import read_both, totals

ROWS = (("510;Hemtjänst", "-4 120 500;-4 000 000"), ("520;Boende", "-7 310 200;-7 500 000"))
MONTHS = {"outcome 2025-10": -11_430.7, "budget 2025-10": -11_500}


def report(heading: str, *measures: str) -> str:
    rows = (f"{row};202510;{word};{kr}" for (row, kr), word in zip(ROWS, measures, strict=True))
    return f"Vht;Benämning;Period;{heading};Utfall;Budget\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize("heading", ["Enhet", "Måttenhet", "Mått", "Sort"])
@pytest.mark.parametrize(
    ("first", "second"), [("kr", "timmar"), ("kr", "tkr"), ("SEK", "årsarbetare"), ("platser", "tkr")]
)
def test_rows_in_several_measures_are_refused_and_the_column_is_named(heading, first, second):
    for parsed in read_both(report(heading, first, second)):
        (told,) = (p for p in parsed.errors if p.code == "mixed_measures")
        assert heading in told.message


def test_rows_in_one_measure_are_read():
    for parsed in read_both(report("Enhet", "kr", "kr")):
        assert totals(parsed) == MONTHS
        assert not parsed.errors


@pytest.mark.parametrize("words", [("Norr", "Söder"), ("kr", ""), ("mer än 500 kr", "timmar")])
def test_other_columns_are_no_measures(words):
    for parsed in read_both(report("Kommentar", *words)):
        assert "mixed_measures" not in [p.code for p in parsed.problems]
