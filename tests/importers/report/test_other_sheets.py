"""The sheets of a workbook that were not read: a report or a list needs a reason, all are named."""

import pytest

from socfin.domain.figures import Scenario
from socfin.importers import Options, SourceFile, examine
from tests.books import book

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def months(title: str, many: int) -> list[str]:
    rows = [f"{unit};{';'.join(['-7'] * many)}" for unit in ("510 Hemtjänst", "520 SÄBO", "530 IFO")]
    return [f"{title} 2025, tkr", f"Verksamhet;{';'.join(MONTHS[:many])}", *rows]


def listed(month: str, amount: int) -> list[str]:
    return ["Verksamhet;Konto;Period;Belopp", f"510;5011;{month};{amount}", f"520;5011;{month};{amount}"]


REPORT = [
    "Socialnämnden mars 2026 ack, tkr",
    "Verksamhet;Utfall;Budget",
    "510 Hemtjänst;-11;-10",
    "520 SÄBO;-22;-20",
]
ASIDE = ["Nyckeltal", "Mått;Antal", "Brukare;412"]


def read(book_of, **options):
    return examine(SourceFile(book(book_of), "bok.xlsx"), Options(**options)).parsed


def told(parsed) -> list[str]:
    return [problem.message for problem in parsed.problems if problem.code == "more_sheets"]


@pytest.mark.parametrize("many", [3, 6, 9, 10, 12])
def test_an_outcome_with_fewer_months_than_the_budget_is_told(many):
    parsed = read({"Budget": months("Budget", 12), "Utfall": months("Utfall", many)})

    assert told(parsed) == ["Bara bladet ”Budget” lästes. Också ”Utfall” har en rapport."]


def test_a_sheet_of_the_same_verksamheter_with_fewer_columns_is_told():
    wide = [REPORT[0], "Verksamhet;Utfall mars;Budget mars;Utfall ack;Budget ack;Budget helår"]
    wide += [f"{unit};-1;-1;-3;-3;-12" for unit in ("510 Hemtjänst", "520 SÄBO")]

    assert told(read({"Bilaga": wide, "Prognos": REPORT}))
    assert not told(read({"Bilaga": wide, "Volymer": ["Volymer", "Mått;Utfall;Budget", "Timmar;412;400"]}))


@pytest.mark.parametrize(
    "other",
    [listed("202509", -90), listed("202510", -80), REPORT, months("Budget", 12)],
)
def test_a_list_beside_another_list_or_a_report_is_told(other):
    parsed = read({"Lista": listed("202509", -100), "Andra": other}, scenario=Scenario.OUTCOME)

    assert told(parsed) == ["Bara bladet ”Lista” lästes. Också ”Andra” har en rapport."]
    assert len(parsed.figures) == 2


@pytest.mark.parametrize("first", [REPORT, listed("202509", -100)])
def test_every_other_sheet_with_numbers_is_named_in_a_note(first):
    sheets = {"Siffror": first, "Nyckeltal": ASIDE, "Diagram": ["a;b", "jan;3"], "Läs mig": ["Text"]}
    parsed = read(sheets, scenario=Scenario.OUTCOME)

    assert "Bladen ”Nyckeltal” och ”Diagram” läses inte." in parsed.notes
    assert not told(parsed)


def test_the_sheets_outside_those_read_together_are_named():
    sheets = {"Budget": months("Budget", 12), "Utfall": months("Utfall", 9), "Nyckeltal": ASIDE}
    parsed = read(sheets, sheets=("Budget", "Utfall"))

    assert "Bladet ”Nyckeltal” läses inte." in parsed.notes
