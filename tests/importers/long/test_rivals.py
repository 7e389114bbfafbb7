"""Which column is a list's verksamhet: the one called so in any abbreviation, else asked where two may be."""

import pytest

from socfin.domain.figures import Scenario
from tests.importers.long.reading import codes, kronor, read, read_both

OUTCOME = {"scenario": Scenario.OUTCOME}
ROWS = ("4100;510;5011;202510;-1000", "4100;520;5011;202510;-2000", "4200;510;5011;202510;-4000")
TURNED = ("510;4100;5011;202510;-1000", "520;4100;5011;202510;-2000", "510;4200;5011;202510;-4000")


def units(parsed) -> dict[str, int]:
    return {
        unit.code: sum((f.amount or 0) // 100 for f in of(parsed, unit.code)) for unit in parsed.verksamheter
    }


def of(parsed, code):
    return [figure for figure in parsed.figures if figure.verksamhet_code == code]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Verksamhet",
            "Verks",
            "Verks.",
            "Verksamh",
            "verksamh.",
            "Verksh",
            "Vht",
            "VHT",
            "VH",
            "Vsh",
            "Vsht",
            "VKS",
        ),
        *("V-het", "Verksamhetskod", "Verks.kod", "Verks nr", "Vht-kod", "VERKSAMHET (K)", "Funktion"),
    ],
)
@pytest.mark.parametrize("beside", ["Ansvar", "Ansv", "Kst", "Enhet", "Avdelning", "Kostnadsställe"])
def test_a_heading_that_is_the_verksamhet_in_any_abbreviation_decides_before_place(heading, beside):
    for parsed in (
        read(*ROWS, header=f"{beside};{heading};Konto;Period;Belopp", **OUTCOME),
        read(*TURNED, header=f"{heading};{beside};Konto;Period;Belopp", **OUTCOME),
    ):
        assert units(parsed) == {"510": -5000, "520": -2000}
        assert not parsed.problems


def test_an_abbreviated_heading_decides_in_a_workbook_and_with_a_name_beside():
    rows = ("4100;510;Hemtjänst;202510;-1000", "4200;520;Särskilt boende;202510;-2000")
    for parsed in read_both(*rows, header="Ansvar;Verks;Verks (T);Period;Belopp", **OUTCOME):
        assert [(unit.code, unit.name) for unit in parsed.verksamheter] == [
            ("510", "Hemtjänst"),
            ("520", "Särskilt boende"),
        ]
        assert not parsed.problems


@pytest.mark.parametrize("beside", ["Enhet", "Avd", "Kst", "Avdelningskod", "Verksamhetsområde"])
def test_two_dimensions_that_may_both_be_the_verksamhet_are_asked_about(beside):
    for parsed in read_both(*ROWS, header=f"Ansvar;{beside};Konto;Period;Belopp", **OUTCOME):
        (asked,) = parsed.errors
        assert asked.code == "which_verksamhet"
        assert "”Ansvar=verksamhet”" in asked.remedy
        assert f"”{beside}=verksamhet”" in asked.remedy
        assert any("510, 520" in answer for answer in asked.answers)
        assert any("4100, 4200" in answer for answer in asked.answers)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Ansvar;Projekt;Konto;Period;Belopp", ROWS),
        ("Ansvar;Enhet;Konto;Period;Belopp", ["4100;kr;5011;202510;-1000", "4200;kr;5011;202510;-2000"]),
        ("Enhet;Ansvar;Konto;Period;Belopp", ["kr;4100;5011;202510;-1000", "kr;4200;5011;202510;-2000"]),
        ("Ansvar;Avdelning;Konto;Period;Belopp", ["4100;6;5011;202510;-1000", "4200;6;5011;202510;-2000"]),
    ],
)
def test_a_dimension_that_parts_nothing_or_is_a_unit_is_not_asked_about(header, rows):
    for parsed in read_both(*rows, header=header, **OUTCOME):
        assert set(units(parsed)) == {"4100", "4200"}
        assert "which_verksamhet" not in codes(parsed)


def test_the_name_of_the_dimension_that_leads_is_the_verksamhet_s_name():
    rows = ("4100;Norr;202510;-1000", "4200;Söder;202510;-2000")
    for parsed in read_both(*rows, header="Ansvar;Ansvar (T);Period;Belopp", **OUTCOME):
        assert [(unit.code, unit.name) for unit in parsed.verksamheter] == [
            ("4100", "Norr"),
            ("4200", "Söder"),
        ]
        assert kronor(parsed) == {"outcome 2025-10": -3000}
